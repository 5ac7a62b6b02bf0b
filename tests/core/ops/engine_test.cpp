#include "core/passes/fuse.h"
#include "tests/core/ops/engine_run.h"
#include "tests/core/ops/gradient_check.h"
#include "tests/core/ops/reference_interpreter.h"
#include "tests/core/ops/sample_graphs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace glassbox::testing {
namespace {

/// Runs forward and backward pass on the engine and compares every number with its terms.
void checkEveryValue(const std::string& name, const Graph& graph, std::int64_t batch, DType precision) {
    SCOPED_TRACE(name + ", batch " + std::to_string(batch) + ", " + std::string(nameOf(precision)) + '\n' +
                 graph.toString());
    ThreadPool pool(2);
    ReferenceInterpreter interpreter(graph, batch);
    interpreter.fillRandomly(static_cast<std::uint64_t>(batch));
    EngineRun engine(graph, interpreter, precision, pool);
    engine.run(5, 9);
    EXPECT_EQ(compareWithTerms(graph, engine, 5, 9), "");
}

void checkEveryForm(const SampleGraph& sample, std::int64_t batch) {
    const Graph graph = withAllGradients(sample.graph);
    for (const DType precision : {DType::F32, DType::F64}) {
        checkEveryValue(sample.name, graph, batch, precision);
        checkEveryValue(sample.name + ", fused", fuse(graph), batch, precision);
    }
}

TEST(Engine, EveryNumberOfEveryOpAgreesWithItsTerms) {
    for (const SampleGraph& sample : opGraphs())
        for (const std::int64_t batch : {1, 7, 33})
            checkEveryForm(sample, batch);
}

TEST(Engine, EveryNumberOfRandomNetworksAgreesWithItsTerms) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed)
        checkEveryForm(randomGraph(seed), 1 + static_cast<std::int64_t>(seed * 7 % 20));
}

TEST(Engine, WholeStepsInDoubleAgreeWithTheInterpreter) {
    ThreadPool pool(1);
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Graph graph = withAllGradients(randomGraph(seed).graph);
        SCOPED_TRACE("random network " + std::to_string(seed));
        ReferenceInterpreter interpreter(graph, 5);
        interpreter.fillRandomly(seed);
        EngineRun engine(graph, interpreter, DType::F64, pool);
        engine.run();
        interpreter.run();
        for (const Value& value : graph.values()) {
            const std::vector<double> ours = engine.numbers(value.id);
            const std::vector<double>& theirs = interpreter.numbers(value.id);
            double largest = 1e-300;
            for (const double number : theirs)
                largest = std::max(largest, std::abs(number));
            for (std::size_t i = 0; i < ours.size(); ++i)
                ASSERT_NEAR(ours[i], theirs[i], 1e-11 * largest) << value.name << '[' << i << ']';
        }
    }
}

/// LeNet-5 at a batch with a tail, one element in 41.
TEST(Engine, NumbersOfLeNet5AgreeWithTheirTerms) {
    const Attributes pooling = {{"kernel", std::int64_t{2}}, {"stride", std::int64_t{2}}, {"padding", std::int64_t{0}}};
    Sketch sketch;
    ValueId x = sketch.op("relu", {sketch.conv(sketch.image(1, 28, 28), 6, 5, 1, 2)});
    x = sketch.op("relu", {sketch.conv(sketch.op("max_pool", {x}, pooling), 16, 5, 1, 0)});
    x = sketch.op("flatten", {sketch.op("max_pool", {x}, pooling)});
    x = sketch.op("relu", {sketch.dense(x, 120)});
    x = sketch.op("relu", {sketch.dense(x, 84)});
    const Graph graph = fuse(withAllGradients(sketch.crossEntropy(sketch.dense(x, 10))));
    ThreadPool pool(2);
    for (const DType precision : {DType::F32, DType::F64}) {
        ReferenceInterpreter interpreter(graph, 37);
        interpreter.fillRandomly(3);
        EngineRun engine(graph, interpreter, precision, pool);
        engine.run();
        EXPECT_EQ(compareWithTerms(graph, engine, 1, 0, 41), "");
    }
}

/// Gradients of the engine in double against central differences of its own loss.
TEST(Engine, GradientsAgreeWithCentralDifferences) {
    std::vector<SampleGraph> samples = opGraphs();
    for (std::uint64_t seed = 1; seed <= 25; ++seed)
        samples.push_back(randomGraph(seed));
    ThreadPool pool(1);
    for (const SampleGraph& sample : samples) {
        SCOPED_TRACE(sample.name + '\n' + sample.graph.toString());
        const Graph graph = fuse(withAllGradients(sample.graph));
        const ReferenceInterpreter forward = smoothPoint(sample.graph, 3);
        EngineRun engine(graph, forward, DType::F64, pool);
        GraphRunner runner;
        runner.set = [&](ValueId id, std::size_t element, double number) { engine.set(id, element, number); };
        runner.lossAfterRun = [&] {
            engine.run();
            return engine.loss();
        };
        runner.numbersOf = [&](ValueId id) { return engine.numbers(id); };
        EXPECT_EQ(compareWithCentralDifferences(graph, runner), "");
    }
}

/// A comparison that can't fail proves nothing: one wrong number in an input of an op must be seen.
TEST(Engine, AWrongNumberIsNoticed) {
    Sketch sketch;
    const Graph graph = sketch.squaredError(sketch.dense(sketch.vector(3), 2));
    ThreadPool pool(1);
    ReferenceInterpreter interpreter(graph, 2);
    interpreter.fillRandomly(1);
    EngineRun engine(graph, interpreter, DType::F32, pool);
    engine.run();
    ASSERT_EQ(compareWithTerms(graph, engine), "");
    engine.set(graph.parameters()[0], 0, 100);
    EXPECT_NE(compareWithTerms(graph, engine), "");
}

}  // namespace
}  // namespace glassbox::testing
