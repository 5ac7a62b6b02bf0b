#pragma once

#include <cstdint>
#include <vector>

namespace glassbox {

/// What one training step reports.
struct StepRecord {
    std::int64_t step = 0;  ///< number of the step, from 1
    double loss = 0;        ///< batch mean of the data loss before the update
    double accuracy = 0;    ///< share of the batch that was right before the update (classification)
    double learningRate = 0;
};

/// What one epoch reports.
struct EpochRecord {
    std::int64_t epoch = 0;                               ///< from 1
    std::int64_t step = 0;                                ///< last step of the epoch
    double trainLoss = 0, trainAccuracy = 0;              ///< mean over the epoch's steps
    double validationLoss = -1, validationAccuracy = -1;  ///< negative: not evaluated
    double testLoss = -1, testAccuracy = -1;              ///< where the test part is watched
    double seconds = 0, samplesPerSecond = 0;             ///< of the epoch's steps, evaluation excluded
};

/// Result of running a network over a part of the data.
struct Evaluation {
    double loss = 0, accuracy = 0;
    std::int64_t count = 0;
    std::vector<std::int32_t> predictions;  ///< by sample
    std::vector<float> confidence;          ///< probability of the prediction, by sample
    std::vector<float> losses;              ///< by sample
};

/// Everything a run has reported so far; only ever grows.
struct History {
    std::vector<StepRecord> steps;
    std::vector<EpochRecord> epochs;
    bool finalTest = false;  ///< the test part was evaluated at the end
    double testLoss = 0, testAccuracy = 0;
};

}  // namespace glassbox
