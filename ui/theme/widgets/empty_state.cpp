#include "ui/theme/widgets/empty_state.h"

#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace glassbox {

EmptyState::EmptyState(const ThemeManager& themes, const QString& title, const QString& sentence, QWidget* parent)
    : QWidget(parent),
      themes_(themes),
      layout_(new QVBoxLayout(this)),
      title_(new QLabel(this)),
      sentence_(new QLabel(this)) {
    themes_.keepFont(title_, FontRole::PanelTitle);
    themes_.keepTextColor(title_, Role::Text);
    themes_.keepFont(sentence_, FontRole::Body);
    themes_.keepTextColor(sentence_, Role::Text2);
    sentence_->setWordWrap(true);
    layout_->addStretch(1);
    layout_->addWidget(title_);
    layout_->addWidget(sentence_);
    layout_->addStretch(1);
    const auto fit = [this] {
        const Metrics& metrics = themes_.theme().metrics();
        layout_->setContentsMargins(metrics.space16, metrics.space12, metrics.space16, metrics.space12);
        layout_->setSpacing(metrics.space4);
        update();
    };
    fit();
    connect(&themes_, &ThemeManager::changed, this, fit);
    setTexts(title, sentence);
}

void EmptyState::setTexts(const QString& title, const QString& sentence) {
    title_->setText(title);
    sentence_->setText(sentence);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
}

void EmptyState::setAction(const QString& text, Icon icon) {
    if (button_ == nullptr) {
        button_ = new Button(themes_, text, ButtonKind::Normal, ControlSize::Small, this);
        layout_->insertSpacing(layout_->count() - 1, themes_.theme().metrics().space4);
        layout_->insertWidget(layout_->count() - 1, button_, 0, Qt::AlignLeft);
        connect(button_, &QPushButton::clicked, this, &EmptyState::activated);
    }
    button_->setText(text);
    button_->setIconName(icon);
}

void EmptyState::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event);
    QPainter painter(this);
    const Theme& theme = themes_.theme();
    painter.setRenderHint(QPainter::Antialiasing, true);
    QPen pen(theme.color(Role::BorderStrong), 1);
    pen.setDashPattern({3, 2});
    painter.setPen(pen);
    const double radius = theme.metrics().radiusBlock;
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

}  // namespace glassbox
