#include "core/runtime/buffers.h"

#include "core/base/assert.h"
#include "core/ops/op_type.h"

#include <algorithm>
#include <numeric>

namespace glassbox::runtime {

namespace {

constexpr std::size_t alignment = 64;
constexpr std::size_t largestSize = std::size_t{1} << 56;  ///< stands for every size beyond it

std::size_t roundUp(std::size_t bytes) {
    return (bytes + alignment - 1) / alignment * alignment;
}

/// Bytes of one sample (of the whole value where it has no batch axis), cut off at largestSize.
std::size_t sampleBytes(const Value& value, DType precision) {
    double bytes = static_cast<double>(elementBytes(value, precision));
    for (const std::int64_t size : value.type.shape.sizes())
        bytes *= static_cast<double>(size);
    return bytes >= static_cast<double>(largestSize) ? largestSize : static_cast<std::size_t>(bytes);
}

/// Bytes of a whole buffer, cut off at largestSize.
std::size_t bufferBytes(const Value& value, DType precision, Layout layout, int batch) {
    const std::size_t sample = sampleBytes(value, precision);
    if (!value.type.batched) return roundUp(sample);
    const int rows = layout == Layout::N16 ? (batch + batchLanes - 1) / batchLanes * batchLanes : batch;
    if (static_cast<double>(sample) * rows >= static_cast<double>(largestSize)) return largestSize;
    return roundUp(sample * static_cast<std::size_t>(rows));
}

/// Walks the entries in order and gives each result a slot.
class SlotAssigner {
public:
    SlotAssigner(const Graph& graph, const PlanOptions& options, const Schedule& schedule,
                 const std::vector<Layout>& layouts)
        : graph_(graph), options_(options), schedule_(schedule), layouts_(layouts) {}

    Buffers run() {
        const std::size_t count = graph_.values().size();
        result_.space.assign(count, Space::None);
        result_.slot.assign(count, -1);
        result_.flatOffset.assign(count, 0);
        result_.own.assign(count, false);
        findOwn();
        findLastUses();
        placeFlatValues();
        const int end = static_cast<int>(schedule_.segments.size());
        for (const Value& value : graph_.values())
            if (value.role == ValueRole::Input || value.role == ValueRole::Target) openSlot(value, 0, end);
        for (std::size_t entry = 0; entry < schedule_.order.size(); ++entry)
            visit(static_cast<int>(entry));
        return std::move(result_);
    }

private:
    void findLastUses() {
        lastUse_.assign(graph_.values().size(), -1);
        const int entries = static_cast<int>(schedule_.order.size());
        for (int entry = 0; entry < entries; ++entry)
            noteUses(entry, false);
        for (int entry = entries; entry-- > 0;)
            if (makesOptionalOutput(opOf(entry))) noteUses(entry, true);
    }

    const Op& opOf(int entry) const { return graph_.op(schedule_.order[static_cast<std::size_t>(entry)]); }

    /// Notes that an entry reads its inputs: those that only its optional outputs need, or the others.
    void noteUses(int entry, bool optional) {
        const Op& op = opOf(entry);
        const unsigned mask = findOpType(op.type)->optionalInputs;
        for (std::size_t i = 0; i < op.inputs.size(); ++i)
            if ((mask >> i & 1U) == (optional ? 1U : 0U))
                lastUse_[op.inputs[i].index()] = std::max(lastUse_[op.inputs[i].index()], entry);
    }

    bool makesOptionalOutput(const Op& op) const {
        const OpType& type = *findOpType(op.type);
        for (std::size_t i = 0; i < op.outputs.size(); ++i)
            if ((type.optionalOutputs >> i & 1U) != 0 && isPresent(type, op, i)) return true;
        return false;
    }

    void placeFlatValues() {
        const std::vector<ValueId>& parameters = graph_.parameters();
        const std::size_t bytes = sizeOf(options_.precision);
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            const std::size_t offset = static_cast<std::size_t>(options_.parameterOffsets[i]) * bytes;
            result_.space[parameters[i].index()] = Space::Parameters;
            result_.flatOffset[parameters[i].index()] = offset;
            const ValueId gradient = graph_.gradientOf(parameters[i]);
            if (!gradient.valid()) continue;
            result_.space[gradient.index()] = Space::Gradients;
            result_.flatOffset[gradient.index()] = offset;
        }
    }

