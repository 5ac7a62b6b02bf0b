#include "core/blocks/block_rows.h"
#include "core/blocks/block_rules.h"

namespace glassbox {

namespace {

bool isLearned(const BlockContext& block) {
    return block.settings.text("kind") == "learned";
}

InferredTypes infer(const BlockContext& block) {
    if (std::optional<Error> error = needRows(block, "PositionalEncoding")) return *error;
    return one(block.inputs.front());
}

std::vector<ParameterDeclaration> parameters(const BlockContext& block) {
    if (!isLearned(block)) return {};
    const Shape& shape = block.inputs.front().shape;
    return {{.name = "weight",
             .shape = shape,
             .initializer = block.settings.text("initializer"),
             .fanIn = shape[1],
             .fanOut = shape[1],
             .constants = initializerConstants(block.settings)}};
}

EmittedValues emit(const EmitContext& context) {
    std::vector<ValueId> inputs = {context.inputs[0]};
    if (!isLearned(context.block)) return one(context.builder.emitOne("add_sinusoids", inputs, {}, "out"));
    inputs.push_back(context.parameters[0]);
    return one(context.builder.emitOne("add_positions", inputs, {}, "out"));
}

std::string summary(const BlockContext& block) {
    return isLearned(block) ? "x + W[t]" : "x + sin, cos";
}

}  // namespace

const BlockType& positionalEncodingBlock() {
    static constexpr std::string_view kinds[] = {"sinusoidal", "learned"};
    static const std::vector<SettingSchema> settings = withInitializer(
        {{.key = "kind",
          .label = translatable("core", "Kind"),
          .kind = SettingKind::Choice,
          .initial = std::string("sinusoidal"),
          .choices = kinds,
          .help = translatable("core",
                               "Fixed waves of many lengths, or a row of numbers that is learned for each place.")}},
        "normal");
    static const BlockType row = {
        .name = translatable("core", "PositionalEncoding"),
        .category = "attention",
        .group = translatable("core", "Sequence"),
        .help = translatable("core", "Marks each place of a sequence, so that attention can tell first from last."),
        .mathematics = "y[t,c] = x[t,c] + sin(t / 10000^(c/C)), cos for odd c; learned: y[t] = x[t] + W[t]",
        .source = "Vaswani et al., \"Attention is all you need\", 2017, sec. 3.5",
        .idStem = "position",
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
