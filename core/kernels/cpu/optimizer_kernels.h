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
    bool decoupled = false;  ///< AdamW: w -= rate decay w first, and g' = g (Loshchilov and Hutter, ICLR 2019)
};

/// m = beta1 m + (1 - beta1) g'; v = beta2 v + (1 - beta2) g'^2;
/// w -= rate / (1 - beta1^t) m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon), with step t >= 1.
template <class T>
void adamUpdate(std::int64_t n, const AdamConstants& constants, std::int64_t t, const T* g, T* m, T* v, T* w);

/// Constants of Adagrad (Duchi et al., JMLR 12, 2011).
struct AdagradConstants {
    double learningRate = 0.01;
    double rateDecay = 0;
    double epsilon = 1e-10;
    double weightDecay = 0;
};

/// s = s + g'^2; w -= rate / (1 + (t - 1) rateDecay) g' / (sqrt(s) + epsilon), with step t >= 1.
template <class T>
void adagradUpdate(std::int64_t n, const AdagradConstants& constants, std::int64_t t, const T* g, T* sum, T* w);

/// Constants of Adadelta (Zeiler, arXiv 1212.5701, 2012).
struct AdadeltaConstants {
    double learningRate = 1;
    double rho = 0.9;
    double epsilon = 1e-6;
    double weightDecay = 0;
};

/// s = rho s + (1 - rho) g'^2; d = sqrt(a + epsilon) / sqrt(s + epsilon) g'; a = rho a + (1 - rho) d^2; w -= rate d.
template <class T>
void adadeltaUpdate(std::int64_t n, const AdadeltaConstants& constants, const T* g, T* squares, T* steps, T* w);

/// Constants of RMSprop (Tieleman and Hinton, Coursera lecture 6.5, 2012; centered: Graves, arXiv 1308.0850, 2013).
struct RmspropConstants {
    double learningRate = 0.01;
    double alpha = 0.99;
    double epsilon = 1e-8;
    double momentum = 0;
    bool centered = false;
    double weightDecay = 0;
};

/// s = alpha s + (1 - alpha) g'^2; d = sqrt(s) + epsilon, or sqrt(s - m^2) + epsilon with m = alpha m + (1 - alpha) g'
/// where centered (a difference that rounding made negative counts as 0). w -= rate g' / d; with momentum:
/// v = momentum v + g' / d, w -= rate v. `velocity` may be null without momentum, `mean` where not centered.
template <class T>
void rmspropUpdate(std::int64_t n, const RmspropConstants& constants, const T* g, T* squares, T* velocity, T* mean,
                   T* w);

/// Constants of Lion (Chen et al., "Symbolic discovery of optimization algorithms", NeurIPS 2023).
struct LionConstants {
    double learningRate = 1e-4;
    double beta1 = 0.9;
    double beta2 = 0.99;
    double weightDecay = 0;
};

/// w -= rate decay w; w -= rate sign(beta1 m + (1 - beta1) g); m = beta2 m + (1 - beta2) g, with sign(0) = 0.
template <class T>
void lionUpdate(std::int64_t n, const LionConstants& constants, const T* g, T* m, T* w);

}  // namespace glassbox::kernels
