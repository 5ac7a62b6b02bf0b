#include "ui/theme/style_parts.h"

#include "ui/theme/icons.h"
#include "ui/theme/look_properties.h"
#include "ui/theme/painting.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

namespace glassbox::parts {
namespace {

constexpr double hoverAmount = 0.06;
constexpr double pressAmount = 0.14;
constexpr double checkRadius = 4;
constexpr double railBar = 3;
constexpr double chevronSize = 12;

bool has(const QStyleOption& option, QStyle::StateFlag flag) {
    return option.state.testFlag(flag);
}

bool isSet(const QWidget* widget, const char* property) {
    return widget != nullptr && widget->property(property).toBool();
}

/// A ground that answers to hover and press by moving towards the text's colour.
QColor answering(const QStyleOption& option, Role ground, const Theme& theme) {
    if (!has(option, QStyle::State_Enabled)) return theme.color(ground);
    if (has(option, QStyle::State_Sunken)) return theme.mix(ground, Role::Text, pressAmount);
    if (has(option, QStyle::State_MouseOver)) return theme.mix(ground, Role::Text, hoverAmount);
    return theme.color(ground);
}

void paintRailButton(QPainter& painter, const QStyleOption& option, const Theme& theme) {
    const QRect inner = option.rect.adjusted(theme.px(6), 0, -theme.px(6), 0);
    if (has(option, QStyle::State_On)) {
        paintBox(painter, inner, theme.metrics().radiusBlock, theme.color(Role::AccentSoft));
        const int margin = theme.px(12);
        const QRectF bar(option.rect.left(), option.rect.top() + margin, theme.px(railBar),
                         option.rect.height() - 2 * margin);
        paintBox(painter, bar, theme.px(1.5), theme.color(Role::Accent));
        return;
    }
    if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled)) {
        paintBox(painter, inner, theme.metrics().radiusBlock, answering(option, Role::Base, theme));
    }
}

void paintSegment(QPainter& painter, const QStyleOption& option, const Theme& theme) {
    const double radius = theme.metrics().radiusControl;
    if (has(option, QStyle::State_On)) {
        paintBox(painter, option.rect, radius, theme.color(Role::Raised), theme.color(Role::BorderStrong));
    } else if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled)) {
        paintBox(painter, QRectF(option.rect).adjusted(2, 2, -2, -2), radius, answering(option, Role::Sunken, theme));
    }
}

QColor pushButtonText(const QStyleOption& option, const QWidget* widget, const Theme& theme) {
    if (isSet(widget, look::primary)) return theme.color(Role::OnAccent);
    return has(option, QStyle::State_Enabled) ? theme.color(Role::Text) : theme.color(Role::Text3, 0.6);
}

}  // namespace

bool isInRail(const QWidget* widget) {
    return widget != nullptr && isSet(widget->parentWidget(), look::rail);
}

void paintPushButton(QPainter& painter, const QStyleOption& option, const QWidget* widget, const Theme& theme) {
    const double radius = theme.metrics().radiusControl;
    const bool enabled = has(option, QStyle::State_Enabled);
    painter.save();
    if (isSet(widget, look::primary)) {
        if (!enabled) painter.setOpacity(0.5);
        QColor ground = theme.color(Role::Accent);
        if (enabled && has(option, QStyle::State_Sunken))
            ground = theme.mix(Role::Accent, Role::Text, 0.25);
        else if (enabled && has(option, QStyle::State_MouseOver))
            ground = theme.mix(Role::Accent, Role::Text, 0.12);
        paintBox(painter, option.rect, radius, ground);
        painter.restore();
        return;
    }
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option);
    const bool flat = button != nullptr && button->features.testFlag(QStyleOptionButton::Flat);
    const bool touched = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    if (flat) {
        if (enabled && touched) {
            painter.setOpacity(has(option, QStyle::State_Sunken) ? pressAmount : hoverAmount);
            paintBox(painter, option.rect, radius, theme.color(Role::Text));
        }
    } else {
        if (!enabled) painter.setOpacity(0.5);
        const Role edge = enabled && touched ? Role::BorderStrong : Role::Border;
        paintBox(painter, option.rect, radius, answering(option, Role::Raised, theme), theme.color(edge));
    }
    painter.restore();
}

