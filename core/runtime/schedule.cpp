#include "core/runtime/schedule.h"

#include "core/base/assert.h"
#include "core/ops/op_type.h"

#include <algorithm>
#include <numeric>

namespace glassbox::runtime {

namespace {

constexpr int notProduced = -2;

bool isPerSample(const Graph& graph, const Op& op) {
    const OpType* type = findOpType(op.type);
    GLASSBOX_ASSERT(type != nullptr);
    const auto batched = [&](ValueId id) { return graph.value(id).type.batched; };
    return type->batchUse == BatchUse::PerSample && std::ranges::all_of(op.outputs, batched);
}

/// Runs in a chain, but what it sums up is there only behind it.
bool sumsByPieces(const Op& op) {
    return findOpType(op.type)->byPieces;
}

/// Even levels are chains, odd levels are independent entries behind the chain before them.
std::vector<int> levelsOf(const Graph& graph) {
    std::vector<int> levelOfValue(graph.values().size(), notProduced);
    std::vector<int> levels;
    for (const Op& op : graph.ops()) {
        int latest = notProduced;
        for (const ValueId input : op.inputs)
            latest = std::max(latest, levelOfValue[input.index()]);
        const bool behindChain = latest % 2 == 0;
        const int level = isPerSample(graph, op) || sumsByPieces(op) ? std::max(0, behindChain ? latest : latest + 1)
                                                                     : (behindChain ? latest + 1 : latest + 2);
        for (const ValueId output : op.outputs)
            levelOfValue[output.index()] = sumsByPieces(op) ? level + 1 : level;
        levels.push_back(level);
    }
    return levels;
}

}  // namespace

Schedule makeSchedule(const Graph& graph) {
    const std::vector<int> levels = levelsOf(graph);
    std::vector<int> order(levels.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](int op) { return levels[static_cast<std::size_t>(op)]; });

    Schedule schedule;
    int previous = notProduced;
    for (const int op : order) {
        const int level = levels[static_cast<std::size_t>(op)];
        if (level != previous) {
            const SegmentKind kind = level % 2 == 0 ? SegmentKind::Chain : SegmentKind::Independent;
            schedule.segments.push_back({kind, static_cast<int>(schedule.order.size()), 0});
            previous = level;
        }
        schedule.segments.back().entries++;
        schedule.segmentOfEntry.push_back(static_cast<int>(schedule.segments.size()) - 1);
        schedule.order.push_back(OpId(op));
    }
    return schedule;
}

}  // namespace glassbox::runtime
