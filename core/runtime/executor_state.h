#pragma once

#include "core/base/platform/clock.h"
#include "core/runtime/executor.h"
#include "core/runtime/kernel.h"
#include "core/runtime/plan_implementation.h"

#include <atomic>
#include <vector>

namespace glassbox {

/// Memory and progress of one executor.
struct Executor::State {
    State(std::shared_ptr<const Plan> planToRun, ThreadPool& threads);

    /// Points parameters and gradients to the run's flat buffers.
    void bind(const RunContext& context);
    /// Runs the tasks of a segment with barriers between preparations, pieces and finishing.
    void runStage(const Plan::Implementation::Stage& stage);
    /// Runs the tasks of one entry: the very same ones as runStage's.
    void runEntry(int entry);
    /// One piece or part of an entry with scratch of its own.
    void runTask(int entry, const runtime::Piece& piece, std::byte* scratch);
    /// Runs the task of an entry, on the clock where times are taken.
    template <class Body>
    void timed(int entry, Body&& body) {
        if (times == nullptr) return body();
        const std::int64_t start = monotonicNanoseconds();
        body();
        times[entry].fetch_add(monotonicNanoseconds() - start, std::memory_order_relaxed);
    }

    const Plan::Implementation& made() const { return plan->implementation(); }
    const runtime::BoundKernel& kernel(int entry) const { return *made().kernels[static_cast<std::size_t>(entry)]; }

    std::shared_ptr<const Plan> plan;
    ThreadPool& pool;
    AlignedBuffer arena;
    AlignedBuffer scratch;
    std::size_t scratchStep = 0;
    std::atomic<std::uint64_t> freeScratch;  ///< bit i: part i of scratch is free
    std::vector<std::byte*> values;          ///< by value
    std::vector<std::byte*> shared;          ///< by entry
    runtime::Frame frame;
    int cursor = 0;
    std::function<void(const Op&)> listener;
    std::atomic<std::int64_t>* times = nullptr;  ///< by entry
};

}  // namespace glassbox
