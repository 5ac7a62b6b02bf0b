#include "tests/core/runtime/allocation_count.h"
#include "tests/core/train/small_experiment.h"

#include <gtest/gtest.h>

namespace glassbox::test {
namespace {

TEST(Allocation, AStepAllocatesNothing) {
    for (const int threads : {1, 2}) {
        TrainerOptions options;
        options.threads = threads;
        const auto trainer = makeTrainer(smallExperiment(), smallDataset(), options);
        ASSERT_NE(trainer, nullptr);
        train(*trainer, 7);  // an epoch: both batch sizes have their plans
        train(*trainer, 1);  // the next epoch's order and room for its history
        const long before = allocationCount();
        for (int i = 0; i < 5; ++i)
            static_cast<void>(trainer->step().ok());
        EXPECT_EQ(allocationCount() - before, 0) << threads << " threads";
        EXPECT_EQ(trainer->stepNumber(), 13);
    }
}

}  // namespace
}  // namespace glassbox::test
