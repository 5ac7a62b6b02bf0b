#pragma once

#include "core/base/thread_pool.h"
#include "core/network/network_spec.h"
#include "core/runtime/executor.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace glassbox {

/// What the Dropout blocks of a network remove in a step: drawn by the kernel of training, which needs no values for
/// it, since a mask is a function of seed, block, step and place.
class DropoutMasks {
public:
    /// Null where the network has no Dropout.
    static Result<std::unique_ptr<DropoutMasks>> make(const NetworkSpec& network, ThreadPool& pool);

    /// Masks of the first sample of a step's batch, by block, without the batch axis: 1 kept, 0 removed. `step` counts
    /// the steps done before it.
    std::map<std::string, Tensor> draw(std::uint64_t seed, std::uint64_t step);

private:
    DropoutMasks() = default;

    std::map<std::string, ValueId> masks_;  ///< by block
    std::unique_ptr<Executor> executor_;
};

}  // namespace glassbox
