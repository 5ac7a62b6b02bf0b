#include "ui/canvas/legend_lines.h"

#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace glassbox {
namespace {

constexpr double lineLength = 24, gap = 6, between = 14, lineHeight = 20;
constexpr double arrowSize = 4, lineWidth = 2;

}  // namespace

LegendLines::LegendLines(const ThemeManager& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&themes, &ThemeManager::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void LegendLines::setShown(bool forward, bool backward) {
    forward_ = forward;
    backward_ = backward;
    updateGeometry();
    update();
}

QSize LegendLines::sizeHint() const {
    const Theme& theme = themes_.theme();
    const QFontMetricsF metrics(theme.font(FontRole::Caption));
    double width = 0;
    if (forward_) width += theme.px(lineLength + gap) + metrics.horizontalAdvance(tr("data, forward"));
    if (backward_) width += theme.px(lineLength + gap) + metrics.horizontalAdvance(tr("gradient, backward"));
    if (forward_ && backward_) width += theme.px(between);
    return {static_cast<int>(std::ceil(width)), theme.px(lineHeight)};
}

void LegendLines::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing, true);
    const Theme& theme = themes_.theme();
    const double middle = rect().center().y() + 0.5, length = theme.px(lineLength);
    painter.setFont(theme.font(FontRole::Caption));
    double x = 0;
    const auto entry = [&](Role role, bool right, const QString& words) {
        QPen pen(theme.color(role), lineWidth * theme.scale());
        if (!right) pen.setDashPattern({3, 2});
        painter.setPen(pen);
        painter.drawLine(QPointF(x, middle), QPointF(x + length, middle));
        const double size = arrowSize * theme.scale();
        const double tip = x + length / 2 + (right ? size / 2 : -size / 2);
        paintArrow(painter, {tip, middle}, {right ? 1.0 : -1.0, 0.0}, size, pen);
        x += length + theme.px(gap);
        painter.setPen(theme.color(Role::Text2));
        const double width = QFontMetricsF(painter.font()).horizontalAdvance(words) + 1;
        painter.drawText(QRectF(x, 0, width, rect().height()), Qt::AlignVCenter | Qt::AlignLeft, words);
        x += width + theme.px(between);
    };
    if (forward_) entry(Role::Forward, true, tr("data, forward"));
    if (backward_) entry(Role::Backward, false, tr("gradient, backward"));
}

}  // namespace glassbox
