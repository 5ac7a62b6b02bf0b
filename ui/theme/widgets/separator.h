#pragma once

#include <QWidget>

namespace glassbox {

class ThemeManager;

/// A 1 px hairline between groups of a bar (vertical) or of a form (horizontal).
class Separator : public QWidget {
    Q_OBJECT

public:
    Separator(const ThemeManager& themes, Qt::Orientation orientation, QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ThemeManager& themes_;
    Qt::Orientation orientation_;
};

}  // namespace glassbox
