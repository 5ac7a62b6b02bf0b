#include "core/blocks/batch_norm.h"
#include "core/blocks/block_rows.h"
#include "core/blocks/block_rules.h"
#include "core/ops/input_check.h"

namespace glassbox {

namespace {

InferredTypes infer(const BlockContext& block) {
    if (std::optional<Error> error = needFeatures(block, "LayerNorm")) return *error;
    return one(block.inputs.front());
}

std::vector<ParameterDeclaration> parameters(const BlockContext& block) {
    const std::int64_t features = lastSize(block.inputs.front().shape);
    return {normParameter("weight", features, true), normParameter("bias", features, false)};
}

EmittedValues emit(const EmitContext& context) {
    return one(context.builder.emitOne("layer_norm", {context.inputs[0], context.parameters[0], context.parameters[1]},
                                       {{"eps", context.block.settings.real("eps")}}, "out"));
}

std::string summary(const BlockContext& /*block*/) {
    return "";
}

}  // namespace

const BlockType& layerNormBlock() {
    static const SettingSchema settings[] = {epsSetting()};
    static const BlockType row = {
        .name = translatable("core", "LayerNorm"),
        .category = "norm",
        .group = translatable("core", "Regularise"),
        .help =
            translatable("core",
                         "Brings each row of features to mean 0 and deviation 1 by itself, whatever the batch, then "
                         "to a learned scale and shift a feature."),
        .mathematics = "y = w (x - mean) / sqrt(var + eps) + b, mean and var over the features of a row",
        .source = "Ba, Kiros and Hinton, \"Layer normalization\", 2016",
        .idStem = "norm",
        .settings = settings,
        .inputs = inputPort(),
        .outputs = outputPort(),
        .infer = infer,
        .parameters = parameters,
        .emit = emit,
        .summary = summary};
    return row;
}

}  // namespace glassbox
