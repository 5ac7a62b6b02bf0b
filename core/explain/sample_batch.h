#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/data/pipeline.h"
#include "core/experiment/experiment_spec.h"
#include "core/network/lower.h"
#include "core/runtime/executor.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace glassbox {

/// Some samples of a part of the data, prepared as an experiment says: the batch of a microscope's step.
class SampleBatch {
public:
    /// `samples` are indices into the part: "training", "validation" or "test".
    static Result<SampleBatch> make(const ExperimentSpec& experiment, std::shared_ptr<const Dataset> dataset,
                                    const std::string& part, const std::vector<std::int64_t>& samples);

    std::int64_t size() const { return static_cast<std::int64_t>(indices_.size()); }
    /// Writes them into the inputs and targets of a graph; an error where they don't fit.
    Result<void> fill(const Lowered& lowered, Executor& executor) const;

private:
    std::shared_ptr<const Dataset> dataset_;
    Normalization normalization_;
    std::map<std::string, std::string> targetFields_;  ///< by Output block
    std::vector<std::int64_t> indices_;  ///< into the tensors that hold the part
    bool test_ = true;
};

}  // namespace glassbox
