#include "core/base/philox.h"
#include "core/network/analysis.h"
#include "core/network/lower.h"
#include "core/passes/differentiate.h"
#include "core/passes/fuse.h"
#include "tests/core/network/sample_networks.h"
#include "tests/core/ops/engine_run.h"
#include "tests/core/ops/reference_interpreter.h"
#include "tests/golden/script_hash.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace glassbox::testing {
namespace {

using Numbers = std::vector<double>;
using Sizes = std::vector<std::int64_t>;

nlohmann::json golden() {
    std::ifstream stream(goldenPath("batch_norm.json"));
    return nlohmann::json::parse(stream);
}

NetworkSpec around(const Link& block, const Sizes& shape) {
    return chain(
        {{"Input", "input", {{"shape", shape}}}, block, {"Output", "output", {{"task", std::string("regression")}}}});
}

/// A training step of a network that ends in a regression, on the engine in double.
class Step {
public:
    Step(const NetworkSpec& network, std::int64_t batch, bool training = true, bool fused = true) : batch_(batch) {
        LowerOptions options;
        options.training = training;
        options.losses["output"].type = "mean_squared_error";
        const auto lowered = lower(network, options);
        if (!lowered) throw std::runtime_error(lowered.error().toString());
        DifferentiateOptions all;
        all.inputGradients = true;
        graph_ = differentiate(*lowered->graph, all);
        if (fused) graph_ = fuse(graph_);
        leaves_ = std::make_unique<ReferenceInterpreter>(graph_, batch);
        leaves_->fillRandomly(5);
    }

