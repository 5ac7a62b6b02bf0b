#pragma once

#include <QFont>
#include <QRectF>
#include <QString>

#include <vector>

class QWidget;

namespace glassbox {

/// A piece of text as it was painted: where its ink lies and where it may be seen, in the widget's coordinates.
struct PaintedText {
    QString text;
    QRectF ink, clip;

    /// px of the ink that the clip or the widget's edge takes away, the worst side.
    double missing() const;
};

/// What a widget itself paints as text, its children left out.
std::vector<PaintedText> paintedTexts(QWidget& widget);

}  // namespace glassbox
