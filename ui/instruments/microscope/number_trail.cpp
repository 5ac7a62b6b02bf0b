#include "ui/instruments/microscope/number_trail.h"

#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

constexpr int pillPx = 22, linePx = 28;

}  // namespace

NumberTrail::NumberTrail(const ThemeManager& themes, QWidget* parent) : SpotField(themes, parent) {}

void NumberTrail::setStops(const QString& lead, const QString& arrow, std::vector<TrailStop> stops,
                           TensorDirection direction) {
    lead_ = lead;
    arrow_ = arrow;
    stops_ = std::move(stops);
    setDirection(direction);
    choose(-1);
    QStringList said;
    for (const TrailStop& stop : stops_)
        said.append(stop.text);
    setAccessibleName(lead_ + u' ' + said.join(u' ' + arrow_ + u' '));
    relayOut();
}

double NumberTrail::textWidth(const QString& text) const {
    return std::ceil(QFontMetricsF(theme().font(FontRole::MonoCaption)).horizontalAdvance(text));
}

double NumberTrail::leastWidth() const {
    double widest = textWidth(lead_);
    for (const TrailStop& stop : stops_)
        widest = std::max(widest, textWidth(stop.text) + 2 * theme().metrics().space8);
    return widest + textWidth(arrow_) + 2 * theme().metrics().space8;
}

/// An arrow stands before each pill but the first, on the pill's line.
double NumberTrail::layOut(double width, std::vector<NumberSpot>& spots) {
    if (stops_.empty()) return 0;
    const double line = theme().px(linePx), pill = theme().px(pillPx), gap = theme().metrics().space8;
    const double arrow = textWidth(arrow_) + gap;
    double x = lead_.isEmpty() ? 0 : textWidth(lead_) + gap, top = 0;
    for (std::size_t i = 0; i < stops_.size(); ++i) {
        const double wide = textWidth(stops_[i].text) + 2 * gap, before = i > 0 ? arrow : 0;
        if (x + before + wide > width && x > 0) {
            x = 0;
            top += line;
        }
        addSpot(spots, QRectF(x + before, top + (line - pill) / 2, wide, pill), stops_[i].factor, stops_[i].sample);
        x += before + wide + gap;
    }
    return top + line;
}

void NumberTrail::paintPage(QPainter& painter) const {
    const bool forward = direction() == TensorDirection::Forward;
    const QColor ground = theme().color(forward ? Role::ForwardSoft : Role::BackwardSoft);
    painter.setFont(theme().font(FontRole::MonoCaption));
    painter.setPen(theme().color(Role::Text2));
    painter.drawText(QRectF(0, 0, width(), theme().px(linePx)), Qt::AlignLeft | Qt::AlignVCenter, lead_);
    for (std::size_t i = 0; i < spots().size(); ++i) {
        const QRectF& box = spots()[i].box;
        paintBox(painter, box, box.height() / 2, ground);
        painter.setPen(theme().color(Role::Text));
        painter.drawText(box, Qt::AlignCenter, stops_[i].text);
        if (i == 0) continue;
        const double wide = textWidth(arrow_) + theme().metrics().space8;
        painter.setPen(theme().color(directionRole(direction())));
        painter.drawText(QRectF(box.left() - wide, box.top(), wide - theme().metrics().space4, box.height()),
                         Qt::AlignRight | Qt::AlignVCenter, arrow_);
    }
}

}  // namespace glassbox
