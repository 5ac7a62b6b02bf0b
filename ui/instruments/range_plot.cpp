#include "ui/instruments/range_plot.h"

#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"

#include <QEvent>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <utility>

namespace glassbox {
namespace {

constexpr double leftRoom = 46, rightRoom = 16, topRoom = 58, bottomRoom = 40;
constexpr double rawOpacity = 0.35;
constexpr int rows = 3;  ///< of names above the plot: the present rate, the suggested one, the chosen one
constexpr double usualLowest = 1e-5, usualHighest = 10;  ///< before there is a test

}  // namespace

RangePlot::RangePlot(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), themes_(themes), progress_(std::make_shared<const RangeTestProgress>()) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::StrongFocus);
    connect(&themes, &ThemeManager::changed, this, qOverload<>(&QWidget::update));
    describe();
}

void RangePlot::setProgress(std::shared_ptr<const RangeTestProgress> progress, double presentRate) {
    if (progress->number != progress_->number) chosenByHand_ = -1;
    progress_ = std::move(progress);
    presentRate_ = presentRate;
    describe();
    update();
}

QRectF RangePlot::plot() const {
    const Theme& theme = themes_.theme();
    return QRectF(rect()).adjusted(theme.px(leftRoom), theme.px(topRoom), -theme.px(rightRoom), -theme.px(bottomRoom));
}

double RangePlot::placeOf(double rate) const {
    const double low = progress_->lowest > 0 ? progress_->lowest : usualLowest;
    const double high = progress_->highest > low ? progress_->highest : usualHighest;
    const double share = std::log(rate / low) / std::log(high / low);
    return plot().left() + std::clamp(share, 0.0, 1.0) * plot().width();
}

/// From 0 to what the smoothed loss reaches; where it leaps at the end, the leap goes out at the top.
CurveRange RangePlot::lossRange() const {
    if (progress_->means.empty()) return {0, 1};
    const double first = progress_->means.front();
    double high = first;
    for (const double mean : progress_->means)
        if (std::isfinite(mean)) high = std::max(high, mean);
    high = std::min(high, 2 * first);
    return std::isfinite(high) && high > 0 ? CurveRange{0, 1.1 * high} : CurveRange{0, 1};
}

QPolygonF RangePlot::line(const std::vector<double>& losses) const {
    const QRectF area = plot();
    const CurveRange range = lossRange();
    QPolygonF points;
    for (std::size_t i = 0; i < losses.size(); ++i) {
        if (!std::isfinite(losses[i])) break;
        const double share = std::min(losses[i] / range.high, 10.0);
        points.append({placeOf(progress_->rates[i]), area.bottom() - share * area.height()});
    }
    return points;
}

void RangePlot::paintFrame(QPainter& painter) const {
    const Theme& theme = themes_.theme();
    const Numbers numbers(theme.locale());
    const QRectF area = plot();
    painter.setFont(theme.font(FontRole::MonoCaption));
    const double height = QFontMetricsF(painter.font()).height();
    const CurveRange range = lossRange();
    for (const double tick : linearTicks(range, 5)) {
        const double y = std::round(area.bottom() - tick / range.high * area.height()) + 0.5;
        painter.setPen(QPen(theme.color(Role::Grid), 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(theme.color(Role::Text3));
        painter.drawText(QRectF(0, y - height / 2, area.left() - theme.px(6), height),
                         Qt::AlignRight | Qt::AlignVCenter, numbers.significant(tick, 2));
    }
    const double low = std::log10(progress_->lowest > 0 ? progress_->lowest : usualLowest);
    const double high = std::log10(progress_->highest > 0 ? progress_->highest : usualHighest);
    painter.setPen(QPen(theme.color(Role::BorderStrong), 1));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    for (double power = std::ceil(low - 1e-9); power <= high + 1e-9; power += 1) {
        const double x = std::round(placeOf(std::pow(10.0, power))) + 0.5;
        painter.setPen(QPen(theme.color(Role::BorderStrong), 1));
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + theme.px(3)));
        painter.setPen(theme.color(Role::Text3));
        painter.drawText(QRectF(x - theme.px(30), area.bottom() + theme.px(4), theme.px(60), height), Qt::AlignCenter,
                         numbers.significant(std::pow(10.0, power), 1));
    }
    painter.setFont(theme.font(FontRole::Caption));
    painter.drawText(QRectF(area.left(), this->height() - theme.px(18), area.width(), theme.px(18)), Qt::AlignCenter,
                     tr("Learning rate"));
    painter.setPen(theme.color(Role::Text2));
    painter.drawText(QRectF(0, 0, area.left(), theme.px(18)), Qt::AlignLeft | Qt::AlignVCenter, tr("Loss"));
}

/// A line down from the rate's name: the chosen one is the accent's, the others are dashed.
void RangePlot::paintRate(QPainter& painter, double rate, const QString& name, int row) const {
    const Theme& theme = themes_.theme();
    const QRectF area = plot();
    const bool chosen = row == rows - 1;
    const double x = std::round(placeOf(rate)) + 0.5;
    const double line = theme.px(18);
    const double top = area.top() - (rows - row) * line;
    const QColor color = theme.color(chosen ? Role::Accent : Role::Text3);
    painter.setPen(QPen(color, chosen ? theme.px(2) : 1, chosen ? Qt::SolidLine : Qt::DashLine));
    painter.drawLine(QPointF(x, top + line), QPointF(x, area.bottom()));
    painter.setFont(theme.font(chosen ? FontRole::MonoStrong : FontRole::MonoCaption));
    const double half = QFontMetricsF(painter.font()).horizontalAdvance(name) / 2 + theme.px(2);
    const double center = std::clamp(x, area.left() + half, std::max(area.right() - half, area.left() + half));
    const QRectF box(center - half, top, 2 * half, line);
    painter.fillRect(box, palette().color(backgroundRole()));  // no line goes through a name
    painter.setPen(theme.color(chosen ? Role::Text : Role::Text3));
    painter.drawText(box, Qt::AlignCenter, name);
}

