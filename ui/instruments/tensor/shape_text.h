#pragma once

#include "core/tensor/shape.h"

#include <QString>

namespace glassbox {

/// "6×14×14"; "1" of a single number.
QString shapeText(const Shape& shape);

}  // namespace glassbox
