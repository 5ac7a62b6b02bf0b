#include "core/network/composite_edit.h"
#include "core/network/document_types.h"
#include "core/network/expand.h"
#include "core/network/wiring.h"

#include <algorithm>

namespace glassbox {

namespace {

/// "in", "in2", "in3": as many as were asked for, none of them the id of an inner block.
class PortNames {
public:
    PortNames(std::string stem, const std::set<std::string>& taken) : stem_(std::move(stem)), taken_(taken) {}

    std::string next() {
        for (;;) {
            ++number_;
            std::string name = number_ == 1 ? stem_ : stem_ + std::to_string(number_);
            if (!taken_.contains(name)) return name;
        }
    }

private:
    std::string stem_;
    const std::set<std::string>& taken_;
    int number_ = 0;
};

/// Makes one composite of a selection.
class Grouping {
public:
    Grouping(NetworkSpec network, const std::set<std::string>& ids, const std::string& name)
        : network_(std::move(network)), ids_(ids), name_(name) {}

    Regrouped run() {
        std::string stem;
        for (const char letter : name_)
            stem += static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
        const bool numbered = !stem.empty() && stem.back() >= '0' && stem.back() <= '9';
        instance_.id = numbered && !network_.find(stem) ? stem : network_.freshId(stem);
        instance_.type = name_;
        sortWires();
        moveBlocks();
        network_.composites[name_] = std::move(definition_);
        return {std::move(network_), {instance_.id}, std::move(renamed_)};
    }

private:
    bool inside(const std::string& id) const { return ids_.contains(id); }

    void sortWires() {
        PortNames inputs("in", ids_), outputs("out", ids_);
        std::vector<WireSpec> kept;
        for (const WireSpec& wire : network_.wires) {
            const bool from = inside(wire.from.block), to = inside(wire.to.block);
            if (from && to)
                definition_.wires.push_back(wire);
            else if (to)
                enter(wire, inputs, kept);
            else if (from)
                kept.push_back({{instance_.id, outputFor(wire.from, outputs)}, wire.to});
            else
                kept.push_back(wire);
        }
        network_.wires = std::move(kept);
    }

    /// One port for each value that comes in, however many inner blocks take it.
    void enter(const WireSpec& wire, PortNames& names, std::vector<WireSpec>& kept) {
        const auto known = std::ranges::find(entered_, wire.from);
        if (known != entered_.end()) {
            definition_.inputs[static_cast<std::size_t>(known - entered_.begin())].ends.push_back(wire.to);
            return;
        }
        entered_.push_back(wire.from);
        definition_.inputs.push_back({names.next(), {wire.to}});
        kept.push_back({wire.from, {instance_.id, definition_.inputs.back().name}});
    }

    std::string outputFor(const PortRef& source, PortNames& names) {
        const auto known = std::ranges::find(definition_.outputs, source, &CompositeOutput::source);
        if (known != definition_.outputs.end()) return known->name;
        definition_.outputs.push_back({names.next(), source});
        return definition_.outputs.back().name;
    }

    void moveBlocks() {
        const Expansion before = expand(network_);
        const auto first = std::ranges::find_if(network_.blocks, [&](const BlockSpec& b) { return inside(b.id); });
        const auto index = first - network_.blocks.begin();
        Position sum;
        int placed = 0;
        for (const BlockSpec& block : network_.blocks) {
            if (!inside(block.id)) continue;
            definition_.blocks.push_back(block);
            passParameters(block);
            if (auto position = network_.layout.extract(block.id)) {
                sum = {sum.x + position.mapped().x, sum.y + position.mapped().y};
                ++placed;
                definition_.layout.insert(std::move(position));
            }
            if (auto note = network_.notes.extract(block.id)) definition_.notes.insert(std::move(note));
        }
        for (const BlockSpec& flat : before.flat.blocks)
            if (inside(std::string(outermost(flat.id)))) renamed_[flat.id] = instance_.id + '.' + flat.id;
        std::erase_if(network_.blocks, [&](const BlockSpec& block) { return inside(block.id); });
        network_.blocks.insert(network_.blocks.begin() + index, instance_);
        if (placed > 0) network_.layout[instance_.id] = {sum.x / placed, sum.y / placed};
        if (definition_.outputs.empty()) addLooseOutput();
    }

