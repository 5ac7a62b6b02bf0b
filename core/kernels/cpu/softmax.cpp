#include "core/kernels/cpu/softmax.h"

#include "core/kernels/cpu/kernel_table.h"

namespace glassbox::kernels {

template <class T>
void softmaxRows(int rows, int columns, const T* x, T* p) {
    T largest;
    for (int row = 0; row < rows; ++row, x += columns, p += columns)
        kernelTable<SoftmaxKernels<T>>().row(columns, x, p, &largest);
}

template <class T>
void softmaxRowsBackward(int rows, int columns, const T* dp, const T* p, T* dx) {
    for (int row = 0; row < rows; ++row, dp += columns, p += columns, dx += columns) {
        T dot = 0;
        for (int j = 0; j < columns; ++j)
            dot += dp[j] * p[j];
        for (int j = 0; j < columns; ++j)
            dx[j] = p[j] * (dp[j] - dot);
    }
}

template <class T>
int countCorrect(int rows, int columns, const T* x, const std::int32_t* labels) {
    int correct = 0;
    for (int row = 0; row < rows; ++row, x += columns) {
        int largest = 0;
        for (int j = 1; j < columns; ++j)
            if (x[j] > x[largest]) largest = j;
        correct += largest == labels[row] ? 1 : 0;
    }
    return correct;
}

template void softmaxRows(int, int, const float*, float*);
template void softmaxRows(int, int, const double*, double*);
template void softmaxRowsBackward(int, int, const float*, const float*, float*);
template void softmaxRowsBackward(int, int, const double*, const double*, double*);
template int countCorrect(int, int, const float*, const std::int32_t*);
template int countCorrect(int, int, const double*, const std::int32_t*);

}  // namespace glassbox::kernels
