#pragma once

#include <QWidget>

class QVBoxLayout;

namespace glassbox {

class IconButton;
class PanelHeader;
class ThemeManager;

/// A panel that lies over the right side of its host where the window is too narrow to give it a place of its own.
class SideDrawer : public QWidget {
    Q_OBJECT

public:
    /// Lies over `host`, which it is a child of, `breadth` px wide at 100 %; closed at first.
    SideDrawer(const ThemeManager& themes, int breadth, QWidget* host);

    /// Takes a widget in; it leaves when it gets another parent.
    void setContent(QWidget* content);
    /// Words on the head and on the button that opens it.
    void setTexts(const QString& title, const QString& open);
    /// Whether there is a drawer at all: its button shows while it is closed.
    void setAvailable(bool available);
    void setOpen(bool open);

Q_SIGNALS:
    /// The button in the host's corner.
    void openRequested();
    /// The button in the drawer's corner or Esc.
    void closeRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();
    void retranslate();

    const ThemeManager& themes_;
    int breadth_;
    PanelHeader* header_;
    IconButton* close_;
    IconButton* handle_;
    QVBoxLayout* column_;
    bool available_ = false;
};

}  // namespace glassbox
