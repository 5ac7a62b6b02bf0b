#pragma once

#include "ui/theme/theme.h"

#include <QRectF>

class QPainter;

namespace glassbox {

/// Sharp rounded box: the outline lies inside `box`, `width` px thick; an invalid colour leaves fill or edge away.
void paintBox(QPainter& painter, const QRectF& box, double radius, const QColor& fill, const QColor& edge = {},
              double width = 1.0);

/// Rounded square of a category colour (palette, inspector).
void paintSwatch(QPainter& painter, const QRectF& box, const QColor& color);

/// Line of a run's colour and dash, centred in `box` (run table, legends); `marked` runs carry a dot.
void paintRunSwatch(QPainter& painter, const QRectF& box, const RunStyle& run, double width = 2.5);

/// Soft shadow below a floating box.
void paintShadow(QPainter& painter, const QRectF& box, double radius, const Theme& theme);

/// Arrow head of a wire at `tip`, `size` px, pointing along `direction` (unit vector).
void paintArrow(QPainter& painter, QPointF tip, QPointF direction, double size, const QPen& pen);

/// Ground of a bar along the top of a room, `rect` big, with a line below it.
void paintBarGround(QPainter& painter, const QRect& rect, const Theme& theme);

/// Bar of a value from 0 to 1 on a sunken track (probabilities, progress).
void paintBar(QPainter& painter, const QRectF& track, double fraction, const QColor& fill, const Theme& theme);

}  // namespace glassbox
