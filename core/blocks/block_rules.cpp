#include "core/blocks/block_rules.h"

#include "core/blocks/initializer.h"

#include <algorithm>

namespace glassbox {

namespace {

/// Text for a block that takes `wanted` and gets another kind; the caller fills {source}, the block before.
struct MismatchTexts {
    const char* image;
    const char* other;
    bool imageFlattens;
};

Error mismatch(const BlockContext& block, std::string_view type, const MismatchTexts& texts) {
    const ValueType& came = block.inputs.front();
    const bool image = came.kind == AxisKind::Image;
    const bool flattens = texts.imageFlattens && (image || came.kind == AxisKind::Sequence);
    return blockError(block, type, std::string(flattens ? needsFlattenCode : "block.input_kind"),
                      image ? texts.image : texts.other, {{"shape", came.shape.toString()}, {"came", came.toString()}});
}

SettingSchema initializerSetting(std::string_view initial) {
    return {.key = "initializer",
            .label = translatable("core", "Initial weights"),
            .kind = SettingKind::Choice,
            .initial = std::string(initial),
            .choices = initializerNames(),
            .help = translatable("core",
                                 "How the weights are drawn before the first step; He suits ReLU, Xavier "
                                 "suits sigmoid and tanh."),
            .rare = true};
}

}  // namespace

ValueType batchedType(AxisKind kind, Shape shape) {
    return {DType::F32, kind, shape, true};
}

Error blockError(const BlockContext& block, std::string_view type, std::string code, const char* text,
                 ErrorArguments arguments, const char* hint) {
    arguments.emplace_back("block", block.id);
    arguments.emplace_back("type", type);
    return makeError(std::move(code), text, std::move(arguments), hint, block.id);
}

std::optional<Error> needNumbers(const BlockContext& block, std::string_view type) {
    const ValueType& came = block.inputs.front();
    if (came.dtype == DType::F32) return std::nullopt;
    return blockError(block, type, "block.not_real",
                      translatable("core", "{block} ({type}) takes real numbers but gets {came} from {source}"),
                      {{"came", came.toString()}});
}

std::optional<Error> needFeatures(const BlockContext& block, std::string_view type) {
    const AxisKind kind = block.inputs.front().kind;
    if (kind == AxisKind::Vector || kind == AxisKind::Sequence) return std::nullopt;
    return mismatch(
        block, type,
        {translatable("core",
                      "{block} ({type}) takes vectors or sequences but gets an image {shape}: insert "
                      "Flatten between {source} and {block}"),
         translatable("core", "{block} ({type}) takes vectors or sequences but gets {came} from {source}"), true});
}

std::optional<Error> needVector(const BlockContext& block, std::string_view type) {
    if (block.inputs.front().kind == AxisKind::Vector) return std::nullopt;
    return mismatch(block, type,
                    {translatable("core",
                                  "{block} ({type}) takes vectors but gets an image {shape}: insert Flatten between "
                                  "{source} and {block}"),
                     translatable("core",
                                  "{block} ({type}) takes vectors but gets a {came}: insert Flatten between {source} "
                                  "and {block}"),
                     true});
}

std::optional<Error> needRows(const BlockContext& block, std::string_view type) {
    const ValueType& came = block.inputs.front();
    if (came.kind == AxisKind::Sequence) return std::nullopt;
    const char* text =
        came.kind == AxisKind::Tokens
            ? translatable("core",
                           "{block} ({type}) takes a row of numbers for each step but gets {came}: insert "
                           "Embedding between {source} and {block}")
            : translatable("core", "{block} ({type}) takes sequences [time, features] but gets {came} from {source}");
    return mismatch(block, type, {text, text, false});
}

std::optional<Error> needImage(const BlockContext& block, std::string_view type) {
    if (block.inputs.front().kind == AxisKind::Image) return std::nullopt;
    const char* text = translatable("core",
                                    "{block} ({type}) takes images but gets a {came} from {source}: move {block} "
                                    "before the block that makes the {came}");
    return mismatch(block, type, {text, text, false});
}

InferredTypes one(ValueType type) {
    return std::vector<ValueType>{std::move(type)};
}

EmittedValues one(Result<ValueId> value) {
    if (!value) return value.error();
    return std::vector<ValueId>{*value};
}

std::int64_t slidSize(std::int64_t size, std::int64_t kernel, std::int64_t stride, std::int64_t padding) {
    return (size + 2 * padding - kernel) / stride + 1;
}

std::optional<Error> needRoomForKernel(const BlockContext& block, std::string_view type) {
    const Shape& shape = block.inputs.front().shape;
    const std::int64_t kernel = block.settings.integer("kernel");
    const std::int64_t room = std::min(shape[1], shape[2]) + 2 * block.settings.integer("padding");
    if (kernel <= room) return std::nullopt;
    return blockError(block, type, std::string(settingDoesNotFitCode),
                      translatable("core",
                                   "{block} ({type}): the kernel of {value}x{value} is larger than the picture "
                                   "{shape} with its padding: set kernel to {fit} or less"),
                      {{"key", "kernel"},
                       {"value", std::to_string(kernel)},
                       {"fit", std::to_string(room)},
                       {"shape", shape.toString()}});
}

std::vector<ParameterDeclaration> noParameters(const BlockContext& /*block*/) {
    return {};
}

SettingSchema kernelSetting(std::int64_t initial, std::string_view help) {
    return {.key = "kernel",
            .label = translatable("core", "Kernel size"),
            .kind = SettingKind::Integer,
            .initial = initial,
            .minimum = 1,
            .maximum = 1024,
            .unit = translatable("core", "cells"),
            .help = help};
}

SettingSchema strideSetting(std::int64_t initial) {
    return {.key = "stride",
            .label = translatable("core", "Stride"),
            .kind = SettingKind::Integer,
            .initial = initial,
            .minimum = 1,
            .maximum = 1024,
            .unit = translatable("core", "cells"),
            .help = translatable("core", "How far the window moves from one result to the next.")};
}

SettingSchema paddingSetting(std::string_view help) {
    return {.key = "padding",
            .label = translatable("core", "Padding"),
            .kind = SettingKind::Integer,
            .initial = std::int64_t{0},
            .minimum = 0,
            .maximum = 1024,
            .unit = translatable("core", "cells"),
            .help = help};
}

SettingSchema biasSetting(std::string_view help) {
    return {.key = "bias",
            .label = translatable("core", "Bias"),
            .kind = SettingKind::Boolean,
            .initial = true,
            .help = help};
}

std::vector<SettingSchema> withInitializer(std::vector<SettingSchema> settings, std::string_view initial) {
    settings.push_back(initializerSetting(initial));
    const auto append = [&settings](std::string_view key, std::string_view label, double start, std::string_view help) {
        settings.push_back({.key = key,
                            .label = label,
                            .kind = SettingKind::Real,
                            .initial = start,
                            .minimum = key == "init_value" ? -1000.0 : 0.0,
                            .maximum = 1000,
                            .help = help,
                            .rare = true});
    };
    const InitializerConstants standard;
    append("init_value", translatable("core", "Initial value"), standard.value,
           translatable("core", "What all weights start at, where the initial weights are constant."));
    append("init_range", translatable("core", "Initial range"), standard.range,
           translatable("core", "Largest size of a weight at the start, where the initial weights are uniform."));
    append("init_deviation", translatable("core", "Initial deviation"), standard.deviation,
           translatable("core", "Standard deviation of the weights, where the initial weights are normal."));
    return settings;
}

InitializerConstants initializerConstants(const Settings& settings) {
    InitializerConstants constants;
    if (settings.find("init_value")) constants.value = settings.real("init_value");
    if (settings.find("init_range")) constants.range = settings.real("init_range");
    if (settings.find("init_deviation")) constants.deviation = settings.real("init_deviation");
    return constants;
}

std::vector<ParameterDeclaration> weightAndBias(const BlockContext& block, Shape weight, std::int64_t outputs,
                                                std::int64_t fanIn, std::int64_t fanOut) {
    const std::string& initializer = block.settings.text("initializer");
    std::vector<ParameterDeclaration> declarations = {{"weight", weight, initializer, fanIn, fanOut}};
    const std::string biasInitializer = initializer == "pytorch_uniform" ? initializer : "zeros";
    if (block.settings.boolean("bias")) declarations.push_back({"bias", {outputs}, biasInitializer, fanIn, fanOut});
    return declarations;
}

EmittedValues emitLinear(const EmitContext& context, std::string_view op, Attributes attributes) {
    const bool bias = context.parameters.size() > 1;
    const Result<ValueId> product = context.builder.emitOne(op, {context.inputs[0], context.parameters[0]},
                                                            std::move(attributes), bias ? "product" : "z");
    if (!product || !bias) return one(product);
    return one(context.builder.emitOne("add_bias", {*product, context.parameters[1]}, {}, "z"));
}

std::span<const PortSpec> inputPort() {
    static const PortSpec ports[] = {{"in", translatable("core", "input")}};
    return ports;
}

std::span<const PortSpec> outputPort() {
    static const PortSpec ports[] = {{"out", translatable("core", "output")}};
    return ports;
}

}  // namespace glassbox
