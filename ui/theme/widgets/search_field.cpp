#include "ui/theme/widgets/search_field.h"

#include "ui/theme/theme_manager.h"

#include <QAction>
#include <QKeyEvent>

namespace glassbox {

SearchField::SearchField(const ThemeManager& themes, const QString& prompt, QWidget* parent) : QLineEdit(parent) {
    addAction(themes.icon(Icon::Search, Role::Text2), QLineEdit::LeadingPosition);
    setClearButtonEnabled(true);
    setPrompt(prompt);
}

void SearchField::setPrompt(const QString& prompt) {
    setPlaceholderText(prompt);
    setAccessibleName(prompt);
}

void SearchField::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    if (event->key() == Qt::Key_Down) {
        Q_EMIT leftDownwards();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

}  // namespace glassbox
