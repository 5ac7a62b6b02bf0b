#include "ui/canvas/message_bubble.h"

#include "ui/session/core_text.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace glassbox {
namespace {

constexpr double textWidth = 226;
constexpr int iconSize = 16;

QLabel* makeLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

}  // namespace

MessageBubble::MessageBubble(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      themes_(themes),
      icon_(new QLabel(this)),
      fact_(makeLabel(this)),
      hint_(makeLabel(this)),
      reason_(makeLabel(this)),
      mend_(new Button(themes, {}, ButtonKind::Primary, ControlSize::Small, this)),
      why_(new Button(themes, {}, ButtonKind::Flat, ControlSize::Small, this)),
      next_(new Button(themes, {}, ButtonKind::Flat, ControlSize::Small, this)) {
    const Metrics& metrics = themes.theme().metrics();
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics.space8);
    buttons->addWidget(mend_);
    buttons->addWidget(why_);
    buttons->addWidget(next_);
    buttons->addStretch();
    auto* column = new QVBoxLayout;
    column->setSpacing(metrics.space4);
    for (QLabel* label : {fact_, hint_, reason_})
        column->addWidget(label);
    column->addSpacing(metrics.space4);
    column->addLayout(buttons);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metrics.panelPadding, metrics.panelPadding, metrics.panelPadding, metrics.panelPadding);
    row->setSpacing(metrics.space12);
    row->addWidget(icon_, 0, Qt::AlignTop);
    row->addLayout(column, 1);
    themes.keepFont(fact_, FontRole::PanelTitle);
    themes.keepTextColor(hint_, Role::Text2);
    themes.keepTextColor(reason_, Role::Text2);
    connect(&themes, &ThemeManager::changed, this, &MessageBubble::fill);
    connect(mend_, &QAbstractButton::clicked, this, &MessageBubble::mendRequested);
    connect(next_, &QAbstractButton::clicked, this, &MessageBubble::nextRequested);
    connect(why_, &QAbstractButton::clicked, this, [this] {
        reason_->setVisible(!reason_->isVisible());
        fill();
    });
    reason_->hide();
    hide();
}

void MessageBubble::show(const Problem& problem, int more) {
    const bool another = problem.error.code != problem_.error.code || problem.block != problem_.block;
    problem_ = problem;
    more_ = more;
    if (another) reason_->hide();
    fill();
    QWidget::show();
    raise();
}

void MessageBubble::setReason(const QString& reason) {
    reasonText_ = reason;
    fill();
}

void MessageBubble::fill() {
    icon_->setPixmap(
        iconPixmap(themes_.theme(), Icon::Error, Role::Error, themes_.theme().px(iconSize), devicePixelRatioF()));
    fact_->setText(errorText(problem_.error));
    const QString hint = errorHint(problem_.error);
    hint_->setText(hint);
    hint_->setVisible(!hint.isEmpty());
    reason_->setText(reasonText_);
    mend_->setVisible(problem_.mend.has_value());
    if (problem_.mend) mend_->setText(coreText(problem_.mend->text, problem_.mend->arguments));
    why_->setText(tr("Why?"));
    why_->setVisible(!reasonText_.isEmpty());
    next_->setText(tr("%n more", nullptr, more_));
    next_->setVisible(more_ > 0);
    setAccessibleName(tr("Problem: %1").arg(fact_->text()));
    const int width = themes_.theme().px(textWidth);
    for (QLabel* label : {fact_, hint_, reason_})
        label->setFixedWidth(width);
    layout()->activate();
    adjustSize();
    Q_EMIT resized();
}

void MessageBubble::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = themes_.theme();
    paintBox(painter, rect(), theme.metrics().radiusBlock, theme.color(Role::Surface), theme.color(Role::Error));
}

bool MessageBubble::event(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) fill();
    return QWidget::event(event);
}

}  // namespace glassbox
