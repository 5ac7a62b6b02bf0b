#pragma once

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace glassbox {

class ThemeManager;

/// A row of segments of which exactly one is chosen; Left and Right move the choice.
class SegmentedControl : public QWidget {
    Q_OBJECT

public:
    /// `name` is the accessible name of the choice ("Scale").
    SegmentedControl(const ThemeManager& themes, const QString& name, QWidget* parent = nullptr);

    /// Adds a segment at the right end; the first one added is chosen.
    void addSegment(int id, const QString& text);
    /// Changes a segment's text (language switch).
    void setSegmentText(int id, const QString& text);

    int currentId() const;
    /// Chooses a segment; sends currentChanged() only if it was another.
    void setCurrentId(int id);

Q_SIGNALS:
    void currentChanged(int id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const ThemeManager& themes_;
    QButtonGroup* group_;
    QHBoxLayout* layout_;
    int current_ = -1;
};

}  // namespace glassbox
