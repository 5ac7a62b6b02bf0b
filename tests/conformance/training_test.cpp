#include "core/data/catalog.h"
#include "core/experiment/experiment_spec.h"
#include "core/train/trainer.h"
#include "tests/conformance/golden_training.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace glassbox::testing {
namespace {

const std::string lenet5 = R"({"format": "glassbox.experiment/1", "name": "LeNet-5",
 "network": {"format": "glassbox.network/1", "name": "LeNet-5", "blocks": [
  {"id": "input", "type": "Input", "shape": [1, 28, 28]},
  {"id": "conv1", "type": "Conv2D", "filters": 6, "kernel": 5, "padding": 2},
  {"id": "relu1", "type": "Activation", "function": "relu"},
  {"id": "pool1", "type": "MaxPool2D", "kernel": 2, "stride": 2},
  {"id": "conv2", "type": "Conv2D", "filters": 16, "kernel": 5},
  {"id": "relu2", "type": "Activation", "function": "relu"},
  {"id": "pool2", "type": "MaxPool2D", "kernel": 2, "stride": 2},
  {"id": "flatten", "type": "Flatten"},
  {"id": "fc1", "type": "Dense", "units": 120},
  {"id": "relu3", "type": "Activation", "function": "relu"},
  {"id": "fc2", "type": "Dense", "units": 84},
  {"id": "relu4", "type": "Activation", "function": "relu"},
  {"id": "fc3", "type": "Dense", "units": 10},
  {"id": "output", "type": "Output", "task": "classification"}],
 "wires": [["input", "conv1"], ["conv1", "relu1"], ["relu1", "pool1"], ["pool1", "conv2"], ["conv2", "relu2"],
  ["relu2", "pool2"], ["pool2", "flatten"], ["flatten", "fc1"], ["fc1", "relu3"], ["relu3", "fc2"], ["fc2", "relu4"],
  ["relu4", "fc3"], ["fc3", "output"]]},
 "data": {"dataset": "mnist", "inputs": {"input": "image"}, "targets": {"output": "label"},
  "normalization": {"type": "standardize", "per": "channel"}},
 "losses": {"output": {"type": "cross_entropy"}},
 "optimizer": {"type": "sgd", "learning_rate": 0.02, "momentum": 0.9}, "schedule": {"type": "constant"},
 "batch_size": 64, "epochs": 1, "seed": 1})";

const std::string mlp = R"({"format": "glassbox.experiment/1", "name": "MLP",
 "network": {"format": "glassbox.network/1", "name": "MLP", "blocks": [
  {"id": "input", "type": "Input", "shape": [1, 28, 28]},
  {"id": "flatten", "type": "Flatten"},
  {"id": "fc1", "type": "Dense", "units": 256},
  {"id": "relu1", "type": "Activation", "function": "relu"},
  {"id": "fc2", "type": "Dense", "units": 128},
  {"id": "relu2", "type": "Activation", "function": "relu"},
  {"id": "fc3", "type": "Dense", "units": 10},
  {"id": "output", "type": "Output", "task": "classification"}],
 "wires": [["input", "flatten"], ["flatten", "fc1"], ["fc1", "relu1"], ["relu1", "fc2"], ["fc2", "relu2"],
  ["relu2", "fc3"], ["fc3", "output"]]},
 "data": {"dataset": "mnist", "inputs": {"input": "image"}, "targets": {"output": "label"},
  "normalization": {"type": "none"}},
 "losses": {"output": {"type": "cross_entropy"}},
 "optimizer": {"type": "adam", "learning_rate": 0.001}, "schedule": {"type": "constant"},
 "batch_size": 128, "epochs": 1, "seed": 1})";

/// The first rows of a tensor.
Tensor firstRows(const Tensor& from, std::int64_t rows) {
    std::vector<std::int64_t> sizes(from.shape().sizes().begin(), from.shape().sizes().end());
    sizes[0] = rows;
    Tensor part(from.dtype(), Shape(sizes));
    std::memcpy(part.raw(), from.raw(), part.bytes());
    return part;
}

/// The first pictures of MNIST as a data set of their own.
std::shared_ptr<const Dataset> firstPictures(std::int64_t count) {
    DataPlaces places;
    places.folders = {std::string(GLASSBOX_SOURCE_DIR) + "/resources/datasets"};
    const auto whole = loadDataset("mnist", {}, places);
    EXPECT_TRUE(whole.ok()) << whole.error().toString();
    auto part = std::make_shared<Dataset>(**whole);
    part->train.samples = firstRows(part->train.samples, count);
    part->train.labels = firstRows(part->train.labels, count);
    return part;
}

