#pragma once

#include "ui/instruments/tensor/cell_patch.h"
#include "ui/instruments/tensor/drawing.h"
#include "ui/instruments/tensor/view_choice.h"

#include <QAbstractScrollArea>
#include <QPixmap>

#include <memory>
#include <optional>
#include <vector>

namespace glassbox {

class CellCard;
class ThemeManager;

/// The numbers of a TensorView: a drawing that scrolls and zooms, with hover, choice, keys, and its legend below.
class TensorCanvas : public QAbstractScrollArea {
    Q_OBJECT

public:
    TensorCanvas(const ThemeManager& themes, QWidget* parent);
    ~TensorCanvas() override;

    void setPicture(TensorPicture picture);
    const TensorPicture& picture() const { return picture_; }
    void setKind(TensorViewKind kind);
    TensorViewKind kind() const { return kind_; }
    void setChosen(std::span<const std::int64_t> index);
    const TensorIndex& chosen() const { return chosen_; }
    void setPatches(std::vector<CellPatch> patches);
    void setRange(std::optional<ValueRange> range);
    void setCellSize(double size);
    double cellSize() const { return drawing_ ? drawing_->cell() : 0; }
    bool zooms() const { return drawing_ && drawing_->zooms(); }
    void zoom(double factor, QPointF around);

    /// What is shown; null without a tensor.
    const TensorDrawing* drawing() const { return drawing_.get(); }
    /// Where a cell is seen in the viewport; empty if it isn't shown.
    QRectF boxOf(std::span<const std::int64_t> index) const;
    const CellCard& card() const { return *card_; }
    /// The whole view with its legend as a picture, not only what is scrolled into sight.
    QImage image() const;
    /// What is said of the chosen cell: "conv1.z[5, 18, 22] = 7.639…".
    QString chosenText() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void cellHovered(const std::vector<std::int64_t>& index);
    void cellChosen(const std::vector<std::int64_t>& index);
    void cellActivated(const std::vector<std::int64_t>& index);
    void copyRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void makeDrawing();
    void layOut();
    void invalidate();
    QSize room() const;
    int padding() const;
    QRectF space() const;
    int footerHeight() const;
    QPointF origin() const;
    std::int64_t itemAt(QPointF place) const;
    std::int64_t chosenItem() const;
    void choose(std::int64_t item);
    void walk(int right, int down);
    bool moveByKey(int key);
    void activate();
    void reveal(const QRectF& box);
    void describe();
    void paintBase(QPainter& painter, QPointF shift, const QRectF& visible) const;
    void paintFooter(QPainter& painter, const QRectF& box) const;
    void paintMarks(QPainter& painter, const QRectF& clip) const;
    QRectF boxOfItem(std::int64_t item) const;

    const ThemeManager& themes_;
    TensorPicture picture_;
    TensorViewKind kind_ = TensorViewKind::Matrix;
    std::unique_ptr<TensorDrawing> drawing_;
    CellCard* card_;
    std::vector<CellPatch> patches_;
    std::optional<ValueRange> range_;
    TensorIndex chosen_;
    std::int64_t item_ = -1;     ///< of the drawing that is chosen where it is no cell of the tensor
    std::int64_t hovered_ = -1;  ///< item under the pointer
    double wanted_ = 0;          ///< size of the cells; 0 fits
    QPixmap base_;               ///< what is painted without choice and hover; null when it has to be painted again
};

}  // namespace glassbox
