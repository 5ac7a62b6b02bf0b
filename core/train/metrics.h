#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace glassbox {

/// What one training step reports.
struct StepRecord {
    std::int64_t step = 0;  ///< number of the step, from 1
    double loss = 0;        ///< batch mean of the data loss before the update
    double accuracy = -1;   ///< share of the batch's answers that were right before the update; negative: a regression
    double learningRate = 0;
};

/// What an evaluation says about one Output block.
struct HeadEvaluation {
    std::string block;
    double loss = 0;             ///< mean, without the loss's weight
    double accuracy = -1;        ///< share of its answers that are right; negative: a regression
    double bitsPerToken = -1;    ///< loss / ln 2 of a plain cross-entropy of tokens; negative: something else
    double rootMeanSquare = -1;  ///< root of the mean squared distance from the target; negative: no regression
};

/// What one epoch reports.
struct EpochRecord {
    std::int64_t epoch = 0;                                      ///< from 1
    std::int64_t step = 0;                                       ///< last step of the epoch
    double trainLoss = 0, trainAccuracy = -1;                    ///< mean over the epoch's steps
    double validationLoss = -1, validationAccuracy = -1;         ///< negative: not evaluated
    double testLoss = -1, testAccuracy = -1;                     ///< where the test part is watched
    double seconds = 0, samplesPerSecond = 0;                    ///< of the epoch's steps, evaluation excluded
    std::vector<HeadEvaluation> validationHeads{}, testHeads{};  ///< by Output block; empty: not evaluated
};

/// Result of running a network over a part of the data.
struct Evaluation {
    double loss = 0;       ///< weighted sum of the Output blocks' losses
    double accuracy = -1;  ///< of the first Output block that has one; negative: a regression
    std::int64_t count = 0;
    std::vector<float> losses;  ///< weighted, by sample
    /// By answer (sample, or labelled time step) of the first Output block that decides for one class.
    std::vector<std::int32_t> predictions, truth;
    std::vector<float> confidence;      ///< probability of the prediction, by answer
    std::vector<HeadEvaluation> heads;  ///< by Output block
};

/// Everything a run has reported so far; only ever grows.
struct History {
    std::vector<StepRecord> steps;
    std::vector<EpochRecord> epochs;
    bool finalTest = false;  ///< the test part was evaluated at the end
    double testLoss = 0, testAccuracy = -1;
    std::vector<HeadEvaluation> testHeads{};
};

}  // namespace glassbox
