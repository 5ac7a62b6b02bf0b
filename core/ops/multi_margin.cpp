#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

constexpr double leastMargin = 1e-12, mostMargin = 1e12;

// multi_margin: scores [C] or [T,C], labels (one a row) -> losses (one a sample, the mean over its rows). A label below
// 0 means that the row has none: its loss is 0.

Types inferMargin(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("multi_margin", inputs, attributes, {"scores", "labels"});
    check.features(0);
    check.rowLabels(1, 0);
    check.number("margin", leastMargin, mostMargin);
    return check.finish({batchedReal(AxisKind::Scalar, {})});
}

void differentiateMargin(GradientBuilder& builder, const Op& op) {
    if (builder.wanted(op.inputs[0]))
        builder.emitGradient(op.inputs[0], "multi_margin_gradient",
                             {builder.outputGradient(0), op.inputs[0], op.inputs[1]}, op.attributes);
}

/// A row of scores and its label, as terms() sees them.
struct MarginRow {
    MarginRow(const TermContext& context, int scores, int labels, std::int64_t sample, std::int64_t index)
        : size(lastSize(shapeOf(context, scores))),
          rows(static_cast<double>(shapeOf(context, scores).elements() / size)),
          label(static_cast<std::int64_t>(numberOf(context, labels, sample, index))),
          margin(context.op.attributes.real("margin")) {
        for (std::int64_t k = 0; k < size; ++k)
            numbers.push_back(numberOf(context, scores, sample, index * size + k));
    }

    /// By how much class j comes too close; negative: it does not.
    double excess(std::int64_t j) const {
        return margin - numbers[static_cast<std::size_t>(label)] + numbers[static_cast<std::size_t>(j)];
    }
    bool counts(std::int64_t j) const { return label >= 0 && j != label && excess(j) > 0; }

    std::int64_t size;
    double rows;
    std::int64_t label;
    double margin;
    std::vector<double> numbers;
};

Terms marginTerms(const TermContext& context, int /*output*/, Element element) {
    const Shape& shape = shapeOf(context, 0);
    const std::int64_t size = lastSize(shape), rows = shape.elements() / size;
    Terms terms;
    terms.form = TermForm::Function;
    terms.formula = "L = 1/C sum_(j not label) max(0, margin - z[label] + z[j])";
    terms.kinkDistance = std::numeric_limits<double>::max();
    for (std::int64_t index = 0; index < rows; ++index) {
        const MarginRow row(context, 0, 1, element.sample, index);
        for (std::int64_t j = 0; j < size; ++j) {
            terms.terms.push_back({1.0, {factorOf(context, 0, element.sample, index * size + j)}});
            if (row.label < 0 || j == row.label) continue;
            const double share = 1 / (static_cast<double>(size) * row.rows);
            terms.kinkDistance = std::min(terms.kinkDistance, std::abs(row.excess(j)) / 2);  // two numbers may move
            terms.reference += share * std::max(0.0, row.excess(j));
            terms.magnitude += share * (row.margin + std::abs(row.numbers[static_cast<std::size_t>(row.label)]) +
                                        std::abs(row.numbers[static_cast<std::size_t>(j)]));
        }
    }
    return terms;
}

Cost marginCost(const Graph& graph, const Op& op) {
    return {4 * inputElements(graph, op, 0), sampleBytes(graph, op)};
}

// multi_margin_gradient: dlosses, scores, labels -> dscores.

Types inferGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("multi_margin_gradient", inputs, attributes, {"dlosses", "scores", "labels"});
    check.sampleScalars(0);
    check.features(1);
    check.rowLabels(2, 1);
    check.number("margin", leastMargin, mostMargin);
    return check.finish({check[1]});
}

Terms gradientTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t size = lastSize(shapeOf(context, 1)), own = element.offset % size;
    const MarginRow row(context, 1, 2, element.sample, element.offset / size);
    const double share = 1 / (static_cast<double>(size) * row.rows);
    double slope = 0;
    if (own == row.label) {
        for (std::int64_t j = 0; j < size; ++j)
            slope -= row.counts(j) ? share : 0;
    } else if (row.counts(own)) {
        slope = share;
    }
    TermSum sum(context, "dz[j] = dL/C if class j comes too close; the label's: minus as many as do");
    sum.add(slope, {factorOf(context, 0, element.sample, 0)});
    return sum.finish();
}

const OpType rows[] = {
    {.name = "multi_margin",
     .formula = "L = 1/C sum_(j not label) max(0, margin - z[label] + z[j])",
     .help = translatable("core",
                          "How far each wrong class reaches into the margin that the right one should keep (Weston and "
                          "Watkins, \"Support vector machines for multi-class pattern recognition\", 1999)."),
     .onnx = "",
     .infer = inferMargin,
     .differentiate = differentiateMargin,
     .cost = marginCost,
     .terms = marginTerms},
    {.name = "multi_margin_gradient",
     .formula = "dz[j] = dL/C [margin - z[label] + z[j] > 0], dz[label] = -sum_j dz[j]",
     .help = translatable("core",
                          "Pushes down each class that comes too close and the right one up as often (Weston and "
                          "Watkins, \"Support vector machines for multi-class pattern recognition\", 1999)."),
     .onnx = "",
     .infer = inferGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = marginCost,
     .terms = gradientTerms},
};

}  // namespace

std::span<const OpType> multiMarginOps() {
    return rows;
}

}  // namespace glassbox
