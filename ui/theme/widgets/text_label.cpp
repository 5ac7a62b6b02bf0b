#include "ui/theme/widgets/text_label.h"

#include "ui/theme/theme_manager.h"

#include <QLabel>

namespace glassbox {

QLabel* makeTextLabel(const ThemeManager& themes, FontRole font, Role color, QWidget* parent) {
    auto* label = new QLabel(parent);
    themes.keepFont(label, font);
    themes.keepTextColor(label, color);
    return label;
}

QLabel* makeWrappedLabel(const ThemeManager& themes, FontRole font, Role color, QWidget* parent) {
    QLabel* label = makeTextLabel(themes, font, color, parent);
    label->setWordWrap(true);
    return label;
}

}  // namespace glassbox
