#pragma once

#include "core/graph/graph.h"

#include <vector>

namespace glassbox::runtime {

/// How the tasks of a segment are cut.
enum class SegmentKind {
    Chain,        ///< per-sample entries: one task a piece of the batch, which runs all entries in order
    Independent,  ///< entries that don't depend on each other: one task a part of an entry's outputs
};

/// Consecutive entries between two barriers.
struct Segment {
    SegmentKind kind = SegmentKind::Chain;
    int firstEntry = 0;
    int entries = 0;
};

/// Ops in order of execution, cut into segments.
struct Schedule {
    std::vector<OpId> order;          ///< op of each entry
    std::vector<int> segmentOfEntry;  ///< by entry
    std::vector<Segment> segments;
};

/// Orders a graph: per-sample ops in as long chains as the data allow, in graph order; ops that sum over the batch or
/// have no batch together behind the chain that they read.
Schedule makeSchedule(const Graph& graph);

}  // namespace glassbox::runtime
