#include "core/blocks/block_rows.h"
#include "core/blocks/block_rules.h"

namespace glassbox {

namespace {

constexpr std::string_view functions[] = {"identity", "step",     "relu",    "leaky_relu", "elu",    "gelu",
                                          "silu",     "softplus", "sigmoid", "tanh",       "softmax"};

InferredTypes infer(const BlockContext& block) {
    if (block.settings.text("function") == "softmax")
        if (std::optional<Error> error = needFeatures(block, "Activation")) return *error;
    if (std::optional<Error> error = needNumbers(block, "Activation")) return *error;
    return one(block.inputs.front());
}

EmittedValues emit(const EmitContext& context) {
    const Settings& settings = context.block.settings;
    const std::string& function = settings.text("function");
    if (function == "identity") return std::vector<ValueId>{context.inputs[0]};
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
    if (function == "silu") return "x/(1+e\u207B\u02E3)";
    if (function == "softplus") return "ln(1+e\u02E3)";
    if (function == "elu") return "x or e\u02E3-1";
    if (function == "step") return "x \u2265 0";
    if (function == "identity") return "x";
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
            "identity x; step x >= 0 ? 1 : 0; relu max(0, x); leaky_relu x > 0 ? x : slope x; elu x > 0 ? x : exp(x) - "
            "1; "
            "gelu x Phi(x); silu x / (1+exp(-x)); softplus ln(1+exp(x)); sigmoid 1/(1+exp(-x)); tanh; softmax "
            "exp(x[k]) / sum_j exp(x[j])",
        .source =
            "McCulloch and Pitts 1943 (step); Nair and Hinton 2010 (ReLU); Maas et al. 2013 (leaky ReLU); Clevert et "
            "al. 2015 (ELU); Hendrycks and Gimpel 2016 (GELU); Elfwing et al. 2017 (SiLU); Dugas et al. 2000 "
            "(softplus); LeCun et al., \"Efficient BackProp\", 1998 (sigmoid, tanh); Bridle 1990 (softmax)",
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
