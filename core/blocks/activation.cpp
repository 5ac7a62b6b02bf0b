#include "core/blocks/block_rows.h"
#include "core/blocks/block_rules.h"

namespace glassbox {

namespace {

constexpr std::string_view functions[] = {"relu", "leaky_relu", "sigmoid", "tanh", "gelu", "softmax"};

InferredTypes infer(const BlockContext& block) {
    if (block.settings.text("function") == "softmax")
        if (std::optional<Error> error = needFeatures(block, "Activation")) return *error;
    return one(block.inputs.front());
}

EmittedValues emit(const EmitContext& context) {
    const Settings& settings = context.block.settings;
    const std::string& function = settings.text("function");
    Attributes attributes;
    if (function == "leaky_relu") attributes.set("slope", settings.real("slope"));
    return one(context.builder.emitOne(function, {context.inputs[0]}, std::move(attributes), "out"));
}

std::string summary(const BlockContext& block) {
    const std::string& function = block.settings.text("function");
    if (function == "relu") return "max(0, x)";
    if (function == "leaky_relu") return "max(" + toString(*block.settings.find("slope")) + "x, x)";
    if (function == "sigmoid") return "1/(1+e\u207B\u02E3)";
    if (function == "gelu") return "x\u00B7\u03A6(x)";
    return function == "tanh" ? "tanh x" : function;
}

SettingSchema slopeSetting() {
    return {.key = "slope",
            .label = translatable("core", "Slope"),
            .kind = SettingKind::Real,
            .initial = 0.01,
            .minimum = 0,
            .maximum = 1,
            .help = translatable("core", "What negative numbers are multiplied by; only of leaky_relu."),
            .rare = true};
}

}  // namespace

const BlockType& activationBlock() {
    static const SettingSchema settings[] = {
        {.key = "function",
         .label = translatable("core", "Function"),
         .kind = SettingKind::Choice,
         .initial = std::string("relu"),
         .choices = functions,
         .help = translatable("core", "The bend that lets layers after one another do more than one alone.")},
        slopeSetting()};
    static const BlockType row = {
        .name = translatable("core", "Activation"),
        .category = "activation",
        .group = translatable("core", "Activation"),
        .help = translatable("core", "Bends each number by the same curve."),
        .mathematics =
            "relu max(0, x); leaky_relu x > 0 ? x : slope x; sigmoid 1/(1+exp(-x)); tanh; gelu x Phi(x); softmax "
            "exp(x[k]) / sum_j exp(x[j])",
        .source =
            "Nair and Hinton 2010 (ReLU); Maas et al. 2013 (leaky ReLU); Hendrycks and Gimpel 2016 (GELU); LeCun et "
            "al., \"Efficient BackProp\", 1998 (sigmoid, tanh); Bridle 1990 (softmax)",
        .idStem = "act",
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
