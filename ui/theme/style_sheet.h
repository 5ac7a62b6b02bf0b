#pragma once

#include "ui/theme/theme.h"

#include <QString>

namespace glassbox {

/// The style sheet's template as it is written in glassbox.qss: "@accent" is a colour, "@px(8)" a size at 100 %.
QString styleSheetTemplate();

/// A template with every token replaced by the theme's value; unknown tokens stay as they are (a test finds them).
QString fillStyleSheet(const QString& text, const Theme& theme);

}  // namespace glassbox
