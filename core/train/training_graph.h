#pragma once

#include "core/base/result.h"
#include "core/network/lower.h"

#include <map>
#include <string>

namespace glassbox {

/// Lowers a network with its losses, differentiates it (frozen blocks left out) and fuses (unless `fused` is false):
/// the graph that a Trainer and a microscope run.
Result<Lowered> trainingGraph(const NetworkSpec& network, const std::map<std::string, LossSpec>& losses,
                              bool inputGradients = false, bool fused = true);
/// Lowers a network without losses, dropout inactive, and fuses: evaluation and prediction.
Result<Lowered> inferenceGraph(const NetworkSpec& network);

}  // namespace glassbox
