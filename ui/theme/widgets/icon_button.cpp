#include "ui/theme/widgets/icon_button.h"

#include "ui/theme/theme_manager.h"

namespace glassbox {

IconButton::IconButton(const ThemeManager& themes, Icon icon, const QString& name, QWidget* parent)
    : QToolButton(parent), themes_(themes), icon_(icon) {
    setFocusPolicy(Qt::StrongFocus);
    setToolButtonStyle(Qt::ToolButtonIconOnly);
    setIconName(icon);
    setName(name);
    connect(&themes_, &ThemeManager::changed, this, &IconButton::updateGeometry);
}

void IconButton::setIconName(Icon icon) {
    icon_ = icon;
    themes_.keepIcon(this, icon_, {Role::Text, Role::Accent}, 16);
}

void IconButton::setName(const QString& name) {
    setAccessibleName(name);
    setToolTip(name);
}

void IconButton::setFramed(bool framed) {
    setAutoRaise(!framed);
}

QSize IconButton::sizeHint() const {
    const int side = themes_.theme().metrics().controlSmall;
    return {side, side};
}

}  // namespace glassbox
