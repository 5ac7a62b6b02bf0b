#include "core/runtime/executor.h"

#include "core/base/assert.h"
#include "core/runtime/executor_state.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace glassbox {

namespace {

using runtime::Piece;
using runtime::SegmentKind;
using runtime::Space;

/// A part of the scratch memory that no other running task has.
class ScratchLease {
public:
    ScratchLease(std::atomic<std::uint64_t>& freeParts, std::byte* memory, std::size_t step) : free_(freeParts) {
        std::uint64_t free = free_.load(std::memory_order_relaxed);
        int part = 0;
        do {
            GLASSBOX_ASSERT(free != 0);
            part = std::countr_zero(free);
            bit_ = std::uint64_t{1} << part;
        } while (!free_.compare_exchange_weak(free, free & ~bit_, std::memory_order_acquire));
        memory_ = memory + step * static_cast<std::size_t>(part);
    }
    ~ScratchLease() { free_.fetch_or(bit_, std::memory_order_release); }
    ScratchLease(const ScratchLease&) = delete;
    ScratchLease& operator=(const ScratchLease&) = delete;

    std::byte* memory() const { return memory_; }

private:
    std::atomic<std::uint64_t>& free_;
    std::uint64_t bit_ = 0;
    std::byte* memory_ = nullptr;
};

std::size_t roundUp(std::size_t bytes) {
    return (bytes + 63) / 64 * 64;
}

}  // namespace

Executor::State::State(std::shared_ptr<const Plan> planToRun, ThreadPool& threads)
    : plan(std::move(planToRun)),
      pool(threads),
      arena(made().buffers.arenaBytes),
      scratch(roundUp(made().scratchBytes) * static_cast<std::size_t>(threads.threads())),
      scratchStep(roundUp(made().scratchBytes)),
      freeScratch(threads.threads() >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << threads.threads()) - 1) {
    const runtime::Buffers& buffers = made().buffers;
    values.assign(buffers.space.size(), nullptr);
    for (std::size_t value = 0; value < values.size(); ++value)
        if (buffers.space[value] == Space::Arena)
            values[value] = arena.data() + buffers.slots[static_cast<std::size_t>(buffers.slot[value])].offset;
    for (const int slot : made().sharedSlots)
        shared.push_back(slot < 0 ? nullptr : arena.data() + buffers.slots[static_cast<std::size_t>(slot)].offset);
    frame.values = values.data();
    frame.shared = shared.data();
}

void Executor::State::bind(const RunContext& context) {
    const runtime::Buffers& buffers = made().buffers;
    auto* parameters = const_cast<std::byte*>(static_cast<const std::byte*>(context.parameters));
    auto* gradients = static_cast<std::byte*>(context.gradients);
    for (const ValueId parameter : plan->graph().parameters()) {
        values[parameter.index()] = parameters + buffers.flatOffset[parameter.index()];
        const ValueId gradient = plan->graph().gradientOf(parameter);
        if (gradient.valid()) values[gradient.index()] = gradients + buffers.flatOffset[gradient.index()];
    }
    frame.seed = context.seed;
    frame.step = context.step;
}

void Executor::State::runTask(int entry, const Piece& piece, std::byte* memory) {
    timed(entry, [&] { kernel(entry).run(frame, piece, memory); });
}

void Executor::State::runStage(const Plan::Implementation::Stage& stage) {
    const auto prepare = [&](int task) {
        const auto& preparation = stage.preparations[static_cast<std::size_t>(task)];
        timed(preparation.entry, [&] { kernel(preparation.entry).prepare(frame, preparation.index); });
    };
    const int preparations = static_cast<int>(stage.preparations.size());
    if (!stage.preparesInline) pool.forEach(preparations, prepare);
    for (int task = 0; stage.preparesInline && task < preparations; ++task)
        prepare(task);
    if (stage.kind == SegmentKind::Chain) {
        pool.forEach(made().pieces, [&](int index) {
            const ScratchLease lease(freeScratch, scratch.data(), scratchStep);
            const Piece piece = made().piece(index);
            for (int entry = stage.firstEntry; entry < stage.lastEntry; ++entry)
                runTask(entry, piece, lease.memory());
        });
    } else {
        pool.forEach(static_cast<int>(stage.parts.size()), [&](int task) {
            const ScratchLease lease(freeScratch, scratch.data(), scratchStep);
            const auto& part = stage.parts[static_cast<std::size_t>(task)];
            runTask(part.entry, {part.index, 0, 0}, lease.memory());
        });
    }
    pool.forEach(static_cast<int>(stage.finishing.size()), [&](int task) {
        const int entry = stage.finishing[static_cast<std::size_t>(task)];
        timed(entry, [&] { kernel(entry).finish(frame); });
    });
}

void Executor::State::runEntry(int entry) {
    const Plan::EntryInfo& info = made().entries[static_cast<std::size_t>(entry)];
    const bool chain = made().stages[static_cast<std::size_t>(info.segment)].kind == SegmentKind::Chain;
    pool.forEach(kernel(entry).preparations(),
                 [&](int task) { timed(entry, [&] { kernel(entry).prepare(frame, task); }); });
    pool.forEach(info.pieces, [&](int index) {
        const ScratchLease lease(freeScratch, scratch.data(), scratchStep);
        runTask(entry, chain ? made().piece(index) : Piece{index, 0, 0}, lease.memory());
    });
    if (kernel(entry).finishes()) timed(entry, [&] { kernel(entry).finish(frame); });
}

Executor::Executor(std::shared_ptr<const Plan> plan, ThreadPool& pool)
    : state_(std::make_unique<State>(std::move(plan), pool)) {}

Executor::~Executor() = default;

const Plan& Executor::plan() const {
    return *state_->plan;
}

int Executor::threads() const {
    return state_->pool.threads();
}

void Executor::bind(const RunContext& context) {
    state_->bind(context);
}

void Executor::run(const RunContext& context) {
    state_->bind(context);
    for (const Plan::Implementation::Stage& stage : state_->made().stages) {
        state_->runStage(stage);
        if (!state_->listener) continue;
        for (int entry = stage.firstEntry; entry < stage.lastEntry; ++entry)
            state_->listener(plan().graph().op(plan().entries()[static_cast<std::size_t>(entry)].op));
    }
    state_->cursor = static_cast<int>(plan().entries().size());
}

void Executor::rewind() {
    state_->cursor = 0;
}

void Executor::rewindTo(OpId op) {
    const auto& entries = plan().entries();
    const auto found = std::ranges::find(entries, op, &Plan::EntryInfo::op);
    GLASSBOX_ASSERT(found != entries.end());
    state_->cursor = static_cast<int>(found - entries.begin());
}

int Executor::cursor() const {
    return state_->cursor;
}

bool Executor::runOne(const RunContext& context) {
    const auto& entries = plan().entries();
    if (state_->cursor >= static_cast<int>(entries.size())) return false;
    state_->bind(context);
    const int entry = state_->cursor++;
    state_->runEntry(entry);
    if (state_->listener) state_->listener(plan().graph().op(entries[static_cast<std::size_t>(entry)].op));
    return true;
}

void Executor::runTo(OpId op, const RunContext& context) {
    const auto& entries = plan().entries();
    while (state_->cursor < static_cast<int>(entries.size())) {
        const bool found = entries[static_cast<std::size_t>(state_->cursor)].op == op;
        runOne(context);
        if (found) return;
    }
}

void Executor::setListener(std::function<void(const Op&)> listener) {
    state_->listener = std::move(listener);
}

void Executor::setTimes(std::atomic<std::int64_t>* byEntry) {
    state_->times = byEntry;
}

}  // namespace glassbox
