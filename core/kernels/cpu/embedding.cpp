#include "core/kernels/cpu/embedding.h"

#include "core/base/assert.h"
#include "core/kernels/cpu/elementwise.h"

#include <algorithm>

namespace glassbox::kernels {

template <class T>
void gatherRows(int rows, int columns, int vocabulary, const std::int32_t* tokens, const T* weight, T* y) {
    for (int row = 0; row < rows; ++row, y += columns) {
        GLASSBOX_ASSERT(tokens[row] >= 0 && tokens[row] < vocabulary);
        std::copy_n(weight + std::int64_t{tokens[row]} * columns, columns, y);
    }
}

template <class T>
void scatterRows(int rows, int columns, int stride, int vocabulary, const std::int32_t* tokens, const T* dy, T* sums) {
    for (int token = 0; token < vocabulary; ++token)
        std::fill_n(sums + std::int64_t{token} * stride, columns, T(0));
    for (int row = 0; row < rows; ++row, dy += stride) {
        GLASSBOX_ASSERT(tokens[row] >= 0 && tokens[row] < vocabulary);
        T* sum = sums + std::int64_t{tokens[row]} * stride;
        add<T>(columns, sum, dy, sum);
    }
}

template void gatherRows(int, int, int, const std::int32_t*, const float*, float*);
template void gatherRows(int, int, int, const std::int32_t*, const double*, double*);
template void scatterRows(int, int, int, int, const std::int32_t*, const float*, float*);
template void scatterRows(int, int, int, int, const std::int32_t*, const double*, double*);

}  // namespace glassbox::kernels
