#include "core/kernels/cpu/loss.h"

#include "core/kernels/cpu/elementwise.h"
#include "core/kernels/cpu/kernel_table.h"

#include <algorithm>
#include <cmath>

namespace glassbox::kernels {

namespace {

/// share[k] = weight[k] ((1 - smoothing) [k = label] + smoothing / columns).
double shareOf(const LabelShares& shares, int k, std::int32_t label, int columns) {
    const double certain = k == label ? 1 - shares.smoothing : 0;
    return (shares.weights != nullptr ? shares.weights[k] : 1.0) * (certain + shares.smoothing / columns);
}

bool plain(const LabelShares& shares) {
    return shares.weights == nullptr && shares.smoothing == 0;
}

/// -sum_k share[k] log p[k] of a row; logSum is log(sum_k e^(z[k] - largest)).
template <class T>
double sharedLoss(const LabelShares& shares, int columns, const T* logits, std::int32_t label, T logSum, T largest) {
    if (plain(shares)) return static_cast<double>(logSum + (largest - logits[label]));
    double total = 0;
    if (shares.smoothing == 0)
        return shareOf(shares, label, label, columns) * static_cast<double>(logSum + (largest - logits[label]));
    for (int k = 0; k < columns; ++k)
        total += shareOf(shares, k, label, columns) * static_cast<double>(logSum + (largest - logits[k]));
    return total;
}

}  // namespace

template <class T>
T labelLoss(int rows, int columns, const T* logits, const std::int32_t* labels, LabelShares shares,
            std::type_identity_t<T>* p) {
    double total = 0;
    for (int row = 0; row < rows; ++row, logits += columns) {
        T largest;
        const T logSum = kernelTable<SoftmaxKernels<T>>().row(columns, logits, p, &largest);
        if (labels[row] >= 0) total += sharedLoss(shares, columns, logits, labels[row], logSum, largest);
        if (p != nullptr) p += columns;
    }
    return static_cast<T>(total / rows);
}

template <class T>
void labelLossBackward(int rows, int columns, const T* p, const std::int32_t* labels, LabelShares shares, T factor,
                       T* dlogits) {
    const T each = factor / static_cast<T>(rows);
    for (int row = 0; row < rows; ++row, p += columns, dlogits += columns) {
        const std::int32_t label = labels[row];
        if (label < 0) {
            std::fill_n(dlogits, columns, T(0));
        } else if (plain(shares)) {
            const T wanted = (p[label] - T(1)) * each;
            for (int j = 0; j < columns; ++j)
                dlogits[j] = p[j] * each;
            dlogits[label] = wanted;
        } else {
            double total = 0;
            for (int k = 0; k < columns; ++k)
                total += shareOf(shares, k, label, columns);
            for (int j = 0; j < columns; ++j)
                dlogits[j] = (p[j] * static_cast<T>(total) - static_cast<T>(shareOf(shares, j, label, columns))) * each;
        }
    }
}

double labelWeight(int rows, const std::int32_t* labels, const double* weights) {
    double total = 0;
    for (int row = 0; row < rows; ++row)
        if (labels[row] >= 0) total += weights != nullptr ? weights[labels[row]] : 1.0;
    return total / rows;
}

template <class T>
T marginLoss(int rows, int columns, const T* x, const std::int32_t* labels, std::type_identity_t<T> margin) {
    double total = 0;
    for (int row = 0; row < rows; ++row, x += columns) {
        if (labels[row] < 0) continue;
        const T line = margin - x[labels[row]];
        for (int j = 0; j < columns; ++j)
            if (j != labels[row] && line + x[j] > 0) total += static_cast<double>(line + x[j]);
    }
    return static_cast<T>(total / (static_cast<double>(columns) * rows));
}

template <class T>
void marginLossBackward(int rows, int columns, const T* x, const std::int32_t* labels, std::type_identity_t<T> margin,
                        T factor, T* dx) {
    const T each = factor / (static_cast<T>(columns) * static_cast<T>(rows));
    for (int row = 0; row < rows; ++row, x += columns, dx += columns) {
        std::fill_n(dx, columns, T(0));
        if (labels[row] < 0) continue;
        const T line = margin - x[labels[row]];
        int count = 0;
        for (int j = 0; j < columns; ++j) {
            if (j == labels[row] || !(line + x[j] > 0)) continue;
            dx[j] = each;
            ++count;
        }
        dx[labels[row]] = -each * static_cast<T>(count);
    }
}

template <class T>
T divergence(int rows, int columns, const T* logits, const T* target, std::type_identity_t<T>* p) {
    double total = 0;
    for (int row = 0; row < rows; ++row, logits += columns, target += columns) {
        T largest;
        const T logSum = kernelTable<SoftmaxKernels<T>>().row(columns, logits, p, &largest);
        for (int k = 0; k < columns; ++k)
            if (target[k] > 0)
                total += static_cast<double>(target[k]) * (std::log(static_cast<double>(target[k])) +
                                                           static_cast<double>(logSum + (largest - logits[k])));
        if (p != nullptr) p += columns;
    }
    return static_cast<T>(total / rows);
}

template <class T>
void divergenceBackward(int rows, int columns, const T* p, const T* target, T factor, T* dlogits) {
    const T each = factor / static_cast<T>(rows);
    for (int row = 0; row < rows; ++row, p += columns, target += columns, dlogits += columns) {
        double total = 0;
        for (int k = 0; k < columns; ++k)
            total += target[k] > 0 ? static_cast<double>(target[k]) : 0.0;
        for (int j = 0; j < columns; ++j)
            dlogits[j] = (p[j] * static_cast<T>(total) - std::max(target[j], T(0))) * each;
    }
}

template <class T>
T binaryCrossEntropy(std::int64_t n, const T* logits, const T* target, T* p) {
    double total = 0;
    for (std::int64_t i = 0; i < n; ++i) {
        const T z = logits[i];
        total += static_cast<double>((std::max(z, T(0)) - z * target[i]) + std::log1p(std::exp(-std::abs(z))));
    }
    activate(Activation{ActivationType::Sigmoid}, n, logits, p);
    return static_cast<T>(total / static_cast<double>(n));
}

template <class T>
void binaryCrossEntropyBackward(std::int64_t n, const T* p, const T* target, T factor, T* dlogits) {
    const T each = factor / static_cast<T>(n);
    for (std::int64_t i = 0; i < n; ++i)
        dlogits[i] = (p[i] - target[i]) * each;
}

namespace {

/// One element of each distance, with its slope by the prediction.
template <class T>
struct Squared {
    T operator()(T y, T t) const { return (y - t) * (y - t); }
    T slope(T y, T t) const { return 2 * (y - t); }
};
template <class T>
struct Absolute {
    T operator()(T y, T t) const { return std::abs(y - t); }
    T slope(T y, T t) const { return y > t ? T(1) : y < t ? T(-1) : T(0); }
};
template <class T>
struct Huber {
    T delta;
    T operator()(T y, T t) const {
        const T size = std::abs(y - t);
        return size < delta ? size * size / 2 : delta * (size - delta / 2);
    }
    T slope(T y, T t) const { return std::clamp(y - t, -delta, delta); }
};
template <class T>
struct Hinge {
    T margin;
    T operator()(T y, T t) const { return std::max(T(0), margin - (2 * t - 1) * y); }
    T slope(T y, T t) const { return (2 * t - 1) * y < margin ? 1 - 2 * t : T(0); }
};

template <class T, class Visit>
auto withDistance(Distance distance, T constant, Visit visit) {
    switch (distance) {
        case Distance::Squared:
            break;
        case Distance::Absolute:
            return visit(Absolute<T>{});
        case Distance::Huber:
            return visit(Huber<T>{constant});
        case Distance::Hinge:
            return visit(Hinge<T>{constant});
    }
    return visit(Squared<T>{});
}

}  // namespace

template <class T>
T distanceLoss(Distance distance, std::type_identity_t<T> constant, std::int64_t n, const T* y, const T* target) {
    return withDistance<T>(distance, constant, [=](const auto& function) {
        double total = 0;
        for (std::int64_t i = 0; i < n; ++i)
            total += static_cast<double>(function(y[i], target[i]));
        return static_cast<T>(total / static_cast<double>(n));
    });
}

template <class T>
void distanceLossBackward(Distance distance, std::type_identity_t<T> constant, std::int64_t n, const T* y,
                          const T* target, T factor, T* dy) {
    const T each = factor / static_cast<T>(n);
    withDistance<T>(distance, constant, [=](const auto& function) {
        for (std::int64_t i = 0; i < n; ++i)
            dy[i] = function.slope(y[i], target[i]) * each;
    });
}

template float labelLoss(int, int, const float*, const std::int32_t*, LabelShares, float*);
template double labelLoss(int, int, const double*, const std::int32_t*, LabelShares, double*);
template void labelLossBackward(int, int, const float*, const std::int32_t*, LabelShares, float, float*);
template void labelLossBackward(int, int, const double*, const std::int32_t*, LabelShares, double, double*);
template float marginLoss(int, int, const float*, const std::int32_t*, float);
template double marginLoss(int, int, const double*, const std::int32_t*, double);
template void marginLossBackward(int, int, const float*, const std::int32_t*, float, float, float*);
template void marginLossBackward(int, int, const double*, const std::int32_t*, double, double, double*);
template float divergence(int, int, const float*, const float*, float*);
template double divergence(int, int, const double*, const double*, double*);
template void divergenceBackward(int, int, const float*, const float*, float, float*);
template void divergenceBackward(int, int, const double*, const double*, double, double*);
template float binaryCrossEntropy(std::int64_t, const float*, const float*, float*);
template double binaryCrossEntropy(std::int64_t, const double*, const double*, double*);
template void binaryCrossEntropyBackward(std::int64_t, const float*, const float*, float, float*);
template void binaryCrossEntropyBackward(std::int64_t, const double*, const double*, double, double*);
template float distanceLoss(Distance, float, std::int64_t, const float*, const float*);
template double distanceLoss(Distance, double, std::int64_t, const double*, const double*);
template void distanceLossBackward(Distance, float, std::int64_t, const float*, const float*, float, float*);
template void distanceLossBackward(Distance, double, std::int64_t, const double*, const double*, double, double*);

}  // namespace glassbox::kernels
