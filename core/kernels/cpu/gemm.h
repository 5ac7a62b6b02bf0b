#pragma once

namespace glassbox::kernels {

enum class Transpose : bool { No, Yes };
enum class Accumulate : bool { No, Yes };

/// C[m x n] = op(A)[m x k] op(B)[k x n], or added to C; all row-major with leading dimensions (distance of rows as
/// stored: A is [m x k] with lda >= k, or [k x m] with lda >= m where transposed). T is float or double.
/// Single-threaded. Rows of C may be computed in several calls; equal splits give equal bits.
template <class T>
void gemm(Transpose transposeA, Transpose transposeB, int m, int n, int k, const T* a, int lda, const T* b, int ldb,
          T* c, int ldc, Accumulate accumulate = Accumulate::No);

template <>
void gemm<float>(Transpose transposeA, Transpose transposeB, int m, int n, int k, const float* a, int lda,
                 const float* b, int ldb, float* c, int ldc, Accumulate accumulate);
template <>
void gemm<double>(Transpose transposeA, Transpose transposeB, int m, int n, int k, const double* a, int lda,
                  const double* b, int ldb, double* c, int ldc, Accumulate accumulate);

/// "oneDNN" or "Eigen": what float products run on (GLASSBOX_GEMM=eigen forces Eigen); fixed at the first call.
const char* floatGemmLibrary();

}  // namespace glassbox::kernels
