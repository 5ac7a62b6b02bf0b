#include "core/train/pulse_taker.h"
#include "tests/core/train/small_experiment.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

namespace glassbox::test {
namespace {

std::uint64_t sumOf(const PulseHistogram& histogram) {
    return std::accumulate(histogram.counts.begin(), histogram.counts.end(), std::uint64_t{0});
}

template <class T>
TensorPulse pulseOfNumbers(const std::vector<T>& numbers, BinRange bins = {}) {
    const std::array range = {NumberRange{numbers.data(), std::ssize(numbers)}};
    return pulseOf(DTypeOf<T>::value, range, bins);
}

TEST(TensorPulse, IsMeanDeviationEndsAndNorm) {
    const TensorPulse pulse = pulseOfNumbers<double>({1, -2, 3, 4, 4});
    EXPECT_EQ(pulse.count, 5);
    EXPECT_DOUBLE_EQ(pulse.mean, 2);
    EXPECT_DOUBLE_EQ(pulse.deviation, std::sqrt((1 + 16 + 1 + 4 + 4) / 5.0));
    EXPECT_DOUBLE_EQ(pulse.norm, std::sqrt(46.0));
    EXPECT_EQ(pulse.smallest, -2);
    EXPECT_EQ(pulse.largest, 4);
    EXPECT_EQ(pulse.histogram.low, -8) << "a power of two, twice as large at least";
    EXPECT_EQ(pulse.histogram.high, 8);
    EXPECT_EQ(sumOf(pulse.histogram), 5u);
}

TEST(TensorPulse, CountsWhatIsNotFiniteAndLeavesItOut) {
    std::vector<float> numbers(3000, 2.0f);
    numbers[1] = std::numeric_limits<float>::quiet_NaN();
    numbers[1500] = std::numeric_limits<float>::infinity();
    numbers[2999] = -std::numeric_limits<float>::infinity();
    const TensorPulse pulse = pulseOfNumbers(numbers);
    EXPECT_EQ(pulse.notNumbers, 1);
    EXPECT_EQ(pulse.infinite, 2);
    EXPECT_FALSE(pulse.finite());
    EXPECT_DOUBLE_EQ(pulse.mean, 2);
    EXPECT_DOUBLE_EQ(pulse.deviation, 0);
    EXPECT_EQ(sumOf(pulse.histogram), 2997u);
    EXPECT_EQ(pulse.histogram.below + pulse.histogram.above, 0u);
}

TEST(TensorPulse, PutsEachNumberIntoItsBin) {
    const TensorPulse pulse = pulseOfNumbers<float>({-1.5f, -1, -0.99f, 0, 0.999f, 1, 1.25f, 2}, {-1, 1});
    EXPECT_EQ(pulse.histogram.below, 1u);
    EXPECT_EQ(pulse.histogram.above, 2u);
    EXPECT_EQ(pulse.histogram.counts[0], 2u);
    EXPECT_EQ(pulse.histogram.counts[PulseHistogram::bins / 2], 1u);
    EXPECT_EQ(pulse.histogram.counts[PulseHistogram::bins - 1], 2u) << "the upper end belongs to the last bin";
}

/// The pulses of the small network after some steps, beside numbers read from the trainer itself.
TEST(PulseTaker, SaysWhatTheTrainerHas) {
    const auto trainer = makeTrainer(smallExperiment(), smallDataset());
    ASSERT_NE(trainer, nullptr);
    PulseOptions options;
    options.every = 1;
    options.alsoTapped = {"grad(fc1.z)"};
    auto taker = PulseTaker::make(*trainer, options);
    ASSERT_TRUE(taker);
    Tensor before;
    for (int step = 0; step < 6; ++step) {
        before = trainer->parameters().value("fc1.weight");
        ASSERT_TRUE((*taker)->step());
        ASSERT_TRUE((*taker)->taken());
    }
    std::size_t fc1 = 0, relu1 = 0;
    for (std::size_t i = 0; i < (*taker)->layers().size(); ++i) {
        if ((*taker)->layers()[i].block == "fc1") fc1 = i;
        if ((*taker)->layers()[i].block == "relu1") relu1 = i;
    }
    const PulsedLayer& relu = (*taker)->layers()[relu1];
    EXPECT_EQ(relu.activation, "relu");
    EXPECT_EQ(relu.units, 4);
    EXPECT_EQ(relu.places, 64);
    ASSERT_EQ((*taker)->strip(fc1).size(), 6u);
    const LayerPulse& pulse = (*taker)->strip(fc1).back();
    EXPECT_EQ(pulse.step, 6);
    const Tensor weight = trainer->parameters().value("fc1.weight"), bias = trainer->parameters().value("fc1.bias");
    const Tensor gradient = trainer->parameters().gradient("fc1.weight");
    const Tensor z = trainer->executor().read(trainer->lowered().graph->find("fc1.z"));
    const Tensor biasGradient = trainer->parameters().gradient("fc1.bias");
    double update = 0, squares = 0, weightGradient = 0, sum = 0, slopes = 0;
    for (std::int64_t i = 0; i < weight.elements(); ++i) {
        update += std::pow(weight.at(i) - before.at(i), 2);
        squares += std::pow(weight.at(i), 2);
        weightGradient += std::pow(gradient.at(i), 2);
    }
    for (std::int64_t i = 0; i < bias.elements(); ++i)
        squares += std::pow(bias.at(i), 2), slopes += std::pow(biasGradient.at(i), 2);
    for (std::int64_t i = 0; i < z.elements(); ++i)
        sum += z.at(i);
    EXPECT_NEAR(pulse.weights.norm, std::sqrt(squares), 1e-9);
    EXPECT_NEAR(pulse.gradientSize, std::sqrt(weightGradient / static_cast<double>(weight.elements())), 1e-12);
    EXPECT_NEAR(pulse.gradient.norm, std::sqrt(weightGradient + slopes), 1e-12);
    EXPECT_DOUBLE_EQ(pulse.gradient.norm, pulse.gradientNorm);
    EXPECT_EQ(pulse.gradient.count, weight.elements() + bias.elements());
    EXPECT_EQ(sumOf(pulse.gradient.histogram), static_cast<std::uint64_t>(pulse.gradient.count));
    EXPECT_GE(pulse.updateNorm, std::sqrt(update));
    EXPECT_NEAR(pulse.updateNorm, std::sqrt(update), 0.3 * std::sqrt(update));
    EXPECT_NEAR(pulse.output.mean, sum / static_cast<double>(z.elements()), 1e-9);
    EXPECT_EQ(pulse.weights.histogram.high, (*taker)->strip(fc1).front().weights.histogram.high);
    EXPECT_TRUE(trainer->executor().plan().readable(trainer->lowered().graph->find("grad(fc1.z)")));
}

TEST(PulseTaker, CountsUnitsThatAreSilent) {
    ExperimentSpec experiment = smallExperiment();
    const auto trainer = makeTrainer(experiment, smallDataset());
    ASSERT_NE(trainer, nullptr);
    Tensor bias = trainer->parameters().value("fc1.bias");
    for (const std::int64_t unit : {2, 5, 11})
        bias.set(unit, -1e6);
    ASSERT_TRUE(trainer->parameters().setValue("fc1.bias", bias));
    PulseOptions options;
    options.every = 1;
    auto taker = PulseTaker::make(*trainer, options);
    ASSERT_TRUE(taker);
    std::size_t relu2 = 0;
    for (std::size_t i = 0; i < (*taker)->layers().size(); ++i)
        if ((*taker)->layers()[i].block == "relu2") relu2 = i;
    const int memory = deadMemory(32, 200);
    EXPECT_EQ(memory, 8);
    for (int step = 1; step <= memory; ++step) {
        ASSERT_TRUE((*taker)->step());
        const Tensor out = trainer->executor().read((*taker)->layers()[relu2].output);
        std::int64_t silent = 0;
        for (std::int64_t unit = 0; unit < 20; ++unit) {
            bool speaks = false;
            for (std::int64_t at = unit; at < out.elements(); at += 20)
                speaks = speaks || out.at(at) != 0;
            silent += speaks ? 0 : 1;
        }
        const LayerPulse& pulse = (*taker)->strip(relu2).back();
        EXPECT_GE(silent, 3);
        EXPECT_EQ(pulse.deadUnits, silent);
        EXPECT_TRUE(step == memory || pulse.longDeadUnits == 0);
    }
    EXPECT_GE((*taker)->strip(relu2).back().longDeadUnits, 3);
}

TEST(PulseTaker, ChangesNoBitAndGivesTheTapsBack) {
    for (const int threads : {1, 2}) {
        TrainerOptions options;
        options.threads = threads;
        const auto alone = makeTrainer(smallExperiment(), smallDataset());
        const auto watched = makeTrainer(smallExperiment(), smallDataset(), options);
        ASSERT_TRUE(alone && watched);
        train(*alone, 20);
        const ValueId conv = watched->lowered().graph->find("conv1.z");
        {
            PulseOptions pulses;
            pulses.every = 3;
            auto taker = PulseTaker::make(*watched, pulses);
            ASSERT_TRUE(taker);
            for (int step = 1; step <= 20; ++step) {
                ASSERT_TRUE((*taker)->step(step % 7 == 0));
                const bool due = step <= 5 || step % 3 == 0, looked = due || step % 7 == 0;
                EXPECT_EQ((*taker)->taken(), due) << step;
                EXPECT_EQ((*taker)->looked(), looked) << step;
                EXPECT_EQ(watched->executor().plan().readable(conv), looked) << step;
            }
        }
        EXPECT_EQ(parameterBits(*alone), parameterBits(*watched));
        EXPECT_FALSE(watched->executor().plan().readable(conv));
    }
}

/// Whoever looks between the pulses that are due changes none of them.
TEST(PulseTaker, KeepsWhatWasOnlyWantedApart) {
    const auto alone = makeTrainer(smallExperiment(), smallDataset());
    const auto shown = makeTrainer(smallExperiment(), smallDataset());
    ASSERT_TRUE(alone && shown);
    PulseOptions options;
    options.every = 3;
    auto due = PulseTaker::make(*alone, options), wanted = PulseTaker::make(*shown, options);
    ASSERT_TRUE(due && wanted);
    for (int step = 1; step <= 20; ++step)
        ASSERT_TRUE((*due)->step() && (*wanted)->step(true));
    for (std::size_t layer = 0; layer < (*due)->layers().size(); ++layer) {
        const auto expected = (*due)->strip(layer), strip = (*wanted)->strip(layer);
        ASSERT_EQ(strip.size(), expected.size());
        for (std::size_t i = 0; i < strip.size(); ++i) {
            EXPECT_EQ(strip[i].step, expected[i].step);
            EXPECT_EQ(strip[i].output.mean, expected[i].output.mean);
            EXPECT_EQ(strip[i].longDeadUnits, expected[i].longDeadUnits);
            EXPECT_EQ(strip[i].updateNorm, expected[i].updateNorm);
        }
        EXPECT_EQ((*due)->latest(layer).step, 18);
        EXPECT_EQ((*wanted)->latest(layer).step, 20);
    }
}

TEST(PulseTaker, MakesRoomByLeavingOutEverySecond) {
    const auto trainer = makeTrainer(smallExperiment(), smallDataset());
    ASSERT_NE(trainer, nullptr);
    PulseOptions options;
    options.every = 1;
    options.columns = 8;
    auto taker = PulseTaker::make(*trainer, options);
    ASSERT_TRUE(taker);
    for (int step = 0; step < 24; ++step)
        ASSERT_TRUE((*taker)->step());
    const auto strip = (*taker)->strip(0);
    EXPECT_LE(strip.size(), 8u);
    EXPECT_EQ(strip.front().step, 1);
    EXPECT_GT((*taker)->every(), 1);
    for (std::size_t i = 1; i < strip.size(); ++i)
        EXPECT_LT(strip[i - 1].step, strip[i].step);
}

}  // namespace
}  // namespace glassbox::test
