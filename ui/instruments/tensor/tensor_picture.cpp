#include "ui/instruments/tensor/tensor_picture.h"

#include "ui/theme/numbers.h"

#include <QCoreApplication>

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

QString cellName(const TensorPicture& picture, std::span<const std::int64_t> index) {
    if (index.empty()) return picture.name;
    QStringList places;
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
