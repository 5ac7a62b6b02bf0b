#pragma once

#include "core/base/result.h"
#include "core/graph/attributes.h"
#include "core/graph/value.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace glassbox {

/// Checks the inputs of an op while its types are inferred: keeps the first thing that is wrong; later checks are then
/// silent.
class InputCheck {
public:
    /// `letters` are the op's own names of its inputs; their number must match.
    InputCheck(std::string_view op, std::span<const ValueType> inputs, const Attributes& attributes,
               std::initializer_list<std::string_view> letters);

    bool failed() const { return error_.has_value(); }
    const Error& error() const { return *error_; }
    const Attributes& attributes() const { return attributes_; }
    /// Keeps this error if it is the first.
    void fail(Error error);

    /// Input of that place; a scalar where something was wrong before and the input may not exist.
    const ValueType& operator[](int input) const;
    /// Real numbers of any shape.
    void real(int input);
    /// Real vectors or sequences.
    void features(int input);
    /// Real sequences.
    void sequence(int input);
    /// Whole numbers along a sequence.
    void tokens(int input);
    /// Real images.
    void image(int input);
    /// A parameter (no batch axis) of that rank.
    void parameter(int input, int rank);
    /// Batched real scalars: one loss a sample.
    void sampleScalars(int input);
    /// One class index a sample.
    void labels(int input);
    /// One class index a row of the features of another input: a sample of a vector, a time step of a sequence.
    void rowLabels(int input, int features);
    /// Two inputs of exactly the same type.
    void same(int first, int second);
    /// Axis of an input (negative: from the end) must have that size; `wanted` says where the size comes from.
    void size(int input, int axis, std::int64_t size, std::string_view wanted);

    /// An integer attribute of at least `minimum`; `minimum` itself where it is missing or too small.
    std::int64_t integer(std::string_view name, std::int64_t minimum);
    /// A number attribute in [minimum, maximum] (or [minimum, maximum) if `open`).
    double number(std::string_view name, double minimum, double maximum, bool open = false);

    /// The types, or the first error.
    Result<std::vector<ValueType>> finish(std::vector<ValueType> types) const;

private:
    void need(bool condition, int input, const char* wanted, const char* hint = "");

    std::string_view op_;
    std::span<const ValueType> inputs_;
    const Attributes& attributes_;
    std::vector<std::string_view> letters_;
    std::optional<Error> error_;
};

/// A real value with a batch axis.
ValueType batchedReal(AxisKind kind, Shape shape);
/// A parameter's type, as GraphBuilder::parameter makes it: Vector for one axis, Matrix for more.
ValueType parameterType(Shape shape);
/// Size of the last axis.
std::int64_t lastSize(const Shape& shape);
/// The same shape with another last axis.
Shape withLast(const Shape& shape, std::int64_t size);

}  // namespace glassbox
