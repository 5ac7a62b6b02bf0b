#include "tests/conformance/golden_training.h"

#include "tests/golden/script_hash.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>

namespace glassbox::testing {

namespace {

using nlohmann::json;

json document() {
    std::ifstream stream(goldenPath("training.json"));
    return json::parse(stream);
}

std::vector<GoldenTensor> tensorsOf(const json& from) {
    std::vector<GoldenTensor> tensors;
    for (const json& one : from)
        tensors.push_back({one.at("norm"), one.at("largest"), one.at("numbers").get<std::vector<double>>()});
    return tensors;
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
std::uint64_t splitmix64(std::uint64_t state) {
    std::uint64_t z = state * 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

}  // namespace

GoldenTraining readGoldenTraining(const std::string& network) {
    const json from = document().at("networks").at(network);
    GoldenTraining golden;
    golden.parameters = from.at("parameters").get<std::vector<std::string>>();
    golden.batch = from.at("batch");
    golden.losses = from.at("losses").get<std::vector<double>>();
    golden.weights = tensorsOf(from.at("weights"));
    golden.gradientsDouble = tensorsOf(from.at("gradients_float64"));
    golden.gradientsSingle = tensorsOf(from.at("gradients_float32"));
    return golden;
}

std::int64_t goldenPlace(std::int64_t i, std::int64_t elements) {
    return i * 2654435761 % elements;
}

std::vector<double> goldenInitialWeights(std::int64_t place, const Shape& shape) {
    const double fanIn = static_cast<double>(shape.elements() / shape[0]);
    const double bound = shape.rank() == 1 ? 0.1 : std::sqrt(6.0 / fanIn);
    std::vector<double> weights(static_cast<std::size_t>(shape.elements()));
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const std::uint64_t state = i + 1 + static_cast<std::uint64_t>(place) * 1000003U;
        const double uniform = static_cast<double>(splitmix64(state) >> 11) * 0x1p-53;
        weights[i] = (uniform - 0.5) * (2.0 * bound);
    }
    return weights;
}

ScriptHashes goldenTrainingHashes() {
    const json from = document();
    return {from.at("script_sha256"), hashOfGoldenScript(from.at("script"))};
}

}  // namespace glassbox::testing
