#pragma once

#include "ui/theme/roles.h"

class QLabel;
class QWidget;

namespace glassbox {

class ThemeManager;

/// Label in the font and colour of their uses, now and after each change of the theme.
QLabel* makeTextLabel(const ThemeManager& themes, FontRole font, Role color, QWidget* parent);
/// The same with its words wrapped.
QLabel* makeWrappedLabel(const ThemeManager& themes, FontRole font, Role color, QWidget* parent);

}  // namespace glassbox
