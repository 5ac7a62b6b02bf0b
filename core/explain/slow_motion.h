#pragma once

#include "core/explain/moment.h"
#include "core/explain/number_ref.h"
#include "core/explain/score.h"
#include "core/explain/step_run.h"
#include "core/explain/step_update.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace glassbox {

/// A number that was set by hand.
struct NumberEdit {
    NumberRef ref;
    std::int64_t sample = 0;
    double before = 0, after = 0;
    bool operator==(const NumberEdit&) const = default;
};

/// How a moment is run.
struct SlowMotionOptions {
    bool inputGradients = false;  ///< also the gradients by the network's inputs, which training doesn't compute
};

/// A moment run one line of its score at a time by the executor, with every value kept. Going on runs the entries of
/// training, each when its first line is reached; going back moves the cursor and computes nothing. The values of the
/// graph are those of the step, parameters as they were before the update; what the update does is asked for by
/// change(). One thread at a time may use it.
class SlowMotion {
public:
    /// Stands before the first line. The pool must outlive it.
    static Result<std::unique_ptr<SlowMotion>> make(Moment moment, ThreadPool& pool,
                                                    const SlowMotionOptions& options = {});
    ~SlowMotion();

    const Moment& moment() const;  ///< with the weights as they are now
    const Lowered& lowered() const;
    const Graph& graph() const;
    const Score& score() const;
    const StepRun& engine() const;
    std::int64_t batch() const;  ///< samples in it

    /// Lines that are done, 0..score().end().
    int position() const;
    void moveTo(int position);
    /// Moves by a size, to the end (the start) at most; false where the move leads into another batch.
    bool forward(StepSize size);
    bool back(StepSize size);
    /// Called with the op of each entry that the executor runs, in order.
    void setListener(std::function<void(const Op&)> listener);

    /// Whether the cursor is behind the line that makes a value; inputs, targets and parameters are given.
    bool computed(ValueId value) const;
    /// A number of a computed value.
    double read(ValueId value, Element element) const;
    Result<double> number(const NumberRef& ref, std::int64_t sample = 0) const;
    /// A value in logical order, batch axis first where it has one; empty where it is not computed yet.
    Tensor whole(ValueId value) const;
    /// One sample's part of it, without the batch axis; the whole of a value that has none.
    Tensor ofSample(ValueId value, std::int64_t sample) const;

    /// One sample's share of the batch's gradient by a parameter: the backward pass with the other samples' losses set
    /// to 0. The shares of a batch sum to its gradient, up to rounding. An error where the gradient is not computed
    /// yet.
    Result<Tensor> contribution(ValueId parameter, std::int64_t sample);
    /// What the update did to a parameter, by the optimizer's own kernels: the bits of Trainer::step. An error before
    /// its line.
    Result<ParameterChange> change(ValueId parameter) const;

    /// Sets a weight, a bias, a statistic or an input by hand and runs again what had been run; returns the number it
    /// was. Setting that again undoes it. From then on the moment is no longer training's.
    Result<double> setNumber(const NumberRef& ref, double number, std::int64_t sample = 0);
    const std::vector<NumberEdit>& edits() const;

    /// The same step, edits included, in double and one op at a time, not run yet: what numbers are verified against.
    Result<StepRun> reference() const;

private:
    SlowMotion();
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace glassbox
