#pragma once

#include "ui/theme/icons.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace glassbox {

class Button;
class ThemeManager;

/// What an empty panel shows: dashed frame, one bold line, one sentence, the button that fills it.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    EmptyState(const ThemeManager& themes, const QString& title, const QString& sentence, QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& sentence);
    /// Shows the button; pressing it sends activated().
    void setAction(const QString& text, Icon icon);

Q_SIGNALS:
    void activated();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ThemeManager& themes_;
    QVBoxLayout* layout_;
    QLabel* title_;
    QLabel* sentence_;
    Button* button_ = nullptr;
};

}  // namespace glassbox