void paintPushButtonLabel(QPainter& painter, const QStyleOptionButton& option, const QWidget* widget,
                          const Theme& theme) {
    const int flags = Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic;
    const int words = option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    const bool pictured = !option.icon.isNull();
    const int side = pictured ? option.iconSize.width() : 0;
    const int gap = pictured && words > 0 ? theme.metrics().space8 : 0;
    const bool menu = option.features.testFlag(QStyleOptionButton::HasMenu);
    const int arrow = menu ? theme.px(chevronSize) + theme.metrics().space4 : 0;
    int left = option.rect.left() + (option.rect.width() - side - gap - words - arrow) / 2;
    if (pictured) {
        const QRect box(left, option.rect.top() + (option.rect.height() - side) / 2, side, side);
        const bool enabled = has(option, QStyle::State_Enabled) || isSet(widget, look::primary);
        option.icon.paint(&painter, box, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled,
                          has(option, QStyle::State_On) ? QIcon::On : QIcon::Off);
        left += side + gap;
    }
    painter.setPen(pushButtonText(option, widget, theme));
    painter.drawText(QRect(left, option.rect.top(), words + 1, option.rect.height()), flags, option.text);
    const int size = theme.px(chevronSize);
    if (menu)
        paintChevron(painter,
                     QRect(left + words + theme.metrics().space4, option.rect.top(), size, option.rect.height()), false,
                     theme);
}

void paintChevron(QPainter& painter, const QRect& area, bool upwards, const Theme& theme) {
    const int size = theme.px(chevronSize);
    const QPixmap pixmap =
        iconPixmap(theme, Icon::ChevronDown, Role::Text2, size, painter.device()->devicePixelRatioF());
    painter.save();
    painter.translate(QRectF(area).center());
    if (upwards) painter.rotate(180);
    painter.drawPixmap(QPointF(-size / 2.0, -size / 2.0), pixmap);
    painter.restore();
}

void paintProgress(QPainter& painter, const QStyleOption& option, double fraction, const Theme& theme) {
    const double thickness = std::min(theme.metrics().space8, option.rect.height());
    QRectF track(0, 0, option.rect.width(), thickness);
    track.moveCenter(QRectF(option.rect).center());
    paintBar(painter, track, fraction, theme.color(Role::Accent), theme);
    paintBox(painter, track, theme.metrics().radiusBar, {}, theme.color(Role::Border));
}

void paintToolButton(QPainter& painter, const QStyleOption& option, const QWidget* widget, const Theme& theme) {
    if (isInRail(widget)) {
        paintRailButton(painter, option, theme);
        return;
    }
    if (isSet(widget, look::segment)) {
        paintSegment(painter, option, theme);
        return;
    }
    const double radius = theme.metrics().radiusControl;
    const bool enabled = has(option, QStyle::State_Enabled);
    if (has(option, QStyle::State_On)) {
        paintBox(painter, option.rect, radius, theme.color(Role::AccentSoft), theme.color(Role::Accent));
    } else if (!has(option, QStyle::State_AutoRaise)) {
        const Role edge = enabled && has(option, QStyle::State_MouseOver) ? Role::BorderStrong : Role::Border;
        paintBox(painter, option.rect, radius, answering(option, Role::Raised, theme), theme.color(edge));
    } else if (enabled && (has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken))) {
        const double amount = has(option, QStyle::State_Sunken) ? pressAmount : hoverAmount;
        paintBox(painter, option.rect, radius, theme.color(Role::Text, amount));
    }
}

