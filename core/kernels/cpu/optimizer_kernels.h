#pragma once

#include <cstdint>

namespace glassbox::kernels {

// PyTorch's update rules over a flat range of parameters w with gradients g, one pass; weight decay is added to the
// gradient (L2). Each element's bits depend on that element alone. T is float or double; constants are given in double
// and rounded to T once.

/// Constants of SGD with or without momentum.
struct SgdConstants {
    double learningRate = 0.01;
    double momentum = 0;
    bool nesterov = false;
    double weightDecay = 0;
};

/// g' = g + decay w; w -= rate g'. With momentum: v = momentum v + g' (v starts at zero), and w -= rate v, or
/// rate (g' + momentum v) with Nesterov. `velocity` may be null if momentum is 0.
template <class T>
void sgdUpdate(std::int64_t n, const SgdConstants& constants, const T* g, T* velocity, T* w);

/// Constants of Adam (Kingma and Ba, ICLR 2015).
struct AdamConstants {
    double learningRate = 0.001;
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;
    double weightDecay = 0;
};

/// m = beta1 m + (1 - beta1) g'; v = beta2 v + (1 - beta2) g'^2;
/// w -= rate / (1 - beta1^t) m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon), with step t >= 1.
template <class T>
void adamUpdate(std::int64_t n, const AdamConstants& constants, std::int64_t t, const T* g, T* m, T* v, T* w);

}  // namespace glassbox::kernels
