#pragma once

#include "core/tensor/tensor.h"

#include <array>
#include <vector>

namespace glassbox {

/// The rows of a matrix as points in the plane in which they differ most.
struct PrincipalPlane {
    std::vector<std::array<double, 2>> points;  ///< a row; NaN where the row holds NaN or infinity
    std::array<double, 2> share{};              ///< of the rows' variance, along each axis
};

/// Principal components of a matrix [N,C] (Pearson, "On lines and planes of closest fit to systems of points in space",
/// 1901). The largest part of each direction is positive, so that pictures of successive steps don't flip by chance.
PrincipalPlane principalPlane(const Tensor& matrix);

}  // namespace glassbox
