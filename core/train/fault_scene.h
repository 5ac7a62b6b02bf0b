#pragma once

#include "core/train/faults.h"

#include <optional>
#include <span>

namespace glassbox {

/// What a detector looks at: a run so far, and the pulses of its blocks.
struct FaultScene {
    const Trainer& trainer;
    const PulseTaker& pulses;
    /// Loss of the best answer that is the same for all samples, where the loss is a plain cross-entropy.
    std::optional<double> constantLoss;

    std::span<const StepRecord> steps() const { return trainer.history().steps; }
    /// Mean loss of the first, or the last, so many steps of this run.
    double firstLoss(std::size_t count) const;
    double lastLoss(std::size_t count) const;
    /// Standard error of the mean of the first so many.
    double firstLossError(std::size_t count) const;
    double rate() const { return trainer.baseLearningRate(); }
};

/// The best constant answer's loss: the entropy of the labels.
std::optional<double> constantLossOf(const Trainer& trainer);

/// What a detector found.
using Finding = std::optional<Fault>;

// Detectors: what they look for is told at FaultKind, when they speak at their bodies. None looks at a clock or at
// chance: the same run gives the same faults.
Finding findExploding(const FaultScene& scene);
Finding findVanishing(const FaultScene& scene);
Finding findDeadUnits(const FaultScene& scene, std::size_t layer);
Finding findSaturated(const FaultScene& scene, std::size_t layer);
Finding findNotLearning(const FaultScene& scene);
Finding findOverfitting(const FaultScene& scene);

/// The first two remedies that change the experiment into one that is valid; where there are fewer, changes of the rate
/// follow.
std::array<Remedy, 2> chooseRemedies(const FaultScene& scene, const std::vector<Remedy>& candidates);

/// "0.0123", "1.5e+06": three significant digits.
std::string faultNumber(double number);

}  // namespace glassbox
