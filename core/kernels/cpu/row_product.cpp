#include "core/kernels/cpu/row_product.h"

#include "core/kernels/cpu/gemm.h"
#include "core/kernels/cpu/kernel_table.h"

#include <string_view>

namespace glassbox::kernels {

template <class T>
void rowProduct(int rows, int in, int out, const T* x, const T* weight, T* z) {
    kernelTable<RowProductKernels<T>>().multiply(rows, in, out, x, weight, z);
}

template void rowProduct(int, int, int, const float*, const float*, float*);
template void rowProduct(int, int, int, const double*, const double*, double*);

bool ownRowProducts() {
    return std::string_view(floatGemmLibrary()) != "Eigen";
}

}  // namespace glassbox::kernels
