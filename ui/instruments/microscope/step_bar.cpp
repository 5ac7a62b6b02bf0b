#include "ui/instruments/microscope/step_bar.h"

#include "ui/instruments/microscope/phase_strip.h"
#include "ui/theme/numbers.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/elided_label.h"
#include "ui/theme/widgets/icon_button.h"
#include "ui/theme/widgets/key_number.h"
#include "ui/theme/widgets/segmented_control.h"
#include "ui/theme/widgets/separator.h"
#include "ui/theme/widgets/text_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace glassbox {
namespace {

constexpr int slowest = -2, fastest = 4;  ///< powers of two
constexpr int perOctave = 4;
constexpr int sliderPx = 72, picturePx = 36, samplePx = 110, widePx = 1000;
constexpr std::array sizes{StepSize::Op, StepSize::Block, StepSize::Phase, StepSize::Batch, StepSize::Epoch};

}  // namespace

StepBar::StepBar(const ThemeManager& themes, QWidget* parent) : QWidget(parent), themes_(themes) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    build();
    layOut();
    connectParts();
    setSpeed(2);
    setSample({});
    setLoss(std::numeric_limits<double>::quiet_NaN());
    retranslate();
}

void StepBar::build() {
    back_ = new IconButton(themes_, Icon::StepBack, {}, this);
    next_ = new Button(themes_, {}, ButtonKind::Primary, ControlSize::Large, this);
    next_->setIconName(Icon::Step);
    play_ = new Button(themes_, {}, ButtonKind::Normal, ControlSize::Large, this);
    play_->setIconName(Icon::Play);
    pace_ = new QWidget(this);
    speedText_ = makeTextLabel(themes_, FontRole::Caption, Role::Text2, pace_);
    speed_ = new QSlider(Qt::Horizontal, pace_);
    speed_->setRange(slowest * perOctave, fastest * perOctave);
    speed_->setPageStep(perOctave);
    speed_->setFixedWidth(themes_.theme().px(sliderPx));
    sizes_ = new SegmentedControl(themes_, {}, this);
    for (const StepSize size : sizes)
        sizes_->addSegment(static_cast<int>(size), {});
    strip_ = new PhaseStrip(themes_, this);
    sampleBox_ = new QWidget(this);
    picture_ = new QLabel(sampleBox_);
    sample_ = new ElidedLabel(Qt::ElideRight, sampleBox_);
    verdict_ = new ElidedLabel(Qt::ElideRight, sampleBox_);
    themes_.keepFont(sample_, FontRole::Caption);
    themes_.keepTextColor(sample_, Role::Text2);
    themes_.keepFont(verdict_, FontRole::PanelTitle);
    for (ElidedLabel* label : {sample_, verdict_})
        label->setMinimumWidth(themes_.theme().px(samplePx));
    loss_ = new KeyNumber(themes_, {}, FontRole::KeyNumber, this);
    loss_->reserve(QStringLiteral("0.0000"));
}

void StepBar::layOut() {
    const Metrics& metrics = themes_.theme().metrics();
    auto* pace = new QVBoxLayout(pace_);
    pace->setContentsMargins(0, 0, 0, 0);
    pace->setSpacing(0);
    pace->addWidget(speedText_);
    pace->addWidget(speed_);
    auto* sample = new QHBoxLayout(sampleBox_);
    sample->setContentsMargins(0, 0, 0, 0);
    sample->addWidget(picture_);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(sample_);
    words->addWidget(verdict_);
    sample->addLayout(words);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metrics.space16, metrics.space8, metrics.space16, metrics.space8);
    row->setSpacing(metrics.space12);
    for (QWidget* widget : {static_cast<QWidget*>(back_), static_cast<QWidget*>(next_), static_cast<QWidget*>(play_),
                            pace_, static_cast<QWidget*>(new Separator(themes_, Qt::Vertical)),
                            static_cast<QWidget*>(sizes_), static_cast<QWidget*>(new Separator(themes_, Qt::Vertical))})
        row->addWidget(widget);
    row->addWidget(strip_, 1);
    row->addWidget(new Separator(themes_, Qt::Vertical));
    row->addWidget(sampleBox_);
    row->addWidget(loss_);
}

void StepBar::connectParts() {
    connect(back_, &IconButton::clicked, this, [this] { Q_EMIT backPressed(stepSize()); });
    connect(next_, &Button::clicked, this, [this] { Q_EMIT nextPressed(stepSize()); });
    connect(play_, &Button::clicked, this, [this] { Q_EMIT playToggled(!playing_); });
    connect(speed_, &QSlider::valueChanged, this, [this] {
        showSpeed();
        Q_EMIT speedChosen(speed());
    });
    connect(sizes_, &SegmentedControl::currentChanged, this, [this] {
        retranslate();
        Q_EMIT stepSizeChosen(stepSize());
    });
    connect(strip_, &PhaseStrip::positionChosen, this, &StepBar::positionChosen);
    connect(&themes_, &ThemeManager::changed, this, [this] {
        speed_->setFixedWidth(themes_.theme().px(sliderPx));
        for (ElidedLabel* label : {sample_, verdict_})
            label->setMinimumWidth(themes_.theme().px(samplePx));
        setSample(shown_);
        setLoss(lossNumber_);
        adapt();
    });
}

