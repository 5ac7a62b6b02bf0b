#include "tests/core/train/small_experiment.h"

#include "core/base/philox.h"
#include "core/data/catalog.h"

#include <gtest/gtest.h>

#include <cstring>
#include <filesystem>

namespace glassbox::test {

namespace {

constexpr int side = 8;

constexpr const char* smallNetwork = R"({
 "format": "glassbox.experiment/1", "name": "small",
 "network": {"format": "glassbox.network/1", "name": "small",
  "blocks": [
   {"id": "input", "type": "Input", "shape": [1, 8, 8]},
   {"id": "conv1", "type": "Conv2D", "filters": 4, "kernel": 3, "stride": 1, "padding": 1},
   {"id": "relu1", "type": "Activation", "function": "relu"},
   {"id": "pool1", "type": "MaxPool2D", "kernel": 2, "stride": 2},
   {"id": "flatten", "type": "Flatten"},
   {"id": "fc1", "type": "Dense", "units": 20},
   {"id": "relu2", "type": "Activation", "function": "relu"},
   {"id": "drop", "type": "Dropout", "rate": 0.25},
   {"id": "fc2", "type": "Dense", "units": 3},
   {"id": "output", "type": "Output", "task": "classification"}],
  "wires": [["input", "conv1"], ["conv1", "relu1"], ["relu1", "pool1"], ["pool1", "flatten"], ["flatten", "fc1"],
            ["fc1", "relu2"], ["relu2", "drop"], ["drop", "fc2"], ["fc2", "output"]]},
 "data": {"dataset": "mnist", "inputs": {"input": "image"}, "targets": {"output": "label"},
          "split": {"validation": 0.2, "seed": 1}, "normalization": {"type": "standardize", "per": "channel"}},
 "losses": {"output": {"type": "cross_entropy", "weight": 1.0}},
 "optimizer": {"type": "sgd", "learning_rate": 0.05, "momentum": 0.9}, "schedule": {"type": "one_cycle"},
 "batch_size": 32, "epochs": 4, "watch": "validation", "seed": 1, "precision": "float32"})";

DataPart makePart(std::int64_t count, std::uint32_t stream) {
    DataPart part{Tensor(DType::U8, {count, 1, side, side}), Tensor(DType::I32, {count})};
    const RandomStream random(1, RandomPurpose::Test, stream);
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t label = i % 3;
        part.labels.set(i, static_cast<double>(label));
        for (std::int64_t pixel = 0; pixel < side * side; ++pixel) {
            const std::int64_t at = i * side * side + pixel;
            const bool bright = pixel % side / 3 == label;
            part.samples.set(at, (bright ? 120 : 0) + random.below(136, static_cast<std::uint64_t>(at)));
        }
    }
    return part;
}

}  // namespace

std::shared_ptr<const Dataset> smallDataset(std::int64_t trainCount, std::int64_t testCount) {
    auto dataset = std::make_shared<Dataset>();
    dataset->name = "mnist";
    dataset->sampleShape = {1, side, side};
    dataset->classes = {"left", "middle", "right"};
    dataset->train = makePart(trainCount, 1);
    dataset->test = makePart(testCount, 2);
    return dataset;
}

ExperimentSpec smallExperiment() {
    const auto parsed = parseExperiment(smallNetwork);
    if (!parsed) ADD_FAILURE() << parsed.error().toString();
    return parsed ? *parsed : ExperimentSpec();
}

std::shared_ptr<const Dataset> mnist() {
    static const auto loaded =
        loadDataset("mnist", {}, {{std::filesystem::path(GLASSBOX_SOURCE_DIR) / "resources" / "datasets"}});
    if (!loaded) ADD_FAILURE() << loaded.error().toString();
    return loaded ? *loaded : nullptr;
}

ExperimentSpec preset(const std::string& name) {
    const auto loaded =
        loadExperiment(std::filesystem::path(GLASSBOX_SOURCE_DIR) / "resources" / "presets" / (name + ".json"));
    if (!loaded) ADD_FAILURE() << loaded.error().toString();
    return loaded ? *loaded : ExperimentSpec();
}

std::unique_ptr<Trainer> makeTrainer(const ExperimentSpec& experiment, std::shared_ptr<const Dataset> dataset,
                                     const TrainerOptions& options) {
    auto trainer = Trainer::make(experiment, std::move(dataset), options);
    if (!trainer) {
        ADD_FAILURE() << trainer.error().toString();
        return nullptr;
    }
    return std::move(*trainer);
}

void train(Trainer& trainer, std::int64_t steps) {
    for (std::int64_t i = 0; i < steps; ++i) {
        const auto stepped = trainer.step();
        ASSERT_TRUE(stepped) << stepped.error().toString();
        ASSERT_TRUE(*stepped);
    }
}

std::vector<std::byte> parameterBits(const Trainer& trainer) {
    const ParameterTable& table = trainer.parameters();
    const auto* first = static_cast<const std::byte*>(table.values());
    return {first, first + static_cast<std::size_t>(table.size()) * sizeOf(table.precision())};
}

}  // namespace glassbox::test
