#pragma once

#include <QObject>

#include <memory>

class QAction;
class QLabel;
class QMainWindow;
class QMenu;
class QPoint;
class QWidget;

namespace glassbox {

class ThemeManager;

/// What helps in front of a class: full screen, "What is this?" for everything that is seen, and any view as a picture.
class ClassTools : public QObject {
    Q_OBJECT

public:
    ClassTools(QMainWindow& window, const ThemeManager& themes);
    ~ClassTools() override;

    /// Adds the entries to the menus.
    void fill(QMenu& view, QMenu& help);
    QAction* fullScreen() const { return fullScreen_; }
    QAction* whatIsThis() const { return whatIsThis_; }
    /// Shows the answer for the thing at a place of a widget; false where there is none.
    bool explain(QWidget& widget, QPoint place);
    /// The words that are shown now; empty for none.
    QString shownWords() const;
    void copyPicture(QWidget& view);
    void savePicture(QWidget& view);
    void retranslate();

Q_SIGNALS:
    /// A plain confirmation or a refusal for the status place.
    void message(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* viewWithFocus() const;
    bool showMenu(QPoint place);
    void toggleFullScreen();

    QMainWindow& window_;
    const ThemeManager& themes_;
    QAction* fullScreen_;
    QAction* whatIsThis_;
    QAction* copyPicture_;
    QAction* savePicture_;
    std::unique_ptr<QLabel> words_;
};

}  // namespace glassbox
