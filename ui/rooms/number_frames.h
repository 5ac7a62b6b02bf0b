#pragma once

#include "core/explain/unfolding.h"
#include "ui/instruments/tensor/tensor_picture.h"

#include <utility>
#include <vector>

namespace glassbox {

/// Cells of a tensor, first and last corner.
using NumberFrames = std::vector<std::pair<TensorIndex, TensorIndex>>;

/// Which cells of a value a number is made of: its receptive field, the row of its weights, its query and its key.
NumberFrames numberFrames(const Unfolding& unfolding, const Value& value);

}  // namespace glassbox
