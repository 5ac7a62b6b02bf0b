#include "core/runtime/bind/activation_of.h"

#include "core/base/assert.h"

#include <algorithm>
#include <array>
#include <utility>

namespace glassbox::runtime {

kernels::Activation activationOf(std::string_view name, const Attributes& attributes) {
    using kernels::ActivationType;
    constexpr std::array<std::pair<std::string_view, ActivationType>, 9> names = {
        {{"none", ActivationType::None},
         {"relu", ActivationType::Relu},
         {"leaky_relu", ActivationType::LeakyRelu},
         {"sigmoid", ActivationType::Sigmoid},
         {"tanh", ActivationType::Tanh},
         {"gelu", ActivationType::Gelu},
         {"elu", ActivationType::Elu},
         {"silu", ActivationType::Silu},
         {"softplus", ActivationType::Softplus}}};
    const auto found = std::ranges::find(names, name, &std::pair<std::string_view, ActivationType>::first);
    GLASSBOX_ASSERT(found != names.end());
    kernels::Activation activation{found->second};
    if (activation.type == ActivationType::LeakyRelu) activation.slope = attributes.real("slope");
    return activation;
}

kernels::Activation fusedActivationOf(const Attributes& attributes) {
    return activationOf(attributes.text("activation"), attributes);
}

}  // namespace glassbox::runtime
