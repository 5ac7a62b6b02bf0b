#include "core/blocks/block_rows.h"
#include "core/blocks/block_rules.h"

namespace glassbox {

namespace {

AxisKind kindOfRank(std::size_t rank) {
    return rank == 1 ? AxisKind::Vector : rank == 2 ? AxisKind::Sequence : AxisKind::Image;
}

/// Product of sizes in floating point, so that nothing can overflow.
double product(std::span<const std::int64_t> sizes) {
    double result = 1;
    for (const std::int64_t size : sizes)
        result *= static_cast<double>(size);
    return result;
}

InferredTypes infer(const BlockContext& block) {
    const std::vector<std::int64_t>& sizes = block.settings.sizes("shape");
    const ValueType& input = block.inputs.front();
    if (std::optional<Error> error = needNumbers(block, "Reshape")) return *error;
    if (sizes.size() > 3)
        return blockError(block, "Reshape", "reshape.rank",
                          translatable("core",
                                       "{block} ({type}) has {count} axes: give [features], [time, features] or "
                                       "[channels, height, width]"),
                          {{"count", std::to_string(sizes.size())}});
    if (product(sizes) != product(input.shape.sizes()))
        return blockError(block, "Reshape", "reshape.count",
                          translatable("core",
                                       "{block} ({type}) can't make {wanted} of {came}: both must have the same count "
                                       "of numbers; set shape to sizes whose product is {count}"),
                          {{"wanted", Shape(sizes).toString()},
                           {"came", input.shape.toString()},
                           {"count", std::to_string(input.shape.elements())}});
    return one(batchedType(kindOfRank(sizes.size()), Shape(sizes)));
}

/// Through one row of numbers, since the logical order is what stays.
EmittedValues emit(const EmitContext& context) {
    const std::vector<std::int64_t>& sizes = context.block.settings.sizes("shape");
    ValueId row = context.inputs[0];
    const bool folds = sizes.size() > 1;
    if (!folds || context.block.inputs.front().kind != AxisKind::Vector) {
        const Result<ValueId> flat = context.builder.emitOne("flatten", {row}, {}, folds ? "row" : "out");
        if (!flat || !folds) return one(flat);
        row = *flat;
    }
    const Attributes attributes = sizes.size() == 2
                                      ? Attributes{{"length", sizes[0]}, {"channels", sizes[1]}}
                                      : Attributes{{"channels", sizes[0]}, {"height", sizes[1]}, {"width", sizes[2]}};
    return one(context.builder.emitOne("unflatten", {row}, attributes, "out"));
}

std::string summary(const BlockContext& block) {
    return "\u2192 " + Shape(block.settings.sizes("shape")).toString();
}

}  // namespace

const BlockType& reshapeBlock() {
    static const SettingSchema settings[] = {
        {.key = "shape",
         .label = translatable("core", "Shape"),
         .kind = SettingKind::Sizes,
         .initial = std::vector<std::int64_t>{16, 49},
         .minimum = 1,
         .maximum = 1000000000,
         .help = translatable("core",
                              "One size makes a vector, two a sequence (time steps, features), three a picture "
                              "(channels, height, width).")}};
    static const BlockType row = {
        .name = translatable("core", "Reshape"),
        .category = "shape",
        .group = translatable("core", "Wiring"),
        .help = translatable("core", "Gives the same numbers in the same order another shape."),
        .mathematics = "y = x, read row by row into the new shape",
        .source = "Goodfellow, Bengio, Courville, \"Deep Learning\", 2016, ch. 2",
        .idStem = "reshape",
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
