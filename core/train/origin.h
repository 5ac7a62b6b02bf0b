#pragma once

#include "core/train/trainer.h"

#include <optional>
#include <string>

namespace glassbox {

/// Where numbers first were not finite in a step.
struct Origin {
    enum class Source : std::uint8_t {
        Data,    ///< they came in
        Update,  ///< the last update left them in the weights
        Op,      ///< an op made them of numbers that were finite
    };
    Source source = Source::Op;
    std::string value;        ///< "conv1.z", "fc1.weight"
    std::string block;        ///< whole id of its block
    std::string op;           ///< type of the op, of the part where it is a fused one; empty unless an op made them
    std::int64_t count = 0;   ///< how many numbers of the value
    bool notANumber = false;  ///< there are NaN among them; else they are infinite
    bool backward = false;    ///< in the backward pass
};

/// Walks through the values of the trainer's coming step, in the order in which they are computed, to the first that is
/// not finite; none where all are. After a step that failed because its loss was not finite, that is the step.
Result<std::optional<Origin>> findOrigin(Trainer& trainer);

}  // namespace glassbox
