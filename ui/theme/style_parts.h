#pragma once

#include "ui/theme/theme.h"

#include <QStyle>

#include <optional>

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionSlider;
class QWidget;

/// The painted parts of ThemeStyle, a function a part; states come from the option, looks from dynamic properties.
namespace glassbox::parts {

void paintPushButton(QPainter& painter, const QStyleOption& option, const QWidget* widget, const Theme& theme);
void paintPushButtonLabel(QPainter& painter, const QStyleOptionButton& option, const QWidget* widget,
                          const Theme& theme);
void paintToolButton(QPainter& painter, const QStyleOption& option, const QWidget* widget, const Theme& theme);
void paintField(QPainter& painter, const QRect& box, const QStyleOption& option, const QWidget* widget,
                const Theme& theme);
void paintCheck(QPainter& painter, const QStyleOption& option, const Theme& theme);
void paintRadio(QPainter& painter, const QStyleOption& option, const Theme& theme);
void paintSlider(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle, const Theme& theme);
void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle, const Theme& theme);
void paintProgress(QPainter& painter, const QStyleOption& option, double fraction, const Theme& theme);
void paintSplitter(QPainter& painter, const QStyleOption& option, const Theme& theme);
void paintFocusFrame(QPainter& painter, const QRect& box, const Theme& theme);

/// Qt's metric as the look has it; nothing where Fusion's stands.
std::optional<int> ownMetric(QStyle::PixelMetric metric, const Theme& theme);

/// Shortest handle of a scroll bar, px at 100 %.
inline constexpr double shortestScrollHandle = 24;

/// Handle of a scroll bar that has no arrow buttons.
QRect scrollBarHandle(const QStyleOptionSlider& option, int shortest);

/// Chevron in the middle of `area`, downwards or upwards.
void paintChevron(QPainter& painter, const QRect& area, bool upwards, const Theme& theme);

/// True where a tool button sits in the rail.
bool isInRail(const QWidget* widget);

}  // namespace glassbox::parts
