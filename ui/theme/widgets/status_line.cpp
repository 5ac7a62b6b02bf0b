#include "ui/theme/widgets/status_line.h"

#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/elided_label.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>

#include <optional>

namespace glassbox {
namespace {

constexpr int iconSide = 14;

std::optional<Icon> iconOf(Role tone) {
    switch (tone) {
        case Role::Good:
            return Icon::Check;
        case Role::Warning:
            return Icon::Warning;
        case Role::Error:
            return Icon::Error;
        default:
            return std::nullopt;
    }
}

}  // namespace

StatusLine::StatusLine(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      themes_(themes),
      icon_(new QLabel(this)),
      text_(new ElidedLabel(Qt::ElideRight, this)),
      timer_(new QTimer(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(themes_.theme().px(6));
    layout->addWidget(icon_);
    layout->addWidget(text_, 1);
    icon_->hide();
    themes_.keepFont(text_, FontRole::Body);
    timer_->setSingleShot(true);
    connect(timer_, &QTimer::timeout, this, [this] { show(standing_, Role::Text2); });
    connect(&themes_, &ThemeManager::changed, this, &StatusLine::updateIcon);
    show({}, Role::Text2);
}

void StatusLine::setStanding(const QString& text) {
    standing_ = text;
    if (!timer_->isActive()) show(standing_, Role::Text2);
}

void StatusLine::showMessage(const QString& text, Role tone) {
    show(text, tone);
    timer_->start(themes_.theme().duration(Motion::Message));
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString StatusLine::text() const {
    return text_->text();
}

void StatusLine::show(const QString& text, Role tone) {
    tone_ = tone;
    updateIcon();
    themes_.keepTextColor(text_, tone);
    text_->setText(text);
    setAccessibleName(text);
}

void StatusLine::updateIcon() {
    const std::optional<Icon> icon = iconOf(tone_);
    icon_->setVisible(icon.has_value());
    if (!icon) return;
    const Theme& theme = themes_.theme();
    icon_->setPixmap(iconPixmap(theme, *icon, tone_, theme.px(iconSide), devicePixelRatioF()));
}

}  // namespace glassbox
