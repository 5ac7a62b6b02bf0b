#pragma once

#include "core/runtime/buffers.h"
#include "core/runtime/kernel.h"
#include "core/runtime/plan.h"
#include "core/runtime/schedule.h"

#include <memory>
#include <vector>

namespace glassbox {

/// What a plan is made of; executors read it.
struct Plan::Implementation {
    /// One task of a segment: a piece, a part or a preparation of an entry.
    struct Task {
        int entry = 0;
        int index = 0;
    };
    /// A segment with its tasks.
    struct Stage {
        runtime::SegmentKind kind = runtime::SegmentKind::Chain;
        int firstEntry = 0;
        int lastEntry = 0;               ///< one past
        std::vector<Task> preparations;  ///< before all others
        bool preparesInline = true;      ///< they are too small to be worth a barrier
        std::vector<Task> parts;         ///< of an independent segment
        std::vector<int> finishing;      ///< entries to finish after all others
    };

    std::shared_ptr<const Graph> graph;
    PlanOptions options;
    int pieceSamples = 0;
    int pieces = 0;
    std::vector<EntryInfo> entries;
    std::vector<std::unique_ptr<runtime::BoundKernel>> kernels;  ///< by entry
    std::vector<Stage> stages;
    std::vector<Layout> layouts;  ///< by value
    runtime::Buffers buffers;
    std::vector<int> sharedSlots;  ///< by entry; -1: none
    std::size_t scratchBytes = 0;  ///< of one running task

    /// The samples of a piece.
    runtime::Piece piece(int index) const;
};

}  // namespace glassbox
