#include "core/explain/time_gradient.h"

#include "tests/core/explain/step_fixture.h"
#include "tests/core/train/preset_runs.h"

#include <gtest/gtest.h>

#include <cmath>

namespace glassbox::test {
namespace {

/// Loss of the last time step from its scores, in double: of one answer the loss itself.
double lastLoss(const StepRun& run) {
    const Graph& graph = run.graph();
    const ValueId scores = run.lowered().logits.at("output"), target = run.lowered().targets.at("output");
    const Shape& shape = graph.value(scores).type.shape;
    if (shape.rank() < 2) return run.read(graph.loss(), {});
    const std::int64_t classes = shape[1], first = shape.elements() - classes;
    double sum = 0;
    for (std::int64_t i = 0; i < classes; ++i)
        sum += std::exp(run.read(scores, {0, first + i}));
    const auto wanted = static_cast<std::int64_t>(run.read(target, {0, shape[0] - 1}));
    return std::log(sum) - run.read(scores, {0, first + wanted});
}

/// Length of the gradient of lastLoss by one time step of a value, by central differences.
double differenceLength(StepRun& run, const std::string& name, std::int64_t time) {
    const ValueId value = run.graph().find(name);
    const Shape& shape = run.graph().value(value).type.shape;
    const std::int64_t size = shape.elements() / shape[0];
    double sum = 0;
    for (std::int64_t i = time * size; i < (time + 1) * size; ++i) {
        constexpr double nudge = 1e-5;
        const double number = run.read(value, {0, i});
        const auto lossAt = [&](double moved) {
            run.lossWhen(value, {0, i}, moved);
            return lastLoss(run);
        };
        const double slope = (lossAt(number + nudge) - lossAt(number - nudge)) / (2 * nudge);
        lossAt(number);
        sum += slope * slope;
    }
    return std::sqrt(sum);
}

class ThroughTime : public testing::TestWithParam<std::string> {};

TEST_P(ThroughTime, IsTheLengthThatCentralDifferencesGive) {
    const PresetRun preset = presetRun(GetParam(), 8);
    ThreadPool pool(1);
    const auto gradients = gradientsThroughTime({preset.experiment, preset.dataset, {}, "test", 3, 0}, pool);
    ASSERT_TRUE(gradients) << gradients.error().toString();
    ASSERT_EQ(gradients->size(), 3u);
    const std::string block = recurrentBlocks(preset.experiment.network).front();
    for (const TimeGradient& gradient : *gradients) {
        ExperimentSpec experiment = preset.experiment;
        BlockSpec& layer = *experiment.network.find(block);
        layer.type = gradient.type;
        if (layer.type == "RNN") layer.settings.set("activation", std::string("tanh"));
        const Weights weights = startWeights(experiment, preset.dataset);
        StepRun run = makeRuns(experiment, preset.dataset, weights, {3}, pool).reference;
        const auto steps = static_cast<std::int64_t>(gradient.lengths.size());
        EXPECT_EQ(steps, run.graph().value(run.graph().find(gradient.value)).type.shape[0]);
        for (const std::int64_t time : {steps - 1, steps - 6}) {
            const double wanted = differenceLength(run, gradient.value, time);
            EXPECT_NEAR(gradient.lengths[time], wanted, 1e-6 * wanted + 1e-9) << gradient.type << " at " << time;
        }
        EXPECT_GT(gradient.lengths[steps - 1], 0);
    }
}

INSTANTIATE_TEST_SUITE_P(Presets, ThroughTime, testing::Values("adding_problem", "char_lstm"));

TEST(GradientsThroughTime, TrainsEachForTheSameSteps) {
    const PresetRun preset = presetRun("adding_problem", 8);
    ThreadPool pool(1);
    TimeGradientRequest request{preset.experiment, preset.dataset, {}, "training", 0, 0};
    const auto before = gradientsThroughTime(request, pool);
    request.steps = 2;
    const auto after = gradientsThroughTime(request, pool);
    ASSERT_TRUE(before && after);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_NE((*before)[i].lengths, (*after)[i].lengths) << (*before)[i].type;
}

TEST(GradientsThroughTime, SaysWhatItNeeds) {
    ThreadPool pool(1);
    const PresetRun preset = presetRun("adding_problem", 8);
    EXPECT_EQ(gradientsThroughTime({smallExperiment(), smallDataset(), {}, "training", 0, 0}, pool).error().code,
              "explain.no_recurrent_block");
    EXPECT_FALSE(gradientsThroughTime({preset.experiment, preset.dataset, {}, "training", 1 << 30, 0}, pool));
}

}  // namespace
}  // namespace glassbox::test
