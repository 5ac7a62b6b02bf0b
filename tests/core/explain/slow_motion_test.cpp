#include "core/explain/explain.h"
#include "core/explain/tensor_summary.h"
#include "core/optim/regularizer.h"
#include "core/optim/schedule.h"
#include "tests/core/explain/moment_fixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace glassbox::test {
namespace {

class SlowMotionTest : public testing::Test {
protected:
    SlowMotionTest() {
        trainer_ = makeTrainer(experiment_, data_);
        train(*trainer_, 3);
    }

    std::unique_ptr<SlowMotion> motion(const SlowMotionOptions& options = {}) {
        return slowly(nextMoment(*trainer_), pool_, options);
    }

    ThreadPool pool_{1};
    std::shared_ptr<const Dataset> data_ = smallDataset();
    ExperimentSpec experiment_ = smallExperiment();
    std::unique_ptr<Trainer> trainer_;
};

TEST_F(SlowMotionTest, RunsAnEntryAtItsFirstLineAndNothingTwice) {
    const auto slow = motion();
    std::vector<OpId> events;
    slow->setListener([&](const Op& op) { events.push_back(op.id); });
    const auto lines = slow->score().lines();
    while (slow->position() < slow->score().end()) {
        const std::size_t before = events.size();
        const ScoreLine& line = lines[static_cast<std::size_t>(slow->position())];
        EXPECT_TRUE(slow->forward(StepSize::Op));
        const bool runs = line.entry.valid() && line.part == 0;
        ASSERT_EQ(events.size(), before + (runs ? 1 : 0)) << line.op;
        if (runs) {
            EXPECT_EQ(events.back(), line.entry);
        }
    }
    EXPECT_EQ(events.size(), slow->graph().ops().size());
    EXPECT_FALSE(slow->forward(StepSize::Op));
    const std::size_t all = events.size();
    while (slow->back(StepSize::Block)) {
    }
    EXPECT_EQ(slow->position(), 0);
    EXPECT_FALSE(slow->forward(StepSize::Batch));
    EXPECT_EQ(slow->position(), slow->score().end());
    EXPECT_EQ(events.size(), all);
}

TEST_F(SlowMotionTest, ShowsOnlyWhatTheCursorHasPassed) {
    const auto slow = motion();
    const ValueId z = slow->graph().find("conv1.z"), product = slow->graph().find("conv1.product");
    EXPECT_TRUE(slow->computed(slow->graph().find("conv1.weight")));
    EXPECT_FALSE(slow->whole(slow->graph().find("conv1.weight")).empty());
    EXPECT_TRUE(slow->whole(product).empty());
    slow->forward(StepSize::Op);
    EXPECT_FALSE(slow->whole(product).empty());
    EXPECT_FALSE(slow->computed(z));
    const auto early = slow->number({"conv1.z", {0, 1, 1}});
    ASSERT_FALSE(early.ok());
    EXPECT_EQ(early.error().code, "explain.not_yet");
    slow->forward(StepSize::Op);
    EXPECT_EQ(*slow->number({"conv1.z", {0, 1, 1}}, 2), slow->ofSample(z, 2).at(9));
    const TensorSummary summary = summarize(slow->whole(z));
    EXPECT_NEAR(summary.norm * summary.norm / static_cast<double>(summary.count),
                summary.mean * summary.mean + summary.deviation * summary.deviation, 1e-9);
    slow->back(StepSize::Op);
    EXPECT_TRUE(slow->whole(z).empty());
    const ValueId weight = slow->graph().find("fc1.weight");
    EXPECT_EQ(slow->change(weight).error().code, "explain.not_yet");
    EXPECT_EQ(slow->contribution(weight, 0).error().code, "explain.not_yet");
    slow->moveTo(slow->score().end());
    EXPECT_TRUE(slow->change(weight).ok());
    EXPECT_EQ(slow->contribution(weight, slow->batch()).error().code, "explain.sample");
}

TEST_F(SlowMotionTest, InputGradientsChangeNoOtherBit) {
    const auto plain = motion(), more = motion({.inputGradients = true});
    plain->moveTo(plain->score().end());
    more->moveTo(more->score().end());
    EXPECT_FALSE(plain->graph().find("grad(input.out)").valid());
    EXPECT_FALSE(more->whole(more->graph().find("grad(input.out)")).empty());
    for (const Value& value : plain->graph().values())
        EXPECT_TRUE(identical(plain->whole(value.id), more->whole(more->graph().find(value.name)))) << value.name;
}

/// dL/dloss_k is 1 / batch for each sample: the share of a sample is the gradient of that sample alone, divided by it.
TEST_F(SlowMotionTest, AShareIsTheSamplesOwnGradientOverTheBatch) {
    for (BlockSpec& block : experiment_.network.blocks)
        if (block.type == "Dropout") block.settings.set("rate", 0.0);  // its mask goes by the place in the batch
    trainer_ = makeTrainer(experiment_, data_);
    const auto all = motion();
    all->moveTo(all->score().end());
    const auto alone = slowly(all->moment().on("training", {all->moment().samples[4]}), pool_);
    alone->moveTo(alone->score().end());
    const ValueId weight = all->graph().find("fc1.weight");
    const Tensor share = *all->contribution(weight, 4), own = alone->whole(alone->graph().gradientOf(weight));
    double largest = 0;
    for (std::int64_t i = 0; i < own.elements(); ++i)
        largest = std::max(largest, std::abs(own.at(i)));
    ASSERT_GT(largest, 0);
    for (std::int64_t i = 0; i < own.elements(); ++i)
        ASSERT_NEAR(share.at(i) * static_cast<double>(all->batch()), own.at(i), 1e-5 * largest);
}

TEST_F(SlowMotionTest, AWeightSetByHandIsAsIfItHadBeenSo) {
    const auto slow = motion();
    slow->moveTo(slow->score().end());
    const Tensor before = slow->whole(slow->graph().find("output.losses"));
    const Tensor update = slow->change(slow->graph().find("fc1.bias"))->after;
    std::vector<std::string> events;
    slow->setListener([&](const Op& op) { events.push_back(op.type); });
    const auto was = slow->setNumber({"fc1.weight", {2, 3}}, 0.75);
    ASSERT_TRUE(was.ok()) << was.error().toString();
    EXPECT_FALSE(events.empty());
    EXPECT_EQ(std::ranges::count(events, "fused_conv2d"), 0) << "the convolution doesn't depend on it";
    EXPECT_FALSE(slow->moment().ofTraining);
    ASSERT_EQ(slow->edits().size(), 1u);
    const auto fresh = slowly(slow->moment(), pool_);
    fresh->moveTo(fresh->score().end());
    for (const Value& value : slow->graph().values())
        EXPECT_TRUE(identical(slow->whole(value.id), fresh->whole(value.id))) << value.name;
    const ValueId weight = slow->graph().find("fc1.weight");
    EXPECT_EQ(slow->change(weight)->before.at(2 * 64 + 3), 0.75);
    EXPECT_TRUE(identical(slow->change(weight)->after, fresh->change(weight)->after));
    EXPECT_TRUE(identical(*slow->contribution(weight, 1), *fresh->contribution(weight, 1)));
    EXPECT_EQ(*slow->setNumber({"fc1.weight", {2, 3}}, *was), 0.75);
    EXPECT_TRUE(slow->edits().empty());
    EXPECT_TRUE(slow->moment().ofTraining);
    EXPECT_TRUE(identical(slow->whole(slow->graph().find("output.losses")), before));
    EXPECT_TRUE(identical(slow->change(slow->graph().find("fc1.bias"))->after, update));
}

TEST_F(SlowMotionTest, SetsWeightsAndInputsOnly) {
    const auto slow = motion();
    EXPECT_TRUE(slow->setNumber({"input.out", {0, 2, 2}}, 1.5, 1).ok());
    EXPECT_EQ(*slow->number({"input.out", {0, 2, 2}}, 1), 1.5);
    slow->moveTo(slow->score().end());
    for (const NumberRef& ref :
         {NumberRef{"conv1.z", {0, 1, 1}}, NumberRef{"output.target", {}}, NumberRef{"grad(fc1.weight)", {0, 0}}}) {
        const auto set = slow->setNumber(ref, 1);
        ASSERT_FALSE(set.ok()) << ref.toString();
        EXPECT_EQ(set.error().code, "explain.not_settable");
    }
}

/// Explained and verified at the cursor; the double run takes over what was set by hand.
TEST_F(SlowMotionTest, MicroscopeExplainsAndVerifiesAtTheCursor) {
    auto made = Microscope::make(nextMoment(*trainer_), pool_);
    ASSERT_TRUE(made) << made.error().toString();
    Microscope& microscope = **made;
    const NumberRef z{"conv1.z", {1, 2, 2}}, gradient{"grad(fc1.weight)", {2, 3}};
    EXPECT_EQ(microscope.explain(z).error().code, "explain.not_yet");
    EXPECT_EQ(microscope.verify(gradient).error().code, "explain.not_yet");
    microscope.motion().forward(StepSize::Block);
    EXPECT_EQ(microscope.explain(z, 3)->engine, *microscope.motion().number(z, 3));
    microscope.motion().moveTo(microscope.motion().score().end());
    EXPECT_TRUE(microscope.verify(gradient)->agrees);
    EXPECT_TRUE(microscope.motion().setNumber({"fc1.weight", {2, 3}}, 3).ok());
    EXPECT_TRUE(microscope.motion().setNumber({"input.out", {0, 2, 2}}, -2, 3).ok());
    EXPECT_TRUE(microscope.verify(z, 3)->agrees);
    EXPECT_TRUE(microscope.verify(gradient)->agrees);
    EXPECT_TRUE(microscope.verify({"output.loss", {}})->agrees);
}

/// Steps a trainer on and compares every parameter and all of the optimizer's state with the slow motion of that step.
void expectSameUpdate(Trainer& trainer, ThreadPool& pool) {
    const auto slow = slowly(nextMoment(trainer), pool);
    ASSERT_NE(slow, nullptr);
    slow->moveTo(slow->score().end());
    const auto stepped = trainer.step();
    ASSERT_TRUE(stepped) << stepped.error().toString();
    EXPECT_EQ(slow->read(slow->graph().loss(), {}), trainer.history().steps.back().loss);
    for (std::size_t i = 0; i < slow->graph().parameters().size(); ++i) {
        const ParameterEntry& entry = trainer.parameters().entries()[i];
        const auto change = slow->change(slow->graph().parameters()[i]);
        if (entry.frozen && entry.kind == ParameterKind::Trained) {
            EXPECT_EQ(change.error().code, "explain.not_updated");
            continue;
        }
        EXPECT_TRUE(identical(change->after, trainer.parameters().value(entry.name))) << entry.name;
        for (const auto& [name, buffer] : change->stateAfter)
            EXPECT_TRUE(identical(buffer, trainer.optimizer().stateOf(name, entry))) << entry.name << ' ' << name;
    }
}

class SlowUpdate : public testing::TestWithParam<std::string> {};

/// With every regulariser at once, a momentum that is cycled, and a frozen block; in float and in double.
TEST_P(SlowUpdate, HasTheBitsOfEveryOptimizer) {
    ThreadPool pool(1);
    ExperimentSpec experiment = smallExperiment();
    experiment.optimizer = {GetParam(), Settings::defaults(findOptimizerType(GetParam())->settings)};
    experiment.optimizer.settings.set("learning_rate", 0.01);
    experiment.schedule = {"one_cycle", Settings::defaults(findScheduleType("one_cycle")->settings)};
    for (const RegularizerType& rule : regularizerTypes())
        experiment.regularization.push_back({std::string(rule.name), Settings::defaults(rule.settings)});
    for (const DType precision : {DType::F32, DType::F64}) {
        experiment.precision = precision;
        const auto trainer = makeTrainer(experiment, smallDataset());
        for (int step = 0; step < 3; ++step)
            expectSameUpdate(*trainer, pool);
        experiment.network.blocks[1].trainable = false;
    }
}

std::vector<std::string> optimizersThatDescend() {
    std::vector<std::string> names;
    for (const OptimizerType& type : optimizerTypes())
        if (!type.local) names.emplace_back(type.name);
    return names;
}

INSTANTIATE_TEST_SUITE_P(Optimizers, SlowUpdate, testing::ValuesIn(optimizersThatDescend()),
                         [](const auto& tested) { return tested.param; });

TEST_F(SlowMotionTest, OfAStepThatDivergedShowsWhereItDid) {
    Tensor huge = trainer_->parameters().value("fc1.weight");
    for (std::int64_t i = 0; i < huge.elements(); ++i)
        huge.set(i, 3e38);
    ASSERT_TRUE(trainer_->parameters().setValue("fc1.weight", huge));
    trainer_->keepOrigins(true);
    ASSERT_FALSE(trainer_->step().ok());
    const auto slow = slowly(*lastMoment(*trainer_), pool_);
    slow->moveTo(slow->score().begin(StepPhase::Backward));
    EXPECT_FALSE(std::isfinite(slow->read(slow->graph().loss(), {})));
}

}  // namespace
}  // namespace glassbox::test
