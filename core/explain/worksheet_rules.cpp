#include "core/explain/worksheet_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace glassbox {
namespace {

/// Ops that work on each element alone: {0} and {1} are their inputs at the same element.
struct Pattern {
    std::string_view op, text;
};

constexpr std::array<Pattern, 20> patterns = {{
    {"relu", "max(0, {0})"},
    {"relu_gradient", "{0} × positive({1})"},
    {"sigmoid", "1 / (1 + exp(−{0}))"},
    {"sigmoid_gradient", "{0} × {1} × (1 − {1})"},
    {"tanh", "tanh({0})"},
    {"tanh_gradient", "{0} × (1 − {1} × {1})"},
    {"silu", "{0} / (1 + exp(−{0}))"},
    {"silu_gradient", "{0} × (1 + exp(−{1}) + {1} × exp(−{1})) / (1 + exp(−{1})) / (1 + exp(−{1}))"},
    {"softplus", "log(1 + exp({0}))"},
    {"softplus_gradient", "{0} / (1 + exp(−{1}))"},
    {"step", "step({0})"},
    {"exp", "exp({0})"},
    {"log", "log({0})"},
    {"sqrt", "sqrt({0})"},
    {"abs", "abs({0})"},
    {"sin", "sin({0})"},
    {"cos", "cos({0})"},
    {"sign", "sign({0})"},
    {"divide", "{0} / {1}"},
    {"maximum", "max({0}, {1})"},
}};

/// Ops whose terms are factors and constants that can be seen: a sum as it stands.
constexpr std::array<std::string_view, 41> sums = {
    "add",
    "add_bias",
    "average_pool",
    "average_pool_gradient",
    "batch_mean",
    "batch_mean_gradient",
    "bias_gradient",
    "concat",
    "conv1d",
    "conv1d_input_gradient",
    "conv1d_weight_gradient",
    "conv2d",
    "conv2d_input_gradient",
    "conv2d_weight_gradient",
    "conv_transpose2d",
    "delta_signal",
    "embedding",
    "embedding_weight_gradient",
    "flatten",
    "global_average_pool",
    "global_average_pool_gradient",
    "hebb_signal",
    "last_step",
    "last_step_gradient",
    "leaky_relu",
    "leaky_relu_gradient",
    "max_pool_gradient",
    "mean_squared_error_gradient",
    "multiply",
    "oja_decay",
    "one",
    "pad_channels",
    "perceptron_signal",
    "product",
    "product_input_gradient",
    "product_weight_gradient",
    "scale",
    "sigmoid_cross_entropy_gradient",
    "slice_channels",
    "softmax_cross_entropy_gradient",
    "unflatten",
};

/// Writes a calculation in names and in numbers at once.
class Writer {
public:
    explicit Writer(const StepNumbers& numbers) : numbers_(numbers) {}

    void text(std::string_view both) {
        result_.symbols += both;
        result_.numbers += both;
    }
    /// A number; `alone` between brackets of its own, so that what is negative needs none.
    void number(ValueId value, Element element, bool alone = false) {
        const ExplainedFactor there = explained(numbers_, {value, element});
        const bool exact = isExact(numbers_.graph->value(value));
        result_.symbols += there.ref.toString();
        result_.numbers += alone ? shownNumber(there.number, exact) : factorNumber(there.number, exact);
    }
    /// The text with {0}, {1} replaced by elements of these values.
    void pattern(std::string_view text, const std::vector<ValueId>& inputs, Element element) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] != '{') {
                this->text(text.substr(i, 1));
                continue;
            }
            const bool alone = i > 0 && text[i - 1] == '(' && text.substr(i + 3, 1) == ")";
            number(inputs[static_cast<std::size_t>(text[i + 1] - '0')], element, alone);
            i += 2;
        }
    }
    void term(const Term& term, bool first) {
        const double size = std::abs(term.constant);
        if (!first) text(term.constant < 0 ? " − " : " + ");
        if (first && term.constant < 0) text("−");
        const bool constant = size != 1 || term.factors.empty();
        if (constant) text(shownConstant(size));
        for (std::size_t i = 0; i < term.factors.size(); ++i) {
            if (i > 0 || constant) text(" × ");
            number(term.factors[i].value, term.factors[i].element);
        }
    }
    void sum(const std::vector<Term>& terms, bool goesOn = false) {
        for (const Term& each : terms) {
            term(each, !goesOn);
            goesOn = true;
        }
        if (!goesOn) text("0");
    }
    Calculation finish() { return std::move(result_); }

private:
    const StepNumbers& numbers_;
    Calculation result_;
};

/// exp(z[j]) / (exp(z[0]) + exp(z[1]) + ...), of a row of z.
Calculation softmaxOf(const StepNumbers& numbers, ValueId z, Element element) {
    const Shape& shape = numbers.graph->value(z).type.shape;
    const std::int64_t size = shape[shape.rank() - 1], first = element.offset / size * size;
    Writer writer(numbers);
    writer.text("exp(");
    writer.number(z, element, true);
    writer.text(") / (");
    for (std::int64_t k = 0; k < size; ++k) {
        writer.text(k == 0 ? "exp(" : " + exp(");
        writer.number(z, {element.sample, first + k}, true);
        writer.text(")");
    }
    writer.text(")");
    return writer.finish();
}

