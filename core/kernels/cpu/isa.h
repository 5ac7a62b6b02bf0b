#pragma once

#include <string_view>

namespace glassbox::kernels {

/// Instruction set levels that the kernels are compiled for: x86-64-v2 (SSE4.2), v3 (AVX2, FMA), v4 (AVX-512).
enum class IsaLevel { V2, V3, V4 };

/// Highest level that this processor runs.
IsaLevel highestIsaLevel();
/// Level that the kernels use: the highest, or what GLASSBOX_ISA=v2|v3|v4 asks for if the processor runs it; fixed at
/// the first call.
IsaLevel isaLevel();
/// "x86-64-v4" and so on.
std::string_view nameOf(IsaLevel level);

}  // namespace glassbox::kernels
