#pragma once

#include "core/runtime/executor.h"

#include <memory>

namespace glassbox {

/// The coming step of a run, computed beside it: forward, loss and backward of the same weights and samples, so the
/// same bits; without the update.
struct Rehearsal {
    Tensor gradients;  ///< flat, as the trainer's table lays them out
    std::unique_ptr<Executor> executor;
    RunContext context;  ///< to run it again; valid as long as the trainer and its weights
};

}  // namespace glassbox
