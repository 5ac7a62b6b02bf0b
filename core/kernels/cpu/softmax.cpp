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
void crossEntropyForward(int rows, int columns, const T* logits, const std::int32_t* labels,
                         std::type_identity_t<T>* losses, std::type_identity_t<T>* p) {
    for (int row = 0; row < rows; ++row, logits += columns) {
        const T wanted = logits[labels[row]];
        T largest;
        const T logSum = kernelTable<SoftmaxKernels<T>>().row(columns, logits, p, &largest);
        if (losses != nullptr) losses[row] = logSum + (largest - wanted);
        if (p != nullptr) p += columns;
    }
}

template <class T>
void crossEntropyBackward(int rows, int columns, const T* p, const std::int32_t* labels, T factor, T* dlogits) {
    for (int row = 0; row < rows; ++row, p += columns, dlogits += columns)
        for (int j = 0; j < columns; ++j)
            dlogits[j] = (j == labels[row] ? p[j] - T(1) : p[j]) * factor;
}

template <class T>
void squaredErrorForward(int rows, int columns, const T* y, const T* target, T* losses) {
    for (int row = 0; row < rows; ++row, y += columns, target += columns) {
        T total = 0;
        for (int j = 0; j < columns; ++j)
            total += (y[j] - target[j]) * (y[j] - target[j]);
        losses[row] = total / static_cast<T>(columns);
    }
}

template <class T>
void squaredErrorBackward(int rows, int columns, const T* y, const T* target, T factor, T* dy) {
    const T slope = T(2) / static_cast<T>(columns) * factor;
    const std::int64_t n = static_cast<std::int64_t>(rows) * columns;
    for (std::int64_t i = 0; i < n; ++i)
        dy[i] = (y[i] - target[i]) * slope;
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
template void crossEntropyForward(int, int, const float*, const std::int32_t*, float*, float*);
template void crossEntropyForward(int, int, const double*, const std::int32_t*, double*, double*);
template void crossEntropyBackward(int, int, const float*, const std::int32_t*, float, float*);
template void crossEntropyBackward(int, int, const double*, const std::int32_t*, double, double*);
template void squaredErrorForward(int, int, const float*, const float*, float*);
template void squaredErrorForward(int, int, const double*, const double*, double*);
template void squaredErrorBackward(int, int, const float*, const float*, float, float*);
template void squaredErrorBackward(int, int, const double*, const double*, double, double*);
template int countCorrect(int, int, const float*, const std::int32_t*);
template int countCorrect(int, int, const double*, const std::int32_t*);

}  // namespace glassbox::kernels
