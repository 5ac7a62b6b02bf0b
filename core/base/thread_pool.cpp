#include "core/base/thread_pool.h"

#include "core/base/platform/clock.h"
#include "core/base/platform/thread.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
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

}  // namespace

struct ThreadPool::State {
    // A loop is published by storing `unclaimed`; `function` and `count` are written before and read only by a thread
    // that has claimed one of its tasks, and a loop can't end, nor the next one begin, before that task is done.
    alignas(64) std::atomic<int> unclaimed{0};
    alignas(64) std::atomic<int> unfinished{0};
    alignas(64) TaskFunction function{};
    int count = 0;
    std::atomic<int> sleepers{0};
    std::atomic<bool> callerSleeps{false};
    std::atomic<bool> stopping{false};
    std::mutex mutex;  // guards only sleeping and waking
    std::condition_variable published;
    std::condition_variable finished;
    std::mutex turn;  // one loop at a time
    std::vector<std::thread> workers;

    bool claim(int& task);
    void work();
    void awaitLoop();
    void awaitEnd();
    void serve();
};

bool ThreadPool::State::claim(int& task) {
    int left = unclaimed.load(std::memory_order_acquire);
    while (left > 0)
        if (unclaimed.compare_exchange_weak(left, left - 1, std::memory_order_acq_rel, std::memory_order_acquire)) {
            task = count - left;
            return true;
        }
    return false;
}

void ThreadPool::State::work() {
    int task = 0;
    while (claim(task)) {
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
    const auto ready = [this] { return unclaimed.load() > 0 || stopping.load(); };
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

void ThreadPool::State::serve() {
    while (!stopping.load()) {
        work();
        awaitLoop();
    }
}

ThreadPool::ThreadPool(int threads) : state_(std::make_unique<State>()) {
    const int workers = std::clamp(threads, 1, mostThreads) - 1;
    state_->workers.reserve(static_cast<std::size_t>(workers));
    for (int i = 0; i < workers; ++i)
        state_->workers.emplace_back([state = state_.get()] { state->serve(); });
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
    state_->count = count;
    state_->unfinished.store(count, std::memory_order_relaxed);
    state_->unclaimed.store(count);
    if (state_->sleepers.load() > 0) {
        const std::lock_guard lock(state_->mutex);
        state_->published.notify_all();
    }
    state_->work();
    state_->awaitEnd();
}

}  // namespace glassbox
