#include "tests/core/explain/step_fixture.h"
#include "tests/core/train/preset_runs.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace glassbox::test {
namespace {

class InvariantsOfPresets : public testing::TestWithParam<std::string> {
protected:
    InvariantsOfPresets()
        : run_(presetRun(GetParam(), 4)), weights_(startWeights(run_.experiment, run_.dataset)), pool_(2) {}

    TwoRuns runs(const std::vector<std::int64_t>& samples) {
        return makeRuns(run_.experiment, run_.dataset, weights_, samples, pool_);
    }

    PresetRun run_;
    Weights weights_;
    ThreadPool pool_;
};

TEST_P(InvariantsOfPresets, NumbersAreTheSumsOfTheirTermsForwardAndBackward) {
    const TwoRuns both = runs({0, 2});
    const Graph& graph = both.engine.graph();
    int forward = 0, backward = 0;
    for (const Op& op : graph.ops()) {
        for (std::size_t output = 0; output < op.outputs.size(); ++output) {
            const ValueId id = op.outputs[output];
            for (const Element& element : someElements(both.engine, id, 1)) {
                const Terms terms = termsOf(both.engine, op, static_cast<int>(output), element);
                const double number = both.engine.read(id, element);
                constexpr double epsilon = std::numeric_limits<float>::epsilon();
                const double tiny = static_cast<double>(1 + terms.terms.size()) * std::numeric_limits<float>::min();
                EXPECT_LE(std::abs(number - terms.reference), 32 * epsilon * terms.magnitude + tiny)
                    << graph.value(id).name << ' ' << op.type << ": " << number << " instead of " << terms.reference;
                ++(op.phase == Phase::Backward ? backward : forward);
            }
        }
    }
    EXPECT_GT(forward, 5);
    EXPECT_GT(backward, 5);
}

TEST_P(InvariantsOfPresets, PermutingABatchPermutesTheOutputs) {
    const std::vector<std::int64_t> order = {2, 0, 3, 1};
    for (BlockSpec& block : run_.experiment.network.blocks)
        if (block.type == "Dropout") block.settings.set("rate", 0.0);  // its mask goes by the place in the batch
    const TwoRuns straight = runs({0, 1, 2, 3}), permuted = runs(order);
    const Graph& graph = straight.engine.graph();
    int compared = 0;
    for (const ValueId id : graph.outputs()) {
        const ValueType& type = graph.value(id).type;
        if (!type.batched) continue;
        const double band = 1e-6 * std::max(1.0, straight.engine.largest(id));
        for (std::int64_t row = 0; row < 4; ++row)
            for (std::int64_t i = 0; i < type.shape.elements(); ++i, ++compared)
                ASSERT_NEAR(permuted.engine.read(id, {row, i}),
                            straight.engine.read(id, {order[static_cast<std::size_t>(row)], i}), band)
                    << graph.value(id).name;
    }
    EXPECT_GT(compared, 3);
}

TEST_P(InvariantsOfPresets, ProbabilitiesAndRowsOfAttentionSumToOne) {
    const TwoRuns both = runs({0, 1});
    const Graph& graph = both.engine.graph();
    int layers = 0, layersChecked = 0;
    for (const Op& op : graph.ops()) {
        const bool attention = op.type == "fused_attention";
        if (op.type != "softmax" && !attention) continue;
        layers += attention ? 1 : 0;
        for (const ValueId id : op.outputs) {
            if (attention && !graph.value(id).name.ends_with(".weights")) continue;
            layersChecked += attention ? 1 : 0;
            const Tensor rows = both.engine.whole(id);
            const std::int64_t size = rows.shape()[rows.shape().rank() - 1];
            for (std::int64_t first = 0; first < rows.elements(); first += size) {
                double sum = 0;
                for (std::int64_t i = first; i < first + size; ++i)
                    sum += rows.at(i);
                ASSERT_NEAR(sum, 1, 1e-5) << graph.value(id).name;
            }
        }
    }
    EXPECT_EQ(layersChecked, layers);
}

INSTANTIATE_TEST_SUITE_P(Presets, InvariantsOfPresets, testing::ValuesIn(presetNames()),
                         [](const auto& tested) { return tested.param; });

}  // namespace
}  // namespace glassbox::test
