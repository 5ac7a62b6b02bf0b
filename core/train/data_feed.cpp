#include "core/train/data_feed.h"

namespace glassbox {

namespace {

Result<void> checkInput(const std::string& block, const ValueType& type, const Dataset& dataset) {
    const bool fits = type.kind == AxisKind::Image ? type.shape == dataset.sampleShape
                                                   : type.shape.elements() == dataset.sampleShape.elements();
    if (fits) return {};
    return makeError("train.input_shape",
                     translatable("core", "{block} takes {wanted}, but a sample of {dataset} is {given}"),
                     {{"block", block},
                      {"wanted", type.shape.toString()},
                      {"dataset", dataset.name},
                      {"given", dataset.sampleShape.toString()}},
                     translatable("core", "Set the shape of {block} to {given}."), block);
}

Result<void> checkOutput(const std::string& block, const ValueType& output, const ValueType& target,
                         const Dataset& dataset) {
    const auto classes = static_cast<std::int64_t>(dataset.classes.size());
    const std::int64_t wanted = classes > 0 ? classes : dataset.train.labels.shape()[1];
    const std::int64_t given = output.shape.elements();
    if (target.dtype == DType::I32 && classes == 0)
        return makeError("train.no_classes", translatable("core", "{block} classifies, but {dataset} has no classes"),
                         {{"block", block}, {"dataset", dataset.name}},
                         translatable("core", "Set the task of {block} to regression."), block);
    if (target.dtype == DType::I32 ? given >= wanted : given == wanted) return {};
    return makeError("train.output_size",
                     translatable("core", "{block} gives {given} numbers, but {dataset} needs {wanted}"),
                     {{"block", block},
                      {"given", std::to_string(given)},
                      {"dataset", dataset.name},
                      {"wanted", std::to_string(wanted)}},
                     translatable("core", "Give the last block before {block} {wanted} units."), block);
}

Tensor oneHot(const Tensor& labels, std::int64_t classes) {
    Tensor targets(DType::F32, {labels.shape()[0], classes});
    const auto indices = labels.span<std::int32_t>();
    for (std::size_t i = 0; i < indices.size(); ++i)
        targets.span<float>()[i * static_cast<std::size_t>(classes) + static_cast<std::size_t>(indices[i])] = 1.0f;
    return targets;
}

}  // namespace

Result<DataFeed> DataFeed::make(std::shared_ptr<const Dataset> dataset, Normalization normalization,
                                const Lowered& lowered) {
    for (const auto& [block, id] : lowered.inputs) {
        if (Result<void> input = checkInput(block, lowered.graph->value(id).type, *dataset); !input)
            return input.error();
    }
    bool wantsReal = false;
    for (const auto& [block, id] : lowered.targets) {
        const ValueType& target = lowered.graph->value(id).type;
        const ValueType& output = lowered.graph->value(lowered.outputs.at(block)).type;
        if (Result<void> fits = checkOutput(block, output, target, *dataset); !fits) return fits.error();
        wantsReal = wantsReal || target.dtype != DType::I32;
    }
    DataFeed feed;
    feed.dataset_ = std::move(dataset);
    feed.normalization_ = std::move(normalization);
    if (wantsReal && feed.dataset_->train.labels.dtype() == DType::I32) {
        const auto classes = static_cast<std::int64_t>(feed.dataset_->classes.size());
        feed.realTargets_ = std::make_shared<const RealTargets>(
            RealTargets{oneHot(feed.dataset_->train.labels, classes), oneHot(feed.dataset_->test.labels, classes)});
    }
    feed.bind(lowered);
    return feed;
}

DataFeed DataFeed::forGraph(const Lowered& lowered) const {
    DataFeed feed = *this;
    feed.bind(lowered);
    return feed;
}

void DataFeed::bind(const Lowered& lowered) {
    inputs_.clear();
    targets_.clear();
    real_.clear();
    for (const auto& [block, id] : lowered.inputs)
        inputs_.push_back(id);
    for (const auto& [block, id] : lowered.targets) {
        targets_.push_back(id);
        real_.push_back(lowered.graph->value(id).type.dtype != DType::I32);
    }
}

void DataFeed::fill(Executor& executor, bool test, const std::int64_t* indices) const {
    const DataPart& part = test ? dataset_->test : dataset_->train;
    InputBatch input{part.samples.raw(), part.samples.dtype(), indices};
    input.channels = static_cast<int>(dataset_->sampleShape[0]);
    if (!normalization_.mean.empty()) {
        input.mean = normalization_.mean.data();
        input.inverseDeviation = normalization_.inverseDeviation.data();
    }
    for (const ValueId id : inputs_)
        executor.setInput(id, input);
    for (std::size_t i = 0; i < targets_.size(); ++i) {
        const Tensor* labels = &part.labels;
        if (real_[i] && realTargets_) labels = test ? &realTargets_->test : &realTargets_->train;
        InputBatch target{labels->raw(), labels->dtype(), indices};
        executor.setTarget(targets_[i], target);
    }
}

}  // namespace glassbox
