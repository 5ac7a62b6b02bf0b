#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

class QMimeData;
class QWidget;

namespace glassbox {

/// A view as a picture, drawn by the view's own paint code in the theme that it is seen in.
namespace picture_maker {

/// The instrument at a widget: the view itself, or the panel that the widget is part of.
QWidget* viewAt(QWidget* widget);
/// What the view is called: its own name, or its panel's title.
QString nameOf(const QWidget& view);

/// Pixels, twice as many in each direction as on the screen.
QImage image(QWidget& view);
/// Lines, and text as text.
QByteArray svg(QWidget& view);
/// Both, for the clipboard: image/png and image/svg+xml.
QMimeData* mimeData(QWidget& view);
/// Writes it by the file's ending, .svg or any picture format of Qt; false if it can't be written.
bool save(QWidget& view, const QString& file);

}  // namespace picture_maker

}  // namespace glassbox
