#include "core/train/data_feed.h"

#include "core/experiment/data_fit.h"
#include "core/train/target_fit.h"

namespace glassbox {

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
        if (input && data.kind == AxisKind::Tokens)
            input = checkVocabulary(*lowered.graph, id, data.name, std::ssize(data.classes));
        if (!input) return input.error();
    }
    for (const auto& [block, id] : lowered.targets) {
        const ValueType& target = lowered.graph->value(id).type;
        const ValueType& output = lowered.graph->value(lowered.outputs.at(block)).type;
        const bool samples = feed.reconstructs(block);
        Result<void> fits =
            samples ? checkReconstruction(block, output, data) : checkLabelsFit(block, output, target, data);
        if (!fits) return fits.error();
        const std::int64_t numbers = target.shape.elements();
        const bool converts = target.dtype != DType::I32 && !samples && data.train.labels.dtype() == DType::I32;
        if (converts && !feed.realTargets_.contains(numbers))
            feed.realTargets_[numbers] = std::make_shared<const RealTargets>(
                RealTargets{realLabels(data.train.labels, numbers), realLabels(data.test.labels, numbers)});
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
        targets_.push_back({id, realTargetsOf(lowered.graph->value(id).type), reconstructs(block)});
}

const DataFeed::RealTargets* DataFeed::realTargetsOf(const ValueType& target) const {
    const auto found = realTargets_.find(target.shape.elements());
    return target.dtype == DType::I32 || found == realTargets_.end() ? nullptr : found->second.get();
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
        if (target.real != nullptr) labels = test ? &target.real->test : &target.real->train;
        executor.setTarget(target.value, {labels->raw(), labels->dtype(), indices});
    }
}

}  // namespace glassbox
