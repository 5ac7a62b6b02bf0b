#include "core/blocks/block_rows.h"
#include "core/blocks/block_rules.h"
#include "core/ops/channels.h"

namespace glassbox {

namespace {

InferredTypes infer(const BlockContext& block) {
    const ValueType& input = block.inputs.front();
    const bool image = input.kind == AxisKind::Image;
    if (!image)
        if (std::optional<Error> error = needFeatures(block, "PadChannels")) return *error;
    const std::int64_t wanted = block.settings.integer("channels"), given = channelAxis(input).channels;
    if (wanted < given)
        return blockError(block, "PadChannels", std::string(settingDoesNotFitCode),
                          translatable("core",
                                       "{block} ({type}): {value} channels are fewer than the {fit} that come in: set "
                                       "channels to {fit} or more"),
                          {{"key", "channels"}, {"value", std::to_string(wanted)}, {"fit", std::to_string(given)}});
    if (image) return one(batchedType(input.kind, {wanted, input.shape[1], input.shape[2]}));
    if (input.kind == AxisKind::Sequence) return one(batchedType(input.kind, {input.shape[0], wanted}));
    return one(batchedType(input.kind, {wanted}));
}

EmittedValues emit(const EmitContext& context) {
    return one(context.builder.emitOne(
        "pad_channels", {context.inputs[0]},
        {{"first", std::int64_t{0}}, {"channels", context.block.settings.integer("channels")}}, "out"));
}

std::string summary(const BlockContext& block) {
    return "\u2192 " + std::to_string(block.settings.integer("channels"));
}

}  // namespace

const BlockType& padChannelsBlock() {
    static const SettingSchema settings[] = {
        {.key = "channels",
         .label = translatable("core", "Channels"),
         .kind = SettingKind::Integer,
         .initial = std::int64_t{32},
         .minimum = 1,
         .maximum = 1000000,
         .help = translatable("core", "How many channels there are afterwards; the new ones are zero.")}};
    static const BlockType row = {
        .name = translatable("core", "PadChannels"),
        .category = "shape",
        .group = translatable("core", "Wiring"),
        .help = translatable("core",
                             "Appends channels of zeros, so that a shortcut fits a wider path without weights of its "
                             "own."),
        .mathematics = "y[c] = x[c] for c < C, else 0",
        .source = "He, Zhang, Ren, Sun, \"Deep residual learning for image recognition\", CVPR 2016, option A",
        .idStem = "pad",
        .settings = settings,
        .inputs = inputPort(),
        .outputs = outputPort(),
        .infer = infer,
        .parameters = noParameters,
        .emit = emit,
        .summary = summary};
    return row;
}

}  // namespace glassbox
