#pragma once

#include "core/base/result.h"
#include "core/experiment/experiment_spec.h"

#include <cstdint>

namespace glassbox::cli {

/// Time from one sample to its prediction, in microseconds.
struct Latency {
    double median = 0, lowQuartile = 0, highQuartile = 0;
    std::int64_t runs = 0;
};

/// Predicts one random sample again and again for some seconds after a short warm-up, each run timed for itself: the
/// sample goes in, the prediction comes out. The network has its initial weights.
Result<Latency> measureLatency(const ExperimentSpec& experiment, int threads, double seconds);

}  // namespace glassbox::cli
