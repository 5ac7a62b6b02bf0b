#include "core/data/catalog.h"
#include "core/optim/regularizer.h"
#include "core/train/faults.h"
#include "tests/core/runtime/allocation_count.h"
#include "tests/core/train/small_experiment.h"

#include <gtest/gtest.h>

namespace glassbox::test {
namespace {

void expectNoAllocations(const ExperimentSpec& experiment, int threads) {
    TrainerOptions options;
    options.threads = threads;
    const auto trainer = makeTrainer(experiment, smallDataset(), options);
    ASSERT_NE(trainer, nullptr);
    train(*trainer, 7);  // an epoch: both batch sizes have their plans
    train(*trainer, 1);  // the next epoch's order and room for its history
    const long before = allocationCount();
    for (int i = 0; i < 5; ++i)
        static_cast<void>(trainer->step().ok());
    EXPECT_EQ(allocationCount() - before, 0) << threads << " threads, " << experiment.optimizer.type;
    EXPECT_EQ(trainer->stepNumber(), 13);
}

TEST(Allocation, AStepAllocatesNothing) {
    for (const int threads : {1, 2})
        expectNoAllocations(smallExperiment(), threads);
}

TEST(Allocation, NeitherOptimizersNorRegularisationAllocate) {
    for (const OptimizerType& type : optimizerTypes()) {
        if (type.local) continue;  // for single layers
        ExperimentSpec experiment = smallExperiment();
        experiment.optimizer = {std::string(type.name), Settings::defaults(type.settings)};
        experiment.optimizer.settings.set("learning_rate", 1e-4);
        for (const RegularizerType& regularizer : regularizerTypes())
            experiment.regularization.push_back(
                {std::string(regularizer.name), Settings::defaults(regularizer.settings)});
        expectNoAllocations(experiment, 2);
    }
}

TEST(Allocation, WatchingForFaultsAllocatesNothing) {
    TrainerOptions options;
    options.threads = 2;
    const auto trainer = makeTrainer(smallExperiment(), smallDataset(), options);
    ASSERT_NE(trainer, nullptr);
    PulseOptions pulses;
    pulses.every = 1;
    const auto taker = PulseTaker::make(*trainer, pulses);
    ASSERT_TRUE(taker);
    FaultWatch watch(**taker);
    for (int i = 0; i < 8; ++i)
        ASSERT_TRUE(watch.step());
    const long before = allocationCount();
    for (int i = 0; i < 5; ++i)
        static_cast<void>(watch.step().ok());
    EXPECT_EQ(allocationCount() - before, 0);
    EXPECT_TRUE((*taker)->taken());
}

TEST(Allocation, RecurrentLayersAllocateNothing) {
    for (const char* type : {"RNN", "LSTM", "GRU"}) {
        ExperimentSpec experiment = preset("adding_problem");
        experiment.data.options.set("samples", std::int64_t{1500});
        for (BlockSpec& block : experiment.network.blocks) {
            if (block.id != "lstm1") continue;
            block.type = type;
            block.settings = Settings::defaults(findBlockType(type)->settings);
            block.settings.set("bidirectional", true);
        }
        const auto dataset = loadDataset(experiment.data.dataset, experiment.data.options, {});
        ASSERT_TRUE(dataset);
        TrainerOptions options;
        options.threads = 2;
        const auto trainer = makeTrainer(experiment, *dataset, options);
        ASSERT_NE(trainer, nullptr);
        train(*trainer, 3);
        const long before = allocationCount();
        for (int i = 0; i < 5; ++i)
            static_cast<void>(trainer->step().ok());
        EXPECT_EQ(allocationCount() - before, 0) << type;
    }
}

}  // namespace
}  // namespace glassbox::test
