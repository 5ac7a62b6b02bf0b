#include "tests/core/train/small_experiment.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<long> allocations{0};

void* counted(std::size_t bytes) {
    ++allocations;
    void* memory = std::malloc(bytes > 0 ? bytes : 1);
    if (memory == nullptr) throw std::bad_alloc();
    return memory;
}

}  // namespace

// Every operator new of this program is counted, on all threads (oneDNN's own mallocs are not ours to count).
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
    for (const int threads : {1, 2}) {
        TrainerOptions options;
        options.threads = threads;
        const auto trainer = makeTrainer(smallExperiment(), smallDataset(), options);
        ASSERT_NE(trainer, nullptr);
        train(*trainer, 7);  // an epoch: both batch sizes have their plans
        train(*trainer, 1);  // the next epoch's order and room for its history
        const long before = allocations;
        for (int i = 0; i < 5; ++i)
            static_cast<void>(trainer->step().ok());
        EXPECT_EQ(allocations - before, 0) << threads << " threads";
        EXPECT_EQ(trainer->stepNumber(), 13);
    }
}

}  // namespace
}  // namespace glassbox::test
