#include "core/blocks/block_rows.h"
#include "core/blocks/block_rules.h"

namespace glassbox {

namespace {

InferredTypes infer(const BlockContext& block) {
    const ValueType& tokens = block.inputs.front();
    if (tokens.kind == AxisKind::Tokens)
        return one(batchedType(AxisKind::Sequence, {tokens.shape[0], block.settings.integer("units")}));
    return blockError(
        block, "Embedding", "block.input_kind",
        translatable("core",
                     "{block} ({type}) looks up tokens but gets {came}: set the kind of the Input block to "
                     "tokens and connect it to {block}"),
        {{"key", "kind"}, {"came", tokens.toString()}});
}

std::vector<ParameterDeclaration> parameters(const BlockContext& block) {
    const std::int64_t vocabulary = block.settings.integer("vocabulary"), units = block.settings.integer("units");
    return {{.name = "weight",
             .shape = {vocabulary, units},
             .initializer = block.settings.text("initializer"),
             .fanIn = units,
             .fanOut = units,
             .constants = initializerConstants(block.settings)}};
}

EmittedValues emit(const EmitContext& context) {
    return one(context.builder.emitOne("embedding", {context.inputs[0], context.parameters[0]}, {}, "out"));
}

std::string summary(const BlockContext& block) {
    return std::to_string(block.settings.integer("vocabulary")) + " \u2192 " +
           std::to_string(block.settings.integer("units"));
}

}  // namespace

const BlockType& embeddingBlock() {
    static const std::vector<SettingSchema> settings =
        withInitializer({{.key = "vocabulary",
                          .label = translatable("core", "Vocabulary"),
                          .kind = SettingKind::Integer,
                          .initial = std::int64_t{65},
                          .minimum = 1,
                          .maximum = 1000000000,
                          .help = translatable("core", "How many different tokens there are; each gets a learned row."),
                          .logarithmic = true,
                          .required = true},
                         {.key = "units",
                          .label = translatable("core", "Units"),
                          .kind = SettingKind::Integer,
                          .initial = std::int64_t{64},
                          .minimum = 1,
                          .maximum = 1000000000,
                          .help = translatable("core", "How many numbers stand for a token."),
                          .logarithmic = true,
                          .required = true}},
                        "normal");
    static const BlockType row = {
        .name = translatable("core", "Embedding"),
        .category = "attention",
        .group = translatable("core", "Sequence"),
        .help = translatable("core", "Gives each token, such as a character, a row of numbers that is learned."),
        .mathematics = "y[t] = W[token[t]]",
        .source = "Bengio, Ducharme, Vincent, Jauvin, \"A neural probabilistic language model\", 2003",
        .idStem = "embed",
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
