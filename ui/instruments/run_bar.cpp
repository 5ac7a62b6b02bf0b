#include "ui/instruments/run_bar.h"

#include "ui/instruments/epoch_bar.h"
#include "ui/instruments/rate_slider.h"
#include "ui/theme/numbers.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/key_number.h"
#include "ui/theme/widgets/separator.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>
#include <variant>

namespace glassbox {

namespace {

/// What a layout gives a widget at the least.
int leastWidth(const QWidget& widget) {
    const bool shrinks = (widget.sizePolicy().horizontalPolicy() & QSizePolicy::ShrinkFlag) != 0;
    const int hint = shrinks ? widget.minimumSizeHint().width() : widget.sizeHint().width();
    return std::clamp(hint, widget.minimumWidth(), widget.maximumWidth());
}

}  // namespace

RunBar::RunBar(LabSession& session, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), session_(session), themes_(themes) {
    build();
    retranslate();
    connect(train_, &Button::clicked, this, [this] {
        if (state_ == RunState::Running)
            session_.pause();
        else
            session_.train();
    });
    connect(step_, &Button::clicked, &session, &LabSession::stepOnce);
    connect(restart_, &Button::clicked, &session, &LabSession::restart);
    connect(rate_, &RateSlider::rateChosen, &session, &LabSession::setLearningRate);
    connect(&session, &LabSession::statusChanged, this, &RunBar::refresh);
    connect(&session.document(), &NetworkDocument::changed, this, &RunBar::refresh);
    connect(&themes, &ThemeManager::changed, this, [this] {
        refresh();
        adapt();
    });
}

void RunBar::build() {
    const Metrics& metrics = themes_.theme().metrics();
    train_ = new Button(themes_, {}, ButtonKind::Primary, ControlSize::Large, this);
    step_ = new Button(themes_, {}, ButtonKind::Normal, ControlSize::Normal, this);
    restart_ = new Button(themes_, {}, ButtonKind::Normal, ControlSize::Normal, this);
    train_->setIconName(Icon::Play);
    step_->setIconName(Icon::Step);
    restart_->setIconName(Icon::Restart);
    epochs_ = new EpochBar(themes_, this);
    key_ = new KeyNumber(themes_, {}, FontRole::KeyNumber, this);
    loss_ = new KeyNumber(themes_, {}, FontRole::MonoData, this);
    speed_ = new KeyNumber(themes_, {}, FontRole::MonoData, this);
    left_ = new KeyNumber(themes_, {}, FontRole::MonoData, this);
    rate_ = new RateSlider(themes_, this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metrics.space16, metrics.space8, metrics.space16, metrics.space8);
    row->setSpacing(metrics.space12);
    for (QWidget* widget :
         {static_cast<QWidget*>(train_), static_cast<QWidget*>(step_), static_cast<QWidget*>(restart_),
          static_cast<QWidget*>(new Separator(themes_, Qt::Vertical))})
        row->addWidget(widget);
    row->addWidget(epochs_, 2);
    row->addWidget(new Separator(themes_, Qt::Vertical));
    row->addWidget(key_);
    lossEdge_ = new Separator(themes_, Qt::Vertical, this);
    row->addWidget(lossEdge_);
    row->addWidget(loss_);
    row->addWidget(speed_);
    row->addWidget(left_);
    row->addStretch(1);
    row->addWidget(new Separator(themes_, Qt::Vertical));
    row->addWidget(rate_);
}

void RunBar::refresh() {
    const ExperimentSpec& experiment = session_.document().experiment();
    setStatus(session_.status(), experiment.epochs, experiment.seed);
}

void RunBar::setStatus(const LiveStatus& status, std::int64_t epochs, std::uint64_t seed) {
    const bool runningChanged = status.state != state_;
    state_ = status.state;
    seed_ = seed;
    if (runningChanged) retranslate();
    step_->setEnabled(canStep(status.state));
    restart_->setEnabled(status.step > 0);
    const std::int64_t current = std::min(status.epoch + 1, epochs);
    epochs_->setProgress(status.step, status.totalSteps, current, epochs);
    showKeyNumber(status);
    showSpeed(status);
    if (status.baseLearningRate > 0)
        rate_->setRates(status.baseLearningRate, status.learningRate);
    else
        showPlannedRate();
}

/// Before there is a run: what the experiment says.
void RunBar::showPlannedRate() {
    const Setting* planned = session_.document().experiment().optimizer.settings.find("learning_rate");
    if (planned == nullptr || !std::holds_alternative<double>(*planned)) return;
    rate_->setRates(std::get<double>(*planned), std::get<double>(*planned));
}

/// The part that is watched is named; a watched test part is marked, for that is for benchmarks only.
void RunBar::showKeyNumber(const LiveStatus& status) {
    const Numbers numbers(themes_.theme().locale());
    const bool test = status.accuracyPart == "test";
    const bool watched = session_.document().experiment().watchTest;
    const KeyFigure figure = shownFigure(status);
    if (figure == KeyFigure::Bits)
        key_->setCaption(!test     ? tr("Validation, a character")
                         : watched ? tr("Test, a character, watched")
                                   : tr("Test, a character"));
    else if (figure == KeyFigure::Distance)
        key_->setCaption(!test ? tr("Validation error") : watched ? tr("Test error, watched") : tr("Test error"));
    else
        key_->setCaption(!test     ? tr("Validation accuracy")
                         : watched ? tr("Test accuracy, watched")
                                   : tr("Test accuracy"));
    key_->setToolTip(figure == KeyFigure::Distance ? tr("Root of the mean squared distance between target and answer")
                                                   : QString());
    key_->setTone(test && watched ? Role::Warning : Role::Text);
    if (figure == KeyFigure::Bits)
        key_->setNumber(status.bits < 0 ? QString() : numbers.fixed(status.bits, 3), tr("bits"));
    else if (figure == KeyFigure::Distance)
        key_->setNumber(status.distance < 0 ? QString() : numbers.significant(status.distance, 3));
    else if (status.accuracy >= 0)
        key_->setNumber(numbers.fixed(100 * status.accuracy, 2), QStringLiteral("%"));
    else
        key_->setNumber({});
}

/// What the run has measured; before its first figures, what it will measure.
KeyFigure RunBar::shownFigure(const LiveStatus& status) const {
    if (status.bits >= 0) return KeyFigure::Bits;
    if (status.accuracy >= 0) return KeyFigure::Accuracy;
    return status.distance >= 0 ? KeyFigure::Distance : keyFigureOf(session_.document());
}

void RunBar::showSpeed(const LiveStatus& status) {
    const Numbers numbers(themes_.theme().locale());
    loss_->setNumber(status.step > 0 ? numbers.significant(status.loss, 3) : QString());
    if (status.samplesPerSecond > 0) {
        const double rounded = status.samplesPerSecond < 1000 ? 1 : 100;
        const auto rate =
            static_cast<std::int64_t>(status.samplesPerSecond / rounded) * static_cast<std::int64_t>(rounded);
        speed_->setNumber(numbers.integer(rate), tr("samples/s"));
    } else {
        speed_->setNumber({});
    }
    const bool over = status.state == RunState::Finished || status.samplesPerSecond <= 0;
    left_->setNumber(over ? QString() : numbers.duration(status.secondsLeft));
}

void RunBar::retranslate() {
    const bool running = state_ == RunState::Running;
    train_->setText(running ? tr("Pause") : state_ == RunState::Finished ? tr("Train again") : tr("Train"));
    train_->setIconName(running ? Icon::Pause : Icon::Play);
    train_->setToolTip(tr("F5"));
    step_->setText(tr("Step"));
    step_->setToolTip(tr("One batch (F10)"));
    restart_->setText(narrow_ ? QString() : tr("Restart, seed %1").arg(seed_));
    restart_->setAccessibleName(tr("Restart from seed %1").arg(seed_));
    restart_->setToolTip(tr("From the first step, untrained, with seed %1 (Shift+F5)").arg(seed_));
    loss_->setCaption(tr("Loss"));
    speed_->setCaption(tr("Speed"));
    left_->setCaption(tr("Time left"));
    key_->reserve(QStringLiteral("99.99"));
    speed_->reserve(QStringLiteral("99,999"));
    left_->reserve(QStringLiteral("59.9 s"));
    loss_->reserve(QStringLiteral("0.0000"));
}

/// Speed, time left, loss and Restart's text go, in this order, where they don't all fit as their words now are.
void RunBar::adapt() {
    const QMargins margins = layout()->contentsMargins();
    int needed = margins.left() + margins.right();
    for (int i = 0; i < layout()->count(); ++i)
        if (const QWidget* widget = layout()->itemAt(i)->widget()) needed += leastWidth(*widget) + layout()->spacing();
    if (narrow_) needed += widened_;
    for (QWidget* widget : {static_cast<QWidget*>(speed_), static_cast<QWidget*>(left_),
                            static_cast<QWidget*>(lossEdge_), static_cast<QWidget*>(loss_)}) {
        const bool goes = needed > width();
        if (goes) needed -= leastWidth(*widget) + layout()->spacing();
        if (widget->isHidden() != goes) widget->setHidden(goes);
    }
    const bool narrow = needed > width();
    if (narrow == narrow_) return;
    const int before = leastWidth(*restart_) + leastWidth(*rate_);
    narrow_ = narrow;
    rate_->setNarrow(narrow);
    retranslate();
    if (narrow) widened_ = before - leastWidth(*restart_) - leastWidth(*rate_);
}

QSize RunBar::sizeHint() const {
    return {themes_.theme().px(1000), themes_.theme().metrics().runBar};
}
QSize RunBar::minimumSizeHint() const {
    return {themes_.theme().px(760), themes_.theme().metrics().runBar};
}

void RunBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    adapt();
}

/// Words have changed their length.
bool RunBar::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) adapt();
    return QWidget::event(event);
}

void RunBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QWidget::changeEvent(event);
}

void RunBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintBarGround(painter, rect(), themes_.theme());
}

}  // namespace glassbox
