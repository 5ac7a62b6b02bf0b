// One copy of Eigen a level: the build renames its namespace (-DEigen=Eigen_V4).
#define EIGEN_DONT_PARALLELIZE
#define EIGEN_NO_IO
#include "core/kernels/cpu/level/tables.h"

#include <Eigen/Core>

namespace glassbox::kernels {
namespace {

constexpr IsaLevel thisLevel = IsaLevel::GLASSBOX_LEVEL;

template <class T>
using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
template <class T>
using View = Eigen::Map<Matrix<T>, 0, Eigen::OuterStride<>>;
template <class T>
using ConstView = Eigen::Map<const Matrix<T>, 0, Eigen::OuterStride<>>;

template <class Result, class Left, class Right>
void multiply(Result& c, const Left& a, const Right& b, bool accumulate) {
    if (!accumulate) c.setZero();
    c.noalias() += a * b;
}

template <class T>
void gemm(bool transposeA, bool transposeB, int m, int n, int k, const T* a, int lda, const T* b, int ldb, T* c,
          int ldc, bool accumulate) {
    View<T> result(c, m, n, Eigen::OuterStride<>(ldc));
    const ConstView<T> left(a, transposeA ? k : m, transposeA ? m : k, Eigen::OuterStride<>(lda));
    const ConstView<T> right(b, transposeB ? n : k, transposeB ? k : n, Eigen::OuterStride<>(ldb));
    if (transposeA && transposeB)
        multiply(result, left.transpose(), right.transpose(), accumulate);
    else if (transposeA)
        multiply(result, left.transpose(), right, accumulate);
    else if (transposeB)
        multiply(result, left, right.transpose(), accumulate);
    else
        multiply(result, left, right, accumulate);
}

}  // namespace

template <>
const GemmKernels<float>& levelTable<GemmKernels<float>, thisLevel>() {
    static constexpr GemmKernels<float> table{gemm<float>};
    return table;
}
template <>
const GemmKernels<double>& levelTable<GemmKernels<double>, thisLevel>() {
    static constexpr GemmKernels<double> table{gemm<double>};
    return table;
}

}  // namespace glassbox::kernels
