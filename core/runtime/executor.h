#pragma once

#include "core/base/thread_pool.h"
#include "core/runtime/plan.h"
#include "core/tensor/tensor.h"

#include <atomic>
#include <functional>
#include <memory>

namespace glassbox {

/// What random ops are keyed by, and the flat buffers that a run reads and writes (elements of the plan's precision).
struct RunContext {
    std::uint64_t seed = 0;
    std::uint64_t step = 0;
    const void* parameters = nullptr;  ///< flat parameters, at the plan's offsets
    void* gradients = nullptr;         ///< flat parameter gradients, same offsets; null in inference
};

/// A batch of u8 pictures or float rows, picked by sample index, that becomes a network input: (value * scale -
/// mean[c]) * inverseDeviation[c]; or of tokens, which stay as they are.
struct InputBatch {
    const void* samples = nullptr;            ///< first sample of the whole set, [C,H,W] or [F] each
    DType dtype = DType::U8;                  ///< U8 (scaled by 1/255), F32 or F64; I32 for tokens
    const std::int64_t* indices = nullptr;    ///< `batch` indices into the set; null: 0, 1, 2, ...
    const float* mean = nullptr;              ///< per channel or null
    const float* inverseDeviation = nullptr;  ///< per channel or null
    int channels = 1;                         ///< size of mean and inverseDeviation
};

/// Runs a plan: whole, to an op, or one op at a time. Owns the buffers of one step; allocates nothing while it runs.
class Executor {
public:
    Executor(std::shared_ptr<const Plan> plan, ThreadPool& pool);
    ~Executor();
    Executor(const Executor&) = delete;
    Executor& operator=(const Executor&) = delete;

    const Plan& plan() const;
    /// That a run may use.
    int threads() const;

    /// Fills a network input from a data set, converting to the plan's layout and precision; whole numbers are copied.
    void setInput(ValueId input, const InputBatch& batch);
    /// Fills integer targets (class indices) picked by index, or real targets.
    void setTarget(ValueId target, const InputBatch& batch);
    /// Writes a whole value given in logical order, batch axis first (microscope, central differences).
    void setValue(ValueId id, const Tensor& tensor);

    /// Says where parameters and gradients are, so that they can be read before the first run.
    void bind(const RunContext& context);
    /// Runs every entry: segments with barriers between, pieces in parallel.
    void run(const RunContext& context);
    /// Moves the cursor to the first entry.
    void rewind();
    /// Moves the cursor to this op's entry: with keep=all everything before it is as it was left.
    void rewindTo(OpId op);
    /// Index of the next entry to run.
    int cursor() const;
    /// Runs the entry under the cursor and moves on; false at the end.
    bool runOne(const RunContext& context);
    /// Runs from the cursor up to and including the entry that holds this op.
    void runTo(OpId op, const RunContext& context);

    /// Called after each entry of runOne and runTo, and after each segment's entries of run (in order); may be empty.
    void setListener(std::function<void(const Op&)> listener);
    /// Adds the nanoseconds of every task to those of its entry, all threads together (`byEntry` has one counter an
    /// entry); null, as at first: time is not looked at.
    void setTimes(std::atomic<std::int64_t>* byEntry);

    /// A copy in logical order, batch axis first for batched values; the value must be readable (or just computed, when
    /// stepping with keep=all).
    Tensor read(ValueId id) const;
    /// The same into memory that is already there (elements in the plan's precision); allocates nothing.
    void readInto(ValueId id, void* target) const;
    /// One element in double.
    double readElement(ValueId id, Element element) const;
    /// Overwrites one element.
    void writeElement(ValueId id, Element element, double value);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace glassbox
