#pragma once

#include <QDialog>

namespace glassbox {

class ThemeManager;

/// The keys of the window and of the canvas, a group a column.
class KeysDialog : public QDialog {
    Q_OBJECT

public:
    explicit KeysDialog(const ThemeManager& themes, QWidget* parent = nullptr);
};

}  // namespace glassbox
