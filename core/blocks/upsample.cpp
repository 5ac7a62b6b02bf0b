#include "core/blocks/block_rows.h"
#include "core/blocks/block_rules.h"

#include <fmt/format.h>

namespace glassbox {

namespace {

constexpr std::string_view modes[] = {"nearest", "bilinear"};

InferredTypes infer(const BlockContext& block) {
    if (std::optional<Error> error = needImage(block, "Upsample")) return *error;
    const Shape& x = block.inputs.front().shape;
    const std::int64_t factor = block.settings.integer("factor");
    return one(batchedType(AxisKind::Image, {x[0], factor * x[1], factor * x[2]}));
}

EmittedValues emit(const EmitContext& context) {
    const Settings& settings = context.block.settings;
    return one(context.builder.emitOne("upsample_" + settings.text("mode"), {context.inputs[0]},
                                       {{"factor", settings.integer("factor")}}, "out"));
}

std::string summary(const BlockContext& block) {
    return fmt::format("\u00D7{}, {}", block.settings.integer("factor"), block.settings.text("mode"));
}

}  // namespace

const BlockType& upsampleBlock() {
    static const SettingSchema settings[] = {
        {.key = "factor",
         .label = translatable("core", "Factor"),
         .kind = SettingKind::Integer,
         .initial = std::int64_t{2},
         .minimum = 1,
         .maximum = 64,
         .help = translatable("core", "How many times larger height and width become.")},
        {.key = "mode",
         .label = translatable("core", "Mode"),
         .kind = SettingKind::Choice,
         .initial = std::string("nearest"),
         .choices = modes,
         .help = translatable("core", "Whether new pixels repeat the nearest old one or mix the four around them.")}};
    static const BlockType row = {
        .name = translatable("core", "Upsample"),
        .category = "pooling",
        .group = translatable("core", "Pooling & shape"),
        .help = translatable("core", "Makes pictures larger by repeating or mixing pixels."),
        .mathematics =
            "nearest y[c,y,x] = x[c, floor(y / f), floor(x / f)]; bilinear mixes the four pixels around "
            "((y + 1/2) / f - 1/2, (x + 1/2) / f - 1/2)",
        .source = "Gonzalez and Woods, \"Digital Image Processing\", ch. 2",
        .idStem = "up",
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
