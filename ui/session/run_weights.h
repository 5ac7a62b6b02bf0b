#pragma once

#include "core/interop/safetensors.h"
#include "core/network/network_spec.h"
#include "ui/session/run_report.h"

#include <map>
#include <string>
#include <utility>

namespace glassbox {

/// The parameters of a snapshot under their names, in the order of the network.
NamedTensors namedWeights(const ProbeSetup& setup, const ParameterSnapshot& snapshot);

/// What was learned so far, by parameter name and shape: a block that comes back by undo finds its weights again.
class RunWeights {
public:
    /// Remembers a snapshot; newer numbers replace older ones of the same name and shape.
    void keep(const ProbeSetup& setup, const ParameterSnapshot& snapshot);
    /// Remembers what blocks learned under their new ids too, old -> new.
    void rename(const std::map<std::string, std::string>& ids);
    /// The remembered weights that fit a network.
    std::map<std::string, Tensor> matching(const NetworkSpec& network) const;

private:
    std::map<std::pair<std::string, std::string>, Tensor> weights_;  ///< by name and shape
};

}  // namespace glassbox
