#pragma once

#include "core/graph/graph.h"
#include "core/runtime/plan.h"
#include "core/runtime/schedule.h"
#include "core/tensor/layout.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace glassbox::runtime {

/// Where a value's elements are.
enum class Space : std::uint8_t {
    None,        ///< nowhere: an internal that nobody asked for
    Arena,       ///< in the executor's memory
    Parameters,  ///< in the flat parameters of the run
    Gradients,   ///< in the flat gradients of the run
};

/// Memory that one or more values use, one after the other.
struct Slot {
    std::size_t bytes = 0;
    int firstSegment = 0;
    int lastSegment = 0;
    std::size_t offset = 0;  ///< in the arena
};

/// Place of each value and the slots behind them.
struct Buffers {
    std::vector<Space> space;             ///< by value
    std::vector<int> slot;                ///< by value; -1 outside the arena
    std::vector<std::size_t> flatOffset;  ///< by value: bytes in the flat parameters or gradients
    std::vector<bool> own;                ///< by value: nothing else is ever written there
    std::vector<Slot> slots;
    std::size_t arenaBytes = 0;
};

/// Bytes of one element of a value in a plan of that precision.
std::size_t elementBytes(const Value& value, DType precision);

/// Gives values slots by liveness: a slot is reused inside a chain only by a value with as many bytes a sample (the
/// pieces of both coincide), and by an elementwise op over its dying first input; a flattened value in the same order
/// lies where the value itself does.
Buffers assignSlots(const Graph& graph, const PlanOptions& options, const Schedule& schedule,
                    const std::vector<Layout>& layouts);

/// Bytes of all slots that are alive at once at most, in double: huge sizes don't overflow.
double peakBytes(const Buffers& buffers, int segments);

/// Packs slots into the arena: the largest first, each at the lowest offset where nothing alive at the same time lies.
void placeSlots(Buffers& buffers);

}  // namespace glassbox::runtime
