#include "core/runtime/bind/bindings.h"

#include <algorithm>

namespace glassbox::runtime {

const Binding* findBinding(std::string_view type) {
    for (const auto family :
         {productBindings(), convBindings(), poolBindings(), biasBindings(), activationBindings(), arithmeticBindings(),
          shapeBindings(), dropoutBindings(), softmaxBindings(), lossBindings(),
          labelLossBindings(), probabilityLossBindings()}) {
        const auto row = std::ranges::find(family, type, &Binding::type);
        if (row != family.end()) return &*row;
    }
    return nullptr;
}

}  // namespace glassbox::runtime