/// The shape of a parameter of a network in training, by name.
Shape shapeOf(const Trainer& trainer, const std::string& name) {
    return trainer.parameters().find(name)->shape;
}

/// A trainer over the golden file's pictures and initial weights, in file order.
std::unique_ptr<Trainer> trainerFor(const std::string& json, const GoldenTraining& golden, DType precision) {
    ExperimentSpec experiment = parseExperiment(json).value();
    experiment.precision = precision;
    const auto dataset = firstPictures(static_cast<std::int64_t>(golden.losses.size()) * golden.batch);
    TrainerOptions options;
    options.shuffle = false;
    options.threads = 2;
    auto trainer = Trainer::make(experiment, dataset, options);
    EXPECT_TRUE(trainer.ok()) << trainer.error().toString();
    for (std::size_t place = 0; place < golden.parameters.size(); ++place) {
        const std::string& name = golden.parameters[place];
        const Shape shape = shapeOf(**trainer, name);
        const std::vector<double> weights = goldenInitialWeights(static_cast<std::int64_t>(place), shape);
        const auto set = (*trainer)->parameters().setValue(name, Tensor::of<double>(shape, weights));
        EXPECT_TRUE(set.ok()) << set.error().toString();
    }
    return std::move(*trainer);
}

void trainsAsPyTorch(const std::string& json, const GoldenTraining& golden) {
    const std::unique_ptr<Trainer> trainer = trainerFor(json, golden, DType::F64);
    for (std::size_t step = 0; step < golden.losses.size(); ++step) {
        const auto stepped = trainer->step();
        ASSERT_TRUE(stepped.ok()) << stepped.error().toString();
        const double loss = trainer->executor().readElement(trainer->lowered().graph->loss(), {});
        EXPECT_NEAR(loss, golden.losses[step], 1e-9 * golden.losses[step]) << "step " << step;
        for (std::size_t i = 0; step == 0 && i < golden.parameters.size(); ++i)
            EXPECT_LT(difference(trainer->parameters().gradient(golden.parameters[i]), golden.gradientsDouble[i]),
                      1e-11)
                << golden.parameters[i];
    }
    for (std::size_t i = 0; i < golden.parameters.size(); ++i)
        EXPECT_LT(difference(trainer->parameters().value(golden.parameters[i]), golden.weights[i]), 1e-9)
            << golden.parameters[i];
}

/// PyTorch's own single precision is up to 2e-6 of a tensor's largest gradient away from its double precision here.
constexpr double singleBand = 1e-5;

void firstGradientsAreNearPyTorchs(const std::string& json, const GoldenTraining& golden) {
    const std::unique_ptr<Trainer> trainer = trainerFor(json, golden, DType::F32);
    ASSERT_TRUE(trainer->step().ok());
    for (std::size_t i = 0; i < golden.parameters.size(); ++i) {
        const Tensor gradient = trainer->parameters().gradient(golden.parameters[i]);
        EXPECT_LT(difference(gradient, golden.gradientsSingle[i]), singleBand) << golden.parameters[i];
        EXPECT_LT(difference(gradient, golden.gradientsDouble[i]), singleBand) << golden.parameters[i];
    }
}

TEST(Conformance, LeNet5TrainsAsInPyTorchInDouble) {
    trainsAsPyTorch(lenet5, readGoldenTraining("lenet5"));
}

TEST(Conformance, MlpTrainsAsInPyTorchInDouble) {
    trainsAsPyTorch(mlp, readGoldenTraining("mlp"));
}

TEST(Conformance, SinglePrecisionGradientsOfLeNet5AreNearPyTorchs) {
    firstGradientsAreNearPyTorchs(lenet5, readGoldenTraining("lenet5"));
}

TEST(Conformance, SinglePrecisionGradientsOfTheMlpAreNearPyTorchs) {
    firstGradientsAreNearPyTorchs(mlp, readGoldenTraining("mlp"));
}

TEST(Conformance, GoldenTrainingWasMadeByTheScriptBesideIt) {
    const ScriptHashes hashes = goldenTrainingHashes();
    EXPECT_EQ(hashes.recorded, hashes.present) << "run tests/golden/make_training.py again";
}

}  // namespace
}  // namespace glassbox::testing
