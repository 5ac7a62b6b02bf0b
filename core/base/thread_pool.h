#pragma once

#include "core/base/platform/processor.h"

#include <memory>
#include <type_traits>

namespace glassbox {

/// A borrowed callable `void(int task)`: a function pointer and its context, so that a parallel loop allocates nothing.
struct TaskFunction {
    void (*call)(void* context, int task);
    void* context;
};

/// A fixed set of threads for parallel loops of a training step. The caller takes part; a thread begins with its own
/// share of the task numbers, the same in every loop of as many tasks, so that what a task reads and writes again stays
/// in that core's cache, and then helps the others; idle threads spin at most 20 us, then yield, then sleep. Which
/// thread does a task never changes a bit of the result.
class ThreadPool {
public:
    /// `threads` counts the caller, 1 to 64 (others are clamped): 1 runs everything inline.
    explicit ThreadPool(int threads);
    ~ThreadPool();
    ThreadPool(const ThreadPool&) = delete;
    ThreadPool& operator=(const ThreadPool&) = delete;

    int threads() const;

    /// Runs tasks 0..count-1, each exactly once, and returns when all are done. Allocates nothing. Tasks must not
    /// throw. A second calling thread waits its turn; a run inside a task runs inline.
    void run(int count, TaskFunction function);

    /// The same for any callable `void(int)`, without copying it.
    template <class F>
    void forEach(int count, F&& body) {
        using Body = std::remove_reference_t<F>;
        run(count, {[](void* context, int task) { (*static_cast<Body*>(context))(task); },
                    const_cast<void*>(static_cast<const void*>(&body))});
    }

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace glassbox
