#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/experiment/experiment_spec.h"
#include "core/explain/explained_term.h"
#include "core/explain/slow_motion.h"
#include "core/explain/step_numbers.h"
#include "core/ops/terms.h"
#include "core/runtime/executor.h"

#include <memory>
#include <string>
#include <vector>

namespace glassbox {

/// How one number was made.
struct Explanation {
    NumberRef ref;
    double engine = 0;  ///< what the engine computed
    std::string op, formula, block;
    Terms terms;                       ///< as the op gives them
    std::vector<ExplainedTerm> parts;  ///< the terms with their numbers, in the op's order
};

/// Verdict on one number.
struct Verification {
    double engine = 0, reference = 0;                 ///< float engine; the same number in the double-precision run
    double termsReference = 0;                        ///< this op's terms summed in double over the engine's own inputs
    double tolerance = 0;                             ///< of engine against reference
    double termsTolerance = 0;                        ///< of engine against termsReference
    bool hasCentral = false;                          ///< gradients: central difference beside it
    double central = 0, centralTolerance = 0, h = 0;  ///< of the step width that fits best of three
    bool kink = false;                                ///< a relu sign or a pooling winner differs between the two ends
    bool byTerms = false;  ///< the double run is farther off than the tolerance, but every number that this one was
                           ///< made from, and it itself, agrees with its own terms: rounding before it, no error
    bool agrees = false;
};

/// A step in slow motion whose numbers are explained by their terms and verified against a double-precision run, which
/// is made when the first number is verified. What the cursor has not reached is not computed yet: an error.
class Microscope {
public:
    /// Weights by name, looked at with samples of a part ("training", "validation", "test"), which form the batch; the
    /// gradients by the inputs too. Stands before the update.
    static Result<std::unique_ptr<Microscope>> make(const ExperimentSpec& experiment,
                                                    std::shared_ptr<const Dataset> dataset,
                                                    const std::vector<std::pair<std::string, Tensor>>& weights,
                                                    const std::string& part, const std::vector<std::int64_t>& samples,
                                                    ThreadPool& pool);
    /// Of a moment of a run; stands before its first line. The pool must outlive it.
    static Result<std::unique_ptr<Microscope>> make(Moment moment, ThreadPool& pool,
                                                    const SlowMotionOptions& options = {});
    ~Microscope();
    /// The step under it and its cursor.
    SlowMotion& motion();
    const SlowMotion& motion() const;
    const Graph& graph() const;
    /// Names of all values with their shapes, in order of execution.
    std::vector<std::string> valueNames() const;
    /// The engine's number; `sample` is the row in the batch.
    Result<double> number(const NumberRef& ref, std::int64_t sample = 0) const;
    /// The engine's numbers, to be unfolded; they live as long as this does.
    StepNumbers numbers() const;
    /// How it was made; a parameter, an input and a target are given and have no terms.
    Result<Explanation> explain(const NumberRef& ref, std::int64_t sample = 0) const;
    /// The double-precision run beside it and, for a gradient, the central difference of the loss.
    Result<Verification> verify(const NumberRef& ref, std::int64_t sample = 0);

private:
    Microscope();
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace glassbox
