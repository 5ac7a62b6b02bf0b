#include "core/base/platform/memory.h"
#include "core/optim/regularizer.h"
#include "core/optim/schedule.h"
#include "tests/core/runtime/allocation_count.h"
#include "tests/core/train/preset_runs.h"
#include "tests/core/train/small_experiment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <functional>

namespace glassbox::test {
namespace {

namespace fs = std::filesystem;

/// Weights, statistics, counters and losses of the last steps: what two runs must agree in.
struct Trace {
    std::vector<std::byte> parameters;
    std::vector<std::vector<std::byte>> optimizer;
    std::vector<double> losses, validation;
    bool operator==(const Trace&) const = default;
};

std::vector<std::byte> bytesOf(const Tensor& tensor) {
    std::vector<std::byte> bytes(static_cast<std::size_t>(tensor.elements()) * sizeOf(tensor.dtype()));
    std::memcpy(bytes.data(), tensor.raw(), bytes.size());
    return bytes;
}

Trace traceOf(Trainer& trainer) {
    Trace trace;
    trace.parameters = parameterBits(trainer);
    for (const auto& [name, buffer] : trainer.optimizer().state())
        trace.optimizer.push_back(bytesOf(*buffer));
    for (const StepRecord& step : trainer.history().steps)
        trace.losses.push_back(step.loss);
    for (const EpochRecord& epoch : trainer.history().epochs)
        trace.validation.push_back(epoch.validationLoss);
    return trace;
}

/// Steps until the run ends, or so many.
void trainAtMost(Trainer& trainer, std::int64_t steps) {
    while (trainer.stepNumber() < steps) {
        const auto stepped = trainer.step();
        ASSERT_TRUE(stepped) << stepped.error().toString();
        if (!*stepped) return;
    }
}

std::unique_ptr<Trainer> trainerOf(const PresetRun& run, int threads) {
    TrainerOptions options;
    options.threads = threads;
    return makeTrainer(run.experiment, run.dataset, options);
}

/// Stops at a step, goes on in another trainer with another thread count, and compares with never having stopped.
void expectResumes(const PresetRun& run, std::int64_t steps, const std::vector<std::int64_t>& stops) {
    const auto whole = trainerOf(run, 1);
    ASSERT_NE(whole, nullptr);
    trainAtMost(*whole, steps);
    const Trace expected = traceOf(*whole);
    const fs::path file = fs::path(testing::TempDir()) / "preset_trust_test.safetensors";
    for (const std::int64_t stop : stops) {
        SCOPED_TRACE("stopped at step " + std::to_string(stop));
        const auto first = trainerOf(run, 1), second = trainerOf(run, 2);
        ASSERT_TRUE(first && second);
        trainAtMost(*first, stop);
        ASSERT_TRUE(first->saveCheckpoint(file));
        const Result<void> loaded = second->loadCheckpoint(file);
        ASSERT_TRUE(loaded) << loaded.error().toString();
        EXPECT_EQ(second->learningRate(), first->learningRate());
        trainAtMost(*second, steps);
        EXPECT_TRUE(traceOf(*second) == expected);
        EXPECT_EQ(second->finished(), whole->finished());
    }
    fs::remove(file);
}

class EveryPreset : public testing::TestWithParam<std::string> {};

/// Batches large enough for several pieces, a smaller one at the end, an evaluation, and the next epoch.
TEST_P(EveryPreset, HasTheSameBitsOnOneToFourThreads) {
    const PresetRun run = presetRun(GetParam(), 40, 1);
    const auto trace = [&](int threads) {
        const auto trainer = trainerOf(run, threads);
        if (!trainer) return Trace();
        trainAtMost(*trainer, 3);
        EXPECT_EQ(trainer->stepNumber(), 3);
        return traceOf(*trainer);
    };
    const Trace expected = trace(1);
    ASSERT_FALSE(expected.parameters.empty());
    for (const int threads : {2, 3, 4})
        EXPECT_TRUE(trace(threads) == expected) << threads << " threads";
}

TEST_P(EveryPreset, ResumesToTheBitsOfNeverHavingStopped) {
    expectResumes(presetRun(GetParam(), 6), 7, {1, 3, 4});
}

TEST_P(EveryPreset, AllocatesNothingInAStep) {
    auto trainer = trainerOf(presetRun(GetParam(), 8, 6), 2);
    ASSERT_NE(trainer, nullptr);
    if (trainer->stepsPerEpoch() < 3) trainer = trainerOf(presetRun(GetParam(), 1, 6), 2);  // four samples in all
    // The first epoch makes both batches' plans; the next begins with its order and room for its history.
    const std::int64_t first = trainer->stepsPerEpoch() + 1, last = first + std::min<std::int64_t>(5, first - 3);
    ASSERT_LT(first, last);
    trainAtMost(*trainer, first);
    for (std::int64_t step = first; step < last; ++step) {
        const long before = allocationCount();
        static_cast<void>(trainer->step().ok());
        EXPECT_EQ(allocationCount() - before, 0) << "step " << step;
    }
    EXPECT_EQ(trainer->stepNumber(), last);
}

INSTANTIATE_TEST_SUITE_P(Presets, EveryPreset, testing::ValuesIn(presetNames()),
                         [](const auto& tested) { return tested.param; });

TEST(Resume, GoesOnUnderEveryScheduleOptimizerAndRegularizer) {
    const auto small = [](const std::function<void(ExperimentSpec&)>& change) {
        PresetRun run{smallExperiment(), smallDataset(70, 20)};
        run.experiment.epochs = 6;
        change(run.experiment);
        return run;
    };
    for (const ScheduleType& type : scheduleTypes()) {
        SCOPED_TRACE(std::string(type.name));
        expectResumes(small([&](ExperimentSpec& experiment) {
                          experiment.schedule = {std::string(type.name), Settings::defaults(type.settings)};
                      }),
                      12, {1, 2, 5, 8});
    }
    for (const OptimizerType& type : optimizerTypes()) {
        if (type.local) continue;  // for single layers: perceptron_and
        SCOPED_TRACE(std::string(type.name));
        expectResumes(
            small([&](ExperimentSpec& experiment) {
                experiment.optimizer = {std::string(type.name), Settings::defaults(type.settings)};
                experiment.optimizer.settings.set("learning_rate", 0.01);
                for (const RegularizerType& rule : regularizerTypes())
                    experiment.regularization.push_back({std::string(rule.name), Settings::defaults(rule.settings)});
            }),
            12, {1, 2, 5, 8});
    }
}

/// The rate is so high that the watched loss soon gets worse: the run ends early, with the best epoch's weights.
TEST(Resume, StopsEarlyWhereTheWholeRunDid) {
    PresetRun run{smallExperiment(), smallDataset(70, 20)};
    run.experiment.epochs = 40;
    run.experiment.optimizer.settings.set("learning_rate", 0.5);
    Settings settings = Settings::defaults(findRegularizerType("early_stopping")->settings);
    settings.set("patience", std::int64_t{2});
    settings.set("restore_best", true);
    run.experiment.regularization.push_back({"early_stopping", settings});
    const auto whole = trainerOf(run, 1);
    ASSERT_NE(whole, nullptr);
    trainAtMost(*whole, whole->totalSteps());
    const std::int64_t last = whole->stepNumber();
    ASSERT_LT(last, whole->totalSteps()) << "it never stops early";
    expectResumes(run, whole->totalSteps(), {1, last / 2, last - 1, last});
}

/// 10,000 steps, 500 epochs: only the history grows.
TEST(Memory, IsFlatOverTenThousandSteps) {
    PresetRun run = presetRun("spiral_mlp", 64, 20);
    run.experiment.epochs = 1000;
    const auto trainer = trainerOf(run, 2);
    ASSERT_NE(trainer, nullptr);
    const auto historyBytes = [&] {
        const History& history = trainer->history();
        std::size_t bytes =
            history.steps.capacity() * sizeof(StepRecord) + history.epochs.capacity() * sizeof(EpochRecord);
        for (const EpochRecord& epoch : history.epochs)
            for (const auto& heads : {epoch.validationHeads, epoch.testHeads})
                bytes += heads.size() * sizeof(HeadEvaluation);
        return static_cast<long>(bytes);
    };
    trainAtMost(*trainer, 1000);
    const long before = allocatedBytes() - historyBytes();
    const auto resident = static_cast<std::int64_t>(residentBytes());
    const long history = historyBytes();
    trainAtMost(*trainer, 11000);
    EXPECT_EQ(trainer->stepNumber(), 11000);
    constexpr long rounding = 64 * 1024;  // of malloc, a few bytes an epoch
    EXPECT_NEAR(static_cast<double>(allocatedBytes() - historyBytes()), static_cast<double>(before), rounding);
    const auto grown = static_cast<std::int64_t>(residentBytes()) - resident;
    EXPECT_LT(grown, historyBytes() - history + std::int64_t{2} * 1024 * 1024);
    RecordProperty("resident_bytes_grown", std::to_string(grown));
}

}  // namespace
}  // namespace glassbox::test
