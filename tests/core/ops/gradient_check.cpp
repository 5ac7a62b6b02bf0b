#include "tests/core/ops/gradient_check.h"

#include "core/passes/differentiate.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace glassbox::testing {

namespace {

constexpr double steps[] = {1e-4, 1e-5, 1e-6};
constexpr double kinkMargin = 10 * steps[0];
constexpr double tolerance = 1e-6;
constexpr std::size_t elementsChecked = 16;

/// Smallest relative difference between a gradient and central differences over the three steps.
double differenceFromCentral(const GraphRunner& runner, ValueId id, std::size_t element, double start, double gradient,
                             double largest) {
    double best = INFINITY;
    for (const double h : steps) {
        runner.set(id, element, start + h);
        const double above = runner.lossAfterRun();
        runner.set(id, element, start - h);
        const double central = (above - runner.lossAfterRun()) / (2 * h);
        const double scale = std::max({std::abs(gradient), std::abs(central), 1e-3 * largest, 1e-5 * std::abs(above)});
        best = std::min(best, std::abs(gradient - central) / scale);
    }
    runner.set(id, element, start);
    return best;
}

}  // namespace

ReferenceInterpreter smoothPoint(const Graph& forward, std::int64_t batch) {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        ReferenceInterpreter interpreter(forward, batch);
        interpreter.fillRandomly(seed);
        interpreter.run();
        if (interpreter.kinkDistance() > kinkMargin) return interpreter;
    }
    std::fprintf(stderr, "no smooth point found for\n%s", forward.toString().c_str());
    std::abort();
}

Graph withAllGradients(const Graph& forward) {
    DifferentiateOptions options;
    options.inputGradients = true;
    return differentiate(forward, options);
}

std::string compareWithCentralDifferences(const Graph& graph, const GraphRunner& runner) {
    std::string wrong;
    for (const Value& leaf : graph.values()) {
        if (leaf.role != ValueRole::Parameter && leaf.role != ValueRole::Input) continue;
        if (leaf.parameterKind != ParameterKind::Trained) continue;
        if (leaf.type.dtype != DType::F32) continue;  // tokens
        const ValueId id = graph.gradientOf(leaf.id);
        if (!id.valid() || graph.value(id).type != leaf.type) {
            wrong += leaf.name + " has no gradient of its type\n";
            continue;
        }
        runner.lossAfterRun();
        const std::vector<double> gradients = runner.numbersOf(id), start = runner.numbersOf(leaf.id);
        double largest = 0;
        for (const double gradient : gradients)
            largest = std::max(largest, std::abs(gradient));
        const std::size_t stride = std::max<std::size_t>(1, gradients.size() / elementsChecked);
        for (std::size_t i = 0; i < gradients.size(); i += stride) {
            const double apart = differenceFromCentral(runner, leaf.id, i, start[i], gradients[i], largest);
            if (!(apart < tolerance))
                wrong += fmt::format("{}[{}]: gradient {} is {} off\n", leaf.name, i, gradients[i], apart);
        }
    }
    return wrong;
}

}  // namespace glassbox::testing
