#include "tests/core/runtime/test_networks.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<int> allocations{0};

void* counted(std::size_t bytes) {
    ++allocations;
    void* memory = std::malloc(bytes > 0 ? bytes : 1);
    if (memory == nullptr) throw std::bad_alloc();
    return memory;
}

}  // namespace

// Every operator new of this program is counted, the library's too (oneDNN's own mallocs are not ours to count).
void* operator new(std::size_t bytes) {
    return counted(bytes);
}
void* operator new[](std::size_t bytes) {
    return counted(bytes);
}
void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept {
    ++allocations;
    return std::malloc(bytes > 0 ? bytes : 1);
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete[](void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace glassbox::test {
namespace {

TEST(Allocation, AStepAllocatesNothing) {
    for (const TestNetwork& network : {makeMlp({20, 33, 10}, "relu"), makeLeNet(), makeBranching()})
        for (const int threads : {1, 2}) {
            TestRun run(network, optionsFor(network, 33, Keep::None), threads);
            const RunContext context = run.context();
            const Tensor samples(DType::F32, {33 * 784});
            const InputBatch input{samples.raw(), DType::F32, nullptr, nullptr, nullptr, 1};
            run.executor().run(context);
            std::vector<float> output(33 * 10);
            const int before = allocations;
            run.executor().setInput(network.graph->inputs().front(), input);
            run.executor().run(context);
            run.executor().rewind();
            while (run.executor().runOne(context)) {
            }
            run.executor().readInto(network.graph->outputs().front(), output.data());
            EXPECT_EQ(allocations - before, 0) << network.name << ", threads " << threads;
        }
}

TEST(Allocation, TheCounterCounts) {
    const int before = allocations;
    const auto something = std::make_unique<int>(1);
    EXPECT_EQ(allocations - before, *something);
}

}  // namespace
}  // namespace glassbox::test
