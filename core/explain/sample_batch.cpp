#include "core/explain/sample_batch.h"

#include "core/train/data_feed.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace glassbox {

namespace {

/// The shape of one sample of a part's tensor.
Shape shapeOfOne(const Tensor& rows) {
    return Shape(std::vector<std::int64_t>(rows.shape().sizes().begin() + 1, rows.shape().sizes().end()));
}

/// The same numbers as the one row of a tensor.
Tensor asRow(const Tensor& one) {
    Tensor row(one.dtype(), one.shape().withFront(1));
    std::memcpy(row.raw(), one.raw(), one.bytes());
    return row;
}

Error unlike(const char* text, const Tensor& given, const Tensor& rows) {
    return makeError("explain.free_sample", text,
                     {{"given", std::string(nameOf(given.dtype())) + ' ' + given.shape().toString()},
                      {"wanted", std::string(nameOf(rows.dtype())) + ' ' + shapeOfOne(rows).toString()}});
}

/// Whole numbers name classes of the data set.
bool namesClasses(const Tensor& tensor, const Dataset& dataset) {
    if (tensor.dtype() != DType::I32) return true;
    const auto numbers = tensor.span<std::int32_t>();
    const auto classes = static_cast<std::int32_t>(dataset.classes.size());
    return std::ranges::all_of(numbers, [classes](std::int32_t number) { return number >= 0 && number < classes; });
}

Result<void> checkLike(const char* text, const Tensor& given, const Tensor& rows, const Dataset& dataset) {
    if (given.empty() || given.dtype() != rows.dtype() || given.shape() != shapeOfOne(rows))
        return unlike(text, given, rows);
    if (namesClasses(given, dataset)) return {};
    return makeError("explain.free_class",
                     translatable("core", "a number of your own sample is no class of {dataset}, which has {classes}"),
                     {{"dataset", dataset.name}, {"classes", std::to_string(dataset.classes.size())}});
}

}  // namespace

SampleBatch::SampleBatch(const ExperimentSpec& experiment, const Normalization& normalization)
    : normalization_(normalization), targetFields_(experiment.data.targets) {}

Result<SampleBatch> SampleBatch::make(const Moment& moment) {
    SampleBatch batch(moment.experiment, moment.data->normalization);
    const Result<void> taken = moment.own ? batch.take(*moment.data->dataset, *moment.own)
                                          : batch.take(*moment.data, moment.part, moment.samples);
    if (!taken) return taken.error();
    if (batch.indices_.empty())
        return makeError("explain.no_samples", translatable("core", "there are no samples to look at"));
    return batch;
}

Result<SampleBatch> SampleBatch::make(const ExperimentSpec& experiment, std::shared_ptr<const Dataset> dataset,
                                      const std::string& part, const std::vector<std::int64_t>& samples) {
    return make(momentOf(experiment, prepareData(experiment, std::move(dataset)), {}, part, samples));
}

Result<void> SampleBatch::take(const PreparedData& data, const std::string& part,
                               const std::vector<std::int64_t>& samples) {
    const std::vector<std::int64_t>& among = part == "validation" ? data.split.validation : data.split.training;
    test_ = part == "test";
    const std::int64_t count = test_ ? data.dataset->test.size() : static_cast<std::int64_t>(among.size());
    for (const std::int64_t sample : samples) {
        if (sample < 0 || sample >= count) {
            return makeError(
                "explain.part_sample",
                translatable("core", "sample {sample} does not exist: the {part} part has {count} samples"),
                {{"sample", std::to_string(sample)}, {"part", part}, {"count", std::to_string(count)}},
                translatable("core", "Samples are counted from 0."));
        }
        indices_.push_back(test_ ? sample : among[static_cast<std::size_t>(sample)]);
    }
    dataset_ = data.dataset;
    return {};
}

/// The sample as the only one of a data set like the experiment's.
Result<void> SampleBatch::take(const Dataset& dataset, const FreeSample& own) {
    Result<void> fits =
        checkLike(translatable("core", "your own sample is {given}; those of this network's data are {wanted}"),
                  own.sample, dataset.train.samples, dataset);
    if (fits)
        fits =
            checkLike(translatable("core", "the answer of your own sample is {given}; those of the data are {wanted}"),
                      own.answer, dataset.train.labels, dataset);
    if (!fits) return fits;
    auto single = std::make_shared<Dataset>();
    single->name = dataset.name;
    single->title = dataset.title;
    single->kind = dataset.kind;
    single->sampleShape = dataset.sampleShape;
    single->inputField = dataset.inputField;
    single->targetField = dataset.targetField;
    single->classes = dataset.classes;
    single->train = {asRow(own.sample), asRow(own.answer)};
    single->test = single->train;
    dataset_ = std::move(single);
    indices_ = {0};
    test_ = true;
    return {};
}

Result<void> SampleBatch::fill(const Lowered& lowered, Executor& executor) const {
    const auto feed = DataFeed::make(dataset_, normalization_, targetFields_, lowered);
    if (!feed) return feed.error();
    feed->fill(executor, test_, indices_.data());
    return {};
}

}  // namespace glassbox