    /// Values that stay readable: inputs, targets, outputs of the network, the loss, what statistics become, taps,
    /// everything with keep=all.
    void findOwn() {
        for (const Value& value : graph_.values())
            result_.own[value.id.index()] =
                options_.keep == Keep::All || value.role == ValueRole::Input || value.role == ValueRole::Target;
        for (const ValueId tap : options_.taps)
            result_.own[tap.index()] = true;
        for (const ValueId output : graph_.outputs())
            result_.own[output.index()] = true;
        for (const ParameterUpdate& update : graph_.updates())
            if (update.value.valid()) result_.own[update.value.index()] = true;
        if (graph_.loss().valid()) result_.own[graph_.loss().index()] = true;
    }

    void visit(int entry) {
        const Op& op = opOf(entry);
        const int segment = schedule_.segmentOfEntry[static_cast<std::size_t>(entry)];
        if (segment != segment_) free_.clear();
        segment_ = segment;
        const OpType* type = findOpType(op.type);
        for (std::size_t i = 0; i < op.outputs.size(); ++i) {
            const Value& output = graph_.value(op.outputs[i]);
            if (result_.space[output.id.index()] != Space::None || !isPresent(*type, op, i)) continue;
            const int last = lastSegmentOf(output.id);
            const int reused = i == 0 && type->elementwise ? dyingInput(op, output, entry) : -1;
            if (isSameMemory(op, output))
                aliasInput(op, output, last);
            else if (reused >= 0)
                joinSlot(output, reused, last);
            else
                findSlot(output, last);
        }
        releaseAfter(op, entry);
    }

    /// False for internals of a fused op that nobody reads.
    bool isPresent(const OpType& type, const Op& op, std::size_t output) const {
        const bool optional =
            (type.optionalOutputs >> output & 1U) != 0 && (type.decompose == nullptr || output + 1 < op.outputs.size());
        const ValueId id = op.outputs[output];
        return !optional || result_.own[id.index()] || lastUse_[id.index()] >= 0;
    }

    int lastSegmentOf(ValueId id) const {
        if (result_.own[id.index()]) return static_cast<int>(schedule_.segments.size());
        const int entry = lastUse_[id.index()];
        return entry < 0 ? segment_ : schedule_.segmentOfEntry[static_cast<std::size_t>(entry)];
    }

    bool inChain() const { return schedule_.segments[static_cast<std::size_t>(segment_)].kind == SegmentKind::Chain; }

    /// Slot of the op's first input if its last use is here and the output fits exactly.
    int dyingInput(const Op& op, const Value& output, int entry) const {
        const Value& input = graph_.value(op.inputs[0]);
        if (!inChain() || !mayReuse(output) || !mayReuse(input) || lastUse_[input.id.index()] != entry ||
            layouts_[input.id.index()] != layouts_[output.id.index()] || std::ranges::count(op.inputs, input.id) != 1 ||
            sampleBytes(input, options_.precision) != sampleBytes(output, options_.precision))
            return -1;
        return result_.slot[input.id.index()];
    }

    /// False for what must stay as it is: values that stay readable, and those with an alias.
    bool mayReuse(const Value& value) const {
        const int slot = result_.slot[value.id.index()];
        const bool aliased = slot >= 0 && std::ranges::find(aliased_, slot) != aliased_.end();
        return value.type.batched && !result_.own[value.id.index()] && !aliased;
    }

    /// True for another shape of the same numbers in the same order that needs no buffer of its own.
    bool isSameMemory(const Op& op, const Value& output) const {
        if (op.type != "flatten" && op.type != "unflatten") return false;
        const ValueId input = op.inputs[0];
        return inChain() && !result_.own[output.id.index()] && result_.slot[input.index()] >= 0 &&
               layouts_[input.index()] == layouts_[output.id.index()];
    }

    /// The output lives where the input does; neither is written over from now on.
    void aliasInput(const Op& op, const Value& output, int last) {
        const int slot = result_.slot[op.inputs[0].index()];
        joinSlot(output, slot, last);
        aliased_.push_back(slot);
    }

