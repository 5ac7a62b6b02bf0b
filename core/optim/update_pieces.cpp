#include "core/optim/update_pieces.h"

#include <algorithm>

namespace glassbox {

namespace {

constexpr std::int64_t pieceElements = 8192;  // 32 KB of float: five such streams stay in the second-level cache

}  // namespace

const std::vector<UpdatePiece>& UpdatePieces::next(ParameterTable& table) {
    pieces_.clear();
    std::vector<ParameterEntry>& entries = table.entries();
    for (std::size_t first = 0; first < entries.size();) {
        std::size_t last = first;
        const auto joins = [&](const ParameterEntry& entry) {
            return !entry.frozen && entry.steps == entries[first].steps;
        };
        while (last < entries.size() && joins(entries[last]))
            ++last;
        if (last == first) {  // frozen
            ++first;
            continue;
        }
        const std::int64_t end = entries[last - 1].offset + entries[last - 1].elements();
        for (std::int64_t begin = entries[first].offset; begin < end; begin += pieceElements)
            pieces_.push_back({begin, std::min(begin + pieceElements, end), entries[first].steps});
        first = last;
    }
    for (ParameterEntry& entry : entries)
        if (!entry.frozen) ++entry.steps;
    return pieces_;
}

}  // namespace glassbox
