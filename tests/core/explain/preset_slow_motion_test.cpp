#include "tests/core/explain/moment_fixture.h"
#include "tests/core/train/preset_runs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace glassbox::test {
namespace {

/// A preset on a few of its own samples, two steps on.
class SlowPreset : public testing::TestWithParam<std::string> {
protected:
    SlowPreset() : run_(presetRun(GetParam(), 6)) {}

    std::unique_ptr<Trainer> trained(const TrainerOptions& options) const {
        auto trainer = makeTrainer(run_.experiment, run_.dataset, options);
        if (trainer) train(*trainer, 2);
        return trainer;
    }

    PresetRun run_;
    ThreadPool pool_{1};
};

/// What training has there after a step: the gradients by parameters are those that the optimizer was given.
Tensor asTrained(const SlowMotion& motion, const Value& value) {
    const bool gradient = value.role == ValueRole::Gradient && motion.score().updateOf(value.gradientOf);
    if (!gradient || motion.graph().gradientOf(value.gradientOf) != value.id) return motion.whole(value.id);
    return motion.change(value.gradientOf)->descended;
}

/// Compares what an executor can read with a whole step in slow motion.
int compareValues(const SlowMotion& motion, const Executor& executor) {
    int compared = 0;
    for (const Value& value : motion.graph().values()) {
        if (value.role == ValueRole::Parameter || !executor.plan().readable(value.id)) continue;
        EXPECT_TRUE(identical(asTrained(motion, value), executor.read(value.id))) << value.name;
        ++compared;
    }
    return compared;
}

TEST_P(SlowPreset, HasTheBitsOfTrainingUntappedAndTapped) {
    TrainerOptions two;
    two.threads = 2;
    const auto untapped = trained(two), tapped = trained(two);
    ASSERT_TRUE(untapped && tapped);
    std::vector<std::string> names;
    for (const Value& value : tapped->lowered().graph->values())
        if (value.producer.valid()) names.push_back(value.name);
    ASSERT_TRUE(tapped->setTaps(names));
    const auto motion = slowly(nextMoment(*untapped), pool_);
    ASSERT_NE(motion, nullptr);
    std::vector<OpId> events;
    motion->setListener([&](const Op& op) { events.push_back(op.id); });
    while (motion->position() < motion->score().end())
        motion->forward(StepSize::Op);
    EXPECT_EQ(events.size(), motion->graph().ops().size());
    ASSERT_TRUE(untapped->step());
    ASSERT_TRUE(tapped->step());
    EXPECT_GT(compareValues(*motion, untapped->executor()), 0);
    EXPECT_GE(compareValues(*motion, tapped->executor()), std::ssize(names));
    EXPECT_EQ(motion->read(motion->graph().loss(), {}), untapped->history().steps.back().loss);
}

TEST_P(SlowPreset, UpdatesToTheBitsOfTraining) {
    const auto trainer = trained({});
    ASSERT_NE(trainer, nullptr);
    const auto motion = slowly(nextMoment(*trainer), pool_);
    ASSERT_NE(motion, nullptr);
    motion->moveTo(motion->score().end());
    ASSERT_TRUE(trainer->step());
    const OptimizerType& optimizer = trainer->optimizer().type();
    int changed = optimizer.name == "perceptron" ? 1 : 0;  // which moves only where it is wrong
    for (std::size_t i = 0; i < motion->graph().parameters().size(); ++i) {
        const ValueId parameter = motion->graph().parameters()[i];
        const ParameterEntry& entry = trainer->parameters().entries()[i];
        const auto change = motion->change(parameter);
        ASSERT_TRUE(change.ok()) << change.error().toString();
        EXPECT_TRUE(identical(change->after, trainer->parameters().value(entry.name))) << entry.name;
        for (const auto& [name, buffer] : change->stateAfter)
            EXPECT_TRUE(identical(buffer, trainer->optimizer().stateOf(name, entry))) << entry.name << ' ' << name;
        changed += identical(change->before, change->after) ? 0 : 1;
    }
    EXPECT_GT(changed, 0);
}

/// The sum of all samples' shares of each gradient is the batch's.
void expectSharesSum(SlowMotion& motion) {
    const auto& parameters = motion.graph().parameters();
    std::vector<std::vector<double>> sums(parameters.size()), sizes(parameters.size());
    for (std::int64_t sample = 0; sample < motion.batch(); ++sample) {
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            if (!motion.graph().gradientOf(parameters[i]).valid()) continue;
            const auto share = motion.contribution(parameters[i], sample);
            ASSERT_TRUE(share.ok()) << share.error().toString();
            sums[i].resize(static_cast<std::size_t>(share->elements()));
            sizes[i].resize(sums[i].size());
            for (std::size_t at = 0; at < sums[i].size(); ++at) {
                sums[i][at] += share->at(static_cast<std::int64_t>(at));
                sizes[i][at] += std::abs(share->at(static_cast<std::int64_t>(at)));
            }
        }
    }
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const ValueId gradient = motion.graph().gradientOf(parameters[i]);
        if (!gradient.valid()) continue;
        const Tensor whole = motion.whole(gradient);
        const double largest = *std::ranges::max_element(sizes[i]);
        for (std::size_t at = 0; at < sums[i].size(); ++at)
            ASSERT_NEAR(sums[i][at], whole.at(static_cast<std::int64_t>(at)), 2e-5 * largest + 1e-30)
                << motion.graph().value(gradient).name << " element " << at;
    }
}

TEST_P(SlowPreset, SharesOfTheSamplesSumToTheGradientOfTheBatch) {
    const auto trainer = trained({});
    ASSERT_NE(trainer, nullptr);
    const auto motion = slowly(nextMoment(*trainer), pool_);
    ASSERT_NE(motion, nullptr);
    motion->moveTo(motion->score().end());
    expectSharesSum(*motion);
}

INSTANTIATE_TEST_SUITE_P(Presets, SlowPreset, testing::ValuesIn(presetNames()),
                         [](const auto& tested) { return tested.param; });

/// Oja's rule sums a decay over the batch that no gradient starts.
TEST(SlowLocalRules, SharesOfTheSamplesSumToTheChangeOfTheBatch) {
    PresetRun run = presetRun("linear_regression", 6);
    ThreadPool pool(1);
    for (BlockSpec& block : run.experiment.network.blocks)
        if (block.id == "line") block.settings.set("bias", false);  // which Oja's rule has not
    for (const char* rule : {"hebb", "oja", "delta"}) {
        SCOPED_TRACE(rule);
        run.experiment.optimizer = {rule, Settings::defaults(findOptimizerType(rule)->settings)};
        const auto trainer = makeTrainer(run.experiment, run.dataset);
        ASSERT_NE(trainer, nullptr);
        const auto motion = slowly(nextMoment(*trainer), pool);
        ASSERT_NE(motion, nullptr);
        motion->moveTo(motion->score().end());
        ASSERT_TRUE(motion->setNumber({"line.weight", {0, 0}}, 0.5));
        ASSERT_TRUE(motion->setNumber({"line.weight", {0, 1}}, -1.25));
        const ValueId weight = motion->graph().find("line.weight");
        EXPECT_FALSE(identical(*motion->contribution(weight, 0), *motion->contribution(weight, 1)));
        expectSharesSum(*motion);
    }
}

}  // namespace
}  // namespace glassbox::test
