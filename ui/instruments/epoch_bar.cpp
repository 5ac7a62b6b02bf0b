#include "ui/instruments/epoch_bar.h"

#include "ui/theme/numbers.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace glassbox {
namespace {

constexpr int barHeight = 8;
constexpr std::int64_t mostCuts = 40;

}  // namespace

EpochBar::EpochBar(const ThemeManager& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&themes, &ThemeManager::changed, this, [this] { updateGeometry(); });
}

void EpochBar::setProgress(std::int64_t step, std::int64_t totalSteps, std::int64_t epoch, std::int64_t epochs) {
    const bool other = totalSteps != totalSteps_ || epochs != epochs_;
    if (step == step_ && totalSteps == totalSteps_ && epoch == epoch_ && epochs == epochs_) return;
    step_ = step;
    totalSteps_ = totalSteps;
    epoch_ = epoch;
    epochs_ = epochs;
    setAccessibleName(tr("Epoch %1 of %2, step %3 of %4").arg(epoch).arg(epochs).arg(step).arg(totalSteps));
    if (other) updateGeometry();
    update();
}

QString EpochBar::epochWords(std::int64_t epoch) const {
    return tr("Epoch %1 / %2").arg(epoch).arg(epochs_);
}

QString EpochBar::stepWords(std::int64_t step) const {
    const Numbers numbers(themes_.theme().locale());
    return tr("step %1 / %2").arg(numbers.integer(step), numbers.integer(totalSteps_));
}

QSize EpochBar::sizeHint() const {
    return {themes_.theme().px(270), themes_.theme().px(36)};
}
QSize EpochBar::minimumSizeHint() const {
    const Theme& theme = themes_.theme();
    const int words = QFontMetrics(theme.font(FontRole::MonoStrong)).horizontalAdvance(epochWords(epochs_)) +
                      QFontMetrics(theme.font(FontRole::Mono)).horizontalAdvance(stepWords(totalSteps_));
    return {std::max(words + theme.metrics().space16, theme.px(200)), theme.px(36)};
}

void EpochBar::paintEvent(QPaintEvent*) {
    const Theme& theme = themes_.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int bar = theme.px(barHeight);
    const QRect words(0, 0, width(), height() - bar - theme.px(3));
    painter.setFont(theme.font(FontRole::MonoStrong));
    painter.setPen(theme.color(Role::Text));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, epochWords(epoch_));
    painter.setFont(theme.font(FontRole::Mono));
    painter.setPen(theme.color(Role::Text2));
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, stepWords(step_));
    const QRectF track(0, height() - bar, width(), bar);
    const double done = totalSteps_ > 0 ? static_cast<double>(step_) / static_cast<double>(totalSteps_) : 0.0;
    paintBar(painter, track, done, theme.color(Role::Accent), theme);
    if (epochs_ < 2 || epochs_ > mostCuts) return;
    painter.setPen(QPen(theme.color(Role::Surface), theme.px(2)));
    for (std::int64_t cut = 1; cut < epochs_; ++cut) {
        const double x = track.width() * static_cast<double>(cut) / static_cast<double>(epochs_);
        painter.drawLine(QPointF(x, track.top()), QPointF(x, track.bottom()));
    }
}

}  // namespace glassbox