    /// Inside a definition: what followed its parameters follows those of the new composite, which follow them.
    void passParameters(const BlockSpec& block) {
        for (const auto& [key, parameter] : block.references) {
            const Setting* value = block.settings.find(key);
            if (!value || definition_.findParameter(parameter)) continue;
            definition_.parameters.push_back({parameter, *value, ""});
            instance_.settings.set(parameter, *value);
            instance_.references[parameter] = parameter;
        }
    }

    /// A selection at the end of a draft, whose result nobody uses yet, still gets a port.
    void addLooseOutput() {
        const DocumentTypes types(network_);
        for (const BlockSpec& block : definition_.blocks) {
            const BlockType* type = types.find(block.type);
            const bool used = std::ranges::any_of(definition_.wires,
                                                  [&](const WireSpec& wire) { return wire.from.block == block.id; });
            if (!type || type->outputs.empty() || used) continue;
            PortNames names("out", ids_);
            definition_.outputs.push_back({names.next(), {block.id, std::string(type->outputs.front().name)}});
            return;
        }
    }

    NetworkSpec network_;
    const std::set<std::string>& ids_;
    const std::string& name_;
    BlockSpec instance_;
    CompositeSpec definition_;
    std::vector<PortRef> entered_;
    std::map<std::string, std::string> renamed_;
};

/// Blocks that can be reached from some blocks along (or against) the wires.
std::vector<bool> reachable(const Wiring& wiring, std::vector<int> open, bool along) {
    std::vector<bool> seen(wiring.types.size(), false);
    while (!open.empty()) {
        const int block = open.back();
        open.pop_back();
        const auto visit = [&](int next) {
            if (next < 0 || seen[static_cast<std::size_t>(next)]) return;
            seen[static_cast<std::size_t>(next)] = true;
            open.push_back(next);
        };
        if (along)
            std::ranges::for_each(wiring.users[block], visit);
        else
            for (const Source& source : wiring.sources[block])
                visit(source.block);
    }
    return seen;
}

std::optional<Error> refuseSelection(const NetworkSpec& network, const std::set<std::string>& ids, BlockTypes types) {
    std::vector<int> selected;
    for (std::size_t i = 0; i < network.blocks.size(); ++i) {
        const BlockSpec& block = network.blocks[i];
        if (!ids.contains(block.id)) continue;
        if (block.type == "Input" || block.type == "Output" || isCompositePort(block.type))
            return makeError(
                "network.end_inside",
                translatable("core", "{id} can't be inside a composite block: {type} is an end of the network"),
                {{"id", block.id}, {"type", block.type}}, translatable("core", "Leave it out of the selection."),
                block.id);
        selected.push_back(static_cast<int>(i));
    }
    if (selected.empty() || selected.size() != ids.size())
        return makeError("network.nothing_to_group", translatable("core", "there is no block to group"));
    const DocumentTypes table(network, types);
    const Wiring wiring = resolveWiring(network, table.types());
    const std::vector<bool> after = reachable(wiring, selected, true), before = reachable(wiring, selected, false);
    for (std::size_t i = 0; i < network.blocks.size(); ++i)
        if (after[i] && before[i] && !ids.contains(network.blocks[i].id))
            return makeError("network.group_ring",
                             translatable("core",
                                          "the selection can't become one block: a path leaves it, goes through {id} "
                                          "and comes back"),
                             {{"id", network.blocks[i].id}}, translatable("core", "Select {id} too."),
                             network.blocks[i].id);
    return std::nullopt;
}

}  // namespace

Result<Regrouped> group(NetworkSpec network, const std::set<std::string>& ids, const std::string& name,
                        BlockTypes types) {
    if (std::optional<Error> error = refuseCompositeName(network, name, types)) return *error;
    if (std::optional<Error> error = refuseSelection(network, ids, types)) return *error;
    return Grouping(std::move(network), ids, name).run();
}

}  // namespace glassbox
