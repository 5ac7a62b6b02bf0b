#include "core/graph/value.h"

namespace glassbox {

namespace {

const char* nameOf(AxisKind kind) {
    switch (kind) {
        case AxisKind::Scalar:
            return "scalar";
        case AxisKind::Vector:
            return "vector";
        case AxisKind::Image:
            return "image";
        case AxisKind::Sequence:
            return "sequence";
        case AxisKind::Tokens:
            return "tokens";
        case AxisKind::Matrix:
            return "matrix";
    }
    return "";
}

}  // namespace

std::string ValueType::toString() const {
    const std::string name = nameOf(kind);
    return shape.rank() == 0 ? name : name + ' ' + shape.toString();
}

}  // namespace glassbox
