#pragma once

#include "ui/instruments/tensor/tensor_picture.h"

#include <QString>

#include <vector>

namespace glassbox {

/// One way to show a tensor.
enum class TensorViewKind {
    Bars,       ///< a bar a number
    Matrix,     ///< a heat map of rows and columns
    Maps,       ///< a tile a channel
    Kernels,    ///< a tile a kernel, a row an output channel
    Attention,  ///< a tile a head
    Gates,      ///< a tile a gate, time to the right
    Time,       ///< units downwards, time to the right
    Tokens,     ///< words or characters in order
    Plane,      ///< rows as points in their two principal directions
    Surface,    ///< an answer over a plane with the samples on it
    Histogram   ///< how often which number occurs
};

/// The views that a tensor can have, the one that suits it best first; none for an empty one.
std::vector<TensorViewKind> viewKindsOf(const TensorPicture& picture);

/// Name of a view for a menu: "Feature maps".
QString viewName(TensorViewKind kind);

}  // namespace glassbox
