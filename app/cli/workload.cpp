#include "app/cli/workload.h"

#include "core/base/philox.h"
#include "core/base/platform/directories.h"

#include <fmt/format.h>

namespace glassbox::cli {
namespace {

/// Random pictures and labels of the sizes of a data set that is not on this machine: a rate needs no more.
std::shared_ptr<const Dataset> standIn(const CatalogEntry& entry) {
    constexpr std::int64_t samples = 4096;
    Dataset dataset;
    dataset.name = entry.name;
    dataset.inputField = entry.inputField;
    dataset.targetField = entry.targetField;
    dataset.classes.assign(entry.classes.begin(), entry.classes.end());
    dataset.sampleShape = entry.sampleShape(Settings::defaults(entry.options));
    std::vector<std::int64_t> sizes = {samples};
    sizes.insert(sizes.end(), dataset.sampleShape.sizes().begin(), dataset.sampleShape.sizes().end());
    dataset.train.samples = Tensor(DType::U8, Shape(sizes));
    dataset.train.labels = Tensor(DType::I32, {samples});
    const RandomStream pictures(1, RandomPurpose::Synthesize, 0), labels(1, RandomPurpose::Synthesize, 1);
    std::uint64_t index = 0;
    for (std::uint8_t& pixel : dataset.train.samples.span<std::uint8_t>())
        pixel = static_cast<std::uint8_t>(pictures.below(256, index++));
    index = 0;
    for (std::int32_t& label : dataset.train.labels.span<std::int32_t>())
        label = static_cast<std::int32_t>(labels.below(static_cast<std::uint32_t>(dataset.classes.size()), index++));
    dataset.test = dataset.train;
    return std::make_shared<const Dataset>(std::move(dataset));
}

}  // namespace

Result<Loaded> loadWorkload(const std::string& name, const std::string& data) {
    const auto file = (resourceDirectory() / "presets" / (name + ".json")).string();
    const auto places = placesOf(data);
    if (!places) return places.error();
    const auto experiment = loadExperiment(file);
    if (!experiment) return experiment.error();
    const CatalogEntry* entry = findCatalogEntry(experiment->data.dataset);
    const bool pictures = entry != nullptr && entry->kind == AxisKind::Image && !entry->classes.empty();
    if (!pictures || locateDataset(entry->name, *places)) return loadExperimentAndData(file, data);
    if (const auto valid = validate(*experiment); !valid) return valid.error();
    fmt::print(stderr, "{}: {} is not here, random pictures stand in\n", name, entry->name);
    return Loaded{*experiment, standIn(*entry)};
}

}  // namespace glassbox::cli
