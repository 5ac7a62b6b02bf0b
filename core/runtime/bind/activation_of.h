#pragma once

#include "core/graph/attributes.h"
#include "core/kernels/cpu/activation.h"

#include <string_view>

namespace glassbox::runtime {

/// The kernels' activation for an op's name ("relu", "none") and attributes.
kernels::Activation activationOf(std::string_view name, const Attributes& attributes);

/// The activation of a fused op: its attribute "activation" and that activation's own attributes.
kernels::Activation fusedActivationOf(const Attributes& attributes);

}  // namespace glassbox::runtime
