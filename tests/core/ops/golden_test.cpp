#include "core/ops/graph_builder.h"
#include "core/ops/op_type.h"
#include "core/passes/differentiate.h"
#include "tests/core/ops/golden_cases.h"
#include "tests/core/ops/reference_interpreter.h"
#include "tests/golden/script_hash.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace glassbox::testing {
namespace {

/// Largest difference relative to the largest number of the tensor.
double difference(const std::vector<double>& ours, const std::vector<double>& theirs) {
    if (ours.size() != theirs.size()) return INFINITY;
    double largest = 1e-300, apart = 0;
    for (std::size_t i = 0; i < ours.size(); ++i) {
        largest = std::max(largest, std::abs(theirs[i]));
        apart = std::max(apart, std::abs(ours[i] - theirs[i]));
    }
    return apart / largest;
}

/// The op of a case with its inputs, before a loss that sends exactly `dy` back through it: the squared error to a
/// target that lies dy times half the count away.
struct CaseGraph {
    Graph graph;
    std::vector<ValueId> inputs, results;
    ValueId target;
};

CaseGraph graphOf(const GoldenCase& golden) {
    CaseGraph made;
    GraphBuilder builder(made.graph);
    for (std::size_t i = 0; i < golden.inputs.size(); ++i) {
        const ValueType& type = golden.inputs[i].type;
        const std::string name = "input" + std::to_string(i);
        made.inputs.push_back(type.batched ? builder.input(name, type) : builder.parameter(name, type.shape));
    }
    std::vector<ValueType> types;
    for (const GoldenInput& input : golden.inputs)
        types.push_back(input.type);
    const std::size_t results = findOpType(golden.op)->infer(types, golden.attributes).value().size();
    std::vector<std::string> names;
    for (std::size_t i = 0; i < results; ++i)
        names.push_back("result" + std::to_string(i));
    made.results = builder.emit(golden.op, made.inputs, golden.attributes, names).value();
    made.target = builder.target("target", made.graph.value(made.results[0]).type);
    const ValueId losses = builder.emitOne("mean_squared_error", {made.results[0], made.target}, {}, "losses").value();
    made.graph.setLoss(builder.emitOne("batch_mean", {losses}, {}, "loss").value());
    return made;
}

class Golden : public ::testing::TestWithParam<GoldenCase> {};

TEST_P(Golden, AgreesWithPyTorch) {
    const GoldenCase& golden = GetParam();
    const std::int64_t batch = golden.batch;
    const CaseGraph made = graphOf(golden);
    DifferentiateOptions options;
    options.inputGradients = true;
    const Graph graph = differentiate(made.graph, options);
    ReferenceInterpreter interpreter(graph, batch);
    for (std::size_t i = 0; i < made.inputs.size(); ++i)
        interpreter.numbers(made.inputs[i]) = golden.inputs[i].numbers;
    std::vector<double>& target = interpreter.numbers(made.target);
    ASSERT_EQ(target.size(), golden.dy.size());
    for (std::size_t i = 0; i < target.size(); ++i)
        target[i] = golden.result[i] - golden.dy[i] * 0.5 * static_cast<double>(target.size());
    interpreter.run();
    EXPECT_LT(difference(interpreter.numbers(made.results[0]), golden.result), 1e-13);
    if (!golden.winner.empty()) {
        EXPECT_EQ(interpreter.numbers(made.results[1]), golden.winner);
    }
    for (std::size_t i = 0; i < made.inputs.size(); ++i) {
        if (golden.gradients[i].empty()) continue;
        const ValueId gradient = graph.gradientOf(made.inputs[i]);
        ASSERT_TRUE(gradient.valid()) << "input " << i;
        EXPECT_LT(difference(interpreter.numbers(gradient), golden.gradients[i]), 1e-12) << "input " << i;
    }
}

std::string testName(const ::testing::TestParamInfo<GoldenCase>& info) {
    std::string name = info.param.name;
    std::ranges::replace(name, ' ', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Ops, Golden, ::testing::ValuesIn(goldenOpCases()), testName);

TEST(GoldenFile, WasMadeByTheScriptBesideIt) {
    for (const GoldenFile& file : readGoldenOps()) {
        EXPECT_EQ(file.scriptHash, hashOfGoldenScript(file.script)) << "run tests/golden/" << file.script << " again";
        EXPECT_FALSE(file.torchVersion.empty());
    }
}

TEST(GoldenFile, HasEveryDifferentiableOpThatPyTorchCanCompute) {
    std::set<std::string> covered;
    for (const GoldenCase& golden : goldenOpCases())
        covered.insert(golden.op);
    // Dropout and noise have random numbers of their own; batch_mean is the mean that every case ends in.
    covered.insert({"dropout", "gaussian_noise", "batch_mean", "weighted_batch_mean"});
    for (const OpType& type : opTypes())
        EXPECT_EQ(covered.contains(std::string(type.name)), type.differentiate != nullptr) << type.name;
}

}  // namespace
}  // namespace glassbox::testing
