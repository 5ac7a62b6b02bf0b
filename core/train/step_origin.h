#pragma once

#include "core/tensor/tensor.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace glassbox {

/// What a training step is computed from.
struct StepOrigin {
    std::int64_t step = 0;  ///< steps done before it
    double learningRate = 0;
    double momentum = -1;                      ///< negative: the optimizer's setting
    std::vector<std::int64_t> batch;           ///< indices into the data set's training part
    Tensor parameters;                         ///< flat, as the trainer's table lays them out
    std::vector<std::int64_t> parameterSteps;  ///< by parameter: updates it has had; a counter's number
    std::map<std::string, Tensor> optimizer;   ///< state buffers by name, flat
};

}  // namespace glassbox
