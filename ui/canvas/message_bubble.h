#pragma once

#include "core/network/analysis.h"

#include <QWidget>

class QLabel;

namespace glassbox {

class Button;
class ThemeManager;

/// What is wrong, beside the block it is said of, with the button that mends it. Lies over the canvas.
class MessageBubble : public QWidget {
    Q_OBJECT

public:
    MessageBubble(const ThemeManager& themes, QWidget* parent);

    /// Shows a problem; `more` others wait.
    void show(const Problem& problem, int more);
    /// Words of the block's type, unfolded by "Why?".
    void setReason(const QString& reason);
    const Problem& problem() const { return problem_; }

Q_SIGNALS:
    void mendRequested();
    /// "n more": show the next problem.
    void nextRequested();
    /// Its size has changed.
    void resized();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    void fill();

    const ThemeManager& themes_;
    Problem problem_;
    int more_ = 0;
    QLabel *icon_, *fact_, *hint_, *reason_;
    Button *mend_, *why_, *next_;
    QString reasonText_;
};

}  // namespace glassbox
