#include "core/blocks/block_rows.h"
#include "core/blocks/block_rules.h"

#include <fmt/format.h>

namespace glassbox {

namespace {

/// The largest number of heads up to the wanted one that the width can be shared by.
std::int64_t fittingHeads(std::int64_t width, std::int64_t heads) {
    while (heads > 1 && (heads > width || width % heads != 0))
        --heads;
    return heads;
}

InferredTypes infer(const BlockContext& block) {
    if (std::optional<Error> error = needRows(block, "MultiHeadAttention")) return *error;
    const std::int64_t width = block.inputs.front().shape[1], heads = block.settings.integer("heads");
    if (width % heads == 0) return one(block.inputs.front());
    return blockError(
        block, "MultiHeadAttention", std::string(settingDoesNotFitCode),
        translatable("core",
                     "{block} ({type}): {value} heads can't share rows of {width} numbers evenly: set heads "
                     "to {fit}, or change the width"),
        {{"key", "heads"},
         {"value", std::to_string(heads)},
         {"width", std::to_string(width)},
         {"fit", std::to_string(fittingHeads(width, heads))}});
}

/// PyTorch's names and layouts (torch.nn.MultiheadAttention).
std::vector<ParameterDeclaration> parameters(const BlockContext& block) {
    const std::int64_t width = block.inputs.front().shape[1];
    const std::string& initializer = block.settings.text("initializer");
    const bool bias = block.settings.boolean("bias");
    std::vector<ParameterDeclaration> declarations = {
        {"in_proj_weight", {3 * width, width}, initializer, width, 3 * width}};
    if (bias) declarations.push_back({"in_proj_bias", {3 * width}, "zeros", width, width});
    declarations.push_back({"out_proj.weight", {width, width}, initializer, width, width});
    if (bias) declarations.push_back({"out_proj.bias", {width}, "zeros", width, width});
    for (ParameterDeclaration& declaration : declarations)
        declaration.constants = initializerConstants(block.settings);
    return declarations;
}

/// x W^T (+ b), where `first` is the place of the weight among the parameters.
Result<ValueId> emitProjection(const EmitContext& context, ValueId x, std::size_t first, const std::string& name,
                               const std::string& productName) {
    const bool bias = context.block.settings.boolean("bias");
    const Result<ValueId> product =
        context.builder.emitOne("product", {x, context.parameters[first]}, {}, bias ? productName : name);
    if (!product || !bias) return product;
    return context.builder.emitOne("add_bias", {*product, context.parameters[first + 1]}, {}, name);
}

EmittedValues emit(const EmitContext& context) {
    GraphBuilder& builder = context.builder;
    const Settings& settings = context.block.settings;
    const std::int64_t causal = settings.boolean("causal") ? 1 : 0;
    const Result<ValueId> qkv = emitProjection(context, context.inputs[0], 0, "qkv", "qkv_product");
    if (!qkv) return qkv.error();
    const Result<ValueId> scores = builder.emitOne(
        "attention_scores", {*qkv}, {{"heads", settings.integer("heads")}, {"causal", causal}}, "scores");
    if (!scores) return scores.error();
    const Result<ValueId> weights = builder.emitOne("attention_weights", {*scores}, {{"causal", causal}}, "weights");
    if (!weights) return weights.error();
    const Result<ValueId> attended =
        builder.emitOne("attention_context", {*weights, *qkv}, {{"causal", causal}}, "context");
    if (!attended) return attended.error();
    return one(emitProjection(context, *attended, settings.boolean("bias") ? 2 : 1, "out", "out_product"));
}

std::string summary(const BlockContext& block) {
    const Settings& settings = block.settings;
    return fmt::format("{} \u00D7 softmax(qk)v{}", settings.integer("heads"),
                       settings.boolean("causal") ? ", j\u2264i" : "");
}

}  // namespace

const BlockType& multiHeadAttentionBlock() {
    static const std::vector<SettingSchema> settings = withInitializer(
        {{.key = "heads",
          .label = translatable("core", "Heads"),
          .kind = SettingKind::Integer,
          .initial = std::int64_t{4},
          .minimum = 1,
          .maximum = 1024,
          .help = translatable("core", "How many attentions look at once, each at its own share of the numbers.")},
         {.key = "causal",
          .label = translatable("core", "Causal"),
          .kind = SettingKind::Boolean,
          .initial = false,
          .help = translatable("core", "Each row looks back only: what a network that writes text must do.")},
         biasSetting(translatable("core", "Adds a learned number to each query, key, value and result."))},
        "xavier_uniform");
    static const BlockType row = {
        .name = translatable("core", "MultiHeadAttention"),
        .category = "attention",
        .group = translatable("core", "Sequence"),
        .help = translatable("core", "Each row of a sequence asks all rows and collects what they answer."),
        .mathematics = "q, k, v = x W^T + b; w = softmax(q k^T / sqrt(d)); out = (w v) Wo^T + bo",
        .source = "Vaswani et al., \"Attention is all you need\", 2017, sec. 3.2",
        .idStem = "attn",
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
