#include "core/blocks/expression.h"
#include "core/blocks/loss_rows.h"

namespace glassbox {

namespace {

constexpr std::string_view names[] = {"y", "t"};

Result<Expression> formulaOf(const LossContext& loss) {
    Result<Expression> formula = Expression::parse(loss.settings.text("expression"), names);
    if (!formula) return formula.error().at("expression");
    return formula;
}

Result<ValueType> target(const LossContext& context) {
    if (const Result<Expression> formula = formulaOf(context); !formula) return formula.error();
    return context.input;
}

Result<EmittedLoss> emit(const LossEmitContext& context) {
    const Result<Expression> formula = formulaOf(context.loss);
    if (!formula) return formula.error();
    const ValueId values[] = {context.input, context.target};
    const Result<ValueId> elements = formula->emit(context.builder, values, "errors");
    if (!elements) return elements.error();
    const Result<ValueId> losses = context.builder.emitOne("sample_mean", {*elements}, {}, "losses");
    if (!losses) return losses.error();
    return EmittedLoss{*losses, {}, {}};
}

}  // namespace

const LossType& expressionLoss() {
    static const SettingSchema settings[] = {
        {.key = "expression",
         .label = translatable("core", "Formula"),
         .kind = SettingKind::Text,
         .initial = std::string("(y - t)^2"),
         .maximum = static_cast<double>(Expression::mostCharacters),
         .help = translatable("core",
                              "The error of one number, y being the answer and t the target; the loss of a sample is "
                              "its mean.")}};
    static const LossType row = {
        .name = "expression",
        .label = translatable("core", "Formula of your own"),
        .formula = "L = 1/n sum_i f(y[i], t[i])",
        .help = translatable("core", "The mean of a formula of your own, which is differentiated for you."),
        .source = "Griewank and Walther, \"Evaluating Derivatives\", 2008, ch. 2",
        .settings = settings,
        .tasks = regressionTask,
        .target = target,
        .emit = emit};
    return row;
}

}  // namespace glassbox
