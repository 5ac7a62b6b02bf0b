#include "ui/instruments/digit_view.h"

#include "core/data/digit_preparation.h"
#include "core/data/picture.h"
#include "ui/instruments/digit_canvas.h"
#include "ui/instruments/probability_bars.h"
#include "ui/theme/heat_map_image.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/empty_state.h"
#include "ui/theme/widgets/panel_header.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPixmap>
#include <QTimer>

#include <algorithm>

namespace glassbox {
namespace {

constexpr int sendMilliseconds = 50;
constexpr int seenSide = 28;
constexpr int lowestWithWinner = 190;
constexpr int widthForWord = 168, widthForClear = 112, widthForSubtitle = 300;

std::vector<std::uint8_t> scaled(const std::vector<std::uint8_t>& digit, int height, int width) {
    if (height == digitSide && width == digitSide) return digit;
    Tensor picture(DType::U8, Shape{1, digitSide, digitSide});
    std::copy(digit.begin(), digit.end(), picture.span<std::uint8_t>().begin());
    const Tensor resized = resizePicture(picture, height, width);
    const auto bytes = resized.span<std::uint8_t>();
    return {bytes.begin(), bytes.end()};
}

}  // namespace

DigitView::DigitView(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      themes_(themes),
      header_(new PanelHeader(themes, {}, this)),
      body_(new QWidget(this)),
      notApplicable_(new EmptyState(themes, {}, {})),
      notApplicableBox_(new QWidget(this)),
      canvas_(new DigitCanvas(themes, body_)),
      clear_(new Button(themes, {}, ButtonKind::Normal, ControlSize::Small, body_)),
      below_(new QWidget(body_)),
      seenWord_(new QLabel(below_)),
      seen_(new QLabel(below_)),
      winner_(new QLabel(body_)),
      sureNumber_(new QLabel(body_)),
      sureWord_(new QLabel(body_)),
      bars_(new ProbabilityBars(themes, body_)),
      throttle_(new QTimer(this)) {
    build();
    throttle_->setSingleShot(true);
    throttle_->setInterval(sendMilliseconds);
    connect(throttle_, &QTimer::timeout, this, [this] {
        if (waiting_) inkChanged();
    });
    connect(canvas_, &DigitCanvas::inkChanged, this, &DigitView::inkChanged);
    connect(canvas_, &DigitCanvas::strokeEnded, this, &DigitView::sendPicture);
    connect(clear_, &QPushButton::clicked, canvas_, &DigitCanvas::clear);
    connect(&themes, &ThemeManager::changed, this, [this] {
        showSeen();
        showWinner();
        adapt();
    });
    retranslate();
    showSeen();
    showWinner();
    setUse(PadUse::Ready);
}

void DigitView::build() {
    themes_.keepBackground(this, Role::Surface);
    const Metrics& metrics = themes_.theme().metrics();
    themes_.keepFont(seenWord_, FontRole::Caption);
    themes_.keepTextColor(seenWord_, Role::Text3);
    seenWord_->setWordWrap(true);
    seenWord_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    clear_->setIconName(Icon::Eraser);
    auto* below = new QHBoxLayout(below_);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(metrics.space4);
    below->addWidget(clear_);
    below->addStretch(1);
    below->addWidget(seenWord_);
    below->addWidget(seen_);
    auto* left = new QVBoxLayout;
    left->setSpacing(metrics.space8);
    left->addWidget(canvas_);
    left->addWidget(below_);
    left->addStretch(1);
    auto* row = new QHBoxLayout(body_);
    row->setContentsMargins(metrics.panelPadding, metrics.space8, metrics.panelPadding, metrics.space8);
    row->setSpacing(metrics.space16);
    row->addLayout(left);
    buildAnswer();
    auto* box = new QVBoxLayout(notApplicableBox_);
    const int padding = metrics.panelPadding;
    box->setContentsMargins(padding, padding, padding, padding);
    box->addWidget(notApplicable_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    header_->layOut(column, {body_, notApplicableBox_});
}

/// At the right: the winner with how sure the network is, then the bars.
void DigitView::buildAnswer() {
    const Metrics& metrics = themes_.theme().metrics();
    themes_.keepFont(winner_, FontRole::Winner);
    themes_.keepTextColor(winner_, Role::Text);
    themes_.keepFont(sureNumber_, FontRole::MonoStrong);
    themes_.keepTextColor(sureNumber_, Role::Text);
    themes_.keepFont(sureWord_, FontRole::Caption);
    themes_.keepTextColor(sureWord_, Role::Text3);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    words->addWidget(sureNumber_);
    words->addWidget(sureWord_);
    words->addStretch(1);
    auto* answer = new QHBoxLayout;
    answer->setSpacing(metrics.space12);
    answer->addWidget(winner_);
    answer->addLayout(words);
    answer->addStretch(1);
    auto* right = new QVBoxLayout;
    right->setSpacing(metrics.space4);
    right->addLayout(answer);
    right->addWidget(bars_, 1);
    static_cast<QHBoxLayout*>(body_->layout())->addLayout(right, 1);
}

void DigitView::setInputSize(int height, int width) {
    if (height == inputHeight_ && width == inputWidth_) return;
    inputHeight_ = height;
    inputWidth_ = width;
    sendPicture();
}

void DigitView::setClasses(const QStringList& classes) {
    if (classes == classes_) return;
    classes_ = classes;
    bars_->setProbabilities({});
    bars_->setClasses(classes);
    showWinner();
}

void DigitView::setAnswer(const std::vector<float>& probabilities) {
    const bool wanted = !canvas_->isEmpty() && probabilities.size() == static_cast<std::size_t>(classes_.size());
    bars_->setProbabilities(wanted ? probabilities : std::vector<float>());
    showWinner();
}

void DigitView::setUse(PadUse use) {
    use_ = use;
    body_->setVisible(isApplicable());
    notApplicableBox_->setVisible(!isApplicable());
    sayWhyNot();
    adapt();
}

void DigitView::sayWhyNot() {
    if (use_ == PadUse::NoInput)
        notApplicable_->setTexts(tr("No pictures come in yet"),
                                 tr("The network needs an Input of one channel, as 1x28x28, that is wired up."));
    else
        notApplicable_->setTexts(
            tr("Not for this data"),
            tr("Drawn digits need a network that reads pictures of one channel and tells ten classes "
               "apart, as for MNIST."));
}

/// Sends at once, then at most every 50 ms.
void DigitView::inkChanged() {
    waiting_ = throttle_->isActive();
    if (waiting_) return;
    sendPicture();
    throttle_->start();
}

void DigitView::sendPicture() {
    waiting_ = false;
    picture_.clear();
    if (!canvas_->isEmpty())
        picture_ =
            scaled(prepareDigit(canvas_->ink(), DigitCanvas::side, DigitCanvas::side), inputHeight_, inputWidth_);
    else
        setAnswer({});
    showSeen();
    Q_EMIT pictureChanged(picture_);
}

void DigitView::showSeen() {
    const Theme& theme = themes_.theme();
    const std::vector<std::uint8_t> blank(static_cast<std::size_t>(inputHeight_) *
                                          static_cast<std::size_t>(inputWidth_));
    const QImage image = pictureImage(picture_.empty() ? blank : picture_, inputHeight_, inputWidth_, 1, theme);
    const int length = theme.px(seenSide);
    QPixmap framed(length + 2, length + 2);
    QPainter painter(&framed);
    painter.fillRect(framed.rect(), theme.color(Role::Border));
    painter.drawImage(QRect(1, 1, length, length), image);
    painter.end();
    seen_->setPixmap(framed);
    seen_->setFixedSize(framed.size());
}

void DigitView::showWinner() {
    const int best = bars_->winner();
    const QString none(QChar(0x2013));
    const Numbers numbers(themes_.theme().locale());
    winner_->setText(best < 0 ? none : classes_[best]);
    const double sure = best < 0 ? 0 : static_cast<double>(bars_->probabilities()[static_cast<std::size_t>(best)]);
    sureNumber_->setText(best < 0 ? QString() : numbers.percent(sure, 1));
    const QString why = canvas_->isEmpty() ? tr("nothing drawn yet") : tr("no answer yet");
    sureWord_->setText(best < 0 ? why : tr("sure"));
    sureNumber_->setVisible(best >= 0 && !winner_->isHidden());
    winner_->setAccessibleName(best < 0 ? tr("No answer")
                                        : tr("%1, %2 sure").arg(classes_[best], numbers.percent(sure, 1)));
}

/// The paper is as large a square as the height allows, at most half the width; low panels have no winner line.
void DigitView::adapt() {
    const Theme& theme = themes_.theme();
    const Metrics& metrics = theme.metrics();
    const int high = height() - header_->height() - clear_->sizeHint().height() - 3 * metrics.space8;
    const int wide = (width() - 2 * metrics.panelPadding - metrics.space16) * 45 / 100;
    const int length = std::max(theme.px(48), std::min(high, wide));
    canvas_->setFixedSize(length, length);
    const bool room = height() >= theme.px(lowestWithWinner);
    winner_->setVisible(room);
    sureWord_->setVisible(room);
    sureNumber_->setVisible(room && bars_->winner() >= 0);
    seenWord_->setVisible(length >= theme.px(widthForWord));
    clear_->setText(length >= theme.px(widthForClear) ? tr("Clear") : QString());
    below_->setFixedWidth(std::max(length, below_->minimumSizeHint().width()));
    header_->setSubtitle(isApplicable() && width() >= theme.px(widthForSubtitle) ? tr("updates while training")
                                                                                 : QString());
}

QSize DigitView::sizeHint() const {
    return {themes_.theme().px(400), themes_.theme().px(284)};
}

QSize DigitView::minimumSizeHint() const {
    return {themes_.theme().px(220), themes_.theme().px(140)};
}

void DigitView::retranslate() {
    header_->setTitle(tr("Draw a digit"));
    canvas_->setAccessibleName(tr("Paper for a digit"));
    canvas_->setAccessibleDescription(
        tr("Draw with the mouse, or move the pen with the arrows, put it down and lift it with Space, clear with "
           "Delete."));
    canvas_->setPrompt(tr("Draw a digit here"));
    clear_->setAccessibleName(tr("Clear"));
    clear_->setToolTip(tr("Clear the paper"));
    seenWord_->setText(tr("network sees"));
    seen_->setToolTip(tr("The picture that the network really sees, prepared as MNIST prepared its digits."));
    seen_->setAccessibleName(tr("The picture that the network sees"));
    bars_->setAccessibleName(tr("Probability of each class"));
    sayWhyNot();
    adapt();
    showWinner();
}

void DigitView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    adapt();
}

void DigitView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace glassbox