void paintField(QPainter& painter, const QRect& box, const QStyleOption& option, const QWidget* widget,
                const Theme& theme) {
    const double radius = theme.metrics().radiusControl;
    const double thick = theme.metrics().selection;
    const bool enabled = has(option, QStyle::State_Enabled);
    const QColor ground = theme.color(enabled ? Role::Surface : Role::Sunken);
    if (isSet(widget, look::invalid)) {
        paintBox(painter, box, radius, ground, theme.color(Role::Error), thick);
    } else if (has(option, QStyle::State_HasFocus)) {
        paintBox(painter, box, radius, ground, theme.color(Role::Accent), thick);
    } else {
        const Role edge = enabled && has(option, QStyle::State_MouseOver) ? Role::BorderStrong : Role::Border;
        paintBox(painter, box, radius, ground, theme.color(edge));
    }
}

void paintCheck(QPainter& painter, const QStyleOption& option, const Theme& theme) {
    const double side = std::min({option.rect.width(), option.rect.height(), theme.metrics().check});
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option.rect).center());
    painter.save();
    if (!has(option, QStyle::State_Enabled)) painter.setOpacity(0.5);
    const double radius = checkRadius * theme.scale();
    if (has(option, QStyle::State_On) || has(option, QStyle::State_NoChange)) {
        paintBox(painter, box, radius, theme.color(Role::Accent));
        const double ratio = painter.device()->devicePixelRatioF();
        const Icon mark = has(option, QStyle::State_On) ? Icon::Check : Icon::Minus;
        const int size = static_cast<int>(side) - theme.px(2);
        const QPixmap pixmap = iconPixmap(theme, mark, Role::OnAccent, size, ratio);
        painter.drawPixmap(box.center() - QPointF(size, size) / 2.0, pixmap);
    } else {
        const Role edge = has(option, QStyle::State_MouseOver) ? Role::Accent : Role::BorderStrong;
        paintBox(painter, box, radius, theme.color(Role::Surface), theme.color(edge));
    }
    painter.restore();
}

void paintRadio(QPainter& painter, const QStyleOption& option, const Theme& theme) {
    const double side = std::min({option.rect.width(), option.rect.height(), theme.metrics().check});
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option.rect).center());
    painter.save();
    if (!has(option, QStyle::State_Enabled)) painter.setOpacity(0.5);
    const bool on = has(option, QStyle::State_On);
    const Role edge = on || has(option, QStyle::State_MouseOver) ? Role::Accent : Role::BorderStrong;
    paintBox(painter, box, side / 2, theme.color(Role::Surface), theme.color(edge), on ? 2.0 : 1.0);
    const double inset = side / 4;
    if (on) paintBox(painter, box.adjusted(inset, inset, -inset, -inset), side / 4, theme.color(Role::Accent));
    painter.restore();
}

void paintFocusFrame(QPainter& painter, const QRect& box, const Theme& theme) {
    const double gap = theme.metrics().focusGap;
    const double ring = theme.metrics().focusRing;
    const double radius = theme.metrics().radiusControl;
    const QRectF outer(box);
    paintBox(painter, outer.adjusted(ring, ring, -ring, -ring), radius + gap, {}, theme.color(Role::Surface), gap);
    paintBox(painter, outer, radius + gap + ring, {}, theme.color(Role::Accent), ring);
}

void paintSplitter(QPainter& painter, const QStyleOption& option, const Theme& theme) {
    const bool hovered = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    const QRect box = option.rect;
    // State_Horizontal: the panels lie side by side and the handle is upright.
    const QRect line = has(option, QStyle::State_Horizontal)
                           ? QRect(box.center().x(), box.top(), theme.metrics().line, box.height())
                           : QRect(box.left(), box.center().y(), box.width(), theme.metrics().line);
    painter.fillRect(line, theme.color(hovered ? Role::Accent : Role::Border));
}

}  // namespace glassbox::parts
