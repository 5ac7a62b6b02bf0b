#include "core/network/diff.h"

#include <algorithm>

namespace glassbox {

namespace {

/// Wires of `some` that `others` lacks.
std::vector<WireSpec> wiresOnlyIn(const NetworkSpec& some, const NetworkSpec& others) {
    std::vector<WireSpec> sorted = others.wires, missing;
    std::ranges::sort(sorted);
    std::ranges::copy_if(some.wires, std::back_inserter(missing),
                         [&](const WireSpec& wire) { return !std::ranges::binary_search(sorted, wire); });
    return missing;
}

}  // namespace

NetworkDiff diff(const NetworkSpec& before, const NetworkSpec& after) {
    NetworkDiff result;
    for (const BlockSpec& block : after.blocks) {
        const BlockSpec* old = before.find(block.id);
        if (!old)
            result.added.push_back(block.id);
        else if (*old != block)
            result.changed.push_back(block.id);
    }
    for (const BlockSpec& block : before.blocks)
        if (!after.find(block.id)) result.removed.push_back(block.id);
    result.wiresAdded = wiresOnlyIn(after, before);
    result.wiresRemoved = wiresOnlyIn(before, after);
    const bool sameStructure = before.blocks == after.blocks && before.wires == after.wires;
    result.layoutOnly = sameStructure && before != after;
    return result;
}

}  // namespace glassbox
