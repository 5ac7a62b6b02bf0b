#pragma once

#include "core/tensor/shape.h"
#include "core/tensor/tensor.h"

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace glassbox::testing {

/// A tensor as a golden file keeps it: its norm, its largest absolute element, and elements at scattered places.
struct GoldenTensor {
    double norm = 0, largest = 0;
    std::vector<double> numbers;
};

/// A network trained by PyTorch in double; tensors in the order of `parameters`.
struct GoldenTraining {
    std::vector<std::string> parameters;
    std::int64_t batch = 0;
    std::vector<double> losses;
    std::vector<GoldenTensor> weights, gradientsDouble, gradientsSingle;
};

/// The tensors of a golden file, in its order.
std::vector<GoldenTensor> goldenTensors(const nlohmann::json& from);

/// Element i of a formula tensor at that place: uniform in [0, 1), by the formula of the golden scripts.
double goldenNumber(std::int64_t place, std::int64_t i);

/// Largest difference at the scattered places, and of the norms, relative to the tensor's largest element and norm.
double difference(const Tensor& ours, const GoldenTensor& theirs);

/// Reads a network of tests/golden/training.json; throws where it isn't what it should be.
GoldenTraining readGoldenTraining(const std::string& network);

/// Place of the i-th scattered element of a tensor of that size.
std::int64_t goldenPlace(std::int64_t i, std::int64_t elements);

/// The initial weights of the parameter at that place in the network, by the formula of make_training.py.
std::vector<double> goldenInitialWeights(std::int64_t place, const Shape& shape);

/// SHA-256 that the golden file has of its script, and of the script that is there.
struct ScriptHashes {
    std::string recorded, present;
};
ScriptHashes goldenTrainingHashes();

}  // namespace glassbox::testing
