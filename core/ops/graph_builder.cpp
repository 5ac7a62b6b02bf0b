#include "core/ops/graph_builder.h"

#include "core/base/assert.h"
#include "core/ops/input_check.h"
#include "core/ops/op_type.h"

#include <utility>

namespace glassbox {

namespace {

/// Elements of a shape, or -1 if there are more than 2^48: more than any machine could hold.
std::int64_t countElements(const Shape& shape) {
    constexpr std::int64_t most = std::int64_t{1} << 48;
    std::int64_t product = 1;
    for (const std::int64_t size : shape.sizes()) {
        if (size <= 0 || product > most / size) return -1;
        product *= size;
    }
    return product;
}

}  // namespace

void GraphBuilder::enterBlock(std::string id, Phase phase) {
    block_ = std::move(id);
    phase_ = phase;
}

ValueId GraphBuilder::addNamed(std::string name, ValueType type, ValueRole role, ParameterKind kind) {
    Value value;
    value.name = block_.empty() ? std::move(name) : block_ + '.' + name;
    value.block = block_;
    value.type = type;
    value.role = role;
    value.parameterKind = kind;
    return graph_.addValue(std::move(value));
}

ValueId GraphBuilder::input(std::string name, ValueType type) {
    return addNamed(std::move(name), type, ValueRole::Input);
}

ValueId GraphBuilder::target(std::string name, ValueType type) {
    return addNamed(std::move(name), type, ValueRole::Target);
}

ValueId GraphBuilder::parameter(std::string name, Shape shape, ParameterKind kind) {
    return addNamed(std::move(name), parameterType(shape), ValueRole::Parameter, kind);
}

Result<std::vector<ValueId>> GraphBuilder::emit(std::string_view type, std::vector<ValueId> inputs,
                                                Attributes attributes, std::vector<std::string> resultNames) {
    const OpType* row = findOpType(type);
    if (row == nullptr)
        return makeError("op.unknown", translatable("core", "There is no op \"{op}\""), {{"op", std::string(type)}}, "",
                         block_);
    std::vector<ValueType> inputTypes;
    for (const ValueId id : inputs)
        inputTypes.push_back(graph_.value(id).type);
    auto types = row->infer(inputTypes, attributes);
    if (!types) return types.error().at(block_);
    GLASSBOX_ASSERT(types->size() == resultNames.size());
    for (const ValueType& result : *types)
        if (countElements(result.shape) < 0)
            return makeError("op.too_large", translatable("core", "{op} would make a value of {shape} numbers"),
                             {{"op", std::string(type)}, {"shape", result.shape.toString()}},
                             translatable("core", "Make the sizes smaller"), block_);
    std::vector<ValueId> results;
    for (std::size_t i = 0; i < types->size(); ++i)
        results.push_back(addNamed(std::move(resultNames[i]), (*types)[i], ValueRole::Intermediate));
    graph_.addOp({{}, std::string(type), std::move(inputs), results, std::move(attributes), block_, phase_});
    return results;
}

Result<ValueId> GraphBuilder::emitOne(std::string_view type, std::vector<ValueId> inputs, Attributes attributes,
                                      std::string resultName) {
    std::vector<std::string> names = {std::move(resultName)};
    const OpType* row = findOpType(type);
    if (row != nullptr && !row->secondResult.empty()) names.emplace_back(row->secondResult);
    auto results = emit(type, std::move(inputs), std::move(attributes), std::move(names));
    if (!results) return results.error();
    return results->front();
}

}  // namespace glassbox
