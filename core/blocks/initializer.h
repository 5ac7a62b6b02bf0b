#pragma once

#include "core/blocks/block_type.h"

#include <span>
#include <string_view>

namespace glassbox {

/// Names of the initialisers: "he_normal", "he_uniform", "xavier_normal", "xavier_uniform", "lecun_normal",
/// "pytorch_uniform", "orthogonal", "zeros", "ones", "constant", "uniform", "normal".
std::span<const std::string_view> initializerNames();

/// Fills a parameter: a function of (seed, number of the parameter in its network, index) alone. Sources: He et al.
/// 2015; Glorot and Bengio 2010; LeCun et al. 1998; Saxe et al. 2014 ("orthogonal" looks at the shape too).
void initialize(const ParameterDeclaration& declaration, std::uint64_t seed, std::uint32_t stream,
                std::span<double> target);

}  // namespace glassbox
