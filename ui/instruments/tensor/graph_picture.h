#pragma once

#include "core/graph/graph.h"
#include "ui/instruments/tensor/tensor_picture.h"

namespace glassbox {

/// A value of a training graph as a picture: its role by what made it, its direction, the names of gates. `tensor` is
/// one sample of it; names of classes and tokens are the caller's to add.
TensorPicture pictureOf(const Graph& graph, ValueId value, Tensor tensor);

/// What a value's numbers are; of a gradient, what the numbers it is the gradient of are.
TensorRole roleOf(const Graph& graph, ValueId value);

}  // namespace glassbox
