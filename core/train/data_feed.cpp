#include "core/train/data_feed.h"

#include "core/experiment/data_fit.h"

namespace glassbox {

namespace {

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

Result<void> checkReconstruction(const std::string& block, const ValueType& output, const Dataset& dataset) {
    if (output.shape.elements() == dataset.sampleShape.elements()) return {};
    return makeError("train.output_size",
                     translatable("core", "{block} gives {given} numbers, but {dataset} needs {wanted}"),
                     {{"block", block},
                      {"given", std::to_string(output.shape.elements())},
                      {"dataset", dataset.name},
                      {"wanted", std::to_string(dataset.sampleShape.elements())}},
                     translatable("core", "Give the last block before {block} {wanted} units."), block);
}

}  // namespace

Result<DataFeed> DataFeed::make(std::shared_ptr<const Dataset> dataset, Normalization normalization,
                                std::map<std::string, std::string> targets, const Lowered& lowered) {
    DataFeed feed;
    feed.dataset_ = std::move(dataset);
    feed.normalization_ = std::move(normalization);
    feed.targetFields_ = std::move(targets);
    const Dataset& data = *feed.dataset_;
    for (const auto& [block, id] : lowered.inputs) {
        Result<void> input =
            checkInputFits(block, lowered.graph->value(id).type, data.name, data.kind, data.sampleShape);
        if (!input) return input.error();
    }
    bool wantsReal = false;
    for (const auto& [block, id] : lowered.targets) {
        const ValueType& target = lowered.graph->value(id).type;
        const ValueType& output = lowered.graph->value(lowered.outputs.at(block)).type;
        const bool samples = feed.reconstructs(block);
        Result<void> fits =
            samples ? checkReconstruction(block, output, data) : checkOutput(block, output, target, data);
        if (!fits) return fits.error();
        wantsReal = wantsReal || (target.dtype != DType::I32 && !samples);
    }
    if (wantsReal && data.train.labels.dtype() == DType::I32) {
        const auto classes = static_cast<std::int64_t>(data.classes.size());
        feed.realTargets_ = std::make_shared<const RealTargets>(
            RealTargets{oneHot(data.train.labels, classes), oneHot(data.test.labels, classes)});
    }
    feed.bind(lowered);
    return feed;
}

DataFeed DataFeed::forGraph(const Lowered& lowered) const {
    DataFeed feed = *this;
    feed.bind(lowered);
    return feed;
}

bool DataFeed::reconstructs(const std::string& block) const {
    const auto field = targetFields_.find(block);
    return field != targetFields_.end() && field->second == dataset_->inputField;
}

void DataFeed::bind(const Lowered& lowered) {
    inputs_.clear();
    targets_.clear();
    for (const auto& [block, id] : lowered.inputs)
        inputs_.push_back(id);
    for (const auto& [block, id] : lowered.targets)
        targets_.push_back({id, lowered.graph->value(id).type.dtype != DType::I32, reconstructs(block)});
}

InputBatch DataFeed::samples(bool test, const std::int64_t* indices) const {
    const DataPart& part = test ? dataset_->test : dataset_->train;
    InputBatch batch{part.samples.raw(), part.samples.dtype(), indices};
    if (normalization_.mean.empty()) return batch;
    batch.mean = normalization_.mean.data();
    batch.inverseDeviation = normalization_.inverseDeviation.data();
    batch.channels = static_cast<int>(normalization_.mean.size());
    return batch;
}

void DataFeed::fill(Executor& executor, bool test, const std::int64_t* indices) const {
    for (const ValueId id : inputs_)
        executor.setInput(id, samples(test, indices));
    for (const Target& target : targets_) {
        if (target.samples) {
            executor.setTarget(target.value, samples(test, indices));
            continue;
        }
        const Tensor* labels = test ? &dataset_->test.labels : &dataset_->train.labels;
        if (target.real && realTargets_) labels = test ? &realTargets_->test : &realTargets_->train;
        executor.setTarget(target.value, {labels->raw(), labels->dtype(), indices});
    }
}

}  // namespace glassbox
