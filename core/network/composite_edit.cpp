#include "core/network/composite_edit.h"

#include "core/base/shortened.h"
#include "core/network/document_types.h"

#include <algorithm>

namespace glassbox {

namespace {

Error notComposite(const std::string& id) {
    return makeError("network.not_composite", translatable("core", "{id} is not a composite block"), {{"id", id}}, "",
                     id);
}

/// All blocks of a document, those inside definitions too.
template <class Visit>
void forEachBlock(NetworkSpec& network, Visit visit) {
    for (BlockSpec& block : network.blocks)
        visit(block);
    for (auto& [name, definition] : network.composites)
        for (BlockSpec& block : definition.blocks)
            visit(block);
}

}  // namespace

std::optional<Error> refuseCompositeName(const NetworkSpec& network, const std::string& name, BlockTypes types) {
    if (!isValidId(name) || findBlockType(name, types) || isCompositePort(name))
        return makeError("network.composite_name", translatable("core", "a composite block can't be called {name}"),
                         {{"name", shortened(name)}},
                         translatable("core", "Use letters, digits and _, and no name of a block type."));
    if (network.composites.contains(name))
        return makeError("network.composite_exists", translatable("core", "the network defines a block {name} already"),
                         {{"name", name}}, translatable("core", "Give it another name."));
    return std::nullopt;
}

Result<NetworkSpec> detach(NetworkSpec network, const std::string& id, const std::string& name, BlockTypes types) {
    BlockSpec* block = network.find(id);
    const auto definition = block ? network.composites.find(block->type) : network.composites.end();
    if (definition == network.composites.end()) return notComposite(id);
    if (std::optional<Error> error = refuseCompositeName(network, name, types)) return *error;
    const CompositeSpec copy = definition->second;
    network.composites[name] = copy;
    block->type = name;
    return network;
}

Result<NetworkSpec> renameComposite(NetworkSpec network, const std::string& from, const std::string& to,
                                    BlockTypes types) {
    if (from == to) return network;
    auto definition = network.composites.extract(from);
    if (!definition) return notComposite(from);
    if (std::optional<Error> error = refuseCompositeName(network, to, types)) return *error;
    definition.key() = to;
    network.composites.insert(std::move(definition));
    forEachBlock(network, [&](BlockSpec& block) {
        if (block.type == from) block.type = to;
    });
    return network;
}

Result<NetworkSpec> addParameter(NetworkSpec network, const std::string& composite, const std::string& block,
                                 const std::string& key, const std::string& name) {
    const auto found = network.composites.find(composite);
    if (found == network.composites.end()) return notComposite(composite);
    CompositeSpec& definition = found->second;
    const auto inner = std::ranges::find(definition.blocks, block, &BlockSpec::id);
    const Setting* value = inner == definition.blocks.end() ? nullptr : inner->settings.find(key);
    if (!value)
        return makeError("network.unknown_setting", translatable("core", "{id} ({type}) has no setting {key}"),
                         {{"id", block}, {"type", composite}, {"key", key}}, "", block);
    if (!isValidId(name) || name == "id" || name == "type" || name == "trainable" || definition.findParameter(name))
        return makeError("network.bad_parameter", translatable("core", "a parameter can't be called {name}"),
                         {{"name", shortened(name)}},
                         translatable("core", "Letters, digits and _ only; not id, type or trainable."), block);
    const Setting initial = *value;
    definition.parameters.push_back({name, initial, ""});
    inner->references[key] = name;
    forEachBlock(network, [&](BlockSpec& instance) {
        if (instance.type == composite) instance.settings.set(name, initial);
    });
    return network;
}

std::string freshCompositeName(const NetworkSpec& network, const std::string& stem, BlockTypes types) {
    for (int number = 1;; ++number) {
        std::string name = stem + std::to_string(number);
        if (!refuseCompositeName(network, name, types)) return name;
    }
}

std::map<std::string, CompositeSpec> definitionsOf(const NetworkSpec& network, const std::vector<BlockSpec>& blocks) {
    std::map<std::string, CompositeSpec> needed;
    std::vector<const BlockSpec*> open;
    for (const BlockSpec& block : blocks)
        open.push_back(&block);
    while (!open.empty()) {
        const BlockSpec& block = *open.back();
        open.pop_back();
        const auto definition = network.composites.find(block.type);
        if (definition == network.composites.end() || !needed.insert(*definition).second) continue;
        for (const BlockSpec& inner : definition->second.blocks)
            open.push_back(&inner);
    }
    return needed;
}

}  // namespace glassbox
