#include "core/network/diff.h"

#include "core/network/composite_edit.h"

#include <algorithm>
#include <set>
#include <string>

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

/// Whether a type means the same in both documents, whatever lies where; `seen` are types known to or being compared.
bool sameDefinition(const NetworkSpec& before, const NetworkSpec& after, const std::string& type,
                    std::set<std::string>& seen) {
    const auto old = before.composites.find(type), now = after.composites.find(type);
    if (old == before.composites.end() || now == after.composites.end())
        return (old == before.composites.end()) == (now == after.composites.end());
    if (!seen.insert(type).second) return true;
    CompositeSpec a = old->second;
    a.layout = now->second.layout;
    a.notes = now->second.notes;
    a.help = now->second.help;
    return a == now->second && std::ranges::all_of(a.blocks, [&](const BlockSpec& inner) {
               return sameDefinition(before, after, inner.type, seen);
           });
}

}  // namespace

NetworkSpec structureOf(NetworkSpec network) {
    network.name.clear();
    network.layout.clear();
    network.notes.clear();
    network.composites = definitionsOf(network, network.blocks);
    for (auto& [name, definition] : network.composites) {
        definition.help.clear();
        definition.layout.clear();
        definition.notes.clear();
    }
    return network;
}

NetworkDiff diff(const NetworkSpec& before, const NetworkSpec& after) {
    NetworkDiff result;
    for (const BlockSpec& block : after.blocks) {
        const BlockSpec* old = before.find(block.id);
        if (!old)
            result.added.push_back(block.id);
        else if (std::set<std::string> seen; *old != block || !sameDefinition(before, after, block.type, seen))
            result.changed.push_back(block.id);
    }
    for (const BlockSpec& block : before.blocks)
        if (!after.find(block.id)) result.removed.push_back(block.id);
    result.wiresAdded = wiresOnlyIn(after, before);
    result.wiresRemoved = wiresOnlyIn(before, after);
    const bool sameStructure = before.wires == after.wires && result.added.empty() && result.removed.empty() &&
                               result.changed.empty() && before.blocks == after.blocks;
    result.layoutOnly = sameStructure && before != after;
    return result;
}

}  // namespace glassbox
