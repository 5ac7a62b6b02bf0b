#include "core/network/composite_edit.h"
#include "core/network/document_types.h"
#include "core/network/expand.h"

#include <algorithm>

namespace glassbox {

namespace {

/// Puts the blocks of an instance in its place.
class Ungrouping {
public:
    Ungrouping(NetworkSpec network, const std::string& id)
        : network_(std::move(network)),
          instance_(*network_.find(id)),
          definition_(network_.composites.at(instance_.type)) {}

    Regrouped run(BlockTypes types) {
        const Expansion before = expand(network_, types);
        const auto at = std::ranges::find(network_.blocks, instance_.id, &BlockSpec::id) - network_.blocks.begin();
        network_.blocks.erase(network_.blocks.begin() + at);
        placeBlocks(static_cast<std::size_t>(at), types);
        leadWires();
        network_.layout.erase(instance_.id);
        network_.notes.erase(instance_.id);
        Regrouped result;
        const std::string prefix = instance_.id + '.';
        for (const BlockSpec& flat : before.flat.blocks) {
            if (!flat.id.starts_with(prefix)) continue;
            const std::string rest = flat.id.substr(prefix.size());
            const std::string inner(outermost(rest));
            result.renamed[flat.id] = fresh_.at(inner) + rest.substr(inner.size());
        }
        for (const auto& [inner, id] : fresh_)
            result.ids.insert(id);
        result.network = std::move(network_);
        return result;
    }

private:
    void placeBlocks(std::size_t at, BlockTypes types) {
        const DocumentTypes table(network_, types);
        const Position offset = offsetOfInside();
        for (const BlockSpec& inner : definition_.blocks) {
            BlockSpec block = inner;
            const std::size_t digits = inner.id.find_last_not_of("0123456789");
            block.id = network_.find(inner.id) || inner.id == instance_.id
                           ? network_.freshId(digits == std::string::npos ? inner.id : inner.id.substr(0, digits + 1))
                           : inner.id;
            block.trainable = block.trainable && instance_.trainable;
            follow(block, table.find(block.type));
            fresh_[inner.id] = block.id;
            if (const auto place = definition_.layout.find(inner.id); place != definition_.layout.end())
                network_.layout[block.id] = {place->second.x + offset.x, place->second.y + offset.y};
            if (const auto note = definition_.notes.find(inner.id); note != definition_.notes.end())
                network_.notes[block.id] = note->second;
            network_.blocks.insert(network_.blocks.begin() + static_cast<std::ptrdiff_t>(at++), std::move(block));
        }
    }

    /// From the middle of the inside to the place of the instance.
    Position offsetOfInside() const {
        const auto place = network_.layout.find(instance_.id);
        if (place == network_.layout.end()) return {};
        Position sum;
        double count = 0;
        for (const BlockSpec& inner : definition_.blocks)
            if (const auto at = definition_.layout.find(inner.id); at != definition_.layout.end()) {
                sum = {sum.x + at->second.x, sum.y + at->second.y};
                ++count;
            }
        if (count == 0) return {};
        return {place->second.x - sum.x / count, place->second.y - sum.y / count};
    }

    /// The instance's values, or what the instance itself follows.
    void follow(BlockSpec& block, const BlockType* type) const {
        std::map<std::string, std::string> references;
        for (const auto& [key, parameter] : block.references) {
            const Setting* value = instance_.settings.find(parameter);
            const SettingSchema* schema = type ? findSetting(type->settings, key) : nullptr;
            const Result<Setting> checked = value && schema ? checkSetting(*schema, *value) : Error{};
            if (checked) block.settings.set(key, *checked);
            const auto outer = instance_.references.find(parameter);
            if (outer != instance_.references.end()) references[key] = outer->second;
        }
        block.references = std::move(references);
    }

    void leadWires() {
        std::vector<WireSpec> wires;
        for (const WireSpec& wire : network_.wires) {
            if (wire.from.block != instance_.id && wire.to.block != instance_.id) wires.push_back(wire);
            if (wire.to.block == instance_.id) enter(wire, wires);
            if (wire.from.block == instance_.id) leave(wire, wires);
        }
        for (const WireSpec& wire : definition_.wires)
            if (fresh_.contains(wire.from.block) && fresh_.contains(wire.to.block))
                wires.push_back({renamed(wire.from), renamed(wire.to)});
        network_.wires = std::move(wires);
    }

    PortRef renamed(const PortRef& end) const { return {fresh_.at(end.block), end.port}; }

    void enter(const WireSpec& wire, std::vector<WireSpec>& wires) const {
        const auto input = std::ranges::find(definition_.inputs, wire.to.port, &CompositeInput::name);
        if (input == definition_.inputs.end()) return;
        for (const PortRef& end : input->ends)
            if (fresh_.contains(end.block)) wires.push_back({wire.from, renamed(end)});
    }

    void leave(const WireSpec& wire, std::vector<WireSpec>& wires) const {
        const auto output = std::ranges::find(definition_.outputs, wire.from.port, &CompositeOutput::name);
        if (output != definition_.outputs.end() && fresh_.contains(output->source.block))
            wires.push_back({renamed(output->source), wire.to});
    }

    NetworkSpec network_;
    BlockSpec instance_;
    CompositeSpec definition_;
    std::map<std::string, std::string> fresh_;  ///< by inner id: its id in the document
};

}  // namespace

Result<Regrouped> ungroup(NetworkSpec network, const std::string& id, BlockTypes types) {
    const BlockSpec* block = network.find(id);
    if (!block || !network.composites.contains(block->type))
        return makeError("network.not_composite", translatable("core", "{id} is not a composite block"), {{"id", id}},
                         "", id);
    return Ungrouping(std::move(network), id).run(types);
}

}  // namespace glassbox
