#include "core/graph/graph.h"

#include "core/base/assert.h"

#include <utility>

namespace glassbox {

namespace {

std::string textOf(const AttributeValue& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    std::string digits = std::to_string(std::get<double>(value));
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') digits.pop_back();
    return digits;
}

}  // namespace

const Value& Graph::value(ValueId id) const {
    GLASSBOX_ASSERT(id.valid() && id.index() < values_.size());
    return values_[id.index()];
}

const Op& Graph::op(OpId id) const {
    GLASSBOX_ASSERT(id.valid() && id.index() < ops_.size());
    return ops_[id.index()];
}

ValueId Graph::find(std::string_view name) const {
    for (const Value& value : values_)
        if (value.name == name) return value.id;
    return {};
}

ValueId Graph::gradientOf(ValueId id) const {
    if (!id.valid() || id.index() >= gradients_.size()) return {};
    return gradients_[id.index()];
}

std::string Graph::toString() const {
    std::string text;
    for (const Op& op : ops_) {
        for (std::size_t i = 0; i < op.outputs.size(); ++i) {
            const Value& result = value(op.outputs[i]);
            text += (i == 0 ? "" : ", ") + result.name + '[' + result.type.shape.toString() + ']';
        }
        text += " = " + op.type + '(';
        for (std::size_t i = 0; i < op.inputs.size(); ++i)
            text += (i == 0 ? "" : ", ") + value(op.inputs[i]).name;
        for (const auto& [name, attribute] : op.attributes.entries())
            text += "; " + name + '=' + textOf(attribute);
        text += ")\n";
    }
    return text;
}

ValueId Graph::addValue(Value value) {
    value.id = ValueId(static_cast<std::int32_t>(values_.size()));
    if (value.role == ValueRole::Parameter) parameters_.push_back(value.id);
    if (value.role == ValueRole::Input) inputs_.push_back(value.id);
    if (value.role == ValueRole::Target) targets_.push_back(value.id);
    values_.push_back(std::move(value));
    return values_.back().id;
}

OpId Graph::addOp(Op op) {
    op.id = OpId(static_cast<std::int32_t>(ops_.size()));
    for (std::size_t i = 0; i < op.outputs.size(); ++i) {
        Value& result = values_[op.outputs[i].index()];
        result.producer = op.id;
        result.outputIndex = static_cast<int>(i);
    }
    ops_.push_back(std::move(op));
    return ops_.back().id;
}

void Graph::setGradient(ValueId of, ValueId gradient) {
    if (gradients_.size() < values_.size()) gradients_.resize(values_.size());
    gradients_[of.index()] = gradient;
}

}  // namespace glassbox
