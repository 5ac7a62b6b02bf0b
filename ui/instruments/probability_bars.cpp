#include "ui/instruments/probability_bars.h"

#include "ui/theme/numbers.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <QVariantAnimation>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace glassbox {
namespace {

constexpr int leastBar = 12, rowHeight = 18, lowestRow = 11, barHeight = 12;
constexpr double otherOpacity = 0.55;

}  // namespace

ProbabilityBars::ProbabilityBars(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), themes_(themes), movement_(new QVariantAnimation(this)) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    movement_->setStartValue(0.0);
    movement_->setEndValue(1.0);
    movement_->setEasingCurve(QEasingCurve::OutCubic);
    connect(movement_, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        for (std::size_t i = 0; i < shown_.size(); ++i) {
            const double goal = i < target_.size() ? static_cast<double>(target_[i]) : 0.0;
            shown_[i] = from_[i] + (goal - from_[i]) * value.toDouble();
        }
        update();
    });
    connect(&themes, &ThemeManager::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ProbabilityBars::setClasses(const QStringList& classes) {
    if (classes == classes_) return;
    classes_ = classes;
    shown_.assign(static_cast<std::size_t>(classes.size()), 0.0);
    from_ = shown_;
    updateGeometry();
    describe();
    update();
}

void ProbabilityBars::setProbabilities(const std::vector<float>& probabilities) {
    if (probabilities == target_) return;
    target_ = probabilities;
    movement_->stop();
    from_ = shown_;
    // Duration 0 ends at once, at the value.
    movement_->setDuration(isVisible() ? themes_.theme().duration(Motion::Bars) : 0);
    movement_->start();
    describe();
}

int ProbabilityBars::winner() const {
    if (target_.empty()) return -1;
    return static_cast<int>(std::max_element(target_.begin(), target_.end()) - target_.begin());
}

void ProbabilityBars::describe() {
    QStringList said;
    for (int i = 0; i < static_cast<int>(classes_.size()); ++i) {
        if (i < static_cast<int>(target_.size())) said.append(classes_[i] + QStringLiteral(": ") + percentOf(i));
    }
    setAccessibleDescription(said.join(QStringLiteral(", ")));
}

QString ProbabilityBars::percentOf(int index) const {
    const auto at = static_cast<std::size_t>(index);
    if (at >= target_.size()) return QString(QChar(0x2013));
    return Numbers(themes_.theme().locale()).percent(static_cast<double>(target_[at]), 1);
}

/// Two columns where ten rows would be too low to read.
int ProbabilityBars::columns() const {
    const auto rows = std::max<int>(1, static_cast<int>(classes_.size()));
    return height() / rows < themes_.theme().px(lowestRow) ? 2 : 1;
}

QRectF ProbabilityBars::rowBox(int index) const {
    const int across = columns(), rows = (static_cast<int>(classes_.size()) + across - 1) / across;
    const double gap = across > 1 ? themes_.theme().px(12) : 0;
    const double wide = (width() - gap * (across - 1)) / across, high = static_cast<double>(height()) / rows;
    return {index / rows * (wide + gap), index % rows * high, wide, high};
}

void ProbabilityBars::paintEvent(QPaintEvent*) {
    if (classes_.isEmpty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont strong = themes_.theme().font(FontRole::MonoCaption);
    strong.setBold(true);
    const QFontMetricsF metrics(strong);
    double names = 0;
    for (const QString& name : classes_)
        names = std::max(names, metrics.horizontalAdvance(name));
    names = std::min(names, width() * 0.4);
    const double values = metrics.horizontalAdvance(Numbers(themes_.theme().locale()).percent(1.0, 1));
    for (int i = 0; i < static_cast<int>(classes_.size()); ++i)
        paintRow(painter, i, names, values);
}

void ProbabilityBars::paintRow(QPainter& painter, int index, double nameWidth, double valueWidth) const {
    const Theme& theme = themes_.theme();
    const bool best = index == winner();
    QFont font = theme.font(FontRole::MonoCaption);
    font.setBold(best);
    painter.setFont(font);
    painter.setPen(theme.color(best ? Role::Text : Role::Text2));
    const QRectF row = rowBox(index);
    const double gap = theme.px(8);
    const QString name = QFontMetricsF(font).elidedText(classes_[index], Qt::ElideRight, nameWidth + 1);
    painter.drawText(QRectF(row.left(), row.top(), nameWidth, row.height()), Qt::AlignRight | Qt::AlignVCenter, name);
    if (row.width() < nameWidth + valueWidth + theme.px(leastBar) + 2 * gap)
        valueWidth = -gap;  // no room for numbers: they are said on hover
    else
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, percentOf(index));
    const double high = std::min<double>(theme.px(barHeight), std::floor(row.height() * 0.72));
    QRectF track(row.left() + nameWidth + gap, row.center().y() - high / 2,
                 row.width() - nameWidth - valueWidth - 2 * gap, high);
    const QColor fill = best ? theme.color(Role::Forward) : theme.mix(Role::Sunken, Role::Forward, otherOpacity);
    paintBar(painter, track, std::clamp(shown_[static_cast<std::size_t>(index)], 0.0, 1.0), fill, theme);
}

bool ProbabilityBars::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int i = 0; i < static_cast<int>(std::min<std::size_t>(target_.size(), shown_.size())); ++i) {
        if (!rowBox(i).contains(help->pos())) continue;
        const QString exact = Numbers(themes_.theme().locale()).exact(target_[static_cast<std::size_t>(i)]);
        QToolTip::showText(help->globalPos(), classes_[i] + QStringLiteral(": ") + exact, this);
        return true;
    }
    QToolTip::hideText();
    return true;
}

QSize ProbabilityBars::sizeHint() const {
    const Theme& theme = themes_.theme();
    return {theme.px(190), theme.px(rowHeight) * std::max<int>(1, static_cast<int>(classes_.size()))};
}

QSize ProbabilityBars::minimumSizeHint() const {
    return {themes_.theme().px(96), themes_.theme().px(40)};
}

}  // namespace glassbox
