#pragma once

#include "core/blocks/block_type.h"

namespace glassbox {

// Rows of the block table, a file a block; block_table.cpp puts them together.

const BlockType& inputBlock();
const BlockType& outputBlock();
const BlockType& denseBlock();
const BlockType& conv2dBlock();
const BlockType& maxPool2dBlock();
const BlockType& avgPool2dBlock();
const BlockType& flattenBlock();
const BlockType& activationBlock();
const BlockType& dropoutBlock();

}  // namespace glassbox
