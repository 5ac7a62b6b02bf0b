#include "ui/rooms/block_category.h"

#include "core/blocks/block_type.h"
#include "ui/session/core_text.h"

#include <algorithm>

namespace glassbox {

QString blockCategory(const NetworkSpec& network, const std::string& id) {
    const std::vector<BlockSpec>* level = &network.blocks;
    for (std::size_t start = 0; start <= id.size();) {
        const std::size_t dot = std::min(id.find('.', start), id.size());
        const auto block = std::ranges::find(*level, id.substr(start, dot - start), &BlockSpec::id);
        if (block == level->end()) return {};
        if (const BlockType* type = findBlockType(block->type)) return plainText(type->category);
        const auto composite = network.composites.find(block->type);
        if (composite == network.composites.end()) return {};
        level = &composite->second.blocks;
        start = dot + 1;
    }
    return {};
}

}  // namespace glassbox
