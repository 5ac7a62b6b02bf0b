#pragma once

#include "core/base/result.h"
#include "core/explain/moment.h"
#include "core/network/lower.h"
#include "core/runtime/executor.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace glassbox {

/// The batch of a microscope's step: some samples of a part of the data, or a free sample, prepared as an experiment
/// says.
class SampleBatch {
public:
    /// Of a moment: its samples, or its own sample.
    static Result<SampleBatch> make(const Moment& moment);
    /// `samples` are indices into the part: "training", "validation" or "test".
    static Result<SampleBatch> make(const ExperimentSpec& experiment, std::shared_ptr<const Dataset> dataset,
                                    const std::string& part, const std::vector<std::int64_t>& samples);

    std::int64_t size() const { return static_cast<std::int64_t>(indices_.size()); }
    /// Writes them into the inputs and targets of a graph; an error where they don't fit.
    Result<void> fill(const Lowered& lowered, Executor& executor) const;

private:
    SampleBatch(const ExperimentSpec& experiment, const Normalization& normalization);
    Result<void> take(const PreparedData& data, const std::string& part, const std::vector<std::int64_t>& samples);
    Result<void> take(const Dataset& dataset, const FreeSample& own);

    std::shared_ptr<const Dataset> dataset_;
    Normalization normalization_;
    std::map<std::string, std::string> targetFields_;  ///< by Output block
    std::vector<std::int64_t> indices_;                ///< into the tensors that hold the part
    bool test_ = true;
};

}  // namespace glassbox
