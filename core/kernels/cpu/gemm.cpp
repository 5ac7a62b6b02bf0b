#include "core/kernels/cpu/gemm.h"

#include "core/base/assert.h"
#include "core/kernels/cpu/kernel_table.h"
#include "core/kernels/cpu/single_thread.h"

#include <dnnl.h>

#include <cstdlib>
#include <string_view>

namespace glassbox::kernels {

namespace {

bool chooseEigen() {
    const char* wanted = std::getenv("GLASSBOX_GEMM");
    if (wanted != nullptr && std::string_view(wanted) == "eigen") return true;
    limitOneDnnIsa();
    return false;
}

bool floatUsesEigen() {
    static const bool eigen = chooseEigen();
    return eigen;
}

template <class T>
void eigenGemm(Transpose transposeA, Transpose transposeB, int m, int n, int k, const T* a, int lda, const T* b,
               int ldb, T* c, int ldc, Accumulate accumulate) {
    kernelTable<GemmKernels<T>>().gemm(transposeA == Transpose::Yes, transposeB == Transpose::Yes, m, n, k, a, lda, b,
                                       ldb, c, ldc, accumulate == Accumulate::Yes);
}

}  // namespace

const char* floatGemmLibrary() {
    return floatUsesEigen() ? "Eigen" : "oneDNN";
}

template <>
void gemm<float>(Transpose transposeA, Transpose transposeB, int m, int n, int k, const float* a, int lda,
                 const float* b, int ldb, float* c, int ldc, Accumulate accumulate) {
    if (m == 0 || n == 0) return;
    if (floatUsesEigen()) return eigenGemm(transposeA, transposeB, m, n, k, a, lda, b, ldb, c, ldc, accumulate);
    workAlone();
    const float beta = accumulate == Accumulate::Yes ? 1.0F : 0.0F;
    [[maybe_unused]] const dnnl_status_t status =
        dnnl_sgemm(transposeA == Transpose::Yes ? 'T' : 'N', transposeB == Transpose::Yes ? 'T' : 'N', m, n, k, 1.0F, a,
                   lda, b, ldb, beta, c, ldc);
    GLASSBOX_ASSERT(status == dnnl_success);
}

template <>
void gemm<double>(Transpose transposeA, Transpose transposeB, int m, int n, int k, const double* a, int lda,
                  const double* b, int ldb, double* c, int ldc, Accumulate accumulate) {
    eigenGemm(transposeA, transposeB, m, n, k, a, lda, b, ldb, c, ldc, accumulate);
}

}  // namespace glassbox::kernels
