#include "tests/conformance/golden_training.h"

#include "tests/golden/script_hash.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace glassbox::testing {

namespace {

using nlohmann::json;

json document() {
    std::ifstream stream(goldenPath("training.json"));
    return json::parse(stream);
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
std::uint64_t splitmix64(std::uint64_t state) {
    std::uint64_t z = state * 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

}  // namespace

std::vector<GoldenTensor> goldenTensors(const json& from) {
    std::vector<GoldenTensor> tensors;
    for (const json& one : from)
        tensors.push_back({one.at("norm"), one.at("largest"), one.at("numbers").get<std::vector<double>>()});
    return tensors;
}

double goldenNumber(std::int64_t place, std::int64_t i) {
    const std::uint64_t state = static_cast<std::uint64_t>(i) + 1 + static_cast<std::uint64_t>(place) * 1000003U;
    return static_cast<double>(splitmix64(state) >> 11) * 0x1p-53;
}

double difference(const Tensor& ours, const GoldenTensor& theirs) {
    double sum = 0, apart = 0;
    for (std::int64_t i = 0; i < ours.elements(); ++i)
        sum += ours.at(i) * ours.at(i);
    for (std::size_t i = 0; i < theirs.numbers.size(); ++i) {
        const double element = ours.at(goldenPlace(static_cast<std::int64_t>(i), ours.elements()));
        apart = std::max(apart, std::abs(element - theirs.numbers[i]) / theirs.largest);
    }
    return std::max(apart, std::abs(std::sqrt(sum) - theirs.norm) / theirs.norm);
}

GoldenTraining readGoldenTraining(const std::string& network) {
    const json from = document().at("networks").at(network);
    GoldenTraining golden;
    golden.parameters = from.at("parameters").get<std::vector<std::string>>();
    golden.batch = from.at("batch");
    golden.losses = from.at("losses").get<std::vector<double>>();
    golden.weights = goldenTensors(from.at("weights"));
    golden.gradientsDouble = goldenTensors(from.at("gradients_float64"));
    golden.gradientsSingle = goldenTensors(from.at("gradients_float32"));
    return golden;
}

std::int64_t goldenPlace(std::int64_t i, std::int64_t elements) {
    return i * 2654435761 % elements;
}

std::vector<double> goldenInitialWeights(std::int64_t place, const Shape& shape) {
    const double fanIn = static_cast<double>(shape.elements() / shape[0]);
    const double bound = shape.rank() == 1 ? 0.1 : std::sqrt(6.0 / fanIn);
    std::vector<double> weights(static_cast<std::size_t>(shape.elements()));
    for (std::size_t i = 0; i < weights.size(); ++i)
        weights[i] = (goldenNumber(place, static_cast<std::int64_t>(i)) - 0.5) * (2.0 * bound);
    return weights;
}

ScriptHashes goldenTrainingHashes() {
    const json from = document();
    return {from.at("script_sha256"), hashOfGoldenScript(from.at("script"))};
}

}  // namespace glassbox::testing
