#include "tests/core/runtime/allocation_count.h"
#include "tests/core/runtime/test_networks.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace glassbox::test {
namespace {

TEST(Allocation, AStepAllocatesNothing) {
    for (const TestNetwork& network :
         {makeMlp({20, 33, 10}, "relu"), makeLeNet(), makeBranching(), makeAttention(), makeResidual(6)})
        for (const int threads : {1, 2}) {
            TestRun run(network, optionsFor(network, 33, Keep::None), threads);
            const RunContext context = run.context();
            const DType type = network.graph->value(network.graph->inputs().front()).type.dtype;
            const Tensor samples(type, {33 * 784});
            const InputBatch input{samples.raw(), type, nullptr, nullptr, nullptr, 1};
            run.executor().run(context);
            const ValueId result = network.graph->outputs().front();
            std::vector<float> output(
                static_cast<std::size_t>(33 * network.graph->value(result).type.shape.elements()));
            const long before = allocationCount();
            run.executor().setInput(network.graph->inputs().front(), input);
            run.executor().run(context);
            run.executor().rewind();
            while (run.executor().runOne(context)) {
            }
            run.executor().readInto(result, output.data());
            EXPECT_EQ(allocationCount() - before, 0) << network.name << ", threads " << threads;
        }
}

TEST(Allocation, TheCounterCounts) {
    const long before = allocationCount();
    const auto something = std::make_unique<int>(1);
    EXPECT_EQ(allocationCount() - before, *something);
}

}  // namespace
}  // namespace glassbox::test
