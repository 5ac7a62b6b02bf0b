#pragma once

namespace glassbox::kernels {

/// GFLOP/s of register-only fused multiply-adds on the calling thread at the active instruction set: the ceiling that
/// kernels are measured against. The best of several slices, `seconds` in all.
double measureFmaCeiling(double seconds = 0.2);

}  // namespace glassbox::kernels
