#pragma once

namespace glassbox::kernels {

/// Tells the OpenMP runtime below oneDNN and Eigen that the calling thread works alone; called by gemm and convolutions
/// themselves, cheap after the first time in a thread.
void workAlone();

/// Holds oneDNN to the active instruction set level; called before its first use.
void limitOneDnnIsa();

}  // namespace glassbox::kernels
