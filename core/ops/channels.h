#pragma once

#include "core/graph/value.h"

#include <cstdint>

namespace glassbox {

/// One sample as [outer][channels][inner] in logical order: a vector's features, a sequence's features a time step, an
/// image's channels.
struct ChannelAxis {
    std::int64_t outer = 1, channels = 1, inner = 1;
};

/// The channels of a value.
ChannelAxis channelAxis(const ValueType& type);

}  // namespace glassbox
