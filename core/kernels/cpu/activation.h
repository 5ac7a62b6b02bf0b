#pragma once

namespace glassbox::kernels {

/// Elementwise functions that kernels know.
enum class ActivationType {
    None,       ///< a = z
    Relu,       ///< a = max(z, 0)
    LeakyRelu,  ///< a = z > 0 ? z : slope z, with slope >= 0
    Sigmoid,    ///< a = 1 / (1 + e^-z)
    Tanh,       ///< a = tanh z
    Gelu,       ///< a = z/2 (1 + erf(z / sqrt 2)): the exact form
};

/// An elementwise function and its constant.
struct Activation {
    ActivationType type = ActivationType::None;
    double slope = 0.01;  ///< of LeakyRelu
};

/// True if the gradient is computed from the input z (Gelu), false if from the output a (all others).
constexpr bool gradientNeedsInput(ActivationType type) {
    return type == ActivationType::Gelu;
}

}  // namespace glassbox::kernels
