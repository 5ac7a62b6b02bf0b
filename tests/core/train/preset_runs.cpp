#include "tests/core/train/preset_runs.h"

#include "core/base/philox.h"
#include "core/data/catalog.h"
#include "tests/core/train/small_experiment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <filesystem>

namespace glassbox::test {

namespace {

const std::filesystem::path resources = std::filesystem::path(GLASSBOX_SOURCE_DIR) / "resources";

/// The first rows of a tensor.
Tensor rowsOf(const Tensor& whole, std::int64_t rows) {
    std::vector<std::int64_t> sizes(whole.shape().sizes().begin(), whole.shape().sizes().end());
    sizes[0] = std::min(rows, sizes[0]);
    Tensor part(whole.dtype(), Shape(sizes));
    std::memcpy(part.raw(), whole.raw(), static_cast<std::size_t>(part.elements()) * sizeOf(part.dtype()));
    return part;
}

DataPart rowsOf(const DataPart& whole, std::int64_t rows) {
    return {rowsOf(whole.samples, rows), rowsOf(whole.labels, rows)};
}

/// Pictures of noise in CIFAR-10's form.
DataPart noise(std::int64_t count, std::uint32_t stream) {
    DataPart part{Tensor(DType::U8, {count, 3, 32, 32}), Tensor(DType::I32, {count})};
    const RandomStream random(1, RandomPurpose::Test, stream);
    const auto pixels = part.samples.span<std::uint8_t>();
    for (std::size_t i = 0; i < pixels.size(); ++i)
        pixels[i] = static_cast<std::uint8_t>(random.below(256, i));
    for (std::int64_t i = 0; i < count; ++i)
        part.labels.set(i, static_cast<double>(i % 10));
    return part;
}

std::shared_ptr<const Dataset> dataOf(const ExperimentSpec& experiment, std::int64_t samples, std::int64_t tests) {
    auto few = std::make_shared<Dataset>();
    if (experiment.data.dataset == "cifar10") {
        few->name = "cifar10";
        few->sampleShape = {3, 32, 32};
        for (int i = 0; i < 10; ++i)
            few->classes.push_back(std::to_string(i));
        few->train = noise(samples, 1);
        few->test = noise(tests, 2);
        return few;
    }
    const auto loaded = loadDataset(experiment.data.dataset, experiment.data.options, {{resources / "datasets"}});
    if (!loaded) {
        ADD_FAILURE() << loaded.error().toString();
        return few;
    }
    *few = **loaded;
    few->train = rowsOf(few->train, samples);
    few->test = rowsOf(few->test, tests);
    return few;
}

}  // namespace

std::vector<std::string> presetNames() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(resources / "presets"))
        if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
    std::ranges::sort(names);
    return names;
}

PresetRun presetRun(const std::string& name, std::int64_t batch, std::int64_t wholeBatches) {
    PresetRun run{preset(name), nullptr};
    run.experiment.batchSize = std::min(batch, run.experiment.batchSize);
    run.experiment.stopAt.reset();
    const std::int64_t training = run.experiment.batchSize * wholeBatches + run.experiment.batchSize / 2;
    const auto validation = static_cast<std::int64_t>(static_cast<double>(training) * run.experiment.data.validation);
    run.dataset = dataOf(run.experiment, training + validation, std::max<std::int64_t>(run.experiment.batchSize, 4));
    return run;
}

}  // namespace glassbox::test
