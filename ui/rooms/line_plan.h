#pragma once

#include "core/explain/score.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace glassbox {

/// What is chosen of a tensor that has more than fits a heat map.
enum class PartKind : std::uint8_t { Kernel, Map, Channel, Unit, Head, TimeStep };

/// A choice of a part: which one of how many, and which axis of the result it moves along (-1: none, it is summed
/// over).
struct PartChoice {
    PartKind kind = PartKind::Map;
    std::int64_t count = 1;
    int axis = -1;
};

/// A value in the picture of a line: what it is called there, what stands before it, and which choices cut it: their
/// numbers are its first indices.
struct LineSlot {
    ValueId value;
    QString letter;
    QString sign;
    std::vector<int> cutBy;
    bool linked = false;  ///< its last indices are those of the result: the same cell is framed
};

/// How a line of the score is shown: up to three values, the result last, "x ∗ w = z", and what can be chosen.
struct LinePlan {
    int line = -1;
    QString formula;  ///< short, with the letters of the slots
    std::vector<LineSlot> slots;
    std::vector<PartChoice> choices;

    bool empty() const { return slots.empty(); }
    const LineSlot& result() const { return slots.back(); }
};

/// How a line of the forward pass, the loss or the backward pass is shown; empty for one of the update.
LinePlan planOf(const Graph& graph, const Score& score, int line);

/// The letter of what a line of the backward pass makes the gradient by: "w".
QString letterOfGradient(const Graph& graph, const Score& score, int line);

/// The lines that belong together with one: of the forward pass (that of a backward line is its partner), and of the
/// backward pass in the order in which they are computed, those of the other parts of a fused op too.
struct LinePair {
    int forward = -1;
    std::vector<int> backward;
};
LinePair pairOf(const Score& score, int line);

}  // namespace glassbox
