#include "ui/theme/widgets/notice_card.h"

#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/flow_layout.h"
#include "ui/theme/widgets/icon_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace glassbox {
namespace {

constexpr double edgeWidth = 5;
constexpr int iconSide = 20;

Icon iconOf(Role tone) {
    if (tone == Role::Good) return Icon::Check;
    return tone == Role::Error ? Icon::Close : Icon::Warning;
}

Role softOf(Role tone) {
    if (tone == Role::Good) return Role::GoodSoft;
    return tone == Role::Error ? Role::ErrorSoft : Role::WarningSoft;
}

}  // namespace

NoticeCard::NoticeCard(const ThemeManager& themes, Role tone, Ground ground, QWidget* parent)
    : QWidget(parent),
      themes_(themes),
      tone_(tone),
      ground_(ground),
      icon_(new QLabel(this)),
      fact_(new QLabel(this)),
      evidence_(new QLabel(this)),
      actionRow_(new QWidget(this)),
      actions_(new FlowLayout(actionRow_)),
      close_(nullptr) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    themes_.keepFont(fact_, FontRole::SectionTitle);
    themes_.keepTextColor(fact_, Role::Text);
    themes_.keepFont(evidence_, FontRole::Body);
    themes_.keepTextColor(evidence_, Role::Text2);
    for (QLabel* label : {fact_, evidence_})
        label->setWordWrap(true);
    auto* closeButton = new IconButton(themes, Icon::Close, tr("Close"), this);
    closeButton->setFramed(false);
    closeButton->hide();
    connect(closeButton, &QToolButton::clicked, this, &NoticeCard::dismissed);
    close_ = closeButton;

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(fact_);
    words->addWidget(evidence_);
    words->addWidget(actionRow_);
    actionRow_->hide();
    auto* row = new QHBoxLayout(this);
    row->addWidget(icon_, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(close_, 0, Qt::AlignTop);
    connect(&themes_, &ThemeManager::changed, this, &NoticeCard::updateLook);
    updateLook();
}

void NoticeCard::updateLook() {
    const Theme& theme = themes_.theme();
    const Metrics& metrics = theme.metrics();
    const int edge = ground_ == Ground::Plain ? theme.px(edgeWidth) : 0;
    layout()->setContentsMargins(metrics.space16 + edge, metrics.space12, metrics.space12, metrics.space12);
    layout()->setSpacing(metrics.space12);
    actions_->setSpacing(metrics.space8);
    actions_->setContentsMargins(0, metrics.space8, 0, 0);
    icon_->setPixmap(iconPixmap(theme, iconOf(tone_), tone_, theme.px(iconSide), devicePixelRatioF()));
    update();
}

void NoticeCard::setTexts(const QString& fact, const QString& evidence) {
    fact_->setText(fact);
    evidence_->setText(evidence);
    evidence_->setVisible(!evidence.isEmpty());
    setAccessibleName(fact);
    setAccessibleDescription(evidence);
}

void NoticeCard::setTone(Role tone) {
    tone_ = tone;
    updateLook();
}

Button* NoticeCard::addAction(const QString& text, bool primary) {
    actionRow_->show();
    auto* button =
        new Button(themes_, text, primary ? ButtonKind::Primary : ButtonKind::Normal, ControlSize::Small, this);
    actions_->addWidget(button);
    return button;
}

void NoticeCard::clearActions() {
    while (QLayoutItem* item = actions_->takeAt(0)) {
        // Later: the press that calls this may come from one of the buttons.
        if (QWidget* widget = item->widget()) widget->deleteLater();
        delete item;
    }
    actionRow_->hide();
}

void NoticeCard::setDismissible(bool dismissible) {
    close_->setVisible(dismissible);
}

void NoticeCard::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event);
    QPainter painter(this);
    const Theme& theme = themes_.theme();
    const double radius = theme.metrics().radiusBlock;
    const bool plain = ground_ == Ground::Plain;
    const QColor color = theme.color(tone_);
    paintBox(painter, rect(), radius, theme.color(plain ? Role::Surface : softOf(tone_)));
    if (plain) {
        painter.save();
        QPainterPath box;
        box.addRoundedRect(rect(), radius, radius);
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setClipPath(box);
        painter.fillRect(QRectF(0, 0, theme.px(edgeWidth), height()), color);
        painter.restore();
    }
    paintBox(painter, rect(), radius, {}, color);
}

}  // namespace glassbox
