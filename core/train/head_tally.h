#pragma once

#include "core/runtime/executor.h"
#include "core/train/head.h"
#include "core/train/metrics.h"

#include <span>

namespace glassbox {

/// True if each of the head's answers is one class, which a confusion matrix can count.
bool listsPredictions(const Head& head);

/// Adds up what an evaluation says about one Output block, batch after batch.
class HeadTally {
public:
    /// `lists`: its predictions become those of the evaluation.
    HeadTally(const Head& head, bool lists) : head_(&head), lists_(lists) {}

    /// Adds the batch that the executor has run; its weighted losses are added to `losses`, a number a sample.
    void add(const Executor& executor, std::span<float> losses, Evaluation& evaluation);
    HeadEvaluation result() const;
    const Head& head() const { return *head_; }

private:
    template <class T>
    void list(std::int64_t rows, const Tensor& outputs, const Tensor& targets, Evaluation& evaluation) const;
    void addSquares(const Tensor& outputs, const Tensor& targets);

    const Head* head_;
    bool lists_;
    double losses_ = 0, weights_ = 0, squares_ = 0;
    std::int64_t numbers_ = 0;
    AnswerCount answers_;
};

}  // namespace glassbox
