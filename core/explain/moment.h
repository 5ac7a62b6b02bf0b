#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/data/pipeline.h"
#include "core/experiment/experiment_spec.h"
#include "core/train/trainer.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace glassbox {

/// A data set, cut and measured as an experiment says.
struct PreparedData {
    std::shared_ptr<const Dataset> dataset;
    Split split;
    Normalization normalization;
};
std::shared_ptr<const PreparedData> prepareData(const ExperimentSpec& experiment,
                                                std::shared_ptr<const Dataset> dataset);

/// A sample that is in no data set: drawn, typed, pointed at. Stored as the data set stores its own.
struct FreeSample {
    Tensor sample;  ///< pictures [C,H,W] u8, features [F] or a sequence [T,C] f32, tokens [T] i32
    Tensor answer;  ///< what it should be: a class index [] or tokens [T] i32, or real numbers f32
};

/// A moment of a run: all that one step is computed from. A value: it may be carried between threads.
struct Moment {
    ExperimentSpec experiment;
    std::shared_ptr<const PreparedData> data;
    std::vector<std::pair<std::string, Tensor>> weights;  ///< every parameter by name, statistics and counters too
    std::vector<std::int64_t> parameterSteps;             ///< by parameter: updates it has had (Adam's t); empty: none
    std::map<std::string, Tensor> optimizer;  ///< state buffers by name, flat as parameters lie; empty: fresh
    std::int64_t step = 0;                    ///< steps done before this one
    double learningRate = 0;
    double momentum = -1;               ///< where a schedule cycles it; negative: the optimizer's setting
    std::string part = "training";      ///< that the samples are of: "training", "validation", "test"
    std::vector<std::int64_t> samples;  ///< indices into the part, in the order of the batch
    std::optional<FreeSample> own;      ///< the batch in place of samples
    bool ofTraining = false;  ///< the very batch of training, same size and order: its bits. Else a batch of its own

    /// The same moment looked at with other samples, as a batch of their own.
    Moment on(std::string otherPart, std::vector<std::int64_t> otherSamples) const;
    /// The same moment looked at with a free sample.
    Moment on(FreeSample sample) const;
};

/// What a trainer's next step will be computed from, and so what it will do.
Moment nextMoment(const Trainer& trainer);
/// What its last step was computed from: weights before the update, the batch as it was. None unless the trainer keeps
/// it (Trainer::keepOrigins), and before the first step.
std::optional<Moment> lastMoment(const Trainer& trainer);
/// Weights looked at with some samples; no run, so that the optimizer is fresh and the rate the experiment's.
Moment momentOf(const ExperimentSpec& experiment, std::shared_ptr<const PreparedData> data,
                std::vector<std::pair<std::string, Tensor>> weights, std::string part,
                std::vector<std::int64_t> samples);

}  // namespace glassbox
