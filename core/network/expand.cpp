#include "core/network/expand.h"

#include "core/network/document_types.h"

#include <algorithm>

namespace glassbox {

namespace {

constexpr std::size_t mostBlocks = 10000;
constexpr std::size_t mostWires = 100000;
constexpr std::size_t deepest = 64;

/// One level of the nesting: the document itself, or the inside of one instance.
struct Level {
    const std::vector<BlockSpec>& blocks;
    const std::vector<WireSpec>& wires;
    std::string prefix;              ///< "", "res1."
    const CompositeSpec* composite;  /// null for the document
    const Settings* values;          ///< of the composite's parameters; null for the document
    bool trainable;
    std::size_t depth;
};

/// Walks the levels depth first.
class Expander {
public:
    Expander(const NetworkSpec& network, BlockTypes types) : network_(network), table_(network, types) {}

    Expansion run() {
        result_.flat.name = network_.name;
        const std::string ring = findDefinitionRing(network_);
        if (!ring.empty()) {
            fail("", makeError("network.composite_ring",
                               translatable("core", "composite blocks contain each other in a ring: {ring}"),
                               {{"ring", ring}}, translatable("core", "Take one of them out of the other.")));
            return std::move(result_);
        }
        expandLevel({network_.blocks, network_.wires, "", nullptr, nullptr, true, 0});
        return std::move(result_);
    }

private:
    void fail(const std::string& place, Error error) { result_.errors.push_back(error.at(place)); }

    void expandLevel(const Level& level) {
        for (const BlockSpec& block : level.blocks) {
            if (stopped_) return;
            expandBlock(level, block);
        }
        for (const WireSpec& wire : level.wires)
            addWires(level, wire);
    }

    void expandBlock(const Level& level, const BlockSpec& block) {
        const BlockType* type = table_.find(block.type);
        if (isCompositePort(block.type)) return;
        if (result_.flat.blocks.size() + result_.instances.size() >= mostBlocks || level.depth > deepest)
            return stop(level.prefix + block.id);
        BlockSpec flat{level.prefix + block.id, block.type, block.settings, block.trainable && level.trainable};
        if (type) follow(level, block, *type, flat.settings);
        const auto definition = network_.composites.find(block.type);
        if (definition == network_.composites.end() || !type || !isComposite(*type)) {
            result_.flat.blocks.push_back(std::move(flat));
            return;
        }
        const CompositeSpec& composite = definition->second;
        const std::string prefix = flat.id + '.';
        result_.instances[flat.id].composite = block.type;
        expandLevel(
            {composite.blocks, composite.wires, prefix, &composite, &flat.settings, flat.trainable, level.depth + 1});
        connectPorts(composite, flat.id);
    }

    void stop(const std::string& place) {
        stopped_ = true;
        fail(place, makeError("network.too_many_inside",
                              translatable("core", "the composite blocks hold more than {most} blocks in all"),
                              {{"most", std::to_string(mostBlocks)}},
                              translatable("core", "Use fewer of them, or nest them less deeply.")));
    }

    /// Puts the values of the composite's parameters into the settings that follow them.
    void follow(const Level& level, const BlockSpec& block, const BlockType& type, Settings& settings) {
        for (const auto& [key, parameter] : block.references) {
            const CompositeParameter* declared = level.composite ? level.composite->findParameter(parameter) : nullptr;
            if (!declared) {
                fail(level.prefix + block.id,
                     makeError("network.unknown_parameter",
                               translatable("core",
                                            "{block}: {key} follows the parameter {parameter}, which the "
                                            "composite block does not have"),
                               {{"block", level.prefix + block.id}, {"key", key}, {"parameter", parameter}}));
                continue;
            }
            const Setting* value = level.values->find(parameter);
            const SettingSchema* schema = findSetting(type.settings, key);
            if (!schema) continue;
            const Result<Setting> checked = checkSetting(*schema, value ? *value : declared->initial);
            if (checked)
                settings.set(key, *checked);
            else
                fail(level.prefix + block.id, checked.error());
        }
    }

