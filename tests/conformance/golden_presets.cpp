#include "tests/conformance/golden_presets.h"

#include "core/base/platform/directories.h"
#include "core/data/catalog.h"
#include "tests/golden/script_hash.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <map>
#include <numeric>

namespace glassbox::testing {

namespace {

using nlohmann::json;

json document() {
    std::ifstream stream(goldenPath("presets.json"));
    return json::parse(stream);
}

const BlockSpec& inputOf(const NetworkSpec& network) {
    for (const BlockSpec& block : network.blocks)
        if (block.type == "Input") return block;
    throw std::runtime_error("no Input");
}

/// CLASSES of make_presets.py.
std::int64_t classesOf(const std::string& dataset) {
    static const std::map<std::string, std::int64_t> classes = {{"mnist", 10}, {"cifar10", 10},         {"xor", 2},
                                                                {"spiral", 2}, {"tinyshakespeare", 65}, {"copy", 10}};
    const auto found = classes.find(dataset);
    return found == classes.end() ? 0 : found->second;
}

template <class T>
Tensor wholeNumbers(DType dtype, std::int64_t place, Shape shape, std::int64_t below) {
    Tensor tensor(dtype, shape);
    const auto span = tensor.span<T>();
    for (std::size_t i = 0; i < span.size(); ++i)
        span[i] = static_cast<T>(goldenNumber(place, static_cast<std::int64_t>(i)) * static_cast<double>(below));
    return tensor;
}

Tensor reals(std::int64_t place, Shape shape, double low, double high) {
    Tensor tensor(DType::F32, shape);
    const auto span = tensor.span<float>();
    for (std::size_t i = 0; i < span.size(); ++i)
        span[i] = static_cast<float>(low + goldenNumber(place, static_cast<std::int64_t>(i)) * (high - low));
    return tensor;
}

Shape with(std::int64_t count, const Shape& sample) {
    std::vector<std::int64_t> sizes = {count};
    sizes.insert(sizes.end(), sample.sizes().begin(), sample.sizes().end());
    return Shape(sizes);
}

Tensor samplesOf(const CatalogEntry& entry, const std::string& dataset, Shape shape) {
    if (entry.kind == AxisKind::Image) return wholeNumbers<std::uint8_t>(DType::U8, 1, shape, 256);
    if (entry.kind == AxisKind::Tokens) return wholeNumbers<std::int32_t>(DType::I32, 1, shape, classesOf(dataset));
    return reals(1, shape, -1, 1);
}

Tensor targetsOf(const CatalogEntry& entry, const std::string& dataset, std::int64_t count, const Shape& sample) {
    const std::int64_t classes = classesOf(dataset);
    if (entry.kind == AxisKind::Tokens) return wholeNumbers<std::int32_t>(DType::I32, 2, with(count, sample), classes);
    if (classes > 0) return wholeNumbers<std::int32_t>(DType::I32, 2, {count}, classes);
    return reals(2, {count, 1}, 0, 1);
}

}  // namespace

std::vector<GoldenPreset> readGoldenPresets() {
    std::vector<GoldenPreset> presets;
    const json whole = document();
    for (const auto& [name, from] : whole.at("networks").items()) {
        GoldenPreset golden;
        golden.name = name;
        golden.batch = from.at("batch");
        golden.losses = from.at("losses").get<std::vector<double>>();
        golden.lossesSingle = from.at("losses_float32").get<std::vector<double>>();
        golden.parameters = from.at("parameters").get<std::vector<std::string>>();
        golden.gradientsDouble = goldenTensors(from.at("gradients_float64"));
        golden.gradientsSingle = goldenTensors(from.at("gradients_float32"));
        presets.push_back(std::move(golden));
    }
    return presets;
}

std::vector<ScriptHashes> goldenPresetHashes() {
    const json from = document();
    std::vector<ScriptHashes> hashes = {
        {from.at("script_sha256"), hashOfGoldenScript(from.at("script"))},
        {from.at("reader_sha256"), hashOfGoldenScript("../conformance/torch_network.py")}};
    for (const auto& [name, network] : from.at("networks").items())
        hashes.push_back(
            {network.at("preset_sha256"), hashOfGoldenScript("../../resources/presets/" + name + ".json")});
    return hashes;
}

ExperimentSpec goldenExperiment(const GoldenPreset& golden) {
    ExperimentSpec experiment =
        loadExperiment(std::filesystem::path(GLASSBOX_SOURCE_DIR) / "resources/presets" / (golden.name + ".json"))
            .value();
    const auto quiet = [](std::vector<BlockSpec>& blocks) {
        for (BlockSpec& block : blocks)
            if (block.type == "Dropout") block.settings.set("rate", 0.0);
    };
    quiet(experiment.network.blocks);
    experiment.batchSize = golden.batch;
    experiment.schedule = {"constant", {}};
    experiment.optimizer.settings.set("learning_rate", experiment.optimizer.settings.real("learning_rate") * 0.01);
    std::erase_if(experiment.regularization, [](const ChoiceSpec& rule) { return rule.type != "clip_norm"; });
    experiment.stopAt.reset();
    experiment.epochs = 1;
    return experiment;
}

std::shared_ptr<const Dataset> goldenData(const GoldenPreset& golden, const ExperimentSpec& experiment) {
    const std::string& name = experiment.data.dataset;
    const CatalogEntry& entry = *findCatalogEntry(name);
    const Shape sample(inputOf(experiment.network).settings.sizes("shape"));
    const std::int64_t count = golden.batch * static_cast<std::int64_t>(golden.losses.size());
    auto dataset = std::make_shared<Dataset>();
    dataset->name = name;
    dataset->kind = entry.kind;
    dataset->sampleShape = sample;
    dataset->inputField = entry.inputField;
    dataset->targetField = entry.targetField;
    for (std::int64_t i = 0; i < classesOf(name); ++i)
        dataset->classes.push_back(std::to_string(i));
    dataset->train.samples = samplesOf(entry, name, with(count, sample));
    dataset->train.labels = targetsOf(entry, name, count, sample);
    dataset->test = dataset->train;
    return dataset;
}

std::vector<double> goldenPresetWeights(const std::string& name, const Shape& shape) {
    const std::int64_t place = std::accumulate(name.begin(), name.end(), std::int64_t{0});
    const bool row = shape.rank() == 1;
    const double bound = row ? 0.1 : std::sqrt(6.0 / static_cast<double>(shape.elements() / shape[0]));
    const double centre = row && name.ends_with(".weight") ? 1.0 : 0.0;
    std::vector<double> weights(static_cast<std::size_t>(shape.elements()));
    for (std::size_t i = 0; i < weights.size(); ++i)
        weights[i] = (goldenNumber(place, static_cast<std::int64_t>(i)) - 0.5) * (2.0 * bound) + centre;
    return weights;
}

}  // namespace glassbox::testing
