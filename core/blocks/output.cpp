#include "core/blocks/block_rows.h"
#include "core/blocks/block_rules.h"

namespace glassbox {

namespace {

bool classifies(const BlockContext& block) {
    return block.settings.text("task") == "classification";
}

bool decides(const BlockContext& block) {
    return block.settings.text("task") == "binary";
}

InferredTypes infer(const BlockContext& block) {
    if (std::optional<Error> error = needNumbers(block, "Output")) return *error;
    if (!classifies(block) && !decides(block)) return one(block.inputs.front());
    if (std::optional<Error> error = needFeatures(block, "Output")) return *error;
    const Shape& shape = block.inputs.front().shape;
    if (decides(block) || shape[shape.rank() - 1] > 1) return one(block.inputs.front());
    return blockError(block, "Output", "output.one_class",
                      translatable("core",
                                   "{block} ({type}) classifies but gets a single number: give the block before it a "
                                   "number a class, or set task to binary or regression"));
}

EmittedValues emit(const EmitContext& context) {
    const ValueId input = context.inputs[0];
    if (classifies(context.block)) return one(context.builder.emitOne("softmax", {input}, {}, "out"));
    if (decides(context.block)) return one(context.builder.emitOne("sigmoid", {input}, {}, "out"));
    return std::vector<ValueId>{input};
}

std::string summary(const BlockContext& block) {
    if (classifies(block)) return "softmax";
    return decides(block) ? "sigmoid" : "y";
}

}  // namespace

const BlockType& outputBlock() {
    static constexpr std::string_view tasks[] = {"classification", "binary", "regression"};
    static const SettingSchema settings[] = {
        {.key = "task",
         .label = translatable("core", "Task"),
         .kind = SettingKind::Choice,
         .initial = std::string("classification"),
         .choices = tasks,
         .help = translatable("core",
                              "Classification turns the numbers that come in into probabilities that sum to one; "
                              "binary makes each a yes or no of its own; regression takes them as the answer.")}};
    static const BlockType row = {
        .name = translatable("core", "Output"),
        .category = "data",
        .group = translatable("core", "Data"),
        .help = translatable("core", "Where the network answers and the loss is measured."),
        .mathematics = "p[k] = exp(x[k]) / sum_j exp(x[j]); binary: p[k] = 1 / (1 + exp(-x[k])); regression: y = x",
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
