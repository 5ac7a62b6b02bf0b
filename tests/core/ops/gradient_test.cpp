#include "core/ops/op_type.h"
#include "tests/core/ops/gradient_check.h"
#include "tests/core/ops/reference_interpreter.h"
#include "tests/core/ops/sample_graphs.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace glassbox::testing {
namespace {

/// Checks the gradients that the terms give; central differences run the forward pass alone.
void checkGradients(const SampleGraph& sample) {
    SCOPED_TRACE(sample.name + '\n' + sample.graph.toString());
    ReferenceInterpreter forward = smoothPoint(sample.graph, 2);
    const Graph graph = withAllGradients(sample.graph);
    ReferenceInterpreter whole(graph, forward.batch());
    for (const Value& value : sample.graph.values())
        if (!value.producer.valid()) whole.numbers(value.id) = forward.numbers(value.id);
    whole.run();
    GraphRunner runner;
    runner.set = [&](ValueId id, std::size_t element, double number) { forward.numbers(id)[element] = number; };
    runner.lossAfterRun = [&] {
        forward.run();
        return forward.loss();
    };
    runner.numbersOf = [&](ValueId id) { return whole.numbers(id); };
    EXPECT_EQ(compareWithCentralDifferences(graph, runner), "");
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
        EXPECT_TRUE(used.contains(std::string(type.name)) || type.differentiate == nullptr) << type.name;
}

/// A check that can't fail proves nothing: a gradient that is a little off must be seen.
TEST(Gradients, AWrongGradientIsNoticed) {
    Sketch sketch;
    const Graph graph = withAllGradients(sketch.squaredError(sketch.vector(3)));
    ReferenceInterpreter interpreter(graph, 2);
    interpreter.fillRandomly(1);
    GraphRunner runner;
    runner.set = [&](ValueId id, std::size_t element, double number) { interpreter.numbers(id)[element] = number; };
    runner.lossAfterRun = [&] {
        interpreter.run();
        return interpreter.loss();
    };
    runner.numbersOf = [&](ValueId id) {
        std::vector<double> numbers = interpreter.numbers(id);
        if (graph.value(id).role == ValueRole::Gradient) numbers[0] *= 1.00001;
        return numbers;
    };
    EXPECT_NE(compareWithCentralDifferences(graph, runner), "");
}

}  // namespace
}  // namespace glassbox::testing