void StepBar::setScore(const Score& score) {
    strip_->setScore(score);
}

void StepBar::setPosition(int position) {
    strip_->setPosition(position);
}

void StepBar::setMoves(bool canGoBack, bool canGoOn) {
    back_->setEnabled(canGoBack);
    next_->setEnabled(canGoOn);
    play_->setEnabled(canGoOn || playing_);
}

void StepBar::setPlaying(bool playing) {
    playing_ = playing;
    retranslate();
}

StepSize StepBar::stepSize() const {
    return static_cast<StepSize>(sizes_->currentId());
}

void StepBar::setStepSize(StepSize size) {
    const QSignalBlocker blocker(sizes_);
    sizes_->setCurrentId(static_cast<int>(size));
    retranslate();
}

double StepBar::speed() const {
    return std::pow(2.0, static_cast<double>(speed_->value()) / perOctave);
}

void StepBar::setSpeed(double stepsPerSecond) {
    const QSignalBlocker blocker(speed_);
    const double octaves = std::log2(std::max(stepsPerSecond, std::pow(2.0, slowest)));
    speed_->setValue(static_cast<int>(std::lround(octaves * perOctave)));
    showSpeed();
}

void StepBar::showSpeed() {
    const QString number = Numbers(themes_.theme().locale()).significant(speed(), 2);
    const StepSize size = stepSize();
    speedText_->setText(size == StepSize::Op      ? tr("%1 ops/s").arg(number)
                        : size == StepSize::Block ? tr("%1 blocks/s").arg(number)
                                                  : tr("%1 steps/s").arg(number));
    speed_->setAccessibleDescription(speedText_->text());
}

void StepBar::setSample(const ShownSample& sample) {
    shown_ = sample;
    const int side = themes_.theme().px(picturePx);
    picture_->setVisible(!sample.picture.isNull());
    if (!sample.picture.isNull())
        picture_->setPixmap(sample.picture.scaled(side, side, Qt::KeepAspectRatio, Qt::FastTransformation));
    sample_->setText(sample.name);
    verdict_->setText(sample.verdict);
    themes_.keepTextColor(verdict_, sample.wrong ? Role::Error : Role::Text);
    sampleBox_->setAccessibleName(sample.name + u' ' + sample.verdict);
    adapt();
}

void StepBar::setLoss(double loss) {
    lossNumber_ = loss;
    loss_->setNumber(std::isnan(loss) ? QString() : Numbers(themes_.theme().locale()).fixed(loss, 4));
}

QString StepBar::nextText() const {
    switch (stepSize()) {
        case StepSize::Op:
            return tr("Next op");
        case StepSize::Block:
            return tr("Next block");
        case StepSize::Phase:
            return tr("Next phase");
        case StepSize::Batch:
            return tr("Next batch");
        case StepSize::Epoch:
            return tr("Next epoch");
    }
    return {};
}

void StepBar::retranslate() {
    const std::array names{tr("Op"), tr("Block"), tr("Phase"), tr("Batch"), tr("Epoch")};
    for (std::size_t i = 0; i < sizes.size(); ++i)
        sizes_->setSegmentText(static_cast<int>(sizes[i]), names[i]);
    sizes_->setAccessibleName(tr("Step size"));
    back_->setName(tr("Back (Shift+F10)"));
    next_->setText(nextText());
    next_->setToolTip(tr("F10"));
    play_->setText(playing_ ? tr("Stop") : tr("Play"));
    play_->setIconName(playing_ ? Icon::Pause : Icon::Play);
    play_->setToolTip(tr("Step after step by itself (Space)"));
    speed_->setAccessibleName(tr("Speed"));
    loss_->setCaption(tr("Loss"));
    showSpeed();
}

/// Speed and sample go, in this order, where they don't all fit.
void StepBar::adapt() {
    const QMargins margins = layout()->contentsMargins();
    int needed = margins.left() + margins.right();
    for (int i = 0; i < layout()->count(); ++i) {
        const QWidget* widget = layout()->itemAt(i)->widget();
        if (widget == nullptr || (widget == sampleBox_ && shown_.name.isEmpty())) continue;
        needed += (widget == strip_ ? widget->minimumSizeHint() : widget->sizeHint()).width() + layout()->spacing();
    }
    const bool dropPace = needed > width();
    if (dropPace) needed -= pace_->sizeHint().width() + layout()->spacing();
    pace_->setVisible(!dropPace);
    sampleBox_->setVisible(needed <= width() && !shown_.name.isEmpty());
}

QSize StepBar::sizeHint() const {
    return {themes_.theme().px(widePx), themes_.theme().metrics().runBar};
}

QSize StepBar::minimumSizeHint() const {
    const int all = QWidget::minimumSizeHint().width();
    return {std::min(all, themes_.theme().px(widePx)), themes_.theme().metrics().runBar};
}

void StepBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    adapt();
}

void StepBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        adapt();
    }
    QWidget::changeEvent(event);
}

void StepBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintBarGround(painter, rect(), themes_.theme());
}

}  // namespace glassbox
