#include "ui/instruments/tensor/drawing.h"

#include "ui/instruments/tensor/bar_drawing.h"
#include "ui/instruments/tensor/histogram_drawing.h"
#include "ui/instruments/tensor/plane_drawing.h"
#include "ui/instruments/tensor/surface_drawing.h"
#include "ui/instruments/tensor/tile_drawing.h"
#include "ui/instruments/tensor/token_drawing.h"
#include "ui/theme/numbers.h"

#include <QCoreApplication>

#include <cmath>

namespace glassbox {
namespace {

QString words(const char* text) {
    return QCoreApplication::translate("glassbox::TensorView", text);
}

constexpr std::size_t negativeShade = 40, positiveShade = 215;

}  // namespace

QColor signColor(const Theme& theme, bool negative) {
    return QColor::fromRgb(theme.colorMap(ColorMapKind::Signed)[negative ? negativeShade : positiveShade]);
}

TensorDrawing::TensorDrawing(const TensorPicture& picture, std::optional<ValueRange> range)
    : picture_(picture), range_(range) {
    const Tensor& tensor = picture.tensor;
    values_.resize(static_cast<std::size_t>(tensor.elements()));
    for (std::size_t i = 0; i < values_.size(); ++i) {
        const double number = tensor.at(static_cast<std::int64_t>(i));
        values_[i] = static_cast<float>(number);
        notFinite_ += std::isfinite(number) ? 0 : 1;
    }
}

ColorScale TensorDrawing::wholeScale() const {
    const ColorMapKind map = colorMapOf(picture_);
    return {map, range_ ? *range_ : ValueRange::forMap(map, values_), {}};
}

TensorIndex TensorDrawing::indexOfItem(std::int64_t item) const {
    return indexOf(picture_.tensor.shape(), item);
}

std::int64_t TensorDrawing::itemOfIndex(std::span<const std::int64_t> index) const {
    return offsetOf(picture_.tensor.shape(), index);
}

CardText TensorDrawing::cardOf(std::int64_t item, const QLocale& locale) const {
    const TensorIndex index = indexOf(picture_.tensor.shape(), item);
    return {cellName(picture_, index), exactNumber(picture_.tensor, item, locale), placeNames(picture_, index)};
}

QString TensorDrawing::caption(const QLocale& locale) const {
    if (notFinite_ == 0) return {};
    const Numbers numbers(locale);
    return words(QT_TRANSLATE_NOOP("glassbox::TensorView", "%1 of %2 are NaN or infinite"))
        .arg(numbers.integer(notFinite_), numbers.integer(picture_.tensor.elements()));
}

std::unique_ptr<TensorDrawing> makeDrawing(const TensorPicture& picture, TensorViewKind kind,
                                           std::optional<ValueRange> range) {
    switch (kind) {
        case TensorViewKind::Bars:
            return std::make_unique<BarDrawing>(picture, range);
        case TensorViewKind::Tokens:
            return std::make_unique<TokenDrawing>(picture);
        case TensorViewKind::Histogram:
            return std::make_unique<HistogramDrawing>(picture, range);
        case TensorViewKind::Plane:
            return std::make_unique<PlaneDrawing>(picture);
        case TensorViewKind::Surface:
            return std::make_unique<SurfaceDrawing>(picture, range);
        default:
            return std::make_unique<TileDrawing>(picture, kind, range);
    }
}

}  // namespace glassbox
