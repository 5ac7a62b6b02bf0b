#include "core/blocks/block_rows.h"

#include <algorithm>

namespace glassbox {

BlockTypes blockTypes() {
    static const BlockType rows[] = {inputBlock(),   outputBlock(),     denseBlock(),
                                     conv2dBlock(),  maxPool2dBlock(),  avgPool2dBlock(),
                                     flattenBlock(), activationBlock(), dropoutBlock()};
    return rows;
}

const BlockType* findBlockType(std::string_view name, BlockTypes types) {
    const auto row = std::ranges::find(types, name, &BlockType::name);
    return row == types.end() ? nullptr : &*row;
}

}  // namespace glassbox
