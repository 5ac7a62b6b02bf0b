#include "core/train/head_tally.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace glassbox {

namespace {

/// Position of the largest of a row, the first of equals.
template <class T>
std::int32_t winner(const T* row, int columns) {
    return static_cast<std::int32_t>(std::max_element(row, row + columns) - row);
}

}  // namespace

bool listsPredictions(const Head& head) {
    return head.judgement == Judgement::Label || head.judgement == Judgement::Distribution ||
           (head.judgement == Judgement::Decision && head.columns == 1);
}

void HeadTally::add(const Executor& executor, std::span<float> losses, Evaluation& evaluation) {
    const Tensor own = executor.read(head_->losses);
    const Tensor weights = head_->weights.valid() ? executor.read(head_->weights) : Tensor();
    for (std::size_t i = 0; i < losses.size(); ++i) {
        const auto sample = static_cast<std::int64_t>(i);
        losses[i] += static_cast<float>(head_->weight * own.at(sample));
        losses_ += own.at(sample);
        weights_ += weights.empty() ? 1.0 : weights.at(sample);
    }
    const Tensor outputs = executor.read(head_->output), targets = executor.read(head_->target);
    const auto samples = static_cast<std::int64_t>(losses.size());
    const AnswerCount count = judge(*head_, outputs.dtype(), samples, outputs.raw(), targets.raw());
    answers_.right += count.right;
    answers_.judged += count.judged;
    if (head_->judgement == Judgement::None) addSquares(outputs, targets);
    if (!lists_) return;
    if (outputs.dtype() == DType::F64)
        list<double>(samples * head_->answers, outputs, targets, evaluation);
    else
        list<float>(samples * head_->answers, outputs, targets, evaluation);
}

template <class T>
void HeadTally::list(std::int64_t rows, const Tensor& outputs, const Tensor& targets, Evaluation& evaluation) const {
    const int columns = head_->columns;
    const T* output = outputs.span<T>().data();
    const bool labels = head_->judgement == Judgement::Label;
    const std::int32_t* label = labels ? targets.span<std::int32_t>().data() : nullptr;
    const T* target = labels ? nullptr : targets.span<T>().data();
    for (std::int64_t row = 0; row < rows; ++row, output += columns) {
        std::int32_t prediction = 0, truth = 0;
        T confidence = 0;
        if (head_->judgement == Judgement::Decision) {
            prediction = *output >= T(0.5) ? 1 : 0;
            truth = target[row] >= T(0.5) ? 1 : 0;
            confidence = prediction == 1 ? *output : T(1) - *output;
        } else {
            prediction = winner(output, columns);
            truth = labels ? label[row] : winner(target + row * columns, columns);
            confidence = output[prediction];
        }
        if (truth < 0) continue;  // no label
        evaluation.predictions.push_back(prediction);
        evaluation.truth.push_back(truth);
        evaluation.confidence.push_back(static_cast<float>(confidence));
    }
}

void HeadTally::addSquares(const Tensor& outputs, const Tensor& targets) {
    for (std::int64_t i = 0; i < outputs.elements(); ++i) {
        const double distance = outputs.at(i) - targets.at(i);
        squares_ += distance * distance;
    }
    numbers_ += outputs.elements();
}

HeadEvaluation HeadTally::result() const {
    HeadEvaluation result;
    result.block = head_->block;
    result.loss = weights_ > 0 ? losses_ / weights_ : 0.0;
    if (head_->judgement != Judgement::None) result.accuracy = answers_.share();
    if (head_->surprise) result.bitsPerToken = result.loss / std::numbers::ln2;
    if (numbers_ > 0) result.rootMeanSquare = std::sqrt(squares_ / static_cast<double>(numbers_));
    return result;
}

}  // namespace glassbox
