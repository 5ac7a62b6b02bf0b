#pragma once

#include <QLocale>
#include <QPointF>
#include <QRectF>
#include <QString>

class QPainter;

namespace glassbox {

class Theme;

/// A window that is more than one tensor: drawn into an area, and asked for the numbers at a point of it.
class WindowDrawing {
public:
    virtual ~WindowDrawing() = default;
    virtual void paint(QPainter& painter, const QRectF& area, const Theme& theme) const = 0;
    /// Every digit of the number at a point, with its name; empty where there is none.
    virtual QString textAt(QPointF point, const QRectF& area, const QLocale& locale) const = 0;
};

}  // namespace glassbox