    const Graph& graph() const { return graph_; }
    void set(const std::string& name, const Numbers& numbers) { leaves_->numbers(graph_.find(name)) = numbers; }
    const Numbers& leaf(const std::string& name) const { return leaves_->numbers(graph_.find(name)); }
    void run(DType precision = DType::F64, int threads = 2) {
        ThreadPool pool(threads);
        run_ = std::make_unique<EngineRun>(graph_, *leaves_, precision, pool);
        run_->run();
    }
    Numbers numbers(ValueId id) const { return run_->numbers(id); }
    Numbers numbers(const std::string& name) const { return run_->numbers(graph_.find(name)); }
    Numbers gradient(const std::string& name) const { return run_->numbers(graph_.gradientOf(graph_.find(name))); }
    /// What the step leaves in a statistic.
    Numbers next(const std::string& name) const {
        for (const ParameterUpdate& update : graph_.updates())
            if (update.parameter == graph_.find(name) && update.value.valid()) return run_->numbers(update.value);
        return {};
    }
    std::int64_t batch() const { return batch_; }

private:
    std::int64_t batch_;
    Graph graph_;
    std::unique_ptr<ReferenceInterpreter> leaves_;
    std::unique_ptr<EngineRun> run_;
};

double difference(const Numbers& ours, const Numbers& theirs) {
    if (ours.size() != theirs.size() || theirs.empty()) return INFINITY;
    double largest = 1e-300, apart = 0;
    for (std::size_t i = 0; i < ours.size(); ++i) {
        largest = std::max(largest, std::abs(theirs[i]));
        apart = std::max(apart, std::abs(ours[i] - theirs[i]));
    }
    return apart / largest;
}

TEST(BatchNorm, StepsAsPyTorchDoes) {
    const auto kept = golden();
    for (const auto& one : kept.at("steps")) {
        SCOPED_TRACE(one.at("kind").get<std::string>());
        const auto numbers = [&](const char* key) { return one.at(key).get<Numbers>(); };
        Step step(around({"BatchNorm", "norm1", {{"momentum", one.at("momentum").get<double>()}}},
                         one.at("shape").get<Sizes>()),
                  golden().at("batch"));
        step.set("input.out", numbers("x"));
        for (const char* name : {"weight", "bias", "running_mean", "running_var"})
            step.set(std::string("norm1.") + name, numbers(name));
        Numbers target = numbers("y");
        const Numbers dy = numbers("dy");
        for (std::size_t i = 0; i < target.size(); ++i)
            target[i] -= dy[i] * 0.5 * static_cast<double>(target.size());
        step.set("output.target", target);
        step.run();
        EXPECT_LT(difference(step.numbers("norm1.out"), numbers("y")), 1e-12);
        EXPECT_LT(difference(step.gradient("input.out"), numbers("dx")), 1e-11);
        EXPECT_LT(difference(step.gradient("norm1.weight"), numbers("dweight")), 1e-11);
        EXPECT_LT(difference(step.gradient("norm1.bias"), numbers("dbias")), 1e-11);
        EXPECT_LT(difference(step.next("norm1.running_mean"), numbers("next_mean")), 1e-13);
        EXPECT_LT(difference(step.next("norm1.running_var"), numbers("next_var")), 1e-13);
    }
}

TEST(BatchNorm, GoldenFileWasMadeByTheScriptBesideIt) {
    EXPECT_EQ(golden().at("script_sha256"), hashOfGoldenScript(golden().at("script")));
    EXPECT_FALSE(golden().at("torch").get<std::string>().empty());
}

/// Every channel of the output has mean `bias` and deviation |weight|, in float, whatever went in.
TEST(BatchNorm, OutputIsStandardised) {
    for (const Sizes& shape : {Sizes{5, 6, 3}, Sizes{9}, Sizes{7, 4}}) {
        Step step(around({"BatchNorm", "norm1", {}}, shape), 37);
        Numbers x = step.leaf("input.out");
        for (double& number : x)
            number = 40 + 7 * number;
        step.set("input.out", x);
        step.run(DType::F32);
        const bool image = shape.size() == 3;
        const auto channels = static_cast<std::size_t>(image ? shape[0] : shape.back());
        const std::size_t inner = image ? static_cast<std::size_t>(shape[1] * shape[2]) : 1;
        const Numbers y = step.numbers("norm1.out"), weight = step.leaf("norm1.weight"), bias = step.leaf("norm1.bias");
        Numbers sums(channels), squares(channels);
        for (std::size_t i = 0; i < y.size(); ++i) {
            const std::size_t c = i / inner % channels;
            sums[c] += y[i] - bias[c];
            squares[c] += (y[i] - bias[c]) * (y[i] - bias[c]);
        }
        const double count = static_cast<double>(y.size() / channels);
        for (std::size_t c = 0; c < channels; ++c) {
            EXPECT_NEAR(sums[c] / count, 0, 1e-5);
            EXPECT_NEAR(std::sqrt(squares[c] / count), std::abs(weight[c]), 1e-5);
        }
    }
}

/// The same samples in another order give the same outputs in that order.
TEST(BatchNorm, PermutingTheBatchPermutesTheOutputs) {
    constexpr std::size_t batch = 35;
    const NetworkSpec network =
        chain({{"Input", "input", {{"shape", Sizes{2, 5, 4}}}},
               {"Conv2D", "conv1", {{"filters", std::int64_t{6}}, {"kernel", std::int64_t{3}}, {"bias", false}}},
               {"BatchNorm", "norm1", {}},
               {"Activation", "relu1", {{"function", std::string("relu")}}},
               {"Flatten", "flatten", {}},
               {"BatchNorm", "norm2", {}},
               {"Output", "output", {{"task", std::string("regression")}}}});
    const auto outputs = [&](std::size_t shift) {
        Step step(network, batch);
        Numbers x = step.leaf("input.out");
        std::rotate(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(shift * (x.size() / batch)), x.end());
        step.set("input.out", x);
        step.run(DType::F32);
        return step.numbers("norm2.out");
    };
    Numbers straight = outputs(0);
    const Numbers shifted = outputs(11);
    std::rotate(straight.begin(), straight.begin() + static_cast<std::ptrdiff_t>(11 * (straight.size() / batch)),
                straight.end());
    EXPECT_LT(difference(shifted, straight), 1e-5);
    EXPECT_GT(difference(outputs(3), straight), 1e-2);
}

TEST(BatchNorm, InferenceAndFrozenBlocksUseRunningStatistics) {
    NetworkSpec network = around({"BatchNorm", "norm1", {}}, {3});
    EXPECT_EQ(Step(network, 4).graph().updates().size(), 3u);
    const Step inference(network, 4, false);
    EXPECT_TRUE(inference.graph().updates().empty());
    network.find("norm1")->trainable = false;
    Step frozen(network, 4);
    EXPECT_TRUE(frozen.graph().updates().empty());
    frozen.run();
    const Numbers x = frozen.leaf("input.out"), y = frozen.numbers("norm1.out");
    const double expected = frozen.leaf("norm1.weight")[1] * (x[4] - frozen.leaf("norm1.running_mean")[1]) /
                                std::sqrt(frozen.leaf("norm1.running_var")[1] + 1e-5) +
                            frozen.leaf("norm1.bias")[1];
    EXPECT_NEAR(y[4], expected, 1e-12);
}

std::int64_t opsOf(const Graph& graph, std::string_view type) {
    return std::ranges::count(graph.ops(), type, &Op::type);
}

/// A residual block in one pass where it can be: every value of the step has the same bits, forward and backward.
TEST(BatchNorm, FusedWithShortcutAndReluKeepsItsBits) {
    NetworkSpec network =
        chain({{"Input", "input", {{"shape", Sizes{3, 6, 5}}}},
               {"Conv2D",
                "conv1",
                {{"filters", std::int64_t{20}}, {"kernel", std::int64_t{3}}, {"padding", std::int64_t{1}}}},
               {"BatchNorm", "norm1", {}},
               {"Activation", "relu1", {{"function", std::string("relu")}}},
               {"Conv2D",
                "conv2",
                {{"filters", std::int64_t{20}}, {"kernel", std::int64_t{3}}, {"padding", std::int64_t{1}}}},
               {"BatchNorm", "norm2", {}},
               {"Add", "add", {}},
               {"Activation", "relu2", {{"function", std::string("relu")}}},
               {"Conv2D",
                "conv3",
                {{"filters", std::int64_t{20}}, {"kernel", std::int64_t{3}}, {"padding", std::int64_t{1}}}},
               {"BatchNorm", "norm3", {}},
               {"Add", "add2", {}},
               {"Activation", "relu3", {{"function", std::string("relu")}}},
               {"Output", "output", {{"task", std::string("regression")}}}});
    network.wires.push_back({{"relu1", "out"}, {"add", "in2"}});
    network.wires.push_back({{"relu2", "out"}, {"add2", "in2"}});
    Step fused(network, 19), apart(network, 19, true, false);
    EXPECT_EQ(opsOf(fused.graph(), "fused_normalize"), 1);
    EXPECT_EQ(opsOf(fused.graph(), "fused_normalize_add"), 2);
    EXPECT_EQ(opsOf(fused.graph(), "fused_normalize_sums"), 1);
    EXPECT_EQ(opsOf(fused.graph(), "fused_batch_normalize_gradient"), 1);
    EXPECT_EQ(opsOf(fused.graph(), "fused_add_relu_gradient"), 1);
    for (const DType precision : {DType::F32, DType::F64}) {
        fused.run(precision);
        apart.run(precision);
        for (const Value& value : apart.graph().values())
            EXPECT_EQ(fused.numbers(value.id), apart.numbers(value.id)) << value.name;
    }
}

TEST(BatchNorm, KeepsWhatPyTorchKeepsUnderItsNames) {
    const auto lowered = lower(around({"BatchNorm", "norm1", {}}, {6, 2, 2}), {});
    ASSERT_TRUE(lowered);
    std::vector<std::string> names;
    for (const ParameterDeclaration& parameter : lowered->parameters)
        names.push_back(parameter.name);
    EXPECT_EQ(names, (std::vector<std::string>{"norm1.weight", "norm1.bias", "norm1.running_mean", "norm1.running_var",
                                               "norm1.num_batches_tracked"}));
    EXPECT_EQ(lowered->trainable, (std::vector<bool>{true, true, false, false, false}));
    EXPECT_EQ(lowered->parameters[2].shape, Shape({6}));
    EXPECT_EQ(lowered->parameters[4].shape, Shape());
    EXPECT_EQ(analyse(around({"BatchNorm", "norm1", {}}, {6, 2, 2})).parameters, 12);
}

TEST(LayerNorm, RefusesImagesAndNamesTheMend) {
    const NetworkAnalysis analysis = analyse(around({"LayerNorm", "norm1", {}}, {3, 4, 4}));
    ASSERT_FALSE(analysis.valid());
    EXPECT_EQ(analysis.problems.front().block, "norm1");
    EXPECT_NE(analysis.problems.front().error.toString().find("Flatten"), std::string::npos);
}

/// Rows are standardised one by one, whatever else is in the batch.
TEST(LayerNorm, RowsAreStandardised) {
    Step step(around({"LayerNorm", "norm1", {}}, {3, 50}), 5);
    step.set("norm1.weight", Numbers(50, 1));
    step.set("norm1.bias", Numbers(50, 0));
    step.run(DType::F32);
    const Numbers y = step.numbers("norm1.out");
    for (std::size_t row = 0; row < 15; ++row) {
        double sum = 0, squares = 0;
        for (std::size_t i = 50 * row; i < 50 * row + 50; ++i) {
            sum += y[i] / 50;
            squares += y[i] * y[i] / 50;
        }
        EXPECT_NEAR(sum, 0, 1e-6);
        EXPECT_NEAR(squares, 1, 1e-4);
    }
}

}  // namespace
}  // namespace glassbox::testing
