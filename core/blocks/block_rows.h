#pragma once

#include "core/blocks/block_type.h"

namespace glassbox {

// Rows of the block table, a file a block; block_table.cpp puts them together.

const BlockType& inputBlock();
const BlockType& outputBlock();
const BlockType& denseBlock();
const BlockType& thresholdUnitBlock();
const BlockType& conv2dBlock();
const BlockType& conv1dBlock();
const BlockType& convTranspose2dBlock();
const BlockType& maxPool2dBlock();
const BlockType& avgPool2dBlock();
const BlockType& globalAvgPoolBlock();
const BlockType& upsampleBlock();
const BlockType& flattenBlock();
const BlockType& addBlock();
const BlockType& multiplyBlock();
const BlockType& concatBlock();
const BlockType& reshapeBlock();
const BlockType& padChannelsBlock();
const BlockType& activationBlock();
const BlockType& functionBlock();
const BlockType& dropoutBlock();
const BlockType& batchNormBlock();
const BlockType& layerNormBlock();
const BlockType& embeddingBlock();
const BlockType& positionalEncodingBlock();
const BlockType& multiHeadAttentionBlock();
const BlockType& rnnBlock();
const BlockType& lstmBlock();
const BlockType& gruBlock();

}  // namespace glassbox
