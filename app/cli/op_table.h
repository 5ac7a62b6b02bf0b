#pragma once

#include "app/cli/commands.h"

namespace glassbox::cli {

/// Where the time of a training step goes, op by op, for each preset or experiment file of `workloads`.
int runOps(const std::vector<std::string>& workloads, const BenchOptions& options);

}  // namespace glassbox::cli
