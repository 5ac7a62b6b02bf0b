#pragma once

#include "ui/instruments/tensor/tensor_picture.h"
#include "ui/instruments/tensor/view_choice.h"
#include "ui/theme/heat_map_image.h"
#include "ui/theme/theme.h"

#include <QColor>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <memory>
#include <optional>
#include <span>
#include <vector>

class QPainter;

namespace glassbox {

/// Colours of a drawing: a map, its ends, and what it is for where a drawing has several.
struct ColorScale {
    ColorMapKind map = ColorMapKind::Signed;
    ValueRange range;
    QString name;
};

/// Colour of a bar by its sign: the signed map's purple or green, strong enough to be seen on the surface.
QColor signColor(const Theme& theme, bool negative);

/// What the card says of an item.
struct CardText {
    QString name;    ///< "conv1.z[5, 18, 22]"
    QString number;  ///< exact
    QString note;    ///< names of the places; may be empty
};

/// How a tensor is laid out and painted in one view. Its items are the numbers of the tensor by row-major position,
/// unless a view says otherwise. No widget: the canvas scrolls it, a picture is saved of it.
class TensorDrawing {
public:
    TensorDrawing(const TensorPicture& picture, std::optional<ValueRange> range);
    virtual ~TensorDrawing() = default;
    TensorDrawing(const TensorDrawing&) = delete;
    TensorDrawing& operator=(const TensorDrawing&) = delete;

    /// Places everything for a room; cells of `cell` px, 0 as large as fits. What it takes is size().
    virtual void layOut(const Theme& theme, QSizeF room, double cell) = 0;
    virtual void paint(QPainter& painter, const QRectF& visible, const Theme& theme) const = 0;
    /// The item at a place, -1 for none.
    virtual std::int64_t itemAt(QPointF place) const = 0;
    /// Where an item lies; empty if it isn't shown.
    virtual QRectF boxOf(std::int64_t item) const = 0;
    /// The item reached from another by steps to the right and down; the same at an edge.
    virtual std::int64_t moved(std::int64_t item, int right, int down) const = 0;

    virtual std::int64_t items() const { return picture_.tensor.elements(); }
    /// Logical indices of what an item is.
    virtual TensorIndex indexOfItem(std::int64_t item) const;
    /// The item of these indices, -1 for none.
    virtual std::int64_t itemOfIndex(std::span<const std::int64_t> index) const;
    virtual CardText cardOf(std::int64_t item, const QLocale& locale) const;
    /// For the legend; empty where colours carry no number.
    virtual std::vector<ColorScale> scales() const { return {}; }
    /// A sentence below the numbers; may be empty.
    virtual QString caption(const QLocale& locale) const;
    /// Whether it has cells that can be made larger.
    virtual bool zooms() const { return false; }

    QSizeF size() const { return size_; }
    double cell() const { return cell_; }

protected:
    const TensorPicture& picture() const { return picture_; }
    std::span<const float> values() const { return values_; }
    /// The scale of the whole tensor.
    ColorScale wholeScale() const;

    QSizeF size_;
    double cell_ = 0;

private:
    const TensorPicture& picture_;
    std::vector<float> values_;
    std::int64_t notFinite_ = 0;
    std::optional<ValueRange> range_;
};

/// The drawing of a view; `picture` must outlive it.
std::unique_ptr<TensorDrawing> makeDrawing(const TensorPicture& picture, TensorViewKind kind,
                                           std::optional<ValueRange> range);

}  // namespace glassbox
