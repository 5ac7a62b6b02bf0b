#include "core/train/head.h"

#include "core/kernels/cpu/softmax.h"

#include <algorithm>
#include <string_view>

namespace glassbox {

namespace {

Judgement judgementOf(std::string_view task, const ValueType& target) {
    if (task == "binary") return Judgement::Decision;
    if (task != "classification") return Judgement::None;
    return target.dtype == DType::I32 ? Judgement::Label : Judgement::Distribution;
}

/// True for a cross-entropy of tokens that is neither weighted nor smoothed.
bool isSurprise(const LossSpec& loss, const ValueType& target) {
    const Setting* smoothing = loss.settings.find("label_smoothing");
    const Setting* weights = loss.settings.find("class_weights");
    return loss.type == "cross_entropy" && target.kind == AxisKind::Tokens &&
           (!smoothing || *smoothing == Setting(0.0)) && (!weights || *weights == Setting(std::string()));
}

template <class T>
AnswerCount judgeLabels(const Head& head, std::int64_t rows, const T* outputs, const std::int32_t* labels) {
    return {kernels::countCorrect(static_cast<int>(rows), head.columns, outputs, labels),
            rows - std::count_if(labels, labels + rows, [](std::int32_t label) { return label < 0; })};
}

template <class T>
AnswerCount judgeDistributions(const Head& head, std::int64_t rows, const T* outputs, const T* targets) {
    AnswerCount count{0, rows};
    for (std::int64_t row = 0; row < rows; ++row, outputs += head.columns, targets += head.columns)
        count.right += std::max_element(outputs, outputs + head.columns) - outputs ==
                       std::max_element(targets, targets + head.columns) - targets;
    return count;
}

template <class T>
AnswerCount judgeDecisions(std::int64_t numbers, const T* outputs, const T* targets) {
    constexpr T half = T(0.5);
    AnswerCount count{0, numbers};
    for (std::int64_t i = 0; i < numbers; ++i)
        count.right += (outputs[i] >= half) == (targets[i] >= half);
    return count;
}

template <class T>
AnswerCount judgeAs(const Head& head, std::int64_t samples, const T* outputs, const void* targets) {
    const std::int64_t rows = samples * head.answers;
    switch (head.judgement) {
        case Judgement::None:
            return {};
        case Judgement::Label:
            return judgeLabels(head, rows, outputs, static_cast<const std::int32_t*>(targets));
        case Judgement::Distribution:
            return judgeDistributions(head, rows, outputs, static_cast<const T*>(targets));
        case Judgement::Decision:
            return judgeDecisions(rows * head.columns, outputs, static_cast<const T*>(targets));
    }
    return {};
}

}  // namespace

std::vector<Head> headsOf(const Lowered& lowered, const std::map<std::string, LossSpec>& losses) {
    std::vector<Head> heads;
    for (const auto& [block, target] : lowered.targets) {
        const ValueType& targetType = lowered.graph->value(target).type;
        const ValueType& outputType = lowered.graph->value(lowered.outputs.at(block)).type;
        const auto weights = lowered.sampleWeights.find(block);
        const LossSpec& loss = losses.at(block);
        Head head;
        head.block = block;
        head.losses = lowered.sampleLosses.at(block);
        if (weights != lowered.sampleWeights.end()) head.weights = weights->second;
        head.output = lowered.outputs.at(block);
        head.target = target;
        head.weight = loss.weight;
        head.judgement = judgementOf(lowered.tasks.at(block), targetType);
        head.answers = outputType.kind == AxisKind::Sequence ? outputType.shape[0] : 1;
        head.columns = static_cast<int>(outputType.shape.elements() / head.answers);
        head.surprise = isSurprise(loss, targetType);
        heads.push_back(std::move(head));
    }
    return heads;
}

AnswerCount judge(const Head& head, DType precision, std::int64_t samples, const void* outputs, const void* targets) {
    if (precision == DType::F64) return judgeAs(head, samples, static_cast<const double*>(outputs), targets);
    return judgeAs(head, samples, static_cast<const float*>(outputs), targets);
}

}  // namespace glassbox
