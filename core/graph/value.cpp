#include "core/graph/value.h"

#include "core/base/error.h"

namespace glassbox {

namespace {

const char* nameOf(AxisKind kind) {
    switch (kind) {
        case AxisKind::Scalar:
            return translatable("core", "scalar");
        case AxisKind::Vector:
            return translatable("core", "vector");
        case AxisKind::Image:
            return translatable("core", "image");
        case AxisKind::Sequence:
            return translatable("core", "sequence");
        case AxisKind::Tokens:
            return translatable("core", "tokens");
        case AxisKind::Matrix:
            return translatable("core", "matrix");
    }
    return "";
}

}  // namespace

std::string ValueType::toString() const {
    const std::string name = nameOf(kind);
    return shape.rank() == 0 ? name : name + ' ' + shape.toString();
}

}  // namespace glassbox
