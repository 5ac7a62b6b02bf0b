#pragma once

#include "ui/instruments/tensor/drawing.h"

#include <QWidget>

namespace glassbox {

class ThemeManager;

/// The small card beside a cell: its name with the logical indices, its exact number, what its places are called. Lets
/// the pointer through.
class CellCard : public QWidget {
    Q_OBJECT

public:
    CellCard(const ThemeManager& themes, QWidget* parent);

    /// Shows the card beside a box of the parent, inside the parent.
    void showBeside(const QRectF& box, const CardText& text);
    const CardText& text() const { return text_; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ThemeManager& themes_;
    CardText text_;
};

}  // namespace glassbox
