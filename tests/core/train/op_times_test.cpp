#include "core/runtime/op_times.h"
#include "core/ops/op_type.h"
#include "tests/core/train/small_experiment.h"

#include <gtest/gtest.h>

#include <cstring>

namespace glassbox::test {
namespace {

TEST(OpTimes, AreOfEveryEntryWithItsWork) {
    TrainerOptions options;
    options.threads = 2;
    const auto trainer = makeTrainer(smallExperiment(), smallDataset(), options);
    ASSERT_NE(trainer, nullptr);
    auto rehearsal = trainer->rehearse(Keep::None);
    ASSERT_TRUE(rehearsal);
    Executor& executor = *rehearsal->executor;
    const OpTimes times = measureOpTimes(executor, rehearsal->context, 3, 100);
    const Plan& plan = executor.plan();
    ASSERT_EQ(times.ops.size(), plan.entries().size());
    EXPECT_EQ(times.threads, 2);
    double seconds = 0;
    for (std::size_t i = 0; i < times.ops.size(); ++i) {
        const OpTime& time = times.ops[i];
        EXPECT_EQ(time.op, plan.entries()[i].op);
        EXPECT_GT(time.seconds, 0) << plan.graph().op(time.op).type;
        seconds += time.seconds;
        EXPECT_DOUBLE_EQ(time.ceilingShare, time.flops / time.seconds / 100e9);
    }
    EXPECT_NEAR(times.stepSeconds * times.threads, seconds + times.idleSeconds, 1e-9);
    const auto work = [&](std::string_view type) {
        for (const OpTime& time : times.ops)
            if (plan.graph().op(time.op).type == type) return time.flops;
        return 0.0;
    };
    // 32 pictures, 4 filters of 9 weights on 64 places: a multiply and an add each, then bias and relu.
    EXPECT_EQ(work("fused_conv2d"), 32 * (4 * 64 * (2 * 9) + 2 * 4 * 64));
    // The gradient of the loss by itself is of the batch as a whole: it counts once.
    EXPECT_LE(work("constant"), 1);
}

TEST(OpTimes, LeaveTheBitsAlone) {
    const auto trainer = makeTrainer(smallExperiment(), smallDataset());
    ASSERT_NE(trainer, nullptr);
    auto rehearsal = trainer->rehearse(Keep::None);
    ASSERT_TRUE(rehearsal);
    const Tensor before = rehearsal->gradients;
    measureOpTimes(*rehearsal->executor, rehearsal->context, 2, 0);
    EXPECT_EQ(std::memcmp(before.raw(), rehearsal->gradients.raw(), before.bytes()), 0);
    const auto alone = makeTrainer(smallExperiment(), smallDataset());
    train(*trainer, 3);
    train(*alone, 3);
    EXPECT_EQ(parameterBits(*trainer), parameterBits(*alone)) << "a rehearsal changes nothing";
}

}  // namespace
}  // namespace glassbox::test
