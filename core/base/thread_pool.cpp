#include "core/base/thread_pool.h"

#include "core/base/platform/clock.h"
#include "core/base/platform/thread.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

namespace glassbox {

namespace {

constexpr int mostThreads = 64;
constexpr std::int64_t spinNanoseconds = 20'000;
constexpr std::int64_t yieldNanoseconds = 1'000'000;

thread_local bool insideTask = false;

void relax() {
#ifdef __x86_64__
    __builtin_ia32_pause();
#endif
}

/// Waits until `ready()`: spins, then yields, and gives up after a while (false), so that the caller can sleep.
template <class Ready>
bool waitAwhile(Ready ready) {
    for (int round = 0; round < 64; ++round) {
        if (ready()) return true;
        relax();
    }
    const std::int64_t start = monotonicNanoseconds();
    for (;;) {
        if (ready()) return true;
        const std::int64_t waited = monotonicNanoseconds() - start;
        if (waited > yieldNanoseconds) return false;
        if (waited > spinNanoseconds)
            yieldThread();
        else
            relax();
    }
}

/// The tasks of a loop that one thread begins with and nobody has claimed: `next` in the low half, `end` in the high.
struct alignas(64) OpenTasks {
    std::atomic<std::uint64_t> range{0};

    void publish(int next, int end) { range.store(packed(next, end)); }
    bool any() const { return nextOf(range.load()) < endOf(range.load()); }

    /// Takes the first open task, or the last one.
    bool claim(bool last, int& task) {
        std::uint64_t seen = range.load(std::memory_order_acquire);
        for (;;) {
            const int next = nextOf(seen), end = endOf(seen);
            if (next >= end) return false;
            const std::uint64_t left = last ? packed(next, end - 1) : packed(next + 1, end);
            if (range.compare_exchange_weak(seen, left, std::memory_order_acq_rel, std::memory_order_acquire)) {
                task = last ? end - 1 : next;
                return true;
            }
        }
    }

private:
    static std::uint64_t packed(int next, int end) {
        return static_cast<std::uint64_t>(end) << 32U | static_cast<std::uint64_t>(next);
    }
    static int nextOf(std::uint64_t range) { return static_cast<int>(range & 0xffffffffU); }
    static int endOf(std::uint64_t range) { return static_cast<int>(range >> 32U); }
};

}  // namespace

struct ThreadPool::State {
    // A loop is published by storing the ranges; `function` is written before and read only by a thread that has
    // claimed one of its tasks, and a loop can't end, nor the next one begin, before that task is done.
    std::vector<OpenTasks> open;  // one a thread, the caller's first
    alignas(64) std::atomic<int> unfinished{0};
    alignas(64) TaskFunction function{};
    std::atomic<int> sleepers{0};
    std::atomic<bool> callerSleeps{false};
    std::atomic<bool> stopping{false};
    std::mutex mutex;  // guards only sleeping and waking
    std::condition_variable published;
    std::condition_variable finished;
    std::mutex turn;  // one loop at a time
    std::vector<std::thread> workers;

    explicit State(int threads) : open(static_cast<std::size_t>(threads)) {}
    void publish(int count);
    bool anyOpen() const;
    bool claim(std::size_t thread, int& task);
    void work(std::size_t thread);
    void awaitLoop();
    void awaitEnd();
    void serve(std::size_t thread);
};

void ThreadPool::State::publish(int count) {
    const auto threads = static_cast<std::int64_t>(open.size());
    for (std::int64_t i = 0; i < threads; ++i)
        open[static_cast<std::size_t>(i)].publish(static_cast<int>(i * count / threads),
                                                  static_cast<int>((i + 1) * count / threads));
}

bool ThreadPool::State::anyOpen() const {
    return std::ranges::any_of(open, [](const OpenTasks& tasks) { return tasks.any(); });
}

bool ThreadPool::State::claim(std::size_t thread, int& task) {
    if (open[thread].claim(false, task)) return true;
    for (std::size_t i = 1; i < open.size(); ++i)
        if (open[(thread + i) % open.size()].claim(true, task)) return true;
    return false;
}

void ThreadPool::State::work(std::size_t thread) {
    int task = 0;
    while (claim(thread, task)) {
        insideTask = true;
        function.call(function.context, task);
        insideTask = false;
        if (unfinished.fetch_sub(1) == 1 && callerSleeps.load()) {
            const std::lock_guard lock(mutex);
            finished.notify_all();
        }
    }
}

void ThreadPool::State::awaitLoop() {
    const auto ready = [this] { return anyOpen() || stopping.load(); };
    if (waitAwhile(ready)) return;
    std::unique_lock lock(mutex);
    sleepers.fetch_add(1);
    published.wait(lock, ready);
    sleepers.fetch_sub(1);
}

void ThreadPool::State::awaitEnd() {
    const auto ready = [this] { return unfinished.load() == 0; };
    if (waitAwhile(ready)) return;
    std::unique_lock lock(mutex);
    callerSleeps.store(true);
    finished.wait(lock, ready);
    callerSleeps.store(false);
}

void ThreadPool::State::serve(std::size_t thread) {
    while (!stopping.load()) {
        work(thread);
        awaitLoop();
    }
}

ThreadPool::ThreadPool(int threads) : state_(std::make_unique<State>(std::clamp(threads, 1, mostThreads))) {
    state_->workers.reserve(state_->open.size() - 1);
    for (std::size_t thread = 1; thread < state_->open.size(); ++thread)
        state_->workers.emplace_back([state = state_.get(), thread] { state->serve(thread); });
}

ThreadPool::~ThreadPool() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->stopping.store(true);
    }
    state_->published.notify_all();
    for (std::thread& worker : state_->workers)
        worker.join();
}

int ThreadPool::threads() const {
    return static_cast<int>(state_->workers.size()) + 1;
}

void ThreadPool::run(int count, TaskFunction function) {
    if (count <= 1 || state_->workers.empty() || insideTask) {
        for (int task = 0; task < count; ++task)
            function.call(function.context, task);
        return;
    }
    const std::lock_guard turn(state_->turn);
    state_->function = function;
    state_->unfinished.store(count, std::memory_order_relaxed);
    state_->publish(count);
    if (state_->sleepers.load() > 0) {
        const std::lock_guard lock(state_->mutex);
        state_->published.notify_all();
    }
    state_->work(0);
    state_->awaitEnd();
}

}  // namespace glassbox
