#pragma once

#include "core/train/metrics.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace glassbox::cli {

/// What an evaluation of a part says, as a log has it.
struct PartMetrics {
    double loss = 0;
    double accuracy = -1;  ///< negative: a regression
    const std::vector<HeadEvaluation>& heads;
};

/// Adds "<prefix>loss" and, where there are such, "<prefix>accuracy", "<prefix>bits_per_token", "<prefix>rmse"; where
/// the network has several outputs also "<prefix>outputs" with the same for each.
void addMetrics(nlohmann::ordered_json& entry, const std::string& prefix, const PartMetrics& metrics);
/// "loss 0.12 accuracy 97.50 %", "loss 1.4 accuracy 60.00 % 2.02 bits a token", "loss 0.3 RMSE 0.55".
std::string metricsText(const PartMetrics& metrics);

}  // namespace glassbox::cli
