#include "core/train/target_fit.h"

#include <algorithm>

namespace glassbox {

namespace {

Error wrongSize(const std::string& block, std::int64_t given, std::int64_t wanted, const Dataset& dataset) {
    return makeError("train.output_size",
                     translatable("core", "{block} gives {given} numbers, but {dataset} needs {wanted}"),
                     {{"block", block},
                      {"given", std::to_string(given)},
                      {"dataset", dataset.name},
                      {"wanted", std::to_string(wanted)}},
                     translatable("core", "Give the last block before {block} {wanted} units."), block);
}

Error wrongSteps(const std::string& block, std::int64_t given, std::int64_t wanted, const Dataset& dataset) {
    return makeError("train.output_steps",
                     translatable("core", "{block} answers {given} times a sample, but {dataset} has {wanted} labels"),
                     {{"block", block},
                      {"given", std::to_string(given)},
                      {"dataset", dataset.name},
                      {"wanted", std::to_string(wanted)}},
                     wanted == 1 ? translatable("core", "Make one answer of the sequence before {block}.")
                                 : translatable("core", "Let every time step reach {block}."),
                     block);
}

/// Numbers of a label or target of one sample.
std::int64_t labelSize(const Dataset& dataset) {
    const Tensor& labels = dataset.train.labels;
    return labels.elements() / std::max<std::int64_t>(1, labels.shape()[0]);
}

Result<void> checkClasses(const std::string& block, const ValueType& output, const ValueType& target,
                          const Dataset& dataset) {
    const auto classes = static_cast<std::int64_t>(dataset.classes.size());
    if (classes == 0 || dataset.train.labels.dtype() != DType::I32)
        return makeError("train.no_classes", translatable("core", "{block} classifies, but {dataset} has no classes"),
                         {{"block", block}, {"dataset", dataset.name}},
                         translatable("core", "Set the task of {block} to regression."), block);
    if (target.shape.elements() != labelSize(dataset))
        return wrongSteps(block, target.shape.elements(), labelSize(dataset), dataset);
    const std::int64_t given = output.shape[output.shape.rank() - 1];
    if (given < classes) return wrongSize(block, given, classes, dataset);
    return {};
}

}  // namespace

Result<void> checkLabelsFit(const std::string& block, const ValueType& output, const ValueType& target,
                            const Dataset& dataset) {
    if (target.dtype == DType::I32) return checkClasses(block, output, target, dataset);
    const std::int64_t given = output.shape.elements();
    if (dataset.train.labels.dtype() != DType::I32) {
        if (given == labelSize(dataset)) return {};
        return wrongSize(block, given, labelSize(dataset), dataset);
    }
    if (labelSize(dataset) != 1)
        return makeError(
            "train.labels_as_numbers",
            translatable("core", "{block} wants real numbers, but {dataset} has a class a time step"),
            {{"block", block}, {"dataset", dataset.name}},
            translatable("core", "Set the task of {block} to classification, with the loss cross_entropy."), block);
    const auto classes = static_cast<std::int64_t>(dataset.classes.size());
    if (given == classes || (given == 1 && classes == 2)) return {};
    return wrongSize(block, given, classes == 2 ? 1 : classes, dataset);
}

Result<void> checkReconstruction(const std::string& block, const ValueType& output, const Dataset& dataset) {
    if (output.shape.elements() == dataset.sampleShape.elements()) return {};
    return wrongSize(block, output.shape.elements(), dataset.sampleShape.elements(), dataset);
}

Tensor realLabels(const Tensor& labels, std::int64_t numbers) {
    Tensor targets(DType::F32, {labels.shape()[0], numbers});
    const auto indices = labels.span<std::int32_t>();
    const auto real = targets.span<float>();
    for (std::size_t i = 0; i < indices.size(); ++i) {
        if (numbers == 1)
            real[i] = static_cast<float>(indices[i]);
        else
            real[i * static_cast<std::size_t>(numbers) + static_cast<std::size_t>(indices[i])] = 1.0f;
    }
    return targets;
}

}  // namespace glassbox
