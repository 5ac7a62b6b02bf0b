#include "core/blocks/block_rows.h"
#include "core/blocks/block_rules.h"

namespace glassbox {

namespace {

AxisKind kindOfRank(std::size_t rank) {
    return rank == 1 ? AxisKind::Vector : rank == 2 ? AxisKind::Sequence : AxisKind::Image;
}

InferredTypes infer(const BlockContext& block) {
    const std::vector<std::int64_t>& sizes = block.settings.sizes("shape");
    if (sizes.size() >= 1 && sizes.size() <= 3) return one(batchedType(kindOfRank(sizes.size()), Shape(sizes)));
    return blockError(block, "Input", "input.rank",
                      translatable("core",
                                   "{block} ({type}) has {count} axes: give [features], [time, features] or [channels, "
                                   "height, width]"),
                      {{"count", std::to_string(sizes.size())}});
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
    static const SettingSchema settings[] = {
        {.key = "shape",
         .label = translatable("core", "Shape"),
         .kind = SettingKind::Sizes,
         .initial = std::vector<std::int64_t>{1, 28, 28},
         .minimum = 1,
         .maximum = 1000000000,
         .help = translatable("core", "Sizes of one sample: channels, height, width of a picture, or its features."),
         .required = true}};
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
