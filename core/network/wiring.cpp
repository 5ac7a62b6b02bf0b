#include "core/network/wiring.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <unordered_map>

namespace glassbox {

namespace {

using BlockIndex = std::unordered_map<std::string_view, int>;

BlockIndex indexBlocks(const NetworkSpec& network) {
    BlockIndex index;
    for (std::size_t i = 0; i < network.blocks.size(); ++i)
        index.emplace(network.blocks[i].id, static_cast<int>(i));
    return index;
}

int find(const BlockIndex& index, const std::string& id) {
    const auto found = index.find(id);
    return found == index.end() ? -1 : found->second;
}

WireFault addWire(Wiring& wiring, const WireSpec& wire, const BlockIndex& index) {
    const int from = find(index, wire.from.block), to = find(index, wire.to.block);
    if (from < 0) return WireFault::UnknownFrom;
    if (to < 0) return WireFault::UnknownTo;
    const BlockType *fromType = wiring.types[from], *toType = wiring.types[to];
    const int fromPort = fromType ? findPort(fromType->outputs, wire.from.port) : -1;
    const int toPort = toType ? findPort(wiring.inputs[to], wire.to.port) : -1;
    if (fromPort < 0) return WireFault::UnknownFromPort;
    if (toPort < 0) return WireFault::UnknownToPort;
    Source& source = wiring.sources[to][toPort];
    if (source.connected()) return WireFault::PortTaken;
    source = {from, fromPort};
    wiring.users[from].push_back(to);
    return WireFault::None;
}

/// Kahn's algorithm (1962); of the blocks that could run next the first in the document does.
void findOrder(Wiring& wiring) {
    const std::size_t count = wiring.types.size();
    std::vector<int> waiting(count, 0);
    std::priority_queue<int, std::vector<int>, std::greater<>> ready;
    for (std::size_t i = 0; i < count; ++i) {
        waiting[i] = static_cast<int>(std::ranges::count_if(wiring.sources[i], &Source::connected));
        if (waiting[i] == 0) ready.push(static_cast<int>(i));
    }
    while (!ready.empty()) {
        const int block = ready.top();
        ready.pop();
        wiring.order.push_back(block);
        for (const int user : wiring.users[block])
            if (--waiting[user] == 0) ready.push(user);
    }
}

/// Walks against the wires among the blocks that can't run until one comes back.
void findRing(Wiring& wiring) {
    const std::size_t count = wiring.types.size();
    if (wiring.order.size() == count) return;
    std::vector<bool> runs(count, false);
    for (const int block : wiring.order)
        runs[block] = true;
    std::vector<int> path;
    std::vector<int> position(count, -1);
    int block = static_cast<int>(std::ranges::find(runs, false) - runs.begin());
    while (position[block] < 0) {
        position[block] = static_cast<int>(path.size());
        path.push_back(block);
        const auto stuck = std::ranges::find_if(
            wiring.sources[block], [&](const Source& source) { return source.connected() && !runs[source.block]; });
        block = stuck->block;  // a block that can't run waits for one that can't
    }
    wiring.ring.assign(path.begin() + position[block], path.end());
    std::ranges::reverse(wiring.ring);
    std::rotate(wiring.ring.begin(), std::min_element(wiring.ring.begin(), wiring.ring.end()), wiring.ring.end());
}

}  // namespace

bool Wiring::reaches(int from, int to) const {
    std::vector<bool> seen(users.size(), false);
    std::vector<int> open = {from};
    seen[from] = true;
    while (!open.empty()) {
        const int block = open.back();
        open.pop_back();
        if (block == to) return true;
        for (const int user : users[block])
            if (!seen[user]) {
                seen[user] = true;
                open.push_back(user);
            }
    }
    return false;
}

Wiring resolveWiring(const NetworkSpec& network, BlockTypes types) {
    Wiring wiring;
    const BlockIndex index = indexBlocks(network);
    for (const BlockSpec& block : network.blocks) {
        const BlockType* type = findBlockType(block.type, types);
        wiring.types.push_back(type);
        wiring.inputs.push_back(type ? inputPorts(*type, block.settings) : std::span<const PortSpec>());
        wiring.sources.emplace_back(wiring.inputs.back().size());
    }
    wiring.users.resize(network.blocks.size());
    for (const WireSpec& wire : network.wires)
        wiring.faults.push_back(addWire(wiring, wire, index));
    findOrder(wiring);
    findRing(wiring);
    return wiring;
}

int findPort(std::span<const PortSpec> ports, std::string_view name) {
    const auto port = std::ranges::find(ports, name, &PortSpec::name);
    return port == ports.end() ? -1 : static_cast<int>(port - ports.begin());
}

std::string toString(const WireSpec& wire) {
    return wire.from.toString() + " -> " + wire.to.toString();
}

}  // namespace glassbox
