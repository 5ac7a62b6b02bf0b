#pragma once

#include "core/blocks/block_type.h"
#include "core/network/network_spec.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace glassbox {

/// A change that repairs a problem, ready to apply.
struct Mend {
    std::string text;  ///< translatable template: "Insert {type}"
    ErrorArguments arguments;
    NetworkSpec mended;
};

/// One thing wrong with a network.
struct Problem {
    Error error;        ///< error.place is the block's id
    std::string block;  ///< where to show it; empty: the whole network
    std::optional<Mend> mend;
    std::string path{};  ///< flat id of the block itself, "res1.conv1" inside a composite; empty: as `block`
};

/// What is known about one block.
struct BlockAnalysis {
    std::vector<ValueType> inputs;  ///< empty if unknown because of a problem before it
    std::vector<ValueType> outputs;
    bool known = false;           ///< inputs and outputs are valid
    std::int64_t parameters = 0;  ///< count of trainable numbers
    double flops = 0;             ///< forward, one sample
    double bytes = 0;             ///< activations of one sample, float32
    std::string summary;
};

/// Everything that can be said about a network without running it.
struct NetworkAnalysis {
    std::vector<Problem> problems;
    std::map<std::string, BlockAnalysis> blocks;  ///< by id; what is inside composites by flat id, "res1.conv1"
    std::vector<std::string> order;               ///< ids in an order of execution; incomplete if there is a cycle
    std::int64_t parameters = 0;
    double flops = 0, bytes = 0;
    bool valid() const { return problems.empty(); }
};

/// Validates a network and infers the shape on every wire. Never fails: what is wrong is in `problems`: missing ends
/// and rings, then the blocks in the order of execution, then results that nothing uses.
NetworkAnalysis analyse(const NetworkSpec& network, BlockTypes types = blockTypes());

}  // namespace glassbox
