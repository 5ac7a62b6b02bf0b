#include "core/blocks/block_rows.h"
#include "core/blocks/block_rules.h"

namespace glassbox {

namespace {

/// What the axes mean: as `kind` says, or what suits their number.
AxisKind kindOf(const Settings& settings) {
    const std::string& kind = settings.text("kind");
    if (kind == "vector") return AxisKind::Vector;
    if (kind == "image") return AxisKind::Image;
    if (kind == "sequence") return AxisKind::Sequence;
    if (kind == "tokens") return AxisKind::Tokens;
    const std::size_t rank = settings.sizes("shape").size();
    return rank == 1 ? AxisKind::Vector : rank == 2 ? AxisKind::Sequence : AxisKind::Image;
}

std::size_t rankOf(AxisKind kind) {
    return kind == AxisKind::Image ? 3 : kind == AxisKind::Sequence ? 2 : 1;
}

InferredTypes infer(const BlockContext& block) {
    const std::vector<std::int64_t>& sizes = block.settings.sizes("shape");
    if (sizes.empty() || sizes.size() > 3)
        return blockError(block, "Input", "input.rank",
                          translatable("core",
                                       "{block} ({type}) has {count} axes: give [features], [time, features] or "
                                       "[channels, height, width]"),
                          {{"count", std::to_string(sizes.size())}});
    const AxisKind kind = kindOf(block.settings);
    if (sizes.size() != rankOf(kind))
        return blockError(block, "Input", "input.kind",
                          translatable("core",
                                       "{block} ({type}): kind {kind} has {wanted} axes but shape gives {count}: set "
                                       "kind to auto or change shape"),
                          {{"key", "kind"},
                           {"kind", block.settings.text("kind")},
                           {"wanted", std::to_string(rankOf(kind))},
                           {"count", std::to_string(sizes.size())}});
    ValueType type = batchedType(kind, Shape(sizes));
    if (kind == AxisKind::Tokens) type.dtype = DType::I32;
    return one(std::move(type));
}

EmittedValues emit(const EmitContext& context) {
    const InferredTypes types = infer(context.block);
    if (!types) return types.error();
    return std::vector<ValueId>{context.builder.input("out", types->front())};
}

std::string summary(const BlockContext& block) {
    return Shape(block.settings.sizes("shape")).toString();
}

}  // namespace

const BlockType& inputBlock() {
    static constexpr std::string_view kinds[] = {"auto", "vector", "image", "sequence", "tokens"};
    static const SettingSchema settings[] = {
        {.key = "shape",
         .label = translatable("core", "Shape"),
         .kind = SettingKind::Sizes,
         .initial = std::vector<std::int64_t>{1, 28, 28},
         .minimum = 1,
         .maximum = 1000000000,
         .help = translatable("core", "Sizes of one sample: channels, height, width of a picture, or its features."),
         .required = true},
        {.key = "kind",
         .label = translatable("core", "Kind"),
         .kind = SettingKind::Choice,
         .initial = std::string("auto"),
         .choices = kinds,
         .help = translatable("core",
                              "What the axes mean; auto goes by their number, tokens are whole numbers such as "
                              "characters of a text."),
         .rare = true}};
    static const BlockType row = {.name = translatable("core", "Input"),
                                  .category = "data",
                                  .group = translatable("core", "Data"),
                                  .help = translatable("core", "Where samples of the data set enter the network."),
                                  .mathematics = "x",
                                  .source = "Goodfellow, Bengio, Courville, \"Deep Learning\", 2016, ch. 6",
                                  .idStem = "input",
                                  .settings = settings,
                                  .inputs = {},
                                  .outputs = outputPort(),
                                  .infer = infer,
                                  .parameters = noParameters,
                                  .emit = emit,
                                  .summary = summary};
    return row;
}

}  // namespace glassbox
