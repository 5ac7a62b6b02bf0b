#include "tests/ui/instruments/synthetic_history.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace glassbox {

History syntheticHistory(std::int64_t stepsPerEpoch, std::int64_t epochs, std::int64_t more) {
    std::mt19937 random(7);
    std::normal_distribution<double> noise(0, 1);
    History history;
    for (std::int64_t step = 1; step <= stepsPerEpoch * epochs + more; ++step) {
        const double epoch = static_cast<double>(step) / static_cast<double>(stepsPerEpoch);
        const double loss = 0.05 / (0.4 + epoch) + 2.2 * std::exp(-epoch * 12) + 0.02;
        const double accuracy = 1 - 0.02 / (0.3 + epoch) - 0.85 * std::exp(-epoch * 14);
        const double right = std::round(64 * (accuracy + 0.02 * noise(random))) / 64;
        history.steps.push_back({step, loss * std::exp(0.7 * noise(random)), std::clamp(right, 0.0, 1.0), 0.05});
        if (step % stepsPerEpoch != 0) continue;
        EpochRecord record;
        record.epoch = step / stepsPerEpoch;
        record.step = step;
        record.validationLoss = loss * 1.1 + 0.01 * std::abs(noise(random));
        record.validationAccuracy = accuracy - 0.002 * std::abs(noise(random));
        record.testLoss = record.validationLoss * 1.02;
        record.testAccuracy = record.validationAccuracy - 0.001;
        history.epochs.push_back(record);
    }
    return history;
}

}  // namespace glassbox
