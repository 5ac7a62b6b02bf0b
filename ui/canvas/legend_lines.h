#pragma once

#include <QWidget>

namespace glassbox {

class ThemeManager;

/// What the lines of the canvas mean, drawn as the lines are: solid with an arrow to the right, dashed to the left.
class LegendLines : public QWidget {
    Q_OBJECT

public:
    LegendLines(const ThemeManager& themes, QWidget* parent);

    void setShown(bool forward, bool backward);
    bool isEmpty() const { return !forward_ && !backward_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ThemeManager& themes_;
    bool forward_ = false, backward_ = false;
};

}  // namespace glassbox
