#pragma once

#include <cstdint>
#include <type_traits>

namespace glassbox::kernels {

// Losses of one sample, `rows` rows (time steps; 1 for a vector) of `columns` elements in Rows layout; T is float or
// double. Sums over a sample are added in double, in order. A label below 0 means that the row has none.

/// How labels count: factors by class (null: all 1) and label smoothing.
struct LabelShares {
    const double* weights = nullptr;
    double smoothing = 0;
};

/// The mean over the rows of -sum_k share[k] log p[k]; p gets the probabilities (null: not wanted).
template <class T>
T labelLoss(int rows, int columns, const T* logits, const std::int32_t* labels, LabelShares shares,
            std::type_identity_t<T>* p);
/// dlogits[j] = factor / rows (p[j] sum_k share[k] - share[j]); in place allowed.
template <class T>
void labelLossBackward(int rows, int columns, const T* p, const std::int32_t* labels, LabelShares shares, T factor,
                       T* dlogits);
/// The mean over the rows of the weights of their labels.
double labelWeight(int rows, const std::int32_t* labels, const double* weights);

/// The mean over the rows of 1/columns sum_(j not label) max(0, margin - x[label] + x[j]).
template <class T>
T marginLoss(int rows, int columns, const T* x, const std::int32_t* labels, std::type_identity_t<T> margin);
template <class T>
void marginLossBackward(int rows, int columns, const T* x, const std::int32_t* labels, std::type_identity_t<T> margin,
                        T factor, T* dx);

/// The mean over the rows of sum_k target[k] (log target[k] - log p[k]); targets that are not above 0 add nothing.
template <class T>
T divergence(int rows, int columns, const T* logits, const T* target, std::type_identity_t<T>* p);
template <class T>
void divergenceBackward(int rows, int columns, const T* p, const T* target, T factor, T* dlogits);

/// The mean over n elements of -target log p - (1 - target) log(1 - p), p the sigmoids of the logits.
template <class T>
T binaryCrossEntropy(std::int64_t n, const T* logits, const T* target, T* p);
/// dlogits[i] = factor / n (p[i] - target[i]).
template <class T>
void binaryCrossEntropyBackward(std::int64_t n, const T* p, const T* target, T factor, T* dlogits);

/// Functions of prediction y and target t whose mean over the elements is a loss.
enum class Distance {
    Squared,   ///< (y - t)^2
    Absolute,  ///< |y - t|
    Huber,     ///< d^2/2 where |d| < constant, else constant (|d| - constant/2), d = y - t
    Hinge,     ///< max(0, constant - s y), s = 2t - 1
};
template <class T>
T distanceLoss(Distance distance, std::type_identity_t<T> constant, std::int64_t n, const T* y, const T* target);
template <class T>
void distanceLossBackward(Distance distance, std::type_identity_t<T> constant, std::int64_t n, const T* y,
                          const T* target, T factor, T* dy);

}  // namespace glassbox::kernels
