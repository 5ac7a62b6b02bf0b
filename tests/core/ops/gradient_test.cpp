#include "core/ops/op_type.h"
#include "core/passes/differentiate.h"
#include "tests/core/ops/reference_interpreter.h"
#include "tests/core/ops/sample_graphs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

namespace glassbox::testing {
namespace {

constexpr double steps[] = {1e-4, 1e-5, 1e-6};
constexpr double kinkMargin = 10 * steps[0];
constexpr std::size_t elementsChecked = 16;  ///< of each tensor, evenly spread

/// Numbers at which no relu or pooling is nearer than ten steps to its kink.
ReferenceInterpreter smoothPoint(const Graph& graph) {
    for (std::uint64_t seed = 1;; ++seed) {
        ReferenceInterpreter interpreter(graph, 2);
        interpreter.fillRandomly(seed);
        interpreter.run();
        if (interpreter.kinkDistance() > kinkMargin) return interpreter;
        EXPECT_LT(seed, 200u) << "no smooth point found";
        if (seed >= 200) return interpreter;
    }
}

/// Smallest relative difference between a gradient and central differences over the three steps; relative to at least
/// a thousandth of the tensor's largest gradient, and to the size below which the loss's own rounding shows.
double differenceFromCentral(ReferenceInterpreter& interpreter, ValueId id, std::size_t element, double gradient,
                             double largest) {
    double& number = interpreter.numbers(id)[element];
    const double start = number;
    double best = INFINITY;
    for (const double h : steps) {
        number = start + h;
        interpreter.run();
        const double above = interpreter.loss();
        number = start - h;
        interpreter.run();
        const double central = (above - interpreter.loss()) / (2 * h);
        const double scale = std::max({std::abs(gradient), std::abs(central), 1e-3 * largest, 1e-5 * std::abs(above)});
        best = std::min(best, std::abs(gradient - central) / scale);
    }
    number = start;
    return best;
}

/// Checks the gradients by every parameter and real input of a graph.
void checkGradients(const SampleGraph& sample) {
    SCOPED_TRACE(sample.name + '\n' + sample.graph.toString());
    ReferenceInterpreter forward = smoothPoint(sample.graph);
    DifferentiateOptions options;
    options.inputGradients = true;
    const Graph graph = differentiate(sample.graph, options);
    ReferenceInterpreter whole(graph, forward.batch());
    std::vector<ValueId> leaves;
    for (const Value& value : sample.graph.values()) {
        if (value.producer.valid()) continue;
        whole.numbers(value.id) = forward.numbers(value.id);
        if (value.role == ValueRole::Parameter || value.role == ValueRole::Input) leaves.push_back(value.id);
    }
    whole.run();
    for (const ValueId leaf : leaves) {
        const ValueId gradientId = graph.gradientOf(leaf);
        ASSERT_TRUE(gradientId.valid()) << graph.value(leaf).name;
        ASSERT_EQ(graph.value(gradientId).type, graph.value(leaf).type) << graph.value(leaf).name;
        const std::vector<double>& gradients = whole.numbers(gradientId);
        double largest = 0;
        for (const double gradient : gradients)
            largest = std::max(largest, std::abs(gradient));
        const std::size_t stride = std::max<std::size_t>(1, gradients.size() / elementsChecked);
        for (std::size_t i = 0; i < gradients.size(); i += stride)
            EXPECT_LT(differenceFromCentral(forward, leaf, i, gradients[i], largest), 1e-6)
                << graph.value(leaf).name << '[' << i << "] gradient " << gradients[i];
    }
}

TEST(Gradients, OfEveryOpAgreeWithCentralDifferences) {
    for (const SampleGraph& sample : opGraphs())
        checkGradients(sample);
}

TEST(Gradients, OfRandomNetworksAgreeWithCentralDifferences) {
    for (std::uint64_t seed = 1; seed <= 25; ++seed)
        checkGradients(randomGraph(seed));
}

TEST(Gradients, EveryOpWithAGradientRuleIsInASampleGraph) {
    std::set<std::string> used;
    for (const SampleGraph& sample : opGraphs())
        for (const Op& op : sample.graph.ops())
            used.insert(op.type);
    for (const OpType& type : opTypes())
        EXPECT_EQ(used.contains(std::string(type.name)), type.differentiate != nullptr) << type.name;
}

}  // namespace
}  // namespace glassbox::testing
