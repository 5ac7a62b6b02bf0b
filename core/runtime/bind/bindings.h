#pragma once

#include "core/runtime/bind/bind_context.h"
#include "core/runtime/kernel.h"

#include <memory>
#include <span>
#include <string_view>

namespace glassbox::runtime {

/// Makes the kernel of an op.
using Bind = std::unique_ptr<BoundKernel> (*)(const BindContext& context);

/// Kernels of one op type, for plans in float and in double.
struct Binding {
    std::string_view type;
    Bind bindFloat;
    Bind bindDouble;
};

// Rows of the table of bindings, a function an op family.
std::span<const Binding> productBindings();
std::span<const Binding> convBindings();
std::span<const Binding> poolBindings();
std::span<const Binding> resampleBindings();
std::span<const Binding> biasBindings();
std::span<const Binding> activationBindings();
std::span<const Binding> arithmeticBindings();
std::span<const Binding> shapeBindings();
std::span<const Binding> channelBindings();
std::span<const Binding> dropoutBindings();
std::span<const Binding> noiseBindings();
std::span<const Binding> localSignalBindings();
std::span<const Binding> batchNormBindings();
std::span<const Binding> layerNormBindings();
std::span<const Binding> softmaxBindings();
std::span<const Binding> recurrentBindings();
std::span<const Binding> gruGradientBindings();
std::span<const Binding> formulaBindings();
std::span<const Binding> lossBindings();
std::span<const Binding> embeddingBindings();
std::span<const Binding> attentionBindings();
std::span<const Binding> labelLossBindings();
std::span<const Binding> probabilityLossBindings();

/// Binding of that op type, null if there is none.
const Binding* findBinding(std::string_view type);

/// The bind function of a kernel class template over the real type.
template <template <class> class Kernel, class T>
std::unique_ptr<BoundKernel> bindAs(const BindContext& context) {
    return std::make_unique<Kernel<T>>(context);
}

/// A row for a kernel class template over the real type.
template <template <class> class Kernel>
constexpr Binding bindingOf(std::string_view type) {
    return {type, &bindAs<Kernel, float>, &bindAs<Kernel, double>};
}

}  // namespace glassbox::runtime
