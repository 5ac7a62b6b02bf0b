#include "ui/instruments/text_view.h"

#include "ui/session/core_text.h"
#include "ui/theme/look_properties.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/empty_state.h"
#include "ui/theme/widgets/panel_header.h"
#include "ui/theme/widgets/text_label.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSpinBox>
#include <QStyle>
#include <QTextCursor>
#include <QTextEdit>
#include <QVBoxLayout>

#include <limits>

namespace glassbox {
namespace {

constexpr int longestText = 5000, usualLength = 200;
constexpr double hottest = 5;
constexpr int lowHeight = 250, wideWidth = 520;

/// A beginning of several lines is typed in one, with \n between them.
QString escaped(QString text) {
    return text.replace(u'\\', QStringLiteral("\\\\")).replace(u'\n', QStringLiteral("\\n"));
}

QString unescaped(const QString& text) {
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text[i] == u'\\' && i + 1 < text.size() && (text[i + 1] == u'n' || text[i + 1] == u'\\');
        plain += !pair ? text[i] : text[++i] == u'n' ? QChar(u'\n') : QChar(u'\\');
    }
    return plain;
}

}  // namespace

TextView::TextView(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), themes_(themes), header_(new PanelHeader(themes, {}, this)), live_(new QCheckBox(this)) {
    build();
    retranslate();
    setUse(WritingUse::NoData);
    connect(&themes, &ThemeManager::changed, this, [this] {
        showText();
        adapt();
    });
}

void TextView::build() {
    const Metrics& metrics = themes_.theme().metrics();
    themes_.keepBackground(this, Role::Surface);
    header_->addWidget(live_);
    body_ = new QWidget(this);
    text_ = new QTextEdit(body_);
    text_->setReadOnly(true);
    text_->setTabChangesFocus(true);
    themes_.keepFont(text_, FontRole::Mono);
    bodyBox_ = new QBoxLayout(QBoxLayout::TopToBottom, body_);
    bodyBox_->setContentsMargins(metrics.panelPadding, metrics.space8, metrics.panelPadding, metrics.space8);
    bodyBox_->setSpacing(metrics.space8);
    bodyBox_->addWidget(buildControls());
    bodyBox_->addWidget(text_, 1);
    emptyBox_ = new QWidget(this);
    empty_ = new EmptyState(themes_, {}, {}, emptyBox_);
    auto* box = new QVBoxLayout(emptyBox_);
    box->setContentsMargins(metrics.panelPadding, metrics.panelPadding, metrics.panelPadding, metrics.panelPadding);
    box->addWidget(empty_);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    header_->layOut(page, {body_, emptyBox_});
    connect(write_, &Button::clicked, this, &TextView::writeRequested);
    connect(prompt_, &QLineEdit::returnPressed, this, &TextView::writeRequested);
}

/// The beginning with its button, why it can't be read, and how to write on.
QWidget* TextView::buildControls() {
    const int gap = themes_.theme().metrics().space8;
    auto* controls = new QWidget(body_);
    prompt_ = new QLineEdit(controls);
    themes_.keepFont(prompt_, FontRole::Mono);
    write_ = new Button(themes_, {}, ButtonKind::Normal, ControlSize::Normal, controls);
    write_->setIconName(Icon::Play);
    error_ = makeWrappedLabel(themes_, FontRole::Caption, Role::Error, controls);
    error_->hide();
    auto* row = new QHBoxLayout;
    row->setSpacing(gap);
    row->addWidget(prompt_, 1);
    row->addWidget(write_);
    auto* column = new QVBoxLayout(controls);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    column->addLayout(row);
    column->addWidget(error_);
    column->addWidget(buildFields(controls));
    column->addStretch(1);
    return controls;
}

/// Low and wide, the text stands beside the fields instead of below them.
void TextView::adapt() {
    const Theme& theme = themes_.theme();
    const bool beside = height() < theme.px(lowHeight) && width() >= theme.px(wideWidth);
    bodyBox_->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    bodyBox_->setStretch(0, beside ? 1 : 0);
    text_->setMinimumHeight(theme.px(30));  // in low panels a line of text gives way to the fields
}

