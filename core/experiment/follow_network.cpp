#include "core/experiment/follow_network.h"

#include "core/blocks/loss_type.h"
#include "core/data/catalog.h"

#include <string_view>

namespace glassbox {

namespace {

/// Old id by new id of the blocks that stand where they stood and are of the type they were.
std::map<std::string, std::string> formerIds(const NetworkSpec& before, const NetworkSpec& after) {
    std::map<std::string, std::string> former;
    const bool sameCount = before.blocks.size() == after.blocks.size();
    for (std::size_t i = 0; i < after.blocks.size(); ++i) {
        const BlockSpec& block = after.blocks[i];
        const bool renamed = sameCount && before.blocks[i].type == block.type && !before.find(block.id) &&
                             !after.find(before.blocks[i].id);
        former[block.id] = renamed ? before.blocks[i].id : block.id;
    }
    return former;
}

/// Entries for the blocks of that type: kept under the new id, or as the defaults have them.
template <class T>
void follow(std::map<std::string, T>& entries, const std::map<std::string, T>& defaults,
            const std::map<std::string, std::string>& former, const NetworkSpec& network, std::string_view type) {
    std::map<std::string, T> kept;
    for (const BlockSpec& block : network.blocks) {
        if (block.type != type) continue;
        const auto entry = entries.find(former.at(block.id));
        kept[block.id] = entry != entries.end() ? entry->second : defaults.at(block.id);
    }
    entries = std::move(kept);
}

}  // namespace

ExperimentSpec withNetwork(ExperimentSpec experiment, NetworkSpec network) {
    ExperimentSpec defaults = defaultExperiment(network);
    if (const CatalogEntry* entry = findCatalogEntry(experiment.data.dataset)) {
        for (auto& [block, field] : defaults.data.inputs)
            field = entry->inputField;
        for (auto& [block, field] : defaults.data.targets)
            field = entry->targetField;
    }
    const auto former = formerIds(experiment.network, network);
    follow(experiment.data.inputs, defaults.data.inputs, former, network, "Input");
    follow(experiment.data.targets, defaults.data.targets, former, network, "Output");
    follow(experiment.losses, defaults.losses, former, network, "Output");
    for (auto& [block, loss] : experiment.losses) {
        const LossSpec& usual = defaults.losses.at(block);
        const LossType* type = findLossType(loss.type);
        const bool fits = type != nullptr && type->fits(network.find(block)->settings.text("task"));
        if (!fits) loss = {usual.type, loss.weight, usual.settings};
    }
    experiment.network = std::move(network);
    return experiment;
}

}  // namespace glassbox