    /// Notes where the ports of an instance lead, once its inside is written out.
    void connectPorts(const CompositeSpec& composite, const std::string& id) {
        ExpandedInstance ports;
        for (const CompositeInput& input : composite.inputs) {
            std::vector<PortRef> ends;
            for (const PortRef& end : input.ends)
                for (const PortRef& flat : endsOf({id + '.' + end.block, end.port}))
                    if (ends.size() < mostWires) ends.push_back(flat);
            ports.inputs.push_back(std::move(ends));
        }
        for (const CompositeOutput& output : composite.outputs)
            ports.outputs.push_back(output.source.block.empty()
                                        ? PortRef{}
                                        : sourceOf({id + '.' + output.source.block, output.source.port}));
        ExpandedInstance& instance = result_.instances[id];
        instance.inputs = std::move(ports.inputs);
        instance.outputs = std::move(ports.outputs);
    }

    /// Flat ports behind an input port; none where the instance lacks it.
    std::vector<PortRef> endsOf(const PortRef& end) const {
        const auto instance = result_.instances.find(end.block);
        if (instance == result_.instances.end()) return {end};
        const BlockType* type = table_.find(instance->second.composite);
        for (std::size_t port = 0; port < type->inputs.size() && port < instance->second.inputs.size(); ++port)
            if (type->inputs[port].name == end.port) return instance->second.inputs[port];
        return {};
    }

    /// Flat port that a value comes from; no block where there is none.
    PortRef sourceOf(const PortRef& source) const {
        const auto instance = result_.instances.find(source.block);
        if (instance == result_.instances.end()) return source;
        const BlockType* type = table_.find(instance->second.composite);
        for (std::size_t port = 0; port < type->outputs.size() && port < instance->second.outputs.size(); ++port)
            if (type->outputs[port].name == source.port) return instance->second.outputs[port];
        return {};
    }

    void addWires(const Level& level, const WireSpec& wire) {
        const PortRef from = sourceOf({level.prefix + wire.from.block, wire.from.port});
        if (from.block.empty()) return;
        for (const PortRef& to : endsOf({level.prefix + wire.to.block, wire.to.port})) {
            if (result_.flat.wires.size() >= mostWires) return;
            result_.flat.wires.push_back({from, to});
        }
    }

    const NetworkSpec& network_;
    DocumentTypes table_;
    Expansion result_;
    bool stopped_ = false;
};

/// Looks for a ring depth first; 1: being walked, 2: done.
bool findRingFrom(const NetworkSpec& network, const std::string& name, std::map<std::string, int>& seen,
                  std::vector<std::string>& path) {
    const auto definition = network.composites.find(name);
    if (definition == network.composites.end() || seen[name] == 2) return false;
    path.push_back(name);
    if (seen[name] == 1) return true;
    seen[name] = 1;
    for (const BlockSpec& block : definition->second.blocks)
        if (findRingFrom(network, block.type, seen, path)) return true;
    seen[name] = 2;
    path.pop_back();
    return false;
}

}  // namespace

Expansion expand(const NetworkSpec& network, BlockTypes types) {
    return Expander(network, types).run();
}

bool hasComposites(const NetworkSpec& network) {
    return std::ranges::any_of(network.blocks, [&](const BlockSpec& block) {
        return network.composites.contains(block.type) || isCompositePort(block.type);
    });
}

std::string_view outermost(std::string_view flatId) {
    return flatId.substr(0, flatId.find('.'));
}

std::string findDefinitionRing(const NetworkSpec& network) {
    std::map<std::string, int> seen;
    for (const auto& entry : network.composites) {
        std::vector<std::string> path;
        if (!findRingFrom(network, entry.first, seen, path)) continue;
        std::string text;
        for (auto name = std::ranges::find(path, path.back()); name != path.end(); ++name)
            text += (text.empty() ? "" : " -> ") + *name;
        return text;
    }
    return "";
}

}  // namespace glassbox
