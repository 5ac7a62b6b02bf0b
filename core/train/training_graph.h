#pragma once

#include "core/base/result.h"
#include "core/experiment/experiment_spec.h"
#include "core/network/lower.h"

#include <cstdint>
#include <map>
#include <string>

namespace glassbox {

/// Whether product, bias and activation become one op. The bits are the same; apart, each value can be moved before the
/// next op uses it (central differences).
enum class Fusion : std::uint8_t { On, Off };

/// Lowers an experiment's network with its losses and input noise, differentiates it (frozen blocks left out), or
/// appends the local rule that is its optimizer, and fuses: the graph that a Trainer and a microscope run.
Result<Lowered> trainingGraph(const ExperimentSpec& experiment, bool inputGradients = false,
                              Fusion fusion = Fusion::On);
/// Lowers a network with its losses, dropout inactive, and fuses: what a part of the data is evaluated with.
Result<Lowered> evaluationGraph(const NetworkSpec& network, const std::map<std::string, LossSpec>& losses);
/// Lowers a network without losses, dropout inactive, and fuses: prediction.
Result<Lowered> inferenceGraph(const NetworkSpec& network);

}  // namespace glassbox
