#include "ui/theme/widgets/button.h"

#include "ui/theme/look_properties.h"
#include "ui/theme/theme_manager.h"

#include <QStyle>

#include <algorithm>

namespace glassbox {
namespace {

int heightOf(ControlSize size, const Metrics& metrics) {
    switch (size) {
        case ControlSize::Small:
            return metrics.controlSmall;
        case ControlSize::Normal:
            return metrics.control;
        case ControlSize::Large:
            return metrics.controlPrimary;
    }
    return metrics.control;
}

}  // namespace

Button::Button(const ThemeManager& themes, const QString& text, ButtonKind kind, ControlSize size, QWidget* parent)
    : QPushButton(text, parent), themes_(themes), kind_(kind), size_(size) {
    setCursor(Qt::PointingHandCursor);
    updateLook();
    connect(&themes_, &ThemeManager::changed, this, &Button::updateGeometry);
}

void Button::setIconName(Icon icon) {
    icon_ = icon;
    updateLook();
}

void Button::setKind(ButtonKind kind) {
    if (kind == kind_) return;
    kind_ = kind;
    updateLook();
}

void Button::updateLook() {
    const bool primary = kind_ == ButtonKind::Primary;
    setProperty(look::primary, primary);
    setFlat(kind_ == ButtonKind::Flat);
    const bool large = size_ == ControlSize::Large;
    themes_.keepFont(this, large && primary ? FontRole::PrimaryButton : FontRole::BodyMedium);
    if (icon_) {
        const Role tint = primary ? Role::OnAccent : Role::Text;
        themes_.keepIcon(this, *icon_, {tint, tint}, 16);
    }
    updateGeometry();
    update();
}

QSize Button::sizeHint() const {
    QSize hint = QPushButton::sizeHint();
    const Metrics& metrics = themes_.theme().metrics();
    if (size_ == ControlSize::Small) hint.rwidth() -= metrics.space8;
    if (size_ == ControlSize::Large && kind_ == ButtonKind::Primary) hint.rwidth() += metrics.space8;
    hint.setHeight(std::max(heightOf(size_, metrics), fontMetrics().height() + metrics.space4));
    return hint;
}

QSize Button::minimumSizeHint() const {
    return sizeHint();
}

}  // namespace glassbox
