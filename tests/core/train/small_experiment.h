#pragma once

#include "core/train/trainer.h"

#include <memory>
#include <string>
#include <vector>

namespace glassbox::test {

/// Three classes of 8x8 pictures that a small network learns in a few epochs: a bright bar at the left, in the middle
/// or at the right, under noise. A function of the counts alone.
std::shared_ptr<const Dataset> smallDataset(std::int64_t trainCount = 250, std::int64_t testCount = 60);

/// A convolutional network with dropout for it; batch 32, so that 250 samples end in a tail.
ExperimentSpec smallExperiment();

/// MNIST from the source tree and one of the presets.
std::shared_ptr<const Dataset> mnist();
ExperimentSpec preset(const std::string& name);

/// A trainer; fails the test where it can't be made.
std::unique_ptr<Trainer> makeTrainer(const ExperimentSpec& experiment, std::shared_ptr<const Dataset> dataset,
                                     const TrainerOptions& options = {});

/// Trains so many steps.
void train(Trainer& trainer, std::int64_t steps);

/// All parameters' bytes, in order.
std::vector<std::byte> parameterBits(const Trainer& trainer);

}  // namespace glassbox::test
