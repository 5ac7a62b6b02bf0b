#include "core/optim/schedule.h"
#include "tests/core/explain/moment_fixture.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace glassbox::test {
namespace {

/// Indices into the data set's training part of a moment's batch.
std::vector<std::int64_t> indicesOf(const Moment& moment) {
    std::vector<std::int64_t> indices;
    for (const std::int64_t sample : moment.samples)
        indices.push_back(moment.data->split.training[static_cast<std::size_t>(sample)]);
    return indices;
}

void expectSame(const Moment& moment, const Moment& other) {
    EXPECT_EQ(moment.step, other.step);
    EXPECT_EQ(moment.samples, other.samples);
    EXPECT_EQ(moment.learningRate, other.learningRate);
    EXPECT_EQ(moment.momentum, other.momentum);
    EXPECT_EQ(moment.parameterSteps, other.parameterSteps);
    ASSERT_EQ(moment.weights.size(), other.weights.size());
    for (std::size_t i = 0; i < moment.weights.size(); ++i)
        EXPECT_TRUE(identical(moment.weights[i].second, other.weights[i].second)) << moment.weights[i].first;
    ASSERT_EQ(moment.optimizer.size(), other.optimizer.size());
    for (const auto& [name, buffer] : moment.optimizer)
        EXPECT_TRUE(identical(buffer, other.optimizer.at(name))) << name;
}

/// Adam under a schedule that moves rate and momentum; 200 training samples in batches of 32 end in a tail of 8.
class MomentTest : public testing::Test {
protected:
    MomentTest() {
        experiment_.optimizer = {"adam", Settings::defaults(findOptimizerType("adam")->settings)};
        experiment_.optimizer.settings.set("learning_rate", 0.01);
        experiment_.schedule = {"one_cycle", Settings::defaults(findScheduleType("one_cycle")->settings)};
        trainer_ = makeTrainer(experiment_, data_);
    }

