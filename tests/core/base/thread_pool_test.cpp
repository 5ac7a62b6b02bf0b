#include "core/base/thread_pool.h"

#include <gtest/gtest.h>
#include <atomic>
#include <chrono>
#include <memory>
#include <thread>
#include <vector>

namespace glassbox {
namespace {

class PoolOfThreads : public testing::TestWithParam<int> {};

TEST_P(PoolOfThreads, RunsEachTaskExactlyOnceInEveryLoop) {
    ThreadPool pool(GetParam());
    for (int loop = 0; loop < 300; ++loop) {
        const int count = loop % 37;
        std::vector<int> runs(static_cast<std::size_t>(count));  // plain: a race or a second run shows under TSan
        pool.forEach(count, [&](int task) { ++runs[static_cast<std::size_t>(task)]; });
        for (const int run : runs)
            ASSERT_EQ(run, 1);
    }
}

TEST_P(PoolOfThreads, WhatTasksWroteIsSeenByTheCallerAndByTheNextLoop) {
    ThreadPool pool(GetParam());
    std::vector<int> values(64, 0);
    for (int loop = 1; loop <= 200; ++loop) {
        pool.forEach(64, [&](int task) { values[static_cast<std::size_t>(63 - task)] += task; });
        pool.forEach(64, [&](int task) { values[static_cast<std::size_t>(task)] += 1; });
    }
    for (int i = 0; i < 64; ++i)
        EXPECT_EQ(values[static_cast<std::size_t>(i)], 200 * (63 - i + 1));
}

TEST_P(PoolOfThreads, ALoopInsideATaskRunsInline) {
    ThreadPool pool(GetParam());
    std::atomic<int> total{0};
    pool.forEach(8, [&](int) { pool.forEach(5, [&](int inner) { total += inner; }); });
    EXPECT_EQ(total, 8 * 10);
}

TEST_P(PoolOfThreads, TwoCallersTakeTurns) {
    ThreadPool pool(GetParam());
    std::vector<int> first(100, 0);
    std::vector<int> second(100, 0);
    const auto loops = [&pool](std::vector<int>& values) {
        for (int loop = 0; loop < 100; ++loop)
            pool.forEach(100, [&](int task) { ++values[static_cast<std::size_t>(task)]; });
    };
    std::thread other([&] { loops(second); });
    loops(first);
    other.join();
    EXPECT_EQ(first, std::vector<int>(100, 100));
    EXPECT_EQ(second, std::vector<int>(100, 100));
}

INSTANTIATE_TEST_SUITE_P(Sizes, PoolOfThreads, testing::Values(1, 2, 3, 4, 16, 64));

TEST(ThreadPool, SizeIsClampedToWhatItSupports) {
    EXPECT_EQ(ThreadPool(-3).threads(), 1);
    EXPECT_EQ(ThreadPool(3).threads(), 3);
    EXPECT_EQ(ThreadPool(1000).threads(), 64);
}

TEST(ThreadPool, NoTasksAndOneTaskRunInTheCaller) {
    ThreadPool pool(2);
    pool.forEach(0, [](int) { FAIL(); });
    const std::thread::id caller = std::this_thread::get_id();
    std::thread::id ran;
    pool.forEach(1, [&](int) { ran = std::this_thread::get_id(); });
    EXPECT_EQ(ran, caller);
}

TEST(ThreadPool, UsesMoreThanOneThread) {
    ThreadPool pool(2);
    std::atomic<int> inside{0};
    // Each task waits for the other: a pool that ran them one after the other would never end.
    pool.forEach(2, [&](int) {
        ++inside;
        while (inside < 2)
            std::this_thread::yield();
    });
    EXPECT_EQ(inside, 2);
}

TEST(ThreadPool, ComesAndGoesManyTimes) {
    for (int i = 0; i < 50; ++i) {
        const auto pool = std::make_unique<ThreadPool>(4);
        std::atomic<int> sum{0};
        if (i % 2 == 0) pool->forEach(10, [&](int task) { sum += task; });
        EXPECT_EQ(sum, i % 2 == 0 ? 45 : 0);
    }
}

TEST(ThreadPool, WakesSleepingWorkers) {
    ThreadPool pool(4);
    pool.forEach(4, [](int) {});
    const auto busyUntil = std::chrono::steady_clock::now() + std::chrono::milliseconds(10);
    while (std::chrono::steady_clock::now() < busyUntil)  // long enough for idle workers to fall asleep
        std::this_thread::yield();
    std::atomic<int> inside{0};
    pool.forEach(4, [&](int) {
        ++inside;
        while (inside < 4)
            std::this_thread::yield();
    });
    EXPECT_EQ(inside, 4);
}

}  // namespace
}  // namespace glassbox
