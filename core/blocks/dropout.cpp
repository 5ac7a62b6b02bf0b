#include "core/blocks/block_rows.h"
#include "core/blocks/block_rules.h"

namespace glassbox {

namespace {

InferredTypes infer(const BlockContext& block) {
    if (std::optional<Error> error = needNumbers(block, "Dropout")) return *error;
    return one(block.inputs.front());
}

EmittedValues emit(const EmitContext& context) {
    if (!context.training) return std::vector<ValueId>{context.inputs[0]};
    return one(context.builder.emitOne(
        "dropout", {context.inputs[0]},
        {{"rate", context.block.settings.real("rate")}, {"stream", std::int64_t{context.stream}}}, "out"));
}

std::string summary(const BlockContext& block) {
    return "p = " + toString(*block.settings.find("rate"));
}

}  // namespace

const BlockType& dropoutBlock() {
    static const SettingSchema settings[] = {
        {.key = "rate",
         .label = translatable("core", "Rate"),
         .kind = SettingKind::Real,
         .initial = 0.5,
         .minimum = 0,
         .maximum = 0.99,
         .help = translatable("core", "Share of the numbers that are set to zero, drawn anew for each step.")}};
    static const BlockType row = {
        .name = translatable("core", "Dropout"),
        .category = "dropout",
        .group = translatable("core", "Regularise"),
        .help = translatable("core", "While training, silences random numbers, so that no unit relies on one other."),
        .mathematics = "y = m x / (1 - rate), m = 0 with probability rate, else 1; without training y = x",
        .source = "Srivastava et al., \"Dropout: a simple way to prevent neural networks from overfitting\", 2014",
        .idStem = "drop",
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
