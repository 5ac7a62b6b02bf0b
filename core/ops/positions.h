#pragma once

#include <cstdint>

namespace glassbox {

/// The wave that marks a place: sin(t / 10000^(c/width)) for even features c, cos of the feature before's angle for odd
/// ones (Vaswani et al., "Attention is all you need", 2017, sec. 3.5).
double sinusoidAt(std::int64_t position, std::int64_t feature, std::int64_t width);

}  // namespace glassbox