    std::shared_ptr<const Dataset> data_ = smallDataset();
    ExperimentSpec experiment_ = smallExperiment();
    std::unique_ptr<Trainer> trainer_;
};

TEST_F(MomentTest, OfTheNextStepIsWhatTheStepThenTakesOverTailsAndEpochs) {
    trainer_->keepOrigins(true);
    EXPECT_FALSE(lastMoment(*trainer_));
    std::size_t tails = 0;
    for (int step = 0; step < 16; ++step) {
        const Moment coming = nextMoment(*trainer_);
        ASSERT_TRUE(trainer_->step());
        EXPECT_TRUE(std::ranges::equal(indicesOf(coming), trainer_->lastBatch())) << "step " << step;
        EXPECT_EQ(coming.learningRate, trainer_->history().steps.back().learningRate);
        EXPECT_TRUE(coming.ofTraining);
        const std::optional<Moment> last = lastMoment(*trainer_);
        ASSERT_TRUE(last);
        expectSame(coming, *last);
        tails += coming.samples.size() == 8 ? 1 : 0;
    }
    EXPECT_EQ(tails, 2u);
}

TEST_F(MomentTest, OfTheNextStepKnowsARateThatIsToBeReplayed) {
    trainer_->replay({{2, "learning_rate", 0.125}});
    train(*trainer_, 2);
    const Moment coming = nextMoment(*trainer_);
    train(*trainer_, 1);
    EXPECT_EQ(trainer_->baseLearningRate(), 0.125);
    EXPECT_EQ(coming.learningRate, trainer_->history().steps.back().learningRate);
}

TEST_F(MomentTest, KeepingOriginsChangesNoBit) {
    const auto other = makeTrainer(experiment_, data_);
    other->keepOrigins(true);
    train(*trainer_, 9);
    train(*other, 9);
    EXPECT_EQ(parameterBits(*trainer_), parameterBits(*other));
    other->keepOrigins(false);
    EXPECT_FALSE(lastMoment(*other));
}

TEST_F(MomentTest, WithoutShufflingHasTheWholeTrainingPartInFileOrder) {
    TrainerOptions options;
    options.shuffle = false;
    const auto trainer = makeTrainer(experiment_, data_, options);
    train(*trainer, 1);
    const Moment coming = nextMoment(*trainer);
    ASSERT_EQ(coming.samples.size(), 32u);
    EXPECT_EQ(indicesOf(coming).front(), 32);
    ThreadPool pool(1);
    const auto motion = slowly(coming, pool);
    motion->moveTo(motion->score().end());
    train(*trainer, 1);
    EXPECT_EQ(motion->read(motion->graph().loss(), {}), trainer->history().steps.back().loss);
}

TEST_F(MomentTest, LookedAtWithOtherSamplesIsABatchOfItsOwn) {
    const Moment coming = nextMoment(*trainer_);
    const Moment other = coming.on("test", {3, 4});
    EXPECT_FALSE(other.ofTraining);
    ThreadPool pool(1);
    const auto motion = slowly(other, pool);
    EXPECT_EQ(motion->batch(), 2);
    EXPECT_EQ(*motion->number({"output.target", {}}, 0), data_->test.labels.at(3));
    const auto none = SlowMotion::make(coming.on("test", {}), pool);
    ASSERT_FALSE(none.ok());
    EXPECT_EQ(none.error().code, "explain.no_samples");
}

Tensor rowOf(const Tensor& rows, std::int64_t row) {
    Tensor one(rows.dtype(), Shape(rows.shape().sizes().subspan(1)));
    std::memcpy(one.raw(), rows.raw() + static_cast<std::size_t>(row) * one.bytes(), one.bytes());
    return one;
}

TEST_F(MomentTest, AFreeSampleGivesTheBitsOfTheSameSampleFromTheData) {
    const Moment coming = nextMoment(*trainer_);
    ThreadPool pool(1);
    const auto known = slowly(coming.on("test", {5}), pool);
    const auto free = slowly(coming.on(FreeSample{rowOf(data_->test.samples, 5), rowOf(data_->test.labels, 5)}), pool);
    EXPECT_FALSE(free->moment().ofTraining);
    known->moveTo(known->score().end());
    free->moveTo(free->score().end());
    for (const Value& value : known->graph().values())
        EXPECT_TRUE(identical(known->whole(value.id), free->whole(value.id))) << value.name;
}

TEST_F(MomentTest, AFreeSampleThatIsUnlikeTheDataIsRefused) {
    const Moment coming = nextMoment(*trainer_);
    ThreadPool pool(1);
    const auto refusal = [&](Tensor sample, Tensor answer) {
        const auto made = SlowMotion::make(coming.on(FreeSample{std::move(sample), std::move(answer)}), pool);
        return made.ok() ? std::string() : made.error().code;
    };
    const Tensor picture = rowOf(data_->test.samples, 5), label = rowOf(data_->test.labels, 5);
    EXPECT_EQ(refusal(picture, label), "");
    EXPECT_EQ(refusal(Tensor(DType::F32, {1, 8, 8}), label), "explain.free_sample");
    EXPECT_EQ(refusal(Tensor(DType::U8, {1, 8, 9}), label), "explain.free_sample");
    EXPECT_EQ(refusal(picture, Tensor()), "explain.free_sample");
    Tensor beyond = label;
    beyond.set(0, 3);
    EXPECT_EQ(refusal(picture, beyond), "explain.free_class");
    beyond.set(0, -1);
    EXPECT_EQ(refusal(picture, beyond), "explain.free_class");
}

TEST_F(MomentTest, OptimizerStateOfOtherParametersIsRefused) {
    Moment coming = nextMoment(*trainer_);
    coming.optimizer.begin()->second = Tensor(DType::F32, {3});
    ThreadPool pool(1);
    const auto made = SlowMotion::make(coming, pool);
    ASSERT_FALSE(made.ok());
    EXPECT_EQ(made.error().code, "explain.optimizer_state");
}

}  // namespace
}  // namespace glassbox::test
