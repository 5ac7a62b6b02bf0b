#pragma once

#include "ui/theme/roles.h"

#include <QWidget>

class QLabel;

namespace glassbox {

class ThemeManager;

/// A caption above a number with its unit ("Test accuracy" above "98.47 %"); the number never elides.
class KeyNumber : public QWidget {
    Q_OBJECT

public:
    /// `font` is KeyNumber for the one large number of a room, MonoData for the others of the run bar.
    KeyNumber(const ThemeManager& themes, const QString& caption, FontRole font = FontRole::KeyNumber,
              QWidget* parent = nullptr);

    void setCaption(const QString& caption);
    /// Shows a number already written by Numbers, and its unit in small; an empty number shows a dash.
    void setNumber(const QString& number, const QString& unit = {});
    /// Colour of the number: Text, Good, Warning or Error.
    void setTone(Role role);
    /// Keeps room for a number as wide as `widest`, so that a live number does not push its neighbours.
    void reserve(const QString& widest);

private:
    void updateAccessible();

    const ThemeManager& themes_;
    QLabel* caption_;
    QLabel* number_;
    QLabel* unit_;
    QString widest_;
};

}  // namespace glassbox
