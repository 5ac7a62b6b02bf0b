#include "core/blocks/block_rows.h"
#include "core/blocks/merging.h"
#include "core/ops/channels.h"

namespace glassbox {

namespace {

/// Shape without its channels: what must agree.
Shape besideChannels(const ValueType& type) {
    if (type.kind == AxisKind::Image) return {type.shape[1], type.shape[2]};
    return type.kind == AxisKind::Sequence ? Shape{type.shape[0]} : Shape{};
}

InferredTypes infer(const BlockContext& block) {
    const ValueType& first = block.inputs.front();
    std::int64_t channels = 0;
    for (const ValueType& other : block.inputs) {
        const bool fits =
            other.dtype == DType::F32 && other.kind == first.kind && other.batched == first.batched &&
            besideChannels(other) == besideChannels(first) &&
            (other.kind == AxisKind::Vector || other.kind == AxisKind::Sequence || other.kind == AxisKind::Image);
        if (!fits)
            return blockError(block, "Concat", "concat.shapes_differ",
                              translatable("core",
                                           "{block} ({type}) takes vectors, sequences or images that differ in their "
                                           "channels only but gets {a} and {b}"),
                              {{"a", first.toString()}, {"b", other.toString()}});
        channels += channelAxis(other).channels;
    }
    if (first.kind == AxisKind::Image) return one(batchedType(first.kind, {channels, first.shape[1], first.shape[2]}));
    if (first.kind == AxisKind::Sequence) return one(batchedType(first.kind, {first.shape[0], channels}));
    return one(batchedType(first.kind, {channels}));
}

EmittedValues emit(const EmitContext& context) {
    return one(context.builder.emitOne("concat", {context.inputs.begin(), context.inputs.end()}, {}, "out"));
}

std::string summary(const BlockContext& block) {
    std::string text;
    for (const ValueType& input : block.inputs)
        text += (text.empty() ? "" : "+") + std::to_string(channelAxis(input).channels);
    return text;
}

}  // namespace

const BlockType& concatBlock() {
    static const BlockType row = {
        .name = translatable("core", "Concat"),
        .category = "shape",
        .group = translatable("core", "Wiring"),
        .help = translatable("core",
                             "Lays the channels of several values behind each other; pictures keep their rows and "
                             "columns, sequences their time steps."),
        .mathematics = "y = [a, b]",
        .source = "Huang, Liu, van der Maaten, Weinberger, \"Densely connected convolutional networks\", CVPR 2017",
        .idStem = "concat",
        .settings = mergingSettings(),
        .inputs = mergingPorts().first(2),
        .outputs = outputPort(),
        .infer = infer,
        .parameters = noParameters,
        .emit = emit,
        .summary = summary,
        .inputsFor = portsOfMerging};
    return row;
}

}  // namespace glassbox
