#pragma once

#include "core/graph/value.h"

#include <QString>

#include <vector>

namespace glassbox {

/// "6×14×14 → 16×10×10": sizes of what goes in and comes out; a side that has none is left away.
QString typesText(const std::vector<ValueType>& inputs, const std::vector<ValueType>& outputs);

}  // namespace glassbox
