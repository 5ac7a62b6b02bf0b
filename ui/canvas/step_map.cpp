#include "ui/canvas/step_map.h"

#include "core/network/document_types.h"
#include "core/network/inside.h"

#include <algorithm>
#include <optional>

namespace glassbox {
namespace {

bool isInside(const std::string& flatId, const std::string& path) {
    return !shownId(flatId, path).empty();
}

/// Numbers of a composite's ports by name, -1 where it has none of that name.
template <class Ports>
int portNumber(const Ports& ports, const std::string& name) {
    const auto found = std::ranges::find_if(ports, [&](const auto& port) { return port.name == name; });
    return found == ports.end() ? -1 : static_cast<int>(found - ports.begin());
}

/// What the ports of a level's blocks are in the flat network.
class LevelPorts {
public:
    LevelPorts(const NetworkSpec& network, const Expansion& expansion, const std::string& path)
        : network_(network), expansion_(expansion), path_(path) {}

    std::string flatId(const std::string& id) const { return path_.empty() ? id : path_ + '.' + id; }

    /// The flat ends that a wire to a port leads to; none for the port of the open composite.
    std::vector<PortRef> ends(const PortRef& to) const {
        const auto instance = expansion_.instances.find(flatId(to.block));
        if (instance == expansion_.instances.end()) return {{flatId(to.block), to.port}};
        const int port = portNumber(network_.composites.at(instance->second.composite).inputs, to.port);
        return port < 0 ? std::vector<PortRef>() : instance->second.inputs[static_cast<std::size_t>(port)];
    }
    /// The flat port that a wire comes from.
    PortRef source(const PortRef& from) const {
        const auto instance = expansion_.instances.find(flatId(from.block));
        if (instance == expansion_.instances.end()) return {flatId(from.block), from.port};
        const int port = portNumber(network_.composites.at(instance->second.composite).outputs, from.port);
        return port < 0 ? PortRef() : instance->second.outputs[static_cast<std::size_t>(port)];
    }
    /// The flat ends behind an input port of the open composite.
    std::vector<PortRef> behindInput(const std::string& name) const {
        const ExpandedInstance& open = expansion_.instances.at(path_);
        const int port = portNumber(network_.composites.at(open.composite).inputs, name);
        return port < 0 ? std::vector<PortRef>() : open.inputs[static_cast<std::size_t>(port)];
    }

private:
    const NetworkSpec& network_;
    const Expansion& expansion_;
    const std::string& path_;
};

}  // namespace

StepMap::StepMap(std::shared_ptr<const MicroscopeStage> stage)
    : stage_(std::move(stage)), expansion_(expand(stage_->moment.experiment.network)) {
    const std::vector<WireSpec>& wires = expansion_.flat.wires;
    for (std::size_t i = 0; i < wires.size(); ++i) {
        into_[wires[i].to.block].push_back(i);
        outOf_[wires[i].from.block].push_back(i);
    }
    for (const ScoreLine& line : stage_->score.lines()) {
        if (line.phase < StepPhase::Backward) worksForward_.insert(line.block);
        if (line.phase == StepPhase::Backward) worksBackward_.insert(line.block);
    }
    findWires();
}

void StepMap::findWires() {
    const int end = stage_->score.end();
    uses_.assign(expansion_.flat.wires.size(), {end, end});
    wiresOf_.resize(stage_->score.lines().size());
    for (int line = 0; line < stage_->score.begin(StepPhase::Update); ++line) {
        Wires& read = wiresOf_[static_cast<std::size_t>(line)];
        const bool back = stage_->score.lines()[static_cast<std::size_t>(line)].phase == StepPhase::Backward;
        back ? readBackward(line, read) : readForward(line, read);
        for (const std::size_t wire : read) {
            int& first = back ? uses_[wire].backward : uses_[wire].forward;
            first = std::min(first, line);
        }
    }
}

/// An op reads what other blocks made: it came along the wires between them.
void StepMap::readForward(int line, Wires& read) const {
    const ScoreLine& what = stage_->score.lines()[static_cast<std::size_t>(line)];
    for (const ValueId input : what.inputs) {
        const Value& value = stage_->lowered.graph->value(input);
        if (value.role == ValueRole::Parameter || value.block == what.block) continue;
        std::map<std::string, bool> seen;
        follow(what.block, value.block, true, seen, read);
    }
    std::ranges::sort(read);
    read.erase(std::unique(read.begin(), read.end()), read.end());
}

/// A line of the backward pass reads the gradients that blocks behind it made.
void StepMap::readBackward(int line, Wires& read) const {
    const ScoreLine& what = stage_->score.lines()[static_cast<std::size_t>(line)];
    for (const ValueId input : what.inputs) {
        if (stage_->lowered.graph->value(input).role != ValueRole::Gradient) continue;
        const std::optional<int> made = stage_->score.lineOf(input);
        if (!made) continue;
        const std::string& maker = stage_->score.lines()[static_cast<std::size_t>(*made)].block;
        std::map<std::string, bool> seen;
        if (maker != what.block) follow(what.block, maker, false, seen, read);
    }
    std::ranges::sort(read);
    read.erase(std::unique(read.begin(), read.end()), read.end());
}

/// Finds the wires on the ways from a block to another one, against the wires or along them, through blocks that pass
/// on what they get: they have no line of their own on that way.
bool StepMap::follow(const std::string& at, const std::string& to, bool back, std::map<std::string, bool>& seen,
                     Wires& found) const {
    const auto& next = back ? into_ : outOf_;
    const auto& working = back ? worksForward_ : worksBackward_;
    if (const auto known = seen.find(at); known != seen.end()) return known->second;
    bool& arrived = seen[at];
    const auto wires = next.find(at);
    if (wires == next.end()) return false;
    for (const std::size_t wire : wires->second) {
        const WireSpec& flat = expansion_.flat.wires[wire];
        const std::string& other = back ? flat.from.block : flat.to.block;
        const bool leads = other == to || (!working.contains(other) && follow(other, to, back, seen, found));
        if (leads) found.push_back(wire);
        arrived = arrived || leads;
    }
    return arrived;
}

/// The wires of a level with the flat wires that they stand for.
std::vector<std::pair<WireSpec, std::size_t>> StepMap::shownWires(const std::string& path) const {
    std::vector<std::pair<WireSpec, std::size_t>> shown;
    const NetworkSpec& network = stage_->moment.experiment.network;
    if (!path.empty() && !expansion_.instances.contains(path)) return shown;
    const NetworkSpec inside = path.empty() ? NetworkSpec() : insideOf(network, blockAt(network, path).type);
    const NetworkSpec& level = path.empty() ? network : inside;
    const LevelPorts ports(network, expansion_, path);
    const std::vector<WireSpec>& flat = expansion_.flat.wires;
    const auto typeOf = [&](const std::string& id) {
        const BlockSpec* block = level.find(id);
        return block ? std::string_view(block->type) : std::string_view();
    };
    for (const WireSpec& wire : level.wires) {
        if (typeOf(wire.to.block) == compositeOutputType) {  // what leaves the open composite
            const PortRef source = ports.source(wire.from);
            const auto out = outOf_.find(source.block);
            for (const std::size_t i : out == outOf_.end() ? Wires() : out->second)
                if (flat[i].from == source && !isInside(flat[i].to.block, path)) shown.emplace_back(wire, i);
            continue;
        }
        const bool enters = typeOf(wire.from.block) == compositeInputType;
        const std::vector<PortRef> behind = enters ? ports.behindInput(wire.from.block) : std::vector<PortRef>();
        for (const PortRef& end : ports.ends(wire.to)) {
            const auto in = into_.find(end.block);
            for (const std::size_t i : in == into_.end() ? Wires() : in->second) {
                const bool fits =
                    enters ? std::ranges::find(behind, end) != behind.end() : flat[i].from == ports.source(wire.from);
                if (flat[i].to == end && fits) shown.emplace_back(wire, i);
            }
        }
    }
    return shown;
}

StepMarks StepMap::marks(int from, int position, const std::string& path) const {
    StepMarks marks;
    const int end = std::clamp(position, 0, stage_->score.end());
    if (end == 0) return marks;
    marks.line = end - 1;
    const ScoreLine& last = stage_->score.lines()[static_cast<std::size_t>(marks.line)];
    marks.phase = last.phase;
    marks.block = shownId(last.block, path);
    Wires now;
    for (int line = std::clamp(from, 0, marks.line); line < end; ++line) {
        const Wires& read = wiresOf_[static_cast<std::size_t>(line)];
        now.insert(now.end(), read.begin(), read.end());
    }
    for (const auto& [wire, flat] : shownWires(path)) {
        const Uses& uses = uses_[flat];
        if (uses.forward >= end && uses.backward >= end) continue;
        WireMark& mark = marks.wires[wire];
        mark.forward = mark.forward || uses.forward < end;
        mark.backward = mark.backward || uses.backward < end;
        mark.now = mark.now || std::ranges::find(now, flat) != now.end();
    }
    return marks;
}

StepMarks stepMarks(const StepMap& map, const MicroscopeView& view, int from, const std::string& path) {
    // A move over more than one block lights what was done last: its first lines are long past.
    const auto lines = map.stage().score.lines();
    const bool one = from >= 0 && from < view.position &&
                     std::ranges::all_of(
                         lines.subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(view.position - from)),
                         [&](const ScoreLine& line) {
                             const ScoreLine& last = lines[static_cast<std::size_t>(view.position) - 1];
                             return line.block == last.block && line.phase == last.phase;
                         });
    StepMarks marks = map.marks(one ? from : view.position - 1, view.position, path);
    marks.changes = changesOf(view, path);
    return marks;
}

}  // namespace glassbox
