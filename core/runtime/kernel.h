#pragma once

#include "core/graph/value.h"

#include <cstddef>
#include <cstdint>

namespace glassbox::runtime {

/// Samples [first, first + samples) of the batch and which piece they are; for an op that reduces over the batch, a
/// part of its outputs: `index` of it.
struct Piece {
    int index = 0;
    int first = 0;
    int samples = 0;
};

/// Memory of one run of a plan: where each value starts (null where it has no buffer) and what random ops are keyed by.
struct Frame {
    std::byte* const* values = nullptr;  ///< by value id
    std::byte* const* shared = nullptr;  ///< by entry: memory that all tasks of the entry share
    std::uint64_t seed = 0;
    std::uint64_t step = 0;

    /// First element of a value; null if it has no buffer.
    template <class T>
    T* whole(ValueId id) const {
        return id.valid() ? reinterpret_cast<T*>(values[id.index()]) : nullptr;
    }
    /// First element of a sample, of a batched value with `elements` a sample; null if it has no buffer. In the N16
    /// layout the sample must be the first of a block.
    template <class T>
    T* sample(ValueId id, std::int64_t elements, int first) const {
        T* start = whole<T>(id);
        return start == nullptr ? nullptr : start + elements * first;
    }
};

/// An op bound to kernels, layouts and sizes: what a plan entry runs. Immutable, shared by executors.
class BoundKernel {
public:
    virtual ~BoundKernel() = default;

    /// Tasks to run before the pieces of the segment (weights rearranged once for all pieces).
    virtual int preparations() const { return 0; }
    virtual void prepare(const Frame& /*frame*/, int /*task*/) const {}
    /// Independent parts of the outputs of an op that reduces over the batch; a fixed function of the shapes.
    virtual int parts() const { return 1; }
    /// One piece (or part). `scratch` is this task's alone.
    virtual void run(const Frame& frame, const Piece& piece, std::byte* scratch) const = 0;
    /// True if `finish` must run once after all pieces (partial sums added in order).
    virtual bool finishes() const { return false; }
    virtual void finish(const Frame& /*frame*/) const {}

    /// Bytes of scratch of one running task.
    virtual std::size_t scratchBytes() const { return 0; }
    /// Bytes that prepare, run and finish share: frame.shared of this entry.
    virtual std::size_t sharedBytes() const { return 0; }
};

}  // namespace glassbox::runtime
