#include "core/blocks/block_rows.h"
#include "core/blocks/block_rules.h"
#include "core/blocks/expression.h"

namespace glassbox {

namespace {

constexpr std::string_view names[] = {"x"};

Result<Expression> formulaOf(const BlockContext& block) {
    Result<Expression> formula = Expression::parse(block.settings.text("expression"), names);
    if (!formula) return formula.error().at("expression");
    return formula;
}

InferredTypes infer(const BlockContext& block) {
    if (const Result<Expression> formula = formulaOf(block); !formula) return formula.error();
    if (std::optional<Error> error = needNumbers(block, "Function")) return *error;
    return one(block.inputs.front());
}

EmittedValues emit(const EmitContext& context) {
    const Result<Expression> formula = formulaOf(context.block);
    if (!formula) return formula.error();
    return one(formula->emit(context.builder, context.inputs, "out"));
}

std::string summary(const BlockContext& block) {
    return block.settings.text("expression");
}

}  // namespace

const BlockType& functionBlock() {
    static const SettingSchema settings[] = {
        {.key = "expression",
         .label = translatable("core", "Formula"),
         .kind = SettingKind::Text,
         .initial = std::string("x * sigmoid(x)"),
         .maximum = static_cast<double>(Expression::mostCharacters),
         .help = translatable("core",
                              "What each number x becomes: + - * / ^, parentheses, pi, e, and abs, cos, exp, log, max, "
                              "min, relu, sigmoid, sign, sin, softplus, sqrt, step, tanh.")}};
    static const BlockType row = {
        .name = translatable("core", "Function"),
        .category = "activation",
        .group = translatable("core", "Activation"),
        .help = translatable("core", "Bends each number by a formula of your own, which is differentiated for you."),
        .mathematics = "y = f(x)",
        .source = "Griewank and Walther, \"Evaluating Derivatives\", 2008, ch. 2",
        .idStem = "f",
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
