#pragma once

#include "ui/theme/roles.h"

#include <QWidget>

class QLabel;
class QTimer;

namespace glassbox {

class ElidedLabel;
class ThemeManager;

/// The status place: a plain confirmation ("Copied") stands there for 4 s, then the standing text returns.
class StatusLine : public QWidget {
    Q_OBJECT

public:
    explicit StatusLine(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Text that stands while there is no message.
    void setStanding(const QString& text);
    /// Shows a message for 4 s; `tone` Good, Warning or Error adds its icon, Text2 none.
    void showMessage(const QString& text, Role tone = Role::Text2);
    /// What is readable now.
    QString text() const;

private:
    void show(const QString& text, Role tone);
    void updateIcon();

    const ThemeManager& themes_;
    QLabel* icon_;
    ElidedLabel* text_;
    QTimer* timer_;
    QString standing_;
    Role tone_ = Role::Text2;
};

}  // namespace glassbox