/// Length, temperature and seed beside each other, each under its name.
QWidget* TextView::buildFields(QWidget* parent) {
    auto* fields = new QWidget(parent);
    length_ = new QSpinBox(fields);
    length_->setRange(1, longestText);
    length_->setValue(usualLength);
    temperature_ = new QDoubleSpinBox(fields);
    temperature_->setRange(0, hottest);
    temperature_->setDecimals(2);
    temperature_->setSingleStep(0.1);
    temperature_->setValue(1);
    seed_ = new QSpinBox(fields);
    seed_->setRange(0, std::numeric_limits<int>::max());
    seed_->setValue(1);
    auto* grid = new QGridLayout(fields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(themes_.theme().metrics().space8);
    grid->setVerticalSpacing(0);
    int at = 0;
    const auto add = [&](QLabel*& word, QWidget* field) {
        word = makeTextLabel(themes_, FontRole::Caption, Role::Text2, fields);
        word->setBuddy(field);
        grid->addWidget(word, 0, at);
        grid->addWidget(field, 1, at);
        grid->setColumnStretch(at++, 1);
    };
    add(lengthWord_, length_);
    add(temperatureWord_, temperature_);
    add(seedWord_, seed_);
    return fields;
}

void TextView::setUse(WritingUse use) {
    use_ = use;
    const bool ready = use == WritingUse::Ready;
    body_->setVisible(ready);
    emptyBox_->setVisible(!ready);
    live_->setVisible(ready);
    sayWhyNot();
}

void TextView::sayWhyNot() {
    if (use_ == WritingUse::NoData)
        empty_->setTexts(tr("No text yet"), tr("The network writes here as soon as its text has been read."));
    else
        empty_->setTexts(tr("Not for this network"),
                         tr("Only a network that is trained to answer with the next character can write a text on."));
}

void TextView::proposePrompt(const QString& prompt) {
    if (!prompt_->isModified()) prompt_->setText(escaped(prompt));
}

void TextView::setAnswer(const TextAnswer& answer) {
    answer_ = answer;
    answered_ = true;
    showText();
}

void TextView::clear() {
    answered_ = false;
    prompt_->setModified(false);
    showText();
}

GenerationSettings TextView::settings() const {
    GenerationSettings settings;
    settings.prompt = unescaped(prompt_->text()).toStdString();
    settings.length = length_->value();
    settings.temperature = temperature_->value();
    settings.seed = static_cast<std::uint64_t>(seed_->value());
    return settings;
}

bool TextView::isLive() const {
    return live_->isChecked();
}

/// What was given is quieter than what the network added; a refusal stands under the beginning.
void TextView::showText() {
    const Theme& theme = themes_.theme();
    const bool refused = answered_ && answer_.error;
    const QString reason = refused ? errorSentences(*answer_.error) : QString();
    error_->setText(reason);
    error_->setVisible(refused);
    prompt_->setProperty(look::invalid, refused);
    prompt_->setAccessibleDescription(reason);
    prompt_->style()->unpolish(prompt_);
    prompt_->style()->polish(prompt_);
    header_->setSubtitle(answered_ && !refused
                             ? tr("weights of step %1").arg(Numbers(theme.locale()).integer(answer_.step))
                             : QString());
    const bool atEnd = text_->verticalScrollBar()->value() >= text_->verticalScrollBar()->maximum();
    text_->clear();
    if (!answered_ || refused) return;
    QTextCursor cursor(text_->document());
    QTextCharFormat format;
    format.setForeground(theme.color(Role::Text3));
    cursor.insertText(QString::fromStdString(answer_.prompt), format);
    format.setForeground(theme.color(Role::Text));
    cursor.insertText(QString::fromStdString(answer_.text), format);
    QScrollBar* bar = text_->verticalScrollBar();
    bar->setValue(atEnd && !answer_.done ? bar->maximum() : 0);
}

void TextView::retranslate() {
    header_->setTitle(tr("Write on"));
    live_->setText(tr("every epoch"));
    live_->setToolTip(tr("Writes a short text anew at the end of every epoch, with the same seed."));
    live_->setAccessibleName(tr("Write at the end of every epoch"));
    prompt_->setPlaceholderText(tr("Beginning of the text"));
    prompt_->setAccessibleName(tr("Beginning of the text"));
    prompt_->setToolTip(tr("The network goes on from here; \\n begins a new line."));
    write_->setText(tr("Write on"));
    lengthWord_->setText(tr("Length"));
    length_->setAccessibleName(tr("Length in characters"));
    temperatureWord_->setText(tr("Temperature"));
    temperature_->setAccessibleName(tr("Temperature"));
    temperature_->setToolTip(
        tr("Logits are divided by it before a character is drawn: 0 takes the likeliest, above 1 it becomes bolder."));
    seedWord_->setText(tr("Seed"));
    seed_->setAccessibleName(tr("Seed"));
    seed_->setToolTip(tr("Same weights, beginning and seed give the same text."));
    text_->setAccessibleName(tr("Text that the network wrote"));
    text_->setPlaceholderText(tr("Press Write on: the network goes on with the weights that it has now."));
    sayWhyNot();
    showText();
}

QSize TextView::sizeHint() const {
    return {themes_.theme().px(400), themes_.theme().px(284)};
}

QSize TextView::minimumSizeHint() const {
    return {themes_.theme().px(220), themes_.theme().px(140)};
}

void TextView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    adapt();
}

void TextView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace glassbox
