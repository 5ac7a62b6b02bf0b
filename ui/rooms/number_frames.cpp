#include "ui/rooms/number_frames.h"

#include <algorithm>
#include <optional>
#include <span>

namespace glassbox {
namespace {

/// The smallest box around numbers of one value.
class Box {
public:
    explicit Box(const Value& value) : value_(value) {}

    void add(const NumberRef& ref) {
        if (ref.value != value_.name || ref.index.empty()) return;
        if (!box_) {
            box_ = {ref.index, ref.index};
            return;
        }
        for (std::size_t axis = 0; axis < ref.index.size(); ++axis) {
            box_->first[axis] = std::min(box_->first[axis], ref.index[axis]);
            box_->second[axis] = std::max(box_->second[axis], ref.index[axis]);
        }
    }
    void add(const std::vector<ExplainedFactor>& factors) {
        for (const ExplainedFactor& factor : factors)
            add(factor.ref);
    }
    /// Where terms were left out, the axes along which the others differ are summed over as a whole.
    void widen() {
        for (std::size_t axis = 0; box_ && axis < box_->first.size(); ++axis) {
            if (box_->first[axis] == box_->second[axis]) continue;
            box_->first[axis] = 0;
            box_->second[axis] = value_.type.shape[static_cast<int>(axis)] - 1;
        }
    }
    void putInto(NumberFrames& frames) const {
        if (box_) frames.push_back(*box_);
    }

private:
    const Value& value_;
    std::optional<std::pair<TensorIndex, TensorIndex>> box_;
};

}  // namespace

NumberFrames numberFrames(const Unfolding& unfolding, const Value& value) {
    NumberFrames frames;
    if (unfolding.patch) {
        Box box(value);
        for (const PatchCell& cell : unfolding.patch->cells) {
            if (cell.left) box.add(cell.left->ref);
            if (cell.right) box.add(cell.right->ref);
        }
        box.putInto(frames);
        return frames;
    }
    if (unfolding.attention) {
        const AttentionView& attention = *unfolding.attention;
        for (const auto* factors :
             {&attention.query, &attention.key, &attention.scores, &attention.weights, &attention.values}) {
            Box box(value);
            box.add(*factors);
            box.putInto(frames);
        }
        return frames;
    }
    Box box(value);
    for (const UnfoldedTerm& term : unfolding.largest)
        box.add(term.factors);
    if (unfolding.restCount + unfolding.zeroCount > 0) box.widen();
    box.putInto(frames);
    return frames;
}

}  // namespace glassbox
