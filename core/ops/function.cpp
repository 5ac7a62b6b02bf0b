#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"

#include <cmath>
#include <limits>
#include <type_traits>

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

/// f(x) and f'(x) in double; `c` is the op's constant.
struct Exp {
    static constexpr const char* name = "exp";
    static constexpr const char* formula = "y = exp(x)";
    static constexpr const char* gradient = "dx = dy exp(x)";
    static double value(double x, double) { return std::exp(x); }
    static double slope(double x, double) { return std::exp(x); }
};
struct Log {
    static constexpr const char* name = "log";
    static constexpr const char* formula = "y = ln(x)";
    static constexpr const char* gradient = "dx = dy / x";
    static double value(double x, double) { return std::log(x); }
    static double slope(double x, double) { return 1 / x; }
};
struct Sqrt {
    static constexpr const char* name = "sqrt";
    static constexpr const char* formula = "y = sqrt(x)";
    static constexpr const char* gradient = "dx = dy / (2 sqrt(x))";
    static double value(double x, double) { return std::sqrt(x); }
    static double slope(double x, double) { return 0.5 / std::sqrt(x); }
};
struct Abs {
    static constexpr const char* name = "abs";
    static constexpr const char* formula = "y = |x|";
    static constexpr const char* gradient = "dx = dy sign(x)";
    static double value(double x, double) { return std::abs(x); }
    static double slope(double x, double) { return static_cast<double>((x > 0) - (x < 0)); }
};
struct Sin {
    static constexpr const char* name = "sin";
    static constexpr const char* formula = "y = sin(x)";
    static constexpr const char* gradient = "dx = dy cos(x)";
    static double value(double x, double) { return std::sin(x); }
    static double slope(double x, double) { return std::cos(x); }
};
struct Cos {
    static constexpr const char* name = "cos";
    static constexpr const char* formula = "y = cos(x)";
    static constexpr const char* gradient = "dx = -dy sin(x)";
    static double value(double x, double) { return std::cos(x); }
    static double slope(double x, double) { return -std::sin(x); }
};
struct Power {
    static constexpr const char* name = "power";
    static constexpr const char* formula = "y = x^constant";
    static constexpr const char* gradient = "dx = dy constant x^(constant - 1)";
    static double value(double x, double c) { return std::pow(x, c); }
    static double slope(double x, double c) { return c * std::pow(x, c - 1); }
};
struct Offset {
    static constexpr const char* name = "offset";
    static constexpr const char* formula = "y = x + constant";
    static constexpr const char* gradient = "dx = dy";
    static double value(double x, double c) { return x + c; }
    static double slope(double, double) { return 1; }
};
struct Sign {
    static constexpr const char* name = "sign";
    static constexpr const char* formula = "y = 1 if x > 0, -1 if x < 0, else 0";
    static double value(double x, double) { return static_cast<double>((x > 0) - (x < 0)); }
    static double slope(double, double) { return 0; }
};
struct Fill {
    static constexpr const char* name = "fill";
    static constexpr const char* formula = "y = constant";
    static double value(double, double c) { return c; }
    static double slope(double, double) { return 0; }
};

double constantOf(const TermContext& context) {
    return context.op.attributes.has("constant") ? context.op.attributes.real("constant") : 0;
}

void checkConstant(InputCheck& check) {
    if (check.attributes().has("constant"))
        check.number("constant", std::numeric_limits<double>::lowest(), std::numeric_limits<double>::max());
}

template <class F>
Types infer(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check(F::name, inputs, attributes, {"x"});
    check.real(0);
    checkConstant(check);
    return check.finish({check[0]});
}

template <class F>
Types inferGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check(F::name, inputs, attributes, {"dy", "x"});
    check.real(0);
    check.same(0, 1);
    checkConstant(check);
    return check.finish({check[0]});
}

void differentiate(GradientBuilder& builder, const Op& op) {
    if (builder.wanted(op.inputs[0]))
        builder.emitGradient(op.inputs[0], op.type + "_gradient", {builder.outputGradient(0), op.inputs[0]},
                             op.attributes);
}

void differentiateOffset(GradientBuilder& builder, const Op& op) {
    if (builder.wanted(op.inputs[0])) builder.passGradient(op.inputs[0], 0);
}

template <class F>
Terms terms(const TermContext& context, int /*output*/, Element element) {
    const double x = numberOf(context, 0, element.sample, element.offset), c = constantOf(context);
    Terms result = functionTerms(context, element, F::formula, F::value(x, c), F::slope(x, c));
    result.magnitude += std::abs(c);
    if constexpr (std::is_same_v<F, Abs> || std::is_same_v<F, Sign>) result.kinkDistance = std::abs(x);
    return result;
}

