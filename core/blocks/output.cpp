#include "core/blocks/block_rows.h"
#include "core/blocks/block_rules.h"

namespace glassbox {

namespace {

bool classifies(const BlockContext& block) {
    return block.settings.text("task") == "classification";
}

InferredTypes infer(const BlockContext& block) {
    if (std::optional<Error> error = needVector(block, "Output")) return *error;
    const Shape& shape = block.inputs.front().shape;
    if (shape[0] > 1 || !classifies(block)) return one(batchedType(AxisKind::Vector, shape));
    return blockError(block, "Output", "output.one_class",
                      translatable("core",
                                   "{block} ({type}) classifies but gets a single number: give the block before it a "
                                   "number a class, or set task to regression"));
}

EmittedValues emit(const EmitContext& context) {
    if (!classifies(context.block)) return std::vector<ValueId>{context.inputs[0]};
    return one(context.builder.emitOne("softmax", {context.inputs[0]}, {}, "out"));
}

std::string summary(const BlockContext& block) {
    return classifies(block) ? "softmax" : "y";
}

}  // namespace

const BlockType& outputBlock() {
    static constexpr std::string_view tasks[] = {"classification", "regression"};
    static const SettingSchema settings[] = {
        {.key = "task",
         .label = translatable("core", "Task"),
         .kind = SettingKind::Choice,
         .initial = std::string("classification"),
         .choices = tasks,
         .help = translatable("core",
                              "Classification turns the numbers that come in into probabilities; regression takes "
                              "them as the answer.")}};
    static const BlockType row = {
        .name = translatable("core", "Output"),
        .category = "data",
        .group = translatable("core", "Data"),
        .help = translatable("core", "Where the network answers and the loss is measured."),
        .mathematics = "p[k] = exp(x[k]) / sum_j exp(x[j]); regression: y = x",
        .source = "Bridle, \"Probabilistic interpretation of feedforward classification network outputs\", 1990",
        .idStem = "output",
        .settings = settings,
        .inputs = inputPort(),
        .outputs = {},
        .infer = infer,
        .parameters = noParameters,
        .emit = emit,
        .summary = summary};
    return row;
}

}  // namespace glassbox
