#pragma once

#include <QLineEdit>

namespace glassbox {

class ThemeManager;

/// Line edit with a magnifier and a clear button; `prompt` is placeholder and accessible name ("Find a block").
/// Esc clears, Down leaves for the list below by sending leftDownwards().
class SearchField : public QLineEdit {
    Q_OBJECT

public:
    SearchField(const ThemeManager& themes, const QString& prompt, QWidget* parent = nullptr);

    void setPrompt(const QString& prompt);

Q_SIGNALS:
    void leftDownwards();

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace glassbox
