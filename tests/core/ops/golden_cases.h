#pragma once

#include "core/graph/attributes.h"
#include "core/graph/value.h"

#include <cstdint>
#include <string>
#include <vector>

namespace glassbox::testing {

/// An input of a golden case: its type and its numbers, batch axis first.
struct GoldenInput {
    ValueType type;
    std::vector<double> numbers;
};

/// One op as PyTorch computes it in double, forward and backward.
struct GoldenCase {
    std::string name, op;
    std::int64_t batch = 0;
    Attributes attributes;
    std::vector<GoldenInput> inputs;
    std::vector<double> result;                  ///< first result
    std::vector<double> winner;                  ///< second result of max_pool, else empty
    std::vector<double> dy;                      ///< gradient by the first result
    std::vector<std::vector<double>> gradients;  ///< by input; empty where there is none
};

/// A golden file: what made it, and its cases.
struct GoldenFile {
    std::string script, scriptHash, torchVersion;
    std::vector<GoldenCase> cases;
};

/// Reads all files of tests/golden whose cases are ops; throws where one isn't what it should be.
std::vector<GoldenFile> readGoldenOps();
/// The cases of all of them.
std::vector<GoldenCase> goldenOpCases();

}  // namespace glassbox::testing