/// The smoothed loss where the chosen rate was tried.
void RangePlot::paintPoint(QPainter& painter) const {
    const QPolygonF means = line(progress_->means);
    const std::int64_t step = chosenStep();
    if (step < 0 || step >= means.size()) return;
    const Theme& theme = themes_.theme();
    painter.setPen(QPen(theme.color(Role::Surface), theme.px(2)));
    painter.setBrush(theme.color(Role::Accent));
    painter.drawEllipse(means[step], theme.px(5), theme.px(5));
}

/// Step whose rate is to be used, -1: none.
std::int64_t RangePlot::chosenStep() const {
    if (!progress_->done || progress_->rates.empty()) return -1;
    if (chosenByHand_ >= 0) return chosenByHand_;
    if (!(progress_->suggestion > 0)) return -1;
    const auto at = std::ranges::lower_bound(progress_->rates, progress_->suggestion * (1 - 1e-9));
    return std::min<std::int64_t>(at - progress_->rates.begin(), std::ssize(progress_->rates) - 1);
}

double RangePlot::chosenRate() const {
    if (progress_->done && chosenByHand_ < 0) return progress_->suggestion;
    const std::int64_t step = chosenStep();
    return step < 0 ? 0 : progress_->rates[static_cast<std::size_t>(step)];
}

void RangePlot::choose(std::int64_t step) {
    if (!progress_->done || progress_->rates.empty()) return;
    chosenByHand_ = std::clamp<std::int64_t>(step, 0, std::ssize(progress_->rates) - 1);
    describe();
    update();
    Q_EMIT chosen();
}

void RangePlot::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const auto nearer = [&](double a, double b) {
        return std::abs(placeOf(a) - event->position().x()) < std::abs(placeOf(b) - event->position().x());
    };
    const auto nearest = std::ranges::min_element(progress_->rates, nearer);
    choose(nearest - progress_->rates.begin());
}

void RangePlot::keyPressEvent(QKeyEvent* event) {
    const int direction = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (direction == 0)
        QWidget::keyPressEvent(event);
    else
        choose(std::max<std::int64_t>(chosenStep(), 0) + direction);
}

void RangePlot::paintEvent(QPaintEvent*) {
    const Theme& theme = themes_.theme();
    const Numbers numbers(theme.locale());
    QPainter painter(this);
    paintFrame(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    const double chosen = chosenRate(), suggested = progress_->suggestion;
    const auto named = [&](const QString& name, double rate) { return name.arg(numbers.significant(rate, 3)); };
    if (presentRate_ > 0) paintRate(painter, presentRate_, named(tr("now %1"), presentRate_), 0);
    if (suggested > 0 && chosenByHand_ >= 0) paintRate(painter, suggested, named(tr("suggested %1"), suggested), 1);
    if (chosen > 0) paintRate(painter, chosen, numbers.significant(chosen, 3), rows - 1);
    const QRectF area = plot();
    painter.setClipRect(area.adjusted(-theme.px(6), -theme.px(6), theme.px(6), theme.px(6)));
    QColor pale = theme.run(0).color;
    pale.setAlphaF(static_cast<float>(rawOpacity));
    painter.setPen(QPen(pale, theme.px(1)));
    painter.drawPolyline(line(progress_->losses));
    painter.setPen(QPen(theme.run(0).color, theme.px(2)));
    painter.drawPolyline(line(progress_->means));
    paintPoint(painter);
    if (!hasFocus()) return;
    painter.setClipping(false);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Role::Accent), theme.px(2)));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), theme.metrics().radiusControl,
                            theme.metrics().radiusControl);
}

void RangePlot::describe() {
    const Numbers numbers(themes_.theme().locale());
    setAccessibleName(tr("Loss against learning rate"));
    setToolTip(progress_->done && !progress_->rates.empty() ? tr("Click, or press Left and Right, to choose a rate.")
                                                            : QString());
    const std::int64_t step = chosenStep();
    const auto at = static_cast<std::size_t>(std::max<std::int64_t>(step, 0));
    if (progress_->rates.empty())
        setAccessibleDescription(tr("Nothing has been tried yet."));
    else if (step < 0)
        setAccessibleDescription(tr("Rates from %1 to %2.")
                                     .arg(numbers.significant(progress_->rates.front(), 3),
                                          numbers.significant(progress_->rates.back(), 3)));
    else
        setAccessibleDescription(
            tr("Chosen rate %1, smoothed loss %2.")
                .arg(numbers.significant(progress_->rates[at], 3), numbers.significant(progress_->means[at], 3)));
}

QSize RangePlot::sizeHint() const {
    return {themes_.theme().px(560), themes_.theme().px(300)};
}
QSize RangePlot::minimumSizeHint() const {
    return {themes_.theme().px(360), themes_.theme().px(200)};
}

void RangePlot::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) describe();
    QWidget::changeEvent(event);
}

}  // namespace glassbox
