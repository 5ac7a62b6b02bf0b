#pragma once

#include <QPoint>
#include <QString>

class QWidget;

namespace glassbox {

/// What a control says of itself ("What is this?"): its own words, its name and tip, or those of its kind; empty for
/// what only its panel explains.
QString explanationOf(const QWidget& control);

/// The answer for the thing at a place of a widget: a block, a wire, a line of a chart, a control, else its panel.
QString explanationAt(const QWidget& widget, QPoint place);

}  // namespace glassbox
