#pragma once

namespace glassbox::kernels {

/// z[rows,out] = x[rows,in] W[out,in]^T with T float or double: for a few rows, where rearranging W as gemm does costs
/// more than the product. A row's result depends on nothing but the row.
template <class T>
void rowProduct(int rows, int in, int out, const T* x, const T* weight, T* z);

/// Whether products of few rows run on rowProduct: not where GLASSBOX_GEMM=eigen forces Eigen.
bool ownRowProducts();

}  // namespace glassbox::kernels