/// −log(p[label]); none with smoothed or weighted labels, or with labels in a row.
std::optional<Calculation> surprise(const StepNumbers& numbers, const Making& making, Element element) {
    const Graph& graph = *numbers.graph;
    if (graph.value(making.op.outputs[1]).type.shape.rank() != 1) return std::nullopt;
    const Attributes& attributes = making.op.attributes;
    const bool smooth = attributes.has("label_smoothing") && attributes.real("label_smoothing") != 0;
    if (smooth || attributes.has("class_weights")) return std::nullopt;
    const auto label = static_cast<std::int64_t>(numbers.read(making.op.inputs[1], {element.sample, 0}));
    if (label < 0) return std::nullopt;
    Writer writer(numbers);
    writer.text("−log(");
    writer.number(making.op.outputs[1], {element.sample, label}, true);
    writer.text(")");
    return writer.finish();
}

/// The mean over the elements of two values of something of both.
Calculation meanOf(const StepNumbers& numbers, const std::vector<ValueId>& values, std::string_view pattern,
                   Element element) {
    const std::int64_t count = numbers.graph->value(values[0]).type.shape.elements();
    Writer writer(numbers);
    if (count > 1) writer.text("(");
    for (std::int64_t i = 0; i < count; ++i) {
        if (i > 0) writer.text(" + ");
        writer.pattern(pattern, values, {element.sample, i});
    }
    if (count > 1) writer.text(fmt::format(") / {}", count));
    return writer.finish();
}

/// max(a, b, c, d).
Calculation largestOf(const StepNumbers& numbers, const Terms& terms) {
    Writer writer(numbers);
    writer.text("max(");
    for (std::size_t i = 0; i < terms.terms.size(); ++i) {
        if (i > 0) writer.text(", ");
        writer.term(terms.terms[i], true);
    }
    writer.text(")");
    return writer.finish();
}

/// step(z) − t: the answer is a number of the data set, or 1 for the unit of the right class.
Calculation perceptronSignal(const StepNumbers& numbers, const Making& making, const Terms& terms, Element element) {
    Writer writer(numbers);
    writer.pattern("step({0})", making.op.inputs, element);
    writer.sum({terms.terms.back()}, true);
    return writer.finish();
}

/// The losses, which are functions of a whole row.
std::optional<Calculation> lossOf(const StepNumbers& numbers, const Making& making, Element element) {
    const std::string_view op = making.type->name;
    const std::vector<ValueId>& inputs = making.op.inputs;
    if (op == "softmax" || (op == "softmax_cross_entropy" && making.output == 1))
        return softmaxOf(numbers, inputs[0], element);
    if (op == "softmax_cross_entropy") return surprise(numbers, making, element);
    if (op == "mean_squared_error") return meanOf(numbers, inputs, "({0} − {1}) × ({0} − {1})", element);
    if (op != "sigmoid_cross_entropy") return std::nullopt;
    if (making.output == 0)
        return meanOf(numbers, {making.op.outputs[1], inputs[1]}, "(−{1} × log({0}) − (1 − {1}) × log(1 − {0}))",
                      element);
    Writer writer(numbers);
    writer.pattern("1 / (1 + exp(−{0}))", inputs, element);
    return writer.finish();
}

/// x w + b in one line.
Calculation productWithBias(const StepNumbers& numbers, ValueId product, const Terms& terms) {
    Writer writer(numbers);
    const Terms products = termsOf(numbers, product, terms.terms[0].factors[0].element);
    writer.sum(products.terms);
    writer.sum({terms.terms[1]}, true);
    return writer.finish();
}

}  // namespace

bool isExact(const Value& value) {
    return value.type.dtype == DType::I32 || value.role == ValueRole::Target;
}

std::string shownNumber(double number, bool exact) {
    std::string text = exact ? fmt::format("{:.8g}", std::abs(number)) : fmt::format("{:.4f}", std::abs(number));
    const bool zero = text.find_first_not_of("0.") == std::string::npos;
    return number < 0 && !zero ? "−" + text : text;
}

std::string factorNumber(double number, bool exact) {
    const std::string shown = shownNumber(number, exact);
    return shown.starts_with("−") ? "(" + shown + ")" : shown;
}

std::string shownConstant(double constant) {
    std::string text = fmt::format("{:.12g}", std::abs(constant));
    if (text.find('e') != std::string::npos) text = fmt::format("{:.16f}", std::abs(constant));
    if (text.find('.') != std::string::npos) text.erase(text.find_last_not_of("0") + 1);
    return constant < 0 ? "−" + text : text;
}

std::optional<Calculation> calculationOf(const StepNumbers& numbers, ValueId value, Element element) {
    const Making making = makingOf(*numbers.graph, value);
    const std::string_view op = making.type->name;
    if (auto loss = lossOf(numbers, making, element)) return loss;
    const auto pattern = std::ranges::find(patterns, op, &Pattern::op);
    if (pattern != patterns.end()) {
        Writer writer(numbers);
        writer.pattern(pattern->text, making.op.inputs, element);
        return writer.finish();
    }
    const bool pooling = op == "max_pool" && making.output == 0;
    if (!pooling && std::ranges::find(sums, op) == sums.end()) return std::nullopt;
    const Terms terms = termsOf(numbers, value, element);
    if (pooling) return largestOf(numbers, terms);
    if (op == "perceptron_signal") return perceptronSignal(numbers, making, terms, element);
    const ValueId product = productBeforeBias(*numbers.graph, making);
    if (product.valid()) return productWithBias(numbers, product, terms);
    Writer writer(numbers);
    writer.sum(terms.terms);
    return writer.finish();
}

}  // namespace glassbox
