#pragma once

#include "core/base/thread_pool.h"
#include "core/data/pipeline.h"
#include "core/network/lower.h"
#include "core/optim/parameter_table.h"
#include "core/runtime/executor.h"

#include <memory>
#include <vector>

namespace glassbox {

/// Runs a network forward on a snapshot of parameters with a plan of its own: digit pad, sample strip, evaluation,
/// `predict`.
class Predictor {
public:
    /// `values` are block outputs ("conv1.z") to be readable besides the network's outputs.
    static Result<std::unique_ptr<Predictor>> make(const NetworkSpec& network, int batch, ThreadPool& pool,
                                                   const std::vector<std::string>& values = {},
                                                   DType precision = DType::F32);
    ~Predictor();

    /// Copies parameters out of a table (names and shapes must match the network's).
    Result<void> setParameters(const ParameterTable& table);
    Result<void> setParameters(const std::map<std::string, Tensor>& weights);
    /// Copies a flat buffer laid out as this network's own table.
    void setFlatParameters(const void* values);
    const ParameterTable& parameters() const;

    /// Runs the batch; only the first `count` samples of the results mean something.
    void run(const InputBatch& input);
    /// Output of the (first) Output block, [batch,K]: probabilities for classification.
    Tensor output() const;
    /// What came into the Output block.
    Tensor logits() const;
    /// Any readable value, batch axis first.
    Tensor value(const std::string& name) const;
    const Lowered& lowered() const;
    int batch() const;

private:
    Predictor();
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace glassbox
