#include "ui/instruments/curve_chart.h"

#include "ui/instruments/curve_items.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"

#include <QAreaSeries>
#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QLegend>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <utility>

namespace glassbox {
namespace {

constexpr double smallestLoss = 1e-12;
constexpr float bandOpacity = 0.16F;
constexpr int dotDistance = 7;  ///< px at 100 %: closer dots would only thicken the line

QList<QPointF> asPoints(const std::vector<CurvePoint>& points, bool logarithmic) {
    QList<QPointF> list;
    list.reserve(static_cast<qsizetype>(points.size()));
    for (const CurvePoint& point : points)
        list.append({point.x, logarithmic ? std::log10(std::max(point.y, smallestLoss)) : point.y});
    return list;
}

}  // namespace

CurveChart::CurveChart(const ThemeManager& themes, CurveMetric metric, QWidget* parent)
    : QChartView(new QChart, parent),
      themes_(themes),
      metric_(metric),
      low_(new QLineSeries(this)),
      high_(new QLineSeries(this)),
      training_(new QLineSeries(this)),
      watched_(new QLineSeries(this)),
      band_(new QAreaSeries(high_, low_)),
      across_(new QValueAxis(this)),
      down_(new QValueAxis(this)),
      frame_(new CurveFrameItem(themes)),
      marks_(new CurveMarksItem(themes)) {
    buildChart();
    setFocusPolicy(Qt::StrongFocus);
    setRenderHint(QPainter::Antialiasing);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    applyTheme();
    connect(&themes, &ThemeManager::changed, this, &CurveChart::applyTheme);
}

void CurveChart::buildChart() {
    QChart* chart = this->chart();
    chart->legend()->hide();
    chart->setBackgroundVisible(false);
    chart->setPlotAreaBackgroundVisible(false);
    chart->setMargins({});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->addAxis(across_, Qt::AlignBottom);
    chart->addAxis(down_, Qt::AlignLeft);
    for (QAbstractSeries* series : std::initializer_list<QAbstractSeries*>{band_, training_, watched_}) {
        chart->addSeries(series);
        series->attachAxis(across_);
        series->attachAxis(down_);
    }
    across_->setVisible(false);
    down_->setVisible(false);
    scene()->addItem(frame_);
    scene()->addItem(marks_);
}

void CurveChart::applyTheme() {
    const Theme& theme = themes_.theme();
    const QColor color = theme.run(0).color;
    setBackgroundBrush(theme.color(Role::Surface));
    QColor pale = color;
    pale.setAlphaF(bandOpacity);
    band_->setBrush(pale);
    band_->setPen(Qt::NoPen);
    QPen thin(color, 1.25 * theme.scale());
    thin.setDashPattern({3.5, 2.5});
    thin.setCapStyle(Qt::FlatCap);
    training_->setPen(thin);
    QPen thick(color, 2.25 * theme.scale());
    thick.setJoinStyle(Qt::RoundJoin);
    watched_->setPen(thick);
    layOut();
}

void CurveChart::setNames(const CurveNames& names) {
    names_ = names;
    setAccessibleName(names.title);
    layOut();
}

void CurveChart::showData(const CurveData& curves, const CurveRange& epochs, double smoothing, bool logarithmic) {
    if (logarithmic != logarithmic_) zoomed_.reset();
    logarithmic_ = logarithmic;
    epochs_ = epochs;
    lines_ = curves.lines(metric_, epochs.low, epochs.high, smoothing);
    finalTest_ = curves.finalTest(metric_);
    firstNotFinite_ = curves.firstNotFinite();
    lastEpoch_ = curves.lastEpoch();
    stepsPerEpoch_ = curves.stepsPerEpoch();
    showLines();
    layOut();
}

void CurveChart::showLines() {
    low_->replace(asPoints(lines_.low, logarithmic_));
    high_->replace(asPoints(lines_.high, logarithmic_));
    training_->replace(asPoints(lines_.training, logarithmic_));
    watched_->replace(asPoints(lines_.watched, logarithmic_));
}

/// Gives the plot what the names and numbers round it leave, then shows everything in its place.
void CurveChart::layOut() {
    const Theme& theme = themes_.theme();
    const CurveRange natural = metric_ == CurveMetric::Loss ? lossRange(lines_, logarithmic_) : accuracyRange(lines_);
    range_ = zoomed_.value_or(natural);
    const QFontMetricsF axis(theme.font(FontRole::MonoCaption));
    CurveMarks probe;
    addLabels(probe);
    const QFontMetricsF title(theme.font(FontRole::BlockTitle));
    const double right = std::max(CurveMarksItem::labelRoom(themes_, probe.labels) + theme.px(10),
                                  title.horizontalAdvance(names_.title) + theme.px(4));
    const double left = axis.horizontalAdvance(QStringLiteral("0.0001")) + theme.px(6);
    plot_ = QRectF(viewport()->rect()).adjusted(left, theme.px(8), -right, -axis.height() - theme.px(5));
    plot_.setWidth(std::max(plot_.width(), 10.0));
    plot_.setHeight(std::max(plot_.height(), 10.0));
    plot_ = QRectF(plot_.toRect());
    if (chart()->plotArea() != plot_) chart()->setPlotArea(plot_);
    across_->setRange(epochs_.low, epochs_.high);
    down_->setRange(range_.low, range_.high);
    showFrame();
    showMarks();
}

void CurveChart::showFrame() {
    const Theme& theme = themes_.theme();
    CurveFrame frame;
    frame.cell = viewport()->rect();
    frame.plot = plot_;
    frame.title = names_.title;
    const double line = QFontMetricsF(theme.font(FontRole::MonoCaption)).height();
    const int rows = std::clamp(static_cast<int>(plot_.height() / (line * 1.9)), 2, 6);
    const std::vector<double> ticks = logarithmic_ ? logTicks(range_, rows) : linearTicks(range_, rows);
    for (const double tick : ticks) {
        const double place = plot_.bottom() - (tick - range_.low) / range_.length() * plot_.height();
        frame.down.push_back({std::round(place), tickText(logarithmic_ ? std::pow(10.0, tick) : tick)});
    }
    if (metric_ == CurveMetric::Accuracy && !frame.down.empty()) frame.down.back().text += QStringLiteral(" %");
    const Numbers numbers(theme.locale());
    for (const double tick : linearTicks(epochs_, std::max(2, static_cast<int>(plot_.width() / theme.px(26))))) {
        const bool whole = std::abs(tick - std::round(tick)) < 1e-9;
        if (!whole && epochs_.length() >= 1) continue;
        const double place = plot_.left() + (tick - epochs_.low) / epochs_.length() * plot_.width();
        frame.across.push_back({std::round(place), whole ? numbers.integer(std::llround(tick))
                                                         : numbers.significant(tick, epochs_.length() < 0.1 ? 4 : 3)});
    }
    frame_->setFrame(std::move(frame));
}

void CurveChart::showMarks() {
    CurveMarks marks;
    marks.cell = viewport()->rect();
    marks.plot = plot_;
    marks.cardBelow = metric_ == CurveMetric::Accuracy;
    marks.focused = focusByKeys_ && hasFocus();
    double before = -1e9;
    bool apart = true;
    for (const CurvePoint& point : lines_.watched) {
        const QPointF place = placeOf(point.x, point.y);
        if (place.x() < plot_.left() - 1 || place.x() > plot_.right() + 1) continue;
        apart = apart && place.x() - before >= themes_.theme().px(dotDistance);
        before = place.x();
        if (place.y() >= plot_.top() - 1 && place.y() <= plot_.bottom() + 1) marks.dots.push_back(place);
    }
    if (!apart) marks.dots.clear();
    addLabels(marks);
    if (firstNotFinite_ && epochs_.contains(*firstNotFinite_)) marks.warning = placeOf(*firstNotFinite_, 1).x();
    for (const double epoch : faults_)
        if (epochs_.contains(epoch)) marks.faults.push_back(placeOf(epoch, 1).x());
    if (cursor_ && epochs_.contains(*cursor_)) addCard(marks);
    QStringList said;
    for (const CurveMarks::Label& label : marks.labels)
        said.append(label.name + u' ' + label.value);
    setAccessibleDescription(said.join(QStringLiteral(", ")));
    marks_->setMarks(std::move(marks));
}

/// Names and last values of the lines that are there, the most important first; places inside the plot.
void CurveChart::addLabels(CurveMarks& marks) const {
    const auto add = [&](CurveMarks::End end, const QString& name, const CurvePoint& point) {
        QPointF place = placeOf(point.x, point.y);
        place.setX(std::clamp(place.x(), plot_.left(), plot_.right()));
        place.setY(std::clamp(place.y(), plot_.top(), plot_.bottom()));
        marks.labels.push_back({end, place, name, valueText(point.y)});
    };
    if (!lines_.watched.empty()) add(CurveMarks::End::Watched, names_.watched, lines_.watched.back());
    if (finalTest_) add(CurveMarks::End::FinalTest, names_.finalTest, {lastEpoch_, *finalTest_});
    if (!lines_.training.empty()) add(CurveMarks::End::Training, names_.training, lines_.training.back());
}

void CurveChart::addCard(CurveMarks& marks) const {
    const CurveReading reading = readingAt(lines_, *cursor_);
    const Numbers numbers(themes_.theme().locale());
    marks.cursor = placeOf(reading.x, 1).x();
    const auto step = std::llround(reading.x * static_cast<double>(stepsPerEpoch_));
    marks.cardTitle =
        names_.epoch.arg(numbers.fixed(reading.x, 2)) + QStringLiteral(" · ") + names_.step.arg(numbers.integer(step));
    if (reading.watched) {
        marks.card.push_back({names_.watched, valueText(reading.watched->y), true});
        const QPointF place = placeOf(reading.watched->x, reading.watched->y);
        if (plot_.adjusted(-1, -1, 1, 1).contains(place)) marks.read = place;
    }
    if (!reading.training) return;
    marks.card.push_back({names_.training, valueText(*reading.training), false});
    marks.card.push_back({names_.rawValues, spanText(*reading.low, *reading.high), false});
}

void CurveChart::setFaults(std::vector<double> epochs) {
    if (epochs == faults_) return;
    faults_ = std::move(epochs);
    showMarks();
}

void CurveChart::setCursorEpoch(std::optional<double> epoch) {
    if (cursor_ == epoch) return;
    cursor_ = epoch;
    showMarks();
}

void CurveChart::resetRange() {
    zoomed_.reset();
    layOut();
}

double CurveChart::axisValue(double value) const {
    return logarithmic_ ? std::log10(std::max(value, smallestLoss)) : value;
}

QPointF CurveChart::placeOf(double epoch, double value) const {
    return {plot_.left() + (epoch - epochs_.low) / epochs_.length() * plot_.width(),
            plot_.bottom() - (axisValue(value) - range_.low) / range_.length() * plot_.height()};
}

QString CurveChart::valueText(double value) const {
    const Numbers numbers(themes_.theme().locale());
    return metric_ == CurveMetric::Accuracy ? numbers.percent(value) : numbers.significant(value, 3);
}

/// "0.013–0.22", "95.3–100.0 %"; a single value where both are the same.
QString CurveChart::spanText(double low, double high) const {
    if (low == high) return valueText(low);
    const Numbers numbers(themes_.theme().locale());
    const QChar dash(0x2013);
    if (metric_ == CurveMetric::Accuracy) return numbers.fixed(low * 100, 1) + dash + numbers.percent(high, 1);
    return numbers.significant(low, 2) + dash + numbers.significant(high, 2);
}

/// As few decimals as name the tick exactly.
QString CurveChart::tickText(double value) const {
    const Numbers numbers(themes_.theme().locale());
    const double shown = metric_ == CurveMetric::Accuracy ? value * 100 : value;
    for (int decimals = 0; decimals <= 4; ++decimals) {
        const double unit = std::pow(10.0, decimals);
        if (std::abs(std::round(shown * unit) / unit - shown) < 1e-6 * std::abs(shown) + 1e-12)
            return numbers.fixed(shown, decimals);
    }
    return numbers.significant(shown, 1);
}

QSize CurveChart::sizeHint() const {
    return {themes_.theme().px(270), themes_.theme().px(210)};
}

QSize CurveChart::minimumSizeHint() const {
    return {themes_.theme().px(120), themes_.theme().px(70)};
}

}  // namespace glassbox
