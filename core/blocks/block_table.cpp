#include "core/blocks/block_rows.h"

#include <algorithm>

namespace glassbox {

BlockTypes blockTypes() {
    static const BlockType rows[] = {inputBlock(),      outputBlock(),    denseBlock(),   thresholdUnitBlock(), conv2dBlock(), conv1dBlock(), convTranspose2dBlock(),
                                     maxPool2dBlock(),  avgPool2dBlock(), globalAvgPoolBlock(), upsampleBlock(), flattenBlock(), addBlock(),
                                     multiplyBlock(),   concatBlock(),    reshapeBlock(), padChannelsBlock(),
                                     activationBlock(), functionBlock(), dropoutBlock(), batchNormBlock(), layerNormBlock(),
                                     embeddingBlock(), positionalEncodingBlock(), multiHeadAttentionBlock(), rnnBlock(),        lstmBlock(),      gruBlock()};
    return rows;
}

std::span<const PortSpec> inputPorts(const BlockType& type, const Settings& settings) {
    return type.inputsFor ? type.inputsFor(settings) : type.inputs;
}

const BlockType* findBlockType(std::string_view name, BlockTypes types) {
    const auto row = std::ranges::find(types, name, &BlockType::name);
    return row == types.end() ? nullptr : &*row;
}

}  // namespace glassbox
