#pragma once

#include <QWidget>

#include <string>

class QHBoxLayout;

namespace glassbox {

class NetworkDocument;
class ThemeManager;

/// Upper left of the canvas while the inside of a block is shown: the way there, each step a button, and how to edit a
/// copy instead of the definition that all instances share.
class LevelBar : public QWidget {
    Q_OBJECT

public:
    LevelBar(NetworkDocument& document, const ThemeManager& themes, QWidget* parent);

    /// Leaves the offer of a copy away.
    void setReadOnly(bool readOnly);
    /// Shows where the document stands; hidden at the top.
    void refresh();

Q_SIGNALS:
    /// A step of the way was pressed: show that level.
    void levelRequested(const QString& path);
    /// The open block is to have a definition of its own.
    void copyRequested();
    /// Its size has changed.
    void resized();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void addStep(const QString& text, const std::string& path, bool last);

    NetworkDocument& document_;
    const ThemeManager& themes_;
    QHBoxLayout* row_;
    std::string shown_;
    bool readOnly_ = false;
};

}  // namespace glassbox
