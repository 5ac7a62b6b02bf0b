#include "core/data/pipeline.h"

#include "core/base/assert.h"
#include "core/base/philox.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

namespace glassbox {

namespace {

/// Training samples by class; one group where the targets are no classes.
std::vector<std::vector<std::int64_t>> byClass(const DataPart& part, std::size_t classCount) {
    const bool classes = classCount > 0 && part.labels.dtype() == DType::I32 && part.labels.shape().rank() == 1;
    std::vector<std::vector<std::int64_t>> groups(classes ? classCount : 1);
    for (std::int64_t i = 0; i < part.size(); ++i) {
        const auto label = classes ? part.labels.span<std::int32_t>()[static_cast<std::size_t>(i)] : 0;
        groups[static_cast<std::size_t>(label)].push_back(i);
    }
    return groups;
}

/// How many of each group to take so that `total` are taken in all: shares rounded down, the largest remainders first.
std::vector<std::size_t> quotas(const std::vector<std::vector<std::int64_t>>& groups, double share, std::size_t total) {
    std::vector<std::size_t> counts(groups.size());
    std::vector<std::pair<double, std::size_t>> remainders;
    std::size_t taken = 0;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const double exact = share * static_cast<double>(groups[g].size());
        counts[g] = static_cast<std::size_t>(exact);
        remainders.emplace_back(static_cast<double>(counts[g]) - exact, g);
        taken += counts[g];
    }
    std::ranges::sort(remainders);
    for (const auto& [remainder, g] : remainders)
        if (taken < total && counts[g] < groups[g].size()) {
            ++counts[g];
            ++taken;
        }
    return counts;
}

/// Sums of a run of bytes and of their squares, exact.
struct ByteSums {
    std::uint64_t sum = 0, squares = 0;
};

/// Adds at most `mostRun` bytes; 32-bit sums can't overflow there.
constexpr std::int64_t mostRun = 65536;

ByteSums sumRun(const std::uint8_t* bytes, std::int64_t count) {
    std::uint32_t sum = 0, squares = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        const std::uint32_t value = bytes[i];
        sum += value;
        squares += value * value;
    }
    return {sum, squares};
}

/// What is known of one channel of the training part.
struct Moments {
    double mean = 0, variance = 0;
};

std::vector<Moments> pictureMoments(const DataPart& part, const std::vector<std::int64_t>& training) {
    const Shape& shape = part.samples.shape();
    const auto channels = static_cast<std::size_t>(shape[1]);
    const std::int64_t pixels = shape[2] * shape[3];
    const std::uint8_t* samples = part.samples.span<std::uint8_t>().data();
    std::vector<ByteSums> sums(channels);
    for (const std::int64_t index : training)
        for (std::size_t c = 0; c < channels; ++c) {
            const std::uint8_t* channel = samples + (index * shape[1] + static_cast<std::int64_t>(c)) * pixels;
            for (std::int64_t start = 0; start < pixels; start += mostRun) {
                const ByteSums run = sumRun(channel + start, std::min(mostRun, pixels - start));
                sums[c].sum += run.sum;
                sums[c].squares += run.squares;
            }
        }
    std::vector<Moments> moments(channels);
    const double count = static_cast<double>(training.size()) * static_cast<double>(pixels);
    constexpr double largest = 255.0;
    for (std::size_t c = 0; c < channels; ++c) {
        const double mean = static_cast<double>(sums[c].sum) / count;
        moments[c].mean = mean / largest;
        moments[c].variance = (static_cast<double>(sums[c].squares) / count - mean * mean) / (largest * largest);
    }
    return moments;
}

/// Moments of each feature, the last axis, over all samples and time steps.
std::vector<Moments> featureMoments(const DataPart& part, const std::vector<std::int64_t>& training) {
    const Shape& shape = part.samples.shape();
    const std::int64_t features = shape[shape.rank() - 1], elements = shape.elements() / shape[0];
    std::vector<Moments> moments(static_cast<std::size_t>(features));
    const double count = static_cast<double>(training.size()) * static_cast<double>(elements / features);
    const auto visit = [&](std::int64_t feature, const auto& use) {
        for (const std::int64_t index : training)
            for (std::int64_t i = feature; i < elements; i += features)
                use(part.samples.at(index * elements + i));
    };
    for (std::int64_t f = 0; f < features; ++f) {
        Moments& moment = moments[static_cast<std::size_t>(f)];
        visit(f, [&](double value) { moment.mean += value / count; });
        visit(f, [&](double value) { moment.variance += (value - moment.mean) * (value - moment.mean) / count; });
    }
    return moments;
}

