#include "ui/theme/widgets/chip.h"

#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QPainter>

#include <cmath>

namespace glassbox {
namespace {

constexpr double numberFrame = 1.5;
constexpr double arrowSize = 12;

}  // namespace

Chip::Chip(const ThemeManager& themes, const QString& text, Kind kind, Role role, QWidget* parent)
    : QAbstractButton(parent), themes_(themes), kind_(kind), role_(role) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    themes_.keepFont(this, fontRole());
    setText(text);
    connect(&themes_, &ThemeManager::changed, this, &Chip::updateGeometry);
}

FontRole Chip::fontRole() const {
    switch (kind_) {
        case Kind::Pill:
            return FontRole::Body;
        case Kind::Number:
            return FontRole::MonoStrong;
        case Kind::Dotted:
            return FontRole::Mono;
    }
    return FontRole::Body;
}

void Chip::setRole(Role role) {
    role_ = role;
    update();
}

void Chip::setGround(Role role) {
    ground_ = role;
    update();
}

void Chip::setMenuArrow(bool shown) {
    menuArrow_ = shown;
    updateGeometry();
}

QSize Chip::sizeHint() const {
    const Theme& theme = themes_.theme();
    const int words = static_cast<int>(std::ceil(QFontMetricsF(font()).horizontalAdvance(text())));
    const int padding = kind_ == Kind::Dotted ? theme.px(1) : theme.px(10);
    const int arrow = menuArrow_ ? theme.px(arrowSize) + theme.metrics().space4 : 0;
    const int height = kind_ == Kind::Pill ? theme.px(22) : theme.px(kind_ == Kind::Number ? 28 : 20);
    return {words + 2 * padding + arrow, height};
}

void Chip::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing, true);
    const Theme& theme = themes_.theme();
    if (!isEnabled()) painter.setOpacity(0.6);
    const QRectF box(rect());
    QRectF words = box;
    if (kind_ == Kind::Dotted) {
        QPen dots(theme.color(underMouse() ? Role::Accent : Role::Text3), 1);
        dots.setDashPattern({1, 2});
        painter.setPen(dots);
        painter.drawLine(QPointF(0, box.bottom() - 1.5), QPointF(box.right(), box.bottom() - 1.5));
    } else {
        const bool pill = kind_ == Kind::Pill;
        const double radius = pill ? box.height() / 2 : theme.metrics().radiusControl;
        QColor ground = theme.color(ground_.value_or(Role::Surface));
        if (isDown() || (underMouse() && isEnabled())) {
            ground = theme.mix(ground_.value_or(Role::Surface), Role::Text, isDown() ? 0.14 : 0.06);
        }
        paintBox(painter, box, radius, ground, theme.color(role_), pill ? 1.0 : numberFrame);
    }
    if (menuArrow_) {
        const int size = theme.px(arrowSize);
        const QPixmap arrow = iconPixmap(theme, Icon::ChevronDown, Role::Text2, size, devicePixelRatioF());
        const double left = box.right() - size - theme.metrics().space8;
        painter.drawPixmap(QPointF(left, box.center().y() - size / 2.0), arrow);
        words.setRight(left);
        words.adjust(theme.metrics().space4, 0, 0, 0);
    }
    painter.setPen(theme.color(Role::Text));
    painter.setFont(font());
    painter.drawText(words, Qt::AlignCenter, text());
}

}  // namespace glassbox
