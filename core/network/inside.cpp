#include "core/network/inside.h"

#include "core/network/document_types.h"
#include "core/network/edit.h"
#include "core/network/expand.h"
#include "core/network/mends.h"
#include "core/network/structure.h"

#include <algorithm>

namespace glassbox {

namespace {

/// The network inside as a definition: blocks that show ports become ports.
CompositeSpec definitionOf(const CompositeSpec& before, const NetworkSpec& inside) {
    CompositeSpec after;
    const DocumentTypes types(inside);
    after.help = before.help;
    after.parameters = before.parameters;
    after.layout = inside.layout;
    after.notes = inside.notes;
    for (const BlockSpec& block : inside.blocks) {
        if (block.type == compositeInputType) {
            after.inputs.push_back({block.id, {}});
        } else if (block.type == compositeOutputType) {
            after.outputs.push_back({block.id, {}});
        } else {
            after.blocks.push_back(block);
            for (const auto& [key, parameter] : block.references) {
                const CompositeParameter* followed = after.findParameter(parameter);
                const BlockType* type = types.find(block.type);
                const SettingSchema* schema = type ? findSetting(type->settings, key) : nullptr;
                const Result<Setting> initial = followed && schema ? checkSetting(*schema, followed->initial) : Error{};
                if (initial) after.blocks.back().settings.set(key, *initial);
            }
        }
    }
    for (const WireSpec& wire : inside.wires) {
        const auto input = std::ranges::find(after.inputs, wire.from.block, &CompositeInput::name);
        const auto output = std::ranges::find(after.outputs, wire.to.block, &CompositeOutput::name);
        if (input != after.inputs.end() && output != after.outputs.end()) continue;
        if (input != after.inputs.end())
            input->ends.push_back(wire.to);
        else if (output != after.outputs.end())
            output->source = wire.from;
        else
            after.wires.push_back(wire);
    }
    return after;
}

/// Takes away the wires of instances to ports that their definition does not have (any more).
void removeLooseWires(std::vector<BlockSpec>& blocks, std::vector<WireSpec>& wires, const std::string& composite,
                      const CompositeSpec& definition) {
    const auto loose = [&](const PortRef& end, const auto& ports) {
        const auto block = std::ranges::find(blocks, end.block, &BlockSpec::id);
        return block != blocks.end() && block->type == composite &&
               std::ranges::none_of(ports, [&](const auto& port) { return port.name == end.port; });
    };
    std::erase_if(wires, [&](const WireSpec& wire) {
        return loose(wire.from, definition.outputs) || loose(wire.to, definition.inputs);
    });
}

/// The same for the ports of a definition around it.
void removeLooseEnds(CompositeSpec& outer, const std::string& composite, const CompositeSpec& definition) {
    removeLooseWires(outer.blocks, outer.wires, composite, definition);
    const auto isInstance = [&](const std::string& id) {
        const auto block = std::ranges::find(outer.blocks, id, &BlockSpec::id);
        return block != outer.blocks.end() && block->type == composite;
    };
    for (CompositeInput& input : outer.inputs)
        std::erase_if(input.ends, [&](const PortRef& end) {
            return isInstance(end.block) && std::ranges::none_of(definition.inputs, [&](const CompositeInput& port) {
                       return port.name == end.port;
                   });
        });
    for (CompositeOutput& output : outer.outputs)
        if (isInstance(output.source.block) &&
            std::ranges::none_of(definition.outputs,
                                 [&](const CompositeOutput& port) { return port.name == output.source.port; }))
            output.source = {};
}

/// A problem's place inside an instance; nothing if it lies elsewhere.
std::optional<std::string> placeInside(const Problem& problem, const std::string& prefix) {
    const std::string& flat = problem.path.empty() ? problem.block : problem.path;
    if (!flat.starts_with(prefix)) return std::nullopt;
    return std::string(outermost(std::string_view(flat).substr(prefix.size())));
}

}  // namespace

NetworkSpec insideOf(const NetworkSpec& network, const std::string& composite, const Settings& parameters) {
    NetworkSpec inside;
    const auto found = network.composites.find(composite);
    if (found == network.composites.end()) return inside;
    const CompositeSpec& definition = found->second;
    inside.name = composite;
    inside.composites = network.composites;
    inside.layout = definition.layout;
    inside.notes = definition.notes;
    for (const CompositeInput& input : definition.inputs) {
        inside.blocks.push_back({input.name, std::string(compositeInputType), {}, true});
        for (const PortRef& end : input.ends)
            inside.wires.push_back({{input.name, "out"}, end});
    }
    const DocumentTypes types(network);
    for (const BlockSpec& block : definition.blocks) {
        inside.blocks.push_back(block);
        const BlockType* type = types.find(block.type);
        for (const auto& [key, parameter] : block.references) {
            const Setting* value = parameters.find(parameter);
            const SettingSchema* schema = type ? findSetting(type->settings, key) : nullptr;
            const Result<Setting> checked = value && schema ? checkSetting(*schema, *value) : Error{};
            if (checked) inside.blocks.back().settings.set(key, *checked);
        }
    }
    inside.wires.insert(inside.wires.end(), definition.wires.begin(), definition.wires.end());
    for (const CompositeOutput& output : definition.outputs) {
        inside.blocks.push_back({output.name, std::string(compositeOutputType), {}, true});
        if (!output.source.block.empty()) inside.wires.push_back({output.source, {output.name, "in"}});
    }
    return inside;
}

Result<NetworkSpec> withInside(NetworkSpec network, const std::string& composite, const NetworkSpec& inside) {
    const auto before = network.composites.find(composite);
    if (before == network.composites.end())
        return makeError("network.unknown_composite",
                         translatable("core", "the network does not define the block {composite}"),
                         {{"composite", composite}});
    CompositeSpec definition = definitionOf(before->second, inside);
    network.composites = inside.composites;
    network.composites[composite] = definition;
    const std::string ring = findDefinitionRing(network);
    if (!ring.empty())
        return makeError("network.composite_ring",
                         translatable("core", "composite blocks contain each other in a ring: {ring}"),
                         {{"ring", ring}}, translatable("core", "Take one of them out of the other."));
    removeLooseWires(network.blocks, network.wires, composite, definition);
    for (auto& [name, outer] : network.composites)
        removeLooseEnds(outer, composite, definition);
    return network;
}

BlockSpec blockAt(const NetworkSpec& network, std::string_view path) {
    NetworkSpec level = network;
    for (;;) {
        const std::string_view id = outermost(path);
        const BlockSpec* found = level.find(id);
        if (!found) return {};
        BlockSpec block = *found;
        if (id.size() == path.size()) return block;
        path.remove_prefix(id.size() + 1);
        level = insideOf(network, block.type, block.settings);
    }
}

NetworkAnalysis analysisInside(const NetworkAnalysis& whole, const NetworkSpec& inside, const std::string& path,
                               BlockTypes types) {
    const std::string prefix = path + '.';
    const DocumentTypes table(inside, types);
    const Wiring wiring = resolveWiring(inside, table.types());
    NetworkAnalysis result;
    for (const int block : wiring.order)
        result.order.push_back(inside.blocks[static_cast<std::size_t>(block)].id);
    for (auto known = whole.blocks.lower_bound(prefix); known != whole.blocks.end(); ++known) {
        if (!known->first.starts_with(prefix)) break;
        result.blocks[known->first.substr(prefix.size())] = known->second;
    }
    const auto instance = whole.blocks.find(path);
    std::size_t inputs = 0, outputs = 0;
    for (const BlockSpec& block : inside.blocks) {
        BlockAnalysis& known = result.blocks[block.id];
        if (instance == whole.blocks.end()) continue;
        if (block.type == compositeInputType && inputs < instance->second.inputs.size())
            known.outputs = {instance->second.inputs[inputs++]};
        if (block.type == compositeOutputType && outputs < instance->second.outputs.size())
            known.inputs = {instance->second.outputs[outputs++]};
        if (isCompositePort(block.type)) known.known = !known.outputs.empty() || !known.inputs.empty();
    }
    if (instance != whole.blocks.end()) {
        result.parameters = instance->second.parameters;
        result.flops = instance->second.flops;
        result.bytes = instance->second.bytes;
    }
    for (const Problem& problem : whole.problems)
        if (const std::optional<std::string> place = placeInside(problem, prefix)) {
            const std::string& flat = problem.path.empty() ? problem.block : problem.path;
            result.problems.push_back({problem.error, *place, std::nullopt, flat.substr(prefix.size())});
        }
    offerMends(result, inside, wiring, table.types());
    return result;
}

}  // namespace glassbox
