#include "core/explain/sample_batch.h"

#include "core/train/data_feed.h"

#include <utility>

namespace glassbox {

Result<SampleBatch> SampleBatch::make(const ExperimentSpec& experiment, std::shared_ptr<const Dataset> dataset,
                                      const std::string& part, const std::vector<std::int64_t>& samples) {
    const DataSpec& data = experiment.data;
    const Split split = splitTraining(*dataset, data.validation, data.splitSeed);
    const std::vector<std::int64_t>& among = part == "validation" ? split.validation : split.training;
    SampleBatch batch;
    batch.test_ = part == "test";
    const std::int64_t count = batch.test_ ? dataset->test.size() : static_cast<std::int64_t>(among.size());
    for (const std::int64_t sample : samples) {
        if (sample < 0 || sample >= count) {
            return makeError(
                "explain.part_sample",
                translatable("core", "sample {sample} does not exist: the {part} part has {count} samples"),
                {{"sample", std::to_string(sample)}, {"part", part}, {"count", std::to_string(count)}},
                translatable("core", "Samples are counted from 0."));
        }
        batch.indices_.push_back(batch.test_ ? sample : among[static_cast<std::size_t>(sample)]);
    }
    if (data.normalization == "standardize")
        batch.normalization_ = standardize(*dataset, split.training, data.perChannel);
    batch.targetFields_ = data.targets;
    batch.dataset_ = std::move(dataset);
    return batch;
}

Result<void> SampleBatch::fill(const Lowered& lowered, Executor& executor) const {
    const auto feed = DataFeed::make(dataset_, normalization_, targetFields_, lowered);
    if (!feed) return feed.error();
    feed->fill(executor, test_, indices_.data());
    return {};
}

}  // namespace glassbox
