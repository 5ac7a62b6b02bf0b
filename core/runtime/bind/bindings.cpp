#include "core/runtime/bind/bindings.h"

#include <algorithm>

namespace glassbox::runtime {

const Binding* findBinding(std::string_view type) {
    for (const auto family :
         {productBindings(), convBindings(), poolBindings(), resampleBindings(), biasBindings(), activationBindings(),
          arithmeticBindings(), shapeBindings(), channelBindings(), dropoutBindings(), noiseBindings(), localSignalBindings(), batchNormBindings(), layerNormBindings(), softmaxBindings(),
          recurrentBindings(), gruGradientBindings(), formulaBindings(), lossBindings(),
          embeddingBindings(), attentionBindings(), labelLossBindings(), probabilityLossBindings()}) {
        const auto row = std::ranges::find(family, type, &Binding::type);
        if (row != family.end()) return &*row;
    }
    return nullptr;
}

}  // namespace glassbox::runtime
