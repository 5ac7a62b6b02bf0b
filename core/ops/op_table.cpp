#include "core/ops/families.h"
#include "core/ops/op_type.h"

#include <algorithm>

namespace glassbox {

namespace {

std::vector<OpType> allRows() {
    std::vector<OpType> rows;
    for (const auto family : {productOps(),
                              biasOps(),
                              conv2dOps(),
                              conv1dOps(),
                              convTranspose2dOps(),
                              maxPoolOps(),
                              averagePoolOps(),
                              globalAveragePoolOps(),
                              upsampleOps(),
                              activationOps(),
                              activationGradientOps(),
                              softmaxOps(),
                              shapeOps(),
                              channelOps(),
                              dropoutOps(),
                              noiseOps(),
                              localSignalOps(),
                              batchNormOps(),
                              batchNormGradientOps(),
                              layerNormOps(),
                              fusedNormOps(),
                              arithmeticOps(),
                              crossEntropyOps(),
                              squaredErrorOps(),
                              distanceOps(),
                              binaryCrossEntropyOps(),
                              klDivergenceOps(),
                              multiMarginOps(),
                              weightedMeanOps(),
                              rnnOps(),
                              lstmOps(),
                              gruOps(),
                              gruGradientOps(),
                              lastStepOps(),
                              functionOps(),
                              formulaOps(),
                              reduceOps(),
                              embeddingOps(), positionOps(),
                              attentionOps(), attentionGradientOps(), fusedOps(), fusedConvolutionOps(), fusedAttentionOps()})
        rows.insert(rows.end(), family.begin(), family.end());
    return rows;
}

}  // namespace

std::span<const OpType> opTypes() {
    static const std::vector<OpType> rows = allRows();
    return rows;
}

const OpType* findOpType(std::string_view name) {
    const std::span<const OpType> rows = opTypes();
    const auto row = std::ranges::find(rows, name, &OpType::name);
    return row == rows.end() ? nullptr : &*row;
}

}  // namespace glassbox
