#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

class QWidget;

namespace glassbox {

class Language;
class MainWindow;
class Preferences;
class ThemeManager;

/// A place of the program that a walk comes to: a room in a state, or a dialog.
struct WalkPlace {
    QString name;
    /// Brings the place up and gives its window back; null if it belongs to the main window.
    std::function<std::unique_ptr<QWidget>(MainWindow&)> show;
};

/// Every place; a new room is a row here.
std::vector<WalkPlace> walkPlaces(ThemeManager& themes, Language& language, Preferences& preferences);

/// Widgets of a window that can be seen now, the window itself among them; what Qt makes inside of its own widgets and
/// paints nothing of ours left out.
std::vector<QWidget*> seenWidgets(QWidget& window);

/// "StartRoom > StartCard > QLabel 'LeNet-5'".
QString pathOf(const QWidget& widget);

/// What can't be read or lies outside of its parent, a line each.
QStringList unreadable(QWidget& window);

}  // namespace glassbox