    void findSlot(const Value& output, int last) {
        const std::size_t bytes = sampleBytes(output, options_.precision);
        const auto match = std::ranges::find(free_, bytes, &FreeSlot::sampleBytes);
        if (!inChain() || !mayReuse(output) || match == free_.end()) {
            openSlot(output, segment_, last);
            return;
        }
        joinSlot(output, match->slot, last);
        free_.erase(match);
    }

    void openSlot(const Value& value, int first, int last) {
        const std::size_t bytes = bufferBytes(value, options_.precision, layouts_[value.id.index()], options_.batch);
        result_.slot[value.id.index()] = static_cast<int>(result_.slots.size());
        result_.space[value.id.index()] = Space::Arena;
        result_.slots.push_back({bytes, first, last, 0});
    }

    void joinSlot(const Value& value, int slot, int last) {
        Slot& joined = result_.slots[static_cast<std::size_t>(slot)];
        joined.bytes =
            std::max(joined.bytes, bufferBytes(value, options_.precision, layouts_[value.id.index()], options_.batch));
        joined.lastSegment = std::max(joined.lastSegment, last);
        result_.slot[value.id.index()] = slot;
        result_.space[value.id.index()] = Space::Arena;
    }

    /// Offers the slots of values that nobody reads any more to later entries of this chain.
    void releaseAfter(const Op& op, int entry) {
        if (!inChain()) return;
        std::vector<ValueId> ended;
        for (const ValueId id : op.inputs)
            if (lastUse_[id.index()] == entry) ended.push_back(id);
        for (const ValueId id : op.outputs)
            if (lastUse_[id.index()] < 0) ended.push_back(id);
        for (const ValueId id : ended) {
            const Value& value = graph_.value(id);
            const int slot = result_.slot[id.index()];
            const auto sameSlot = [&](ValueId other) { return result_.slot[other.index()] == slot; };
            if (slot < 0 || !mayReuse(value) || std::ranges::find(free_, slot, &FreeSlot::slot) != free_.end())
                continue;
            if (std::ranges::count_if(op.outputs, sameSlot) > 0 && lastUse_[id.index()] == entry) continue;
            free_.push_back({sampleBytes(value, options_.precision), slot});
        }
    }

    struct FreeSlot {
        std::size_t sampleBytes;
        int slot;
    };

    const Graph& graph_;
    const PlanOptions& options_;
    const Schedule& schedule_;
    const std::vector<Layout>& layouts_;
    Buffers result_;
    std::vector<int> lastUse_;  ///< by value: entry, -1 if none
    std::vector<FreeSlot> free_;
    std::vector<int> aliased_;  ///< slots that a value and its reshaped form share
    int segment_ = -1;
};

}  // namespace

std::size_t elementBytes(const Value& value, DType precision) {
    return sizeOf(value.type.dtype == DType::F32 ? precision : value.type.dtype);
}

Buffers assignSlots(const Graph& graph, const PlanOptions& options, const Schedule& schedule,
                    const std::vector<Layout>& layouts) {
    return SlotAssigner(graph, options, schedule, layouts).run();
}

double peakBytes(const Buffers& buffers, int segments) {
    double peak = 0;
    for (int segment = 0; segment <= segments; ++segment) {
        double alive = 0;
        for (const Slot& slot : buffers.slots)
            if (slot.firstSegment <= segment && segment <= slot.lastSegment) alive += static_cast<double>(slot.bytes);
        peak = std::max(peak, alive);
    }
    return peak;
}

void placeSlots(Buffers& buffers) {
    std::vector<std::size_t> order(buffers.slots.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t slot) { return buffers.slots[slot].bytes; });
    std::vector<std::size_t> placed;  ///< by offset
    for (const std::size_t index : order) {
        Slot& slot = buffers.slots[index];
        std::size_t offset = 0;
        for (const std::size_t other : placed) {
            const Slot& neighbour = buffers.slots[other];
            if (neighbour.lastSegment < slot.firstSegment || slot.lastSegment < neighbour.firstSegment) continue;
            if (offset + slot.bytes <= neighbour.offset) break;
            offset = std::max(offset, neighbour.offset + neighbour.bytes);
        }
        slot.offset = offset;
        placed.insert(std::ranges::upper_bound(placed, offset, {},
                                               [&](std::size_t other) { return buffers.slots[other].offset; }),
                      index);
        buffers.arenaBytes = std::max(buffers.arenaBytes, offset + slot.bytes);
    }
}

}  // namespace glassbox::runtime
