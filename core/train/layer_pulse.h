#pragma once

#include "core/network/lower.h"
#include "core/optim/parameter_table.h"
#include "core/train/tensor_pulse.h"

#include <span>
#include <string>
#include <vector>

namespace glassbox {

/// A block whose pulse is taken: what it shows, what of it is trained, and what its numbers mean.
struct PulsedLayer {
    std::string block;                    ///< whole id: "res1.conv1"
    ValueId output;                       ///< what its window shows
    std::string activation;               ///< "relu", "tanh", "sigmoid" where the output is one's result, else empty
    std::int64_t units = 0;               ///< channels of an image or a sequence, numbers of a vector
    std::int64_t places = 1;              ///< numbers of a unit in a sample
    bool channelsFirst = false;           ///< a unit's places stand together: [C,H,W]
    std::vector<std::size_t> parameters;  ///< places in the parameter table, of what the optimizer trains
    std::int64_t weights = 0;             ///< numbers of those that have several axes: 0 where only biases are trained
};

/// How one block fared in one step: its output for the batch, its weights after the update, and what moved them.
struct LayerPulse {
    std::int64_t step = 0;
    TensorPulse output, weights;     ///< weights: all trained parameters; without any, empty
    TensorPulse gradient;            ///< of the loss by its trained parameters, as the optimizer took it
    std::int64_t deadUnits = 0;      ///< relu: units that gave 0 for every sample of the batch
    std::int64_t longDeadUnits = 0;  ///< relu: those that did so in each of the last deadMemory() pulses
    double saturated = 0;            ///< tanh, sigmoid: share of the numbers at a flat end of the curve
    double gradientNorm = 0;         ///< of all numbers of `gradient`
    double gradientSize = 0;         ///< root mean square of it over its weights of several axes
    double updateNorm = 0;           ///< of the change that the step made
    /// Length of the change against the length of what was changed; 0 where there was nothing.
    double updateRatio() const { return weights.norm > 0 ? updateNorm / weights.norm : 0; }
    bool finite() const { return output.finite() && weights.finite(); }
};

/// Pulses in a row in which a unit must be silent to count as dead for long: five, and so many that they hold 256
/// samples, or four times as many as there are.
int deadMemory(std::int64_t batch, std::int64_t trainingSamples);
/// |tanh| beyond this is saturated: its slope is below 0.06.
inline constexpr double tanhFlat = 0.97;
/// A sigmoid within this of 0 or 1 is saturated: its slope is below 0.03.
inline constexpr double sigmoidFlat = 0.03;

/// The blocks of a training graph in the order of execution, with their trained parameters.
std::vector<PulsedLayer> pulsedLayers(const Lowered& lowered);

/// What a pulse is taken from; all numbers are in the table's precision and logical order.
struct PulseSource {
    const PulsedLayer& layer;
    std::int64_t batch = 0;
    const void* output = nullptr;          ///< [batch, sample]
    const ParameterTable& parameters;      ///< after the update, with its gradients
    const void* before = nullptr;          ///< flat parameters before it
    const LayerPulse* first = nullptr;     ///< whose histograms' ranges are kept; null: this one sets them
    std::span<std::uint8_t> silentPulses;  ///< by unit: pulses in a row in which it was silent
    int memory = 5;                        ///< deadMemory() of the run
};

/// Takes one block's pulse; allocates nothing.
LayerPulse takePulse(const PulseSource& source);

}  // namespace glassbox
