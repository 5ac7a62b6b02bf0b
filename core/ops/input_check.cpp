#include "core/ops/input_check.h"

#include <fmt/format.h>

#include <cmath>

namespace glassbox {

namespace {

const ValueType scalarType;

std::string describe(const ValueType& type) {
    std::string text = type.toString();
    if (type.dtype != DType::F32) text += fmt::format(" of {}", nameOf(type.dtype));
    if (!type.batched) text += " without batch axis";
    return text;
}

}  // namespace

InputCheck::InputCheck(std::string_view op, std::span<const ValueType> inputs, const Attributes& attributes,
                       std::initializer_list<std::string_view> letters)
    : op_(op), inputs_(inputs), attributes_(attributes), letters_(letters) {
    if (inputs.size() == letters.size()) return;
    fail(makeError("op.input_count", translatable("core", "{op} takes {wanted} inputs but gets {came}"),
                   {{"op", std::string(op)},
                    {"wanted", std::to_string(letters.size())},
                    {"came", std::to_string(inputs.size())}}));
}

void InputCheck::fail(Error error) {
    if (!error_) error_ = std::move(error);
}

const ValueType& InputCheck::operator[](int input) const {
    const auto place = static_cast<std::size_t>(input);
    return place < inputs_.size() ? inputs_[place] : scalarType;
}

void InputCheck::need(bool condition, int input, const char* wanted, const char* hint) {
    if (condition || failed()) return;
    fail(makeError("op.input_type", translatable("core", "{op} takes {wanted} as {letter} but gets {came}"),
                   {{"op", std::string(op_)},
                    {"wanted", wanted},
                    {"letter", std::string(letters_[static_cast<std::size_t>(input)])},
                    {"came", describe((*this)[input])}},
                   hint));
}

void InputCheck::real(int input) {
    need((*this)[input].dtype == DType::F32, input, translatable("core", "real numbers"));
}

void InputCheck::features(int input) {
    const ValueType& type = (*this)[input];
    const bool fits = type.kind == AxisKind::Vector || type.kind == AxisKind::Sequence;
    need(type.dtype == DType::F32 && fits, input, translatable("core", "vectors or sequences"),
         type.kind == AxisKind::Image ? translatable("core", "Insert Flatten before it") : "");
}

void InputCheck::sequence(int input) {
    const ValueType& type = (*this)[input];
    need(type.dtype == DType::F32 && type.kind == AxisKind::Sequence, input, translatable("core", "sequences"));
}

void InputCheck::tokens(int input) {
    const ValueType& type = (*this)[input];
    need(type.dtype == DType::I32 && type.batched && type.kind == AxisKind::Tokens, input,
         translatable("core", "tokens"));
}

void InputCheck::image(int input) {
    const ValueType& type = (*this)[input];
    need(type.dtype == DType::F32 && type.kind == AxisKind::Image && type.shape.rank() == 3, input,
         translatable("core", "images"));
}

void InputCheck::parameter(int input, int rank) {
    const ValueType& type = (*this)[input];
    const char* wanted = rank == 1   ? translatable("core", "a parameter with one axis")
                         : rank == 2 ? translatable("core", "a parameter with two axes")
                         : rank == 3 ? translatable("core", "a parameter with three axes")
                                     : translatable("core", "a parameter with four axes");
    need(type.dtype == DType::F32 && !type.batched && type.shape.rank() == rank, input, wanted);
}

void InputCheck::sampleScalars(int input) {
    const ValueType& type = (*this)[input];
    need(type.dtype == DType::F32 && type.batched && type.kind == AxisKind::Scalar, input,
         translatable("core", "one number a sample"));
}

void InputCheck::labels(int input) {
    const ValueType& type = (*this)[input];
    need(type.dtype == DType::I32 && type.batched && type.kind == AxisKind::Scalar, input,
         translatable("core", "one class index a sample"));
}

void InputCheck::rowLabels(int input, int features) {
    const ValueType& rows = (*this)[features];
    if (rows.kind != AxisKind::Sequence) return labels(input);
    const ValueType& type = (*this)[input];
    need(type.dtype == DType::I32 && type.batched && type.kind == AxisKind::Tokens, input,
         translatable("core", "one class index a time step"));
    if (!failed()) size(input, 0, rows.shape[0], "time");
}

void InputCheck::same(int first, int second) {
    if (failed() || (*this)[first] == (*this)[second]) return;
    fail(makeError("op.types_differ", translatable("core", "{op} takes two values of one shape but gets {a} and {b}"),
                   {{"op", std::string(op_)}, {"a", describe((*this)[first])}, {"b", describe((*this)[second])}}));
}

void InputCheck::size(int input, int axis, std::int64_t size, std::string_view wanted) {
    if (failed()) return;
    const Shape& shape = (*this)[input].shape;
    const std::int64_t came = shape[axis < 0 ? shape.rank() + axis : axis];
    if (came == size) return;
    fail(makeError("op.size", translatable("core", "{op}: {letter} has size {came} where {wanted} is {size}"),
                   {{"op", std::string(op_)},
                    {"letter", std::string(letters_[static_cast<std::size_t>(input)])},
                    {"came", std::to_string(came)},
                    {"wanted", std::string(wanted)},
                    {"size", std::to_string(size)}}));
}

std::int64_t InputCheck::integer(std::string_view name, std::int64_t minimum) {
    if (failed()) return minimum;
    if (!attributes_.has(name)) {
        fail(makeError("op.attribute_missing", translatable("core", "{op} needs the attribute {name}"),
                       {{"op", std::string(op_)}, {"name", std::string(name)}}));
        return minimum;
    }
    const std::int64_t value = attributes_.integer(name);
    if (value >= minimum) return value;
    fail(makeError("op.attribute_range", translatable("core", "{op}: {name} is {came} but must be at least {minimum}"),
                   {{"op", std::string(op_)},
                    {"name", std::string(name)},
                    {"came", std::to_string(value)},
                    {"minimum", std::to_string(minimum)}}));
    return minimum;
}

double InputCheck::number(std::string_view name, double minimum, double maximum, bool open) {
    if (failed()) return minimum;
    if (!attributes_.has(name)) {
        fail(makeError("op.attribute_missing", translatable("core", "{op} needs the attribute {name}"),
                       {{"op", std::string(op_)}, {"name", std::string(name)}}));
        return minimum;
    }
    const double value = attributes_.real(name);
    const bool below = open ? value < maximum : value <= maximum;
    if (std::isfinite(value) && value >= minimum && below) return value;
    fail(makeError(
        "op.attribute_range",
        open ? translatable("core", "{op}: {name} is {came} but must be at least {minimum} and below {maximum}")
             : translatable("core", "{op}: {name} is {came} but must be from {minimum} to {maximum}"),
        {{"op", std::string(op_)},
         {"name", std::string(name)},
         {"came", fmt::format("{}", value)},
         {"minimum", fmt::format("{:g}", minimum)},
         {"maximum", fmt::format("{:g}", maximum)}}));
    return minimum;
}

Result<std::vector<ValueType>> InputCheck::finish(std::vector<ValueType> types) const {
    if (failed()) return *error_;
    return types;
}

ValueType batchedReal(AxisKind kind, Shape shape) {
    return {DType::F32, kind, shape, true};
}

ValueType parameterType(Shape shape) {
    const AxisKind kind = shape.rank() == 0   ? AxisKind::Scalar
                          : shape.rank() == 1 ? AxisKind::Vector
                                              : AxisKind::Matrix;
    return {DType::F32, kind, shape, false};
}

std::int64_t lastSize(const Shape& shape) {
    return shape.rank() == 0 ? 1 : shape[shape.rank() - 1];
}

Shape withLast(const Shape& shape, std::int64_t size) {
    std::vector<std::int64_t> sizes(shape.sizes().begin(), shape.sizes().end());
    sizes.back() = size;
    return Shape(sizes);
}

}  // namespace glassbox