template <class F>
Terms gradientTerms(const TermContext& context, int /*output*/, Element element) {
    const double x = numberOf(context, 1, element.sample, element.offset);
    TermSum sum(context, F::gradient);
    sum.add(F::slope(x, constantOf(context)), {factorOf(context, 0, element.sample, element.offset)});
    return sum.finish();
}

template <class F>
OpType row(std::string_view help, std::string_view onnx) {
    OpType type;
    type.name = F::name;
    type.formula = F::formula;
    type.help = help;
    type.onnx = onnx;
    type.elementwise = true;
    type.infer = infer<F>;
    type.differentiate = differentiate;
    type.cost = elementwiseCost<1>;
    type.terms = terms<F>;
    return type;
}

template <class F>
OpType flatRow(std::string_view help, std::string_view onnx, std::string_view why) {
    OpType type = row<F>(help, onnx);
    type.differentiate = nullptr;
    type.whyNoGradient = why;
    return type;
}

template <class F>
OpType gradientRow(std::string_view name, std::string_view help) {
    OpType type = row<F>(help, "");
    type.name = name;
    type.formula = F::gradient;
    type.infer = inferGradient<F>;
    type.differentiate = nullptr;
    type.whyNoGradient = firstOrderOnly;
    type.cost = elementwiseCost<2>;
    type.terms = gradientTerms<F>;
    return type;
}

OpType offsetRow() {
    OpType type = row<Offset>(
        translatable("core",
                     "Adds a constant to each number (Griewank and Walther, \"Evaluating Derivatives\", 2008)."),
        "Add");
    type.differentiate = differentiateOffset;
    return type;
}

}  // namespace

std::span<const OpType> functionOps() {
    static const OpType rows[] = {
        row<Exp>(translatable("core", "The exponential of each number (Abramowitz and Stegun, 1964, ch. 4.2)."), "Exp"),
        gradientRow<Exp>(
            "exp_gradient",
            translatable("core", "The exponential is its own slope (Abramowitz and Stegun, 1964, ch. 4.2).")),
        row<Log>(translatable("core", "The natural logarithm of each number (Abramowitz and Stegun, 1964, ch. 4.1)."),
                 "Log"),
        gradientRow<Log>(
            "log_gradient",
            translatable("core",
                         "The slope of the logarithm is one over the number (Abramowitz and Stegun, 1964, ch. 4.1).")),
        row<Sqrt>(translatable("core", "The square root of each number (Abramowitz and Stegun, 1964, ch. 3)."), "Sqrt"),
        gradientRow<Sqrt>("sqrt_gradient",
                          translatable("core", "The slope of the square root (Abramowitz and Stegun, 1964, ch. 3).")),
        row<Abs>(
            translatable("core", "The size of each number without its sign (Abramowitz and Stegun, 1964, ch. 3.7)."),
            "Abs"),
        gradientRow<Abs>("abs_gradient", translatable("core",
                                                      "Turns the gradient where the number is negative (Clarke, "
                                                      "\"Optimization and Nonsmooth Analysis\", 1983).")),
        row<Sin>(translatable("core", "The sine of each number (Abramowitz and Stegun, 1964, ch. 4.3)."), "Sin"),
        gradientRow<Sin>("sin_gradient",
                         translatable("core", "The slope of the sine (Abramowitz and Stegun, 1964, ch. 4.3).")),
        row<Cos>(translatable("core", "The cosine of each number (Abramowitz and Stegun, 1964, ch. 4.3)."), "Cos"),
        gradientRow<Cos>("cos_gradient",
                         translatable("core", "The slope of the cosine (Abramowitz and Stegun, 1964, ch. 4.3).")),
        row<Power>(translatable("core", "Raises each number to a constant power (Abramowitz and Stegun, 1964, ch. 4)."),
                   "Pow"),
        gradientRow<Power>("power_gradient",
                           translatable("core", "The slope of a power (Abramowitz and Stegun, 1964, ch. 3.3).")),
        offsetRow(),
        flatRow<Sign>(translatable("core", "The sign of each number (Abramowitz and Stegun, 1964, ch. 4)."), "Sign",
                      "it is flat everywhere but at the jump, where it has no slope"),
        flatRow<Fill>(
            translatable(
                "core",
                "A constant in the shape of a value (Griewank and Walther, \"Evaluating Derivatives\", 2008, ch. 2)."),
            "ConstantOfShape", "a constant does not depend on anything"),
    };
    return rows;
}

}  // namespace glassbox
