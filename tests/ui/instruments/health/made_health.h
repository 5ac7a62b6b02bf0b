#pragma once

#include "ui/session/run_health.h"

namespace glassbox {

/// A run of a Dense layer and its relu: so many pulses, ten steps apart, with numbers that follow from the step.
inline std::shared_ptr<const RunHealth> madeHealth(int columns) {
    auto layers = std::make_shared<std::vector<PulsedLayer>>(2);
    (*layers)[0].block = "fc1";
    (*layers)[0].units = 20;
    (*layers)[0].parameters = {0, 1};
    (*layers)[1].block = "relu1";
    (*layers)[1].units = 20;
    (*layers)[1].activation = "relu";
    auto health = std::make_shared<RunHealth>();
    health->layers = layers;
    for (int i = 1; i <= columns; ++i) {
        auto column = std::make_shared<PulseColumn>();
        column->step = 10 * i;
        for (std::size_t layer = 0; layer < 2; ++layer) {
            LayerPulse pulse;
            pulse.step = column->step;
            pulse.output.mean = 0.25 * i + static_cast<double>(layer);
            pulse.output.deviation = 0.5;
            pulse.output.smallest = -1;
            pulse.output.largest = 3;
            pulse.output.histogram.counts[static_cast<std::size_t>(i % PulseHistogram::bins)] = 7;
            pulse.gradient = pulse.output;
            pulse.gradientNorm = 0.0123456789 * i;
            pulse.weights.norm = 10;
            pulse.updateNorm = 0.01 * i;
            pulse.deadUnits = i;
            column->layers.push_back(pulse);
        }
        health->columns.push_back(std::move(column));
    }
    return health;
}

}  // namespace glassbox
