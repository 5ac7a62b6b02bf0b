#include "core/optim/regularizer.h"
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

}  // namespace
}  // namespace glassbox::test
