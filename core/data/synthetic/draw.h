#pragma once

#include "core/base/philox.h"
#include "core/base/schema.h"
#include "core/data/catalog.h"

#include <cstdint>
#include <span>

namespace glassbox::synthetic {

/// Random numbers of one sample: functions of (seed, part, sample, index), so that a larger set begins with a smaller
/// one.
class Draw {
public:
    Draw(std::uint64_t seed, bool test, std::int64_t sample);

    /// Uniform in [low, high).
    double uniform(std::uint64_t index, double low, double high) const;
    /// Unbiased whole number in [0, bound).
    std::int32_t below(std::uint32_t bound, std::uint64_t index) const;
    /// Normal with mean 0.
    double normal(std::uint64_t index, double deviation) const;

private:
    RandomStream uniform_, whole_, normal_;
};

/// How many samples each part gets.
struct PartSizes {
    std::int64_t training = 0, test = 0;
};

/// Of "samples" in all, "test_share" of them for the test part, at least one for each.
PartSizes partSizes(const Settings& options);

/// Options that the generated sets share.
SettingSchema samplesOption(std::int64_t initial);
SettingSchema testShareOption();
SettingSchema noiseOption(double initial, std::string_view help);
SettingSchema seedOption();

/// Both parts, sample after sample, with labels that are class indices [N] or tokens: `makeSample(draw, index, sample,
/// label)` writes one. The shapes are those of one sample and one label; the scalar's is empty.
template <class Sample, class Label, class MakeSample>
void fillParts(Dataset& dataset, PartSizes sizes, const Settings& options, const Shape& labelShape,
               const MakeSample& makeSample) {
    const auto sampleSize = static_cast<std::size_t>(dataset.sampleShape.elements());
    const auto labelSize = static_cast<std::size_t>(labelShape.elements());
    for (const bool test : {false, true}) {
        const std::int64_t count = test ? sizes.test : sizes.training;
        DataPart& part = test ? dataset.test : dataset.train;
        part.samples = Tensor(DTypeOf<Sample>::value, dataset.sampleShape.withFront(count));
        part.labels = Tensor(DTypeOf<Label>::value, labelShape.withFront(count));
        for (std::int64_t i = 0; i < count; ++i) {
            const auto at = static_cast<std::size_t>(i);
            makeSample(Draw(static_cast<std::uint64_t>(options.integer("seed")), test, i), i,
                       part.samples.template span<Sample>().subspan(at * sampleSize, sampleSize),
                       part.labels.template span<Label>().subspan(at * labelSize, labelSize));
        }
    }
}

/// A catalog row of something that is made here.
CatalogEntry generatedRow(std::string_view name, const char* title, const char* help, std::string_view citation);

}  // namespace glassbox::synthetic
