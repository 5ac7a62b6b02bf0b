#pragma once

#include "core/base/ids.h"
#include "core/tensor/axis_kind.h"
#include "core/tensor/dtype.h"
#include "core/tensor/parameter_kind.h"
#include "core/tensor/shape.h"

#include <cstdint>
#include <string>

namespace glassbox {

struct ValueTag;
struct OpTag;
/// Index of a value in its graph.
using ValueId = StrongId<ValueTag>;
/// Index of an op in its graph.
using OpId = StrongId<OpTag>;

/// Type of a value: element type, meaning of the axes, shape of one sample, and whether a (symbolic) batch axis stands
/// in front.
struct ValueType {
    DType dtype = DType::F32;  ///< F32 stands for the plan's real type (float32 or float64)
    AxisKind kind = AxisKind::Scalar;
    Shape shape;
    bool batched = true;

    bool operator==(const ValueType& other) const = default;
    /// "image 6x14x14", "vector 400", "sequence 64x128", "scalar".
    std::string toString() const;
};

/// Where a value comes from.
enum class ValueRole : std::uint8_t { Input, Target, Parameter, Intermediate, Gradient };

/// One value of a graph: an input, a parameter, or the result of an op.
struct Value {
    ValueId id;
    std::string name;   ///< "conv1.z", "fc1.weight", "grad(conv1.z)"
    std::string block;  ///< id of the block it belongs to
    ValueType type;
    ValueRole role = ValueRole::Intermediate;
    OpId producer;        ///< invalid for inputs, targets and parameters
    int outputIndex = 0;  ///< which output of the producer
    ParameterKind parameterKind = ParameterKind::Trained;  ///< for parameters
    ValueId gradientOf;   ///< for gradients: the value that the loss is differentiated by (for partial sums too)
};

/// One element of a value: the sample (0 where the value has no batch axis) and the row-major position inside the
/// sample.
struct Element {
    std::int64_t sample = 0;
    std::int64_t offset = 0;
    bool operator==(const Element&) const = default;
};

}  // namespace glassbox
