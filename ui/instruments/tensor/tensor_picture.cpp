#include "ui/instruments/tensor/tensor_picture.h"

#include "ui/theme/numbers.h"

#include <QCoreApplication>

#include <cstring>

namespace glassbox {

TensorIndex indexOf(const Shape& shape, std::int64_t offset) {
    TensorIndex index(static_cast<std::size_t>(shape.rank()));
    for (int axis = shape.rank() - 1; axis >= 0; --axis) {
        index[static_cast<std::size_t>(axis)] = offset % shape[axis];
        offset /= shape[axis];
    }
    return index;
}

std::int64_t offsetOf(const Shape& shape, std::span<const std::int64_t> index) {
    if (static_cast<int>(index.size()) != shape.rank()) return -1;
    std::int64_t offset = 0;
    for (int axis = 0; axis < shape.rank(); ++axis) {
        const std::int64_t place = index[static_cast<std::size_t>(axis)];
        if (place < 0 || place >= shape[axis]) return -1;
        offset = offset * shape[axis] + place;
    }
    return offset;
}

TensorPicture partOf(const TensorPicture& whole, std::span<const std::int64_t> place) {
    const Shape& shape = whole.tensor.shape();
    const auto cut = static_cast<int>(place.size());
    std::int64_t first = 0;
    for (int axis = 0; axis < cut; ++axis) {
        const std::int64_t at = place[static_cast<std::size_t>(axis)];
        if (axis >= shape.rank() || at < 0 || at >= shape[axis]) return whole;
        first = first * shape[axis] + at;
    }
    TensorPicture part;
    part.name = whole.name;
    part.kind = cut > 0 && whole.role == TensorRole::Attention ? AxisKind::Vector : whole.kind;
    part.role = whole.role;
    part.direction = whole.direction;
    part.gates = whole.gates;
    part.plane = whole.plane;
    part.place.assign(place.begin(), place.end());
    if (whole.labels.size() > place.size()) part.labels.assign(whole.labels.begin() + cut, whole.labels.end());
    part.tensor = Tensor(whole.tensor.dtype(), Shape(shape.sizes().subspan(place.size())));
    const std::size_t bytes = part.tensor.bytes();
    std::memcpy(part.tensor.raw(), whole.tensor.raw() + static_cast<std::size_t>(first) * bytes, bytes);
    return part;
}

QString cellName(const TensorPicture& picture, std::span<const std::int64_t> index) {
    if (index.empty()) return picture.name;
    QStringList places;
    for (const std::int64_t place : picture.place)
        places.append(QString::number(place));
    for (const std::int64_t place : index)
        places.append(QString::number(place));
    return QStringLiteral("%1[%2]").arg(picture.name, places.join(QStringLiteral(", ")));
}

QString labelOf(const TensorPicture& picture, int axis, std::int64_t place) {
    const auto at = static_cast<std::size_t>(axis);
    if (axis < 0 || at >= picture.labels.size() || place < 0) return {};
    return picture.labels[at].value(static_cast<qsizetype>(place));
}

QString placeNames(const TensorPicture& picture, std::span<const std::int64_t> index) {
    QStringList names;
    for (std::size_t axis = 0; axis < index.size(); ++axis) {
        const QString name = labelOf(picture, static_cast<int>(axis), index[axis]);
        if (!name.isEmpty()) names.append(name);
    }
    const bool looks = picture.role == TensorRole::Attention && picture.direction == TensorDirection::Forward;
    if (looks && names.size() == 2)
        return QCoreApplication::translate("glassbox::TensorView", "“%1” looks at “%2”").arg(names[0], names[1]);
    return names.join(QStringLiteral(" · "));
}

QString exactNumber(const Tensor& tensor, std::int64_t offset, const QLocale& locale) {
    const Numbers numbers(locale);
    switch (tensor.dtype()) {
        case DType::F32:
            return numbers.exact(tensor.span<float>()[static_cast<std::size_t>(offset)]);
        case DType::F64:
            return numbers.exact(tensor.at(offset));
        case DType::I32:
        case DType::U8:
        case DType::I64:
            return numbers.integer(static_cast<std::int64_t>(tensor.at(offset)));
    }
    return {};
}

ColorMapKind colorMapOf(const TensorPicture& picture) {
    const bool backward = picture.direction == TensorDirection::Backward;
    switch (picture.role) {
        case TensorRole::Amount:
            return backward ? ColorMapKind::BackwardAmounts : ColorMapKind::ForwardAmounts;
        case TensorRole::Probability:
        case TensorRole::Attention:
        case TensorRole::Tokens:
            return backward ? ColorMapKind::Signed : ColorMapKind::ForwardAmounts;
        case TensorRole::Picture:
            return backward ? ColorMapKind::Signed : ColorMapKind::Pictures;
        case TensorRole::Activation:
        case TensorRole::Weight:
        case TensorRole::Embedding:
        case TensorRole::Gates:
        case TensorRole::State:
            break;
    }
    return ColorMapKind::Signed;
}

}  // namespace glassbox