/// The moments of all channels taken together.
Moments pooled(const std::vector<Moments>& channels) {
    Moments whole;
    double squares = 0;
    const auto count = static_cast<double>(channels.size());
    for (const Moments& channel : channels) {
        whole.mean += channel.mean / count;
        squares += (channel.variance + channel.mean * channel.mean) / count;
    }
    whole.variance = squares - whole.mean * whole.mean;
    return whole;
}

/// The last samples for validation; those before them that hold some of the same answers are left out.
Split splitOrdered(const Dataset& dataset, std::int64_t total) {
    Split split;
    const std::int64_t first = dataset.train.size() - total;
    const std::int64_t end = total > 0 ? std::max<std::int64_t>(0, first - dataset.overlap) : first;
    for (std::int64_t i = 0; i < end; ++i)
        split.training.push_back(i);
    for (std::int64_t i = first; i < dataset.train.size(); ++i)
        split.validation.push_back(i);
    return split;
}

}  // namespace

Split splitTraining(const Dataset& dataset, double validationShare, std::uint64_t seed) {
    GLASSBOX_ASSERT(validationShare >= 0 && validationShare < 1);
    Split split;
    const auto size = static_cast<std::size_t>(dataset.train.size());
    const auto total = static_cast<std::size_t>(std::llround(validationShare * static_cast<double>(size)));
    if (dataset.ordered) return splitOrdered(dataset, static_cast<std::int64_t>(total));
    std::vector<std::vector<std::int64_t>> groups = byClass(dataset.train, dataset.classes.size());
    const std::vector<std::size_t> counts = quotas(groups, validationShare, total);
    std::vector<bool> chosen(size, false);
    const RandomStream random(seed, RandomPurpose::Split);
    std::uint64_t draw = 0;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        std::vector<std::int64_t>& group = groups[g];
        for (std::size_t i = 0; i < counts[g]; ++i) {  // the start of a Fisher-Yates shuffle
            const auto left = static_cast<std::uint32_t>(group.size() - i);
            std::swap(group[i], group[i + random.below(left, draw++)]);
            chosen[static_cast<std::size_t>(group[i])] = true;
        }
    }
    split.validation.reserve(total);
    split.training.reserve(size - total);
    for (std::size_t i = 0; i < size; ++i)
        (chosen[i] ? split.validation : split.training).push_back(static_cast<std::int64_t>(i));
    return split;
}

Normalization standardize(const Dataset& dataset, const std::vector<std::int64_t>& training, bool perChannel) {
    Normalization normalization;
    if (training.empty() || dataset.kind == AxisKind::Tokens) return normalization;
    const bool pictures = dataset.train.samples.dtype() == DType::U8;
    std::vector<Moments> moments =
        pictures ? pictureMoments(dataset.train, training) : featureMoments(dataset.train, training);
    if (!perChannel) moments.assign(moments.size(), pooled(moments));
    const std::int64_t steps = dataset.kind == AxisKind::Sequence ? dataset.sampleShape[0] : 1;
    for (std::size_t i = 0; i < moments.size() * static_cast<std::size_t>(steps); ++i) {
        const Moments& moment = moments[i % moments.size()];
        normalization.mean.push_back(static_cast<float>(moment.mean));
        // A channel that never changes stays at zero.
        const double deviation = moment.variance > 0 ? std::sqrt(moment.variance) : 1.0;
        normalization.inverseDeviation.push_back(static_cast<float>(1.0 / deviation));
    }
    return normalization;
}

void shuffledOrder(const std::vector<std::int64_t>& training, std::uint64_t seed, std::int64_t epoch,
                   std::vector<std::int64_t>& order) {
    order = training;
    const RandomStream random(seed, RandomPurpose::Shuffle, 0, static_cast<std::uint64_t>(epoch));
    for (std::size_t left = order.size(); left > 1; --left)  // Fisher and Yates, from the end
        std::swap(order[left - 1], order[random.below(static_cast<std::uint32_t>(left), left)]);
}

}  // namespace glassbox
