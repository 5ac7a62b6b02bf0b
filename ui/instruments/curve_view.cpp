#include "ui/instruments/curve_view.h"

#include "ui/instruments/curve_chart.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/empty_state.h"
#include "ui/theme/widgets/panel_header.h"
#include "ui/theme/widgets/segmented_control.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QSlider>

#include <algorithm>
#include <numbers>
#include <utility>

namespace glassbox {
namespace {

enum Scale : int { Logarithmic, Linear };

constexpr int smoothWidth = 56;
constexpr int smoothPositions = 100, smoothAtFirst = 40;
constexpr double longestSmoothing = 0.25;  ///< epochs
constexpr double fewestSteps = 10;         ///< the least that zooming shows
constexpr int roomy = 440, narrow = 380, narrowest = 300, lowest = 230;

}  // namespace

CurveView::CurveView(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      themes_(themes),
      header_(new PanelHeader(themes, {}, this)),
      scale_(new SegmentedControl(themes, {}, this)),
      smoothWord_(new QLabel(this)),
      smooth_(new QSlider(Qt::Horizontal, this)),
      loss_(new CurveChart(themes, CurveMetric::Loss, this)),
      accuracy_(new CurveChart(themes, CurveMetric::Accuracy, this)),
      charts_(new QWidget(this)),
      chartBox_(new QBoxLayout(QBoxLayout::LeftToRight, charts_)),
      empty_(new QWidget(this)),
      emptyState_(new EmptyState(themes, {}, {}, empty_)) {
    themes.keepBackground(this, Role::Surface);
    themes.keepFont(smoothWord_, FontRole::Caption);
    themes.keepTextColor(smoothWord_, Role::Text2);
    scale_->addSegment(Logarithmic, {});
    scale_->addSegment(Linear, {});
    smooth_->setRange(0, smoothPositions);
    smooth_->setValue(smoothAtFirst);
    smooth_->setPageStep(10);
    header_->addWidget(scale_);
    header_->addWidget(smoothWord_);
    header_->addWidget(smooth_);
    const Metrics& metrics = themes.theme().metrics();
    chartBox_->setContentsMargins(metrics.panelPadding, metrics.space8, metrics.panelPadding, metrics.space4);
    chartBox_->setSpacing(metrics.space12);
    chartBox_->addWidget(loss_, 1);
    chartBox_->addWidget(accuracy_, 1);
    auto* emptyBox = new QVBoxLayout(empty_);
    emptyBox->setContentsMargins(metrics.panelPadding, metrics.panelPadding, metrics.panelPadding,
                                 metrics.panelPadding);
    emptyBox->addWidget(emptyState_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    header_->layOut(column, {charts_, empty_});
    connectChart(*loss_);
    connectChart(*accuracy_);
    connect(scale_, &SegmentedControl::currentChanged, this, &CurveView::refresh);
    connect(smooth_, &QSlider::valueChanged, this, &CurveView::refresh);
    connect(emptyState_, &EmptyState::activated, this, &CurveView::trainRequested);
    connect(&themes, &ThemeManager::changed, this, &CurveView::retranslate);
    retranslate();
    refresh();
}

void CurveView::connectChart(CurveChart& chart) {
    connect(&chart, &CurveChart::cursorMoved, this, [this](double epoch) { moveCursor(epoch); });
    connect(&chart, &CurveChart::cursorLeft, this, [this] { moveCursor({}); });
    connect(&chart, &CurveChart::zoomRequested, this,
            [this](double anchor, double factor) { setStretch(epochs().zoomed(anchor, factor)); });
    connect(&chart, &CurveChart::panRequested, this, [this](double by) {
        if (stretch_) setStretch(CurveRange{stretch_->low + by, stretch_->high + by});
    });
    connect(&chart, &CurveChart::resetRequested, this, [this] {
        loss_->resetRange();
        accuracy_->resetRange();
        setStretch({});
    });
}

void CurveView::setHistory(const History& history, std::int64_t stepsPerEpoch, const std::string& part) {
    if (stepsPerEpoch <= 0 || history.steps.empty()) {
        data_.clear();
        stretch_.reset();
    } else {
        data_.take(history, stepsPerEpoch, part, inBits_ ? 1 / std::numbers::ln2 : 1);
    }
    if (data_.part() == "test" || data_.empty()) retranslate();
    setFaultSteps(std::move(faultSteps_));
    refresh();
}

void CurveView::setFaultSteps(std::vector<std::int64_t> steps) {
    faultSteps_ = std::move(steps);
    std::vector<double> epochs;
    for (const std::int64_t step : faultSteps_)
        if (data_.stepsPerEpoch() > 0)
            epochs.push_back(static_cast<double>(step) / static_cast<double>(data_.stepsPerEpoch()));
    loss_->setFaults(epochs);
    accuracy_->setFaults(std::move(epochs));
}

void CurveView::showStep(std::int64_t step) {
    if (data_.stepsPerEpoch() > 0) moveCursor(static_cast<double>(step) / static_cast<double>(data_.stepsPerEpoch()));
}

void CurveView::setAccuracyShown(bool shown) {
    if (shown == accuracyShown_) return;
    accuracyShown_ = shown;
    adapt();
}

void CurveView::setLossInBits(bool bits) {
    if (std::exchange(inBits_, bits) != bits) retranslate();
}

void CurveView::setErrorName(const QString& name) {
    if (std::exchange(errorName_, name) != name) retranslate();
}

CurveRange CurveView::epochs() const {
    return stretch_.value_or(wholeEpochs(data_.lastEpoch()));
}

/// Quadratic, so that the first half of the slider is for small averages.
double CurveView::smoothing() const {
    const double share = static_cast<double>(smooth_->value()) / smoothPositions;
    return longestSmoothing * share * share;
}

void CurveView::setStretch(std::optional<CurveRange> stretch) {
    const CurveRange whole = wholeEpochs(data_.lastEpoch());
    if (stretch) {
        const double least = fewestSteps / static_cast<double>(data_.stepsPerEpoch());
        const double middle = (stretch->low + stretch->high) / 2;
        if (stretch->length() < least) stretch = CurveRange{middle - least / 2, middle + least / 2};
        stretch = keptInside(*stretch, whole);
        if (stretch->length() >= whole.length() * (1 - 1e-9)) stretch.reset();
    }
    stretch_ = stretch;
    refresh();
}

void CurveView::moveCursor(std::optional<double> epoch) {
    loss_->setCursorEpoch(epoch);
    accuracy_->setCursorEpoch(epoch);
}

void CurveView::refresh() {
    charts_->setVisible(!data_.empty());
    empty_->setVisible(data_.empty());
    const CurveRange shown = epochs();
    loss_->showData(data_, shown, smoothing(), scale_->currentId() == Logarithmic);
    if (accuracyShown_) accuracy_->showData(data_, shown, smoothing(), false);
}

/// Narrow panels lose the words of the header first, then stand the charts one above the other or leave out accuracy.
void CurveView::adapt() {
    const auto px = [this](int size) { return themes_.theme().px(size); };
    header_->setSubtitle(width() < px(roomy) ? QString() : tr("against epochs"));
    smoothWord_->setVisible(width() >= px(narrow));
    smooth_->setVisible(width() >= px(narrowest));
    smooth_->setFixedWidth(px(smoothWidth));
    const bool stacked = width() < px(narrow);
    chartBox_->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    accuracy_->setVisible(accuracyShown_ && (!stacked || height() >= px(lowest)));
}

QSize CurveView::sizeHint() const {
    return {themes_.theme().px(550), themes_.theme().px(284)};
}

QSize CurveView::minimumSizeHint() const {
    return {themes_.theme().px(220), themes_.theme().px(140)};
}

void CurveView::retranslate() {
    header_->setTitle(tr("Curves"));
    scale_->setAccessibleName(tr("Scale of the loss"));
    scale_->setSegmentText(Logarithmic, tr("log"));
    scale_->setSegmentText(Linear, tr("linear"));
    smoothWord_->setText(tr("smooth"));
    smooth_->setAccessibleName(tr("Smoothing of the training curve"));
    smooth_->setToolTip(tr("How much the training line is averaged; the band behind it keeps the raw values."));
    emptyState_->setTexts(tr("No curves yet"), tr("Loss and accuracy are drawn here while the network learns."));
    emptyState_->setAction(tr("Train"), Icon::Play);
    CurveNames names;
    names.watched = data_.part() == "test" ? tr("test, watched") : tr("validation");
    names.training = tr("training");
    names.finalTest = tr("final test");
    names.epoch = tr("epoch %1");
    names.step = tr("step %1");
    names.rawValues = tr("raw");
    const QString keys =
        tr("Wheel or + and −: zoom the epochs. Shift+wheel or Up and Down: zoom the values. "
           "Double click or Home: all of it.");
    for (CurveChart* chart : {loss_, accuracy_}) {
        names.title = chart == accuracy_     ? tr("Accuracy")
                      : inBits_              ? tr("Bits a character")
                      : errorName_.isEmpty() ? tr("Loss")
                                             : errorName_;
        chart->setNames(names);
        chart->setWhatsThis(keys);
    }
    adapt();
}

void CurveView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    adapt();
}

void CurveView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace glassbox
