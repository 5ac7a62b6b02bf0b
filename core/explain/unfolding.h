#pragma once

#include "core/base/result.h"
#include "core/explain/explain.h"
#include "core/explain/op_views.h"
#include "core/explain/patch_view.h"
#include "core/explain/slow_motion.h"

#include <optional>
#include <string>
#include <vector>

namespace glassbox {

/// One term of an unfolded number: constant x factors = product; `sample` says from which sample of the batch.
using UnfoldedTerm = ExplainedTerm;

/// How much of a number is unfolded.
struct UnfoldOptions {
    int largest = 8;          ///< terms in full
    bool throughBias = true;  ///< z = x w + b in one: a product and its bias are unfolded together
    PatchOptions patch;
};

/// How one number was made, as far as a person can check: the largest terms, what is left of the sum in one number, and
/// the view that its kind of op has.
struct Unfolding {
    NumberRef ref;
    double value = 0;  ///< what the engine computed
    ValueRole role = ValueRole::Intermediate;
    std::string block, op;                   ///< `op` is empty for what is given: an input, a target, a parameter
    std::string formula;                     ///< of this number, with the op's own letters
    std::optional<ExplainedFactor> through;  ///< the product before the bias, where it was unfolded through that
    std::string words;                       ///< what the op does, a translatable sentence with its source
    TermForm form = TermForm::Sum;
    int termCount = 0;
    std::vector<UnfoldedTerm> largest;  ///< by |product|, largest first
    int restCount = 0;                  ///< terms that are neither among them nor zero
    int zeroCount = 0;                  ///< terms whose product is 0
    double restSum = 0;                 ///< of the products left out
    std::optional<UnfoldedTerm> bias;   ///< where a product was unfolded through its bias
    int winner = -1;       ///< index into `largest` of the term that decided (maximum, softmax's own), or -1
    double inDouble = 0;   ///< made in double of the engine's numbers
    double tolerance = 0;  ///< of `value` against it
    std::optional<PatchView> patch;
    std::optional<AttentionView> attention;
    std::optional<RecurrentView> recurrent;
    std::optional<NormView> norm;
};

/// The numbers of a moment up to its cursor; they live as long as it does.
StepNumbers numbersOf(const SlowMotion& motion);

/// Unfolds one number of a step; `sample` is the row in the batch.
Result<Unfolding> unfold(const StepNumbers& numbers, const NumberRef& ref, std::int64_t sample = 0,
                         const UnfoldOptions& options = {});
Result<Unfolding> unfold(const SlowMotion& motion, const NumberRef& ref, std::int64_t sample = 0,
                         const UnfoldOptions& options = {});
Result<Unfolding> unfold(const Microscope& microscope, const NumberRef& ref, std::int64_t sample = 0,
                         const UnfoldOptions& options = {});

}  // namespace glassbox
