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
    Elu,        ///< a = z > 0 ? z : e^z - 1
    Silu,       ///< a = z / (1 + e^-z)
    Softplus,   ///< a = log(1 + e^z)
};

/// An elementwise function and its constant.
struct Activation {
    ActivationType type = ActivationType::None;
    double slope = 0.01;  ///< of LeakyRelu
};

/// True if the gradient is computed from the input z, false if from the output a.
constexpr bool gradientNeedsInput(ActivationType type) {
    return type == ActivationType::Gelu || type == ActivationType::Silu || type == ActivationType::Softplus;
}

}  // namespace glassbox::kernels
