#include "core/explain/step_numbers.h"

#include "core/ops/fused.h"

namespace glassbox {

Making makingOf(const Graph& graph, ValueId value) {
    const Op& whole = graph.op(graph.value(value).producer);
    Making making;
    making.op = opMaking(whole, graph.value(value).outputIndex);
    making.type = findOpType(making.op.type);
    for (std::size_t i = 0; i < making.op.outputs.size(); ++i)
        if (making.op.outputs[i] == value) making.output = static_cast<int>(i);
    return making;
}

ValueId productBeforeBias(const Graph& graph, const Making& making) {
    if (making.type->name != "add_bias") return {};
    const ValueId product = making.op.inputs[0];
    if (!graph.value(product).producer.valid()) return {};
    const std::string_view type = makingOf(graph, product).type->name;
    const bool multiplies = type == "product" || type == "conv2d" || type == "conv1d" || type == "conv_transpose2d";
    return multiplies ? product : ValueId();
}

Terms termsOf(const StepNumbers& numbers, ValueId value, Element element) {
    const Value& made = numbers.graph->value(value);
    const Op& op = numbers.graph->op(made.producer);
    const TermContext context{*numbers.graph, op, numbers.batch, numbers.read, numbers.seed, numbers.step};
    return findOpType(op.type)->terms(context, made.outputIndex, element);
}

Result<Element> locate(const StepNumbers& numbers, const NumberRef& ref, std::int64_t sample) {
    if (sample < 0 || sample >= numbers.batch) {
        return makeError("explain.sample", translatable("core", "sample {sample} is outside the batch of {batch}"),
                         {{"sample", std::to_string(sample)}, {"batch", std::to_string(numbers.batch)}});
    }
    return locate(*numbers.graph, ref, sample);
}

ExplainedFactor explained(const StepNumbers& numbers, const Factor& factor) {
    return {refOf(*numbers.graph, factor.value, factor.element), numbers.at(factor)};
}

/// Its sample is that of the first factor that has one.
ExplainedTerm explained(const StepNumbers& numbers, const Term& term) {
    ExplainedTerm result{term.constant, productOf(numbers, term), 0, {}};
    bool found = false;
    for (const Factor& factor : term.factors) {
        result.factors.push_back(explained(numbers, factor));
        if (found || !numbers.graph->value(factor.value).type.batched) continue;
        result.sample = factor.element.sample;
        found = true;
    }
    return result;
}

double productOf(const StepNumbers& numbers, const Term& term) {
    double product = term.constant;
    for (const Factor& factor : term.factors)
        product *= numbers.at(factor);
    return product;
}

}  // namespace glassbox
