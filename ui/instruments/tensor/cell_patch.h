#pragma once

#include "ui/instruments/tensor/tensor_picture.h"

namespace glassbox {

/// A rectangle of cells of one tile, drawn around in the direction's colour: a patch, a receptive field.
struct CellPatch {
    TensorIndex first, last;  ///< opposite corners, both inside
};

}  // namespace glassbox
