#include "core/train/remedy.h"

#include "core/blocks/block_type.h"
#include "core/optim/optimizer.h"
#include "core/optim/regularizer.h"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <utility>

namespace glassbox {

namespace {

/// Recurrent layers keep their initial weights: those for layers without memory make them forget or explode.
constexpr std::string_view withMemory = "recurrent";

void editBlock(BlockSpec& block, const SpecEdit& edit) {
    const BlockType* type = findBlockType(block.type);
    if (type == nullptr) return;
    const SettingSchema* schema = findSetting(type->settings, edit.key);
    if (schema == nullptr || block.references.contains(edit.key)) return;
    if (const Result<Setting> checked = checkSetting(*schema, edit.value); checked)
        block.settings.set(edit.key, *checked);
}

/// The block of that whole id: "conv1", or "res1.conv1" in the definition of res1's type; null if there is none.
BlockSpec* findWhole(NetworkSpec& network, std::vector<BlockSpec>& blocks, std::string_view id) {
    const std::size_t dot = id.find('.');
    const auto found = std::ranges::find(blocks, id.substr(0, dot), &BlockSpec::id);
    if (found == blocks.end()) return nullptr;
    if (dot == std::string_view::npos) return &*found;
    const auto definition = network.composites.find(found->type);
    if (definition == network.composites.end()) return nullptr;
    return findWhole(network, definition->second.blocks, id.substr(dot + 1));
}

void editEvery(std::vector<BlockSpec>& blocks, const SpecEdit& edit) {
    for (BlockSpec& block : blocks) {
        const BlockType* type = findBlockType(block.type);
        if (type == nullptr || type->category == withMemory) continue;
        const Setting* now = block.settings.find(edit.key);
        if (edit.target.empty() || (now != nullptr && *now == Setting(edit.target))) editBlock(block, edit);
    }
}

void setOptimizer(ExperimentSpec& experiment, const SpecEdit& edit) {
    const OptimizerType* type = findOptimizerType(edit.target);
    if (type == nullptr || experiment.optimizer.type == edit.target) return;
    experiment.optimizer = {edit.target, Settings::defaults(type->settings)};
}

void addRegularizer(ExperimentSpec& experiment, const SpecEdit& edit) {
    const RegularizerType* type = findRegularizerType(edit.target);
    const bool there =
        std::ranges::find(experiment.regularization, edit.target, &ChoiceSpec::type) != experiment.regularization.end();
    if (type == nullptr || there) return;
    ChoiceSpec choice{edit.target, Settings::defaults(type->settings)};
    if (!edit.key.empty()) choice.settings.set(edit.key, edit.value);
    experiment.regularization.push_back(std::move(choice));
}

/// Three significant digits.
std::string shortNumber(double number) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.3g", number);
    return text.data();
}

Remedy rateRemedy(const char* id, const char* text, double rate) {
    return {id, text, {{"rate", shortNumber(rate)}}, {SpecEdit::Place::OptimizerSetting, "", "learning_rate", rate}};
}

}  // namespace

ExperimentSpec edited(ExperimentSpec experiment, const SpecEdit& edit) {
    NetworkSpec& network = experiment.network;
    switch (edit.place) {
        case SpecEdit::Place::OptimizerSetting:
            experiment.optimizer.settings.set(edit.key, edit.value);
            break;
        case SpecEdit::Place::Optimizer:
            setOptimizer(experiment, edit);
            break;
        case SpecEdit::Place::Regularizer:
            addRegularizer(experiment, edit);
            break;
        case SpecEdit::Place::BlockSetting:
            if (BlockSpec* block = findWhole(network, network.blocks, edit.target)) editBlock(*block, edit);
            break;
        case SpecEdit::Place::EveryBlock:
            editEvery(network.blocks, edit);
            for (auto& [name, composite] : network.composites)
                editEvery(composite.blocks, edit);
            break;
        case SpecEdit::Place::Normalization:
            experiment.data.normalization = edit.target;
            break;
    }
    return experiment;
}

Remedy lowerRate(double rate) {
    return rateRemedy("lower_rate", translatable("core", "Lower the learning rate to {rate}."), rate / 10);
}

Remedy raiseRate(double rate) {
    return rateRemedy("raise_rate", translatable("core", "Raise the learning rate to {rate}."), rate * 10);
}

Remedy clipGradients() {
    return {"clip_norm",
            translatable("core", "Clip the gradients to a norm of {limit}."),
            {{"limit", "1"}},
            {SpecEdit::Place::Regularizer, "clip_norm", "limit", 1.0}};
}

Remedy useAdam() {
    return {"adam",
            translatable("core", "Use Adam, which gives every weight a step length of its own."),
            {},
            {SpecEdit::Place::Optimizer, "adam", "", false}};
}

Remedy initialWeights(const std::string& initializer) {
    return {"initial_weights",
            translatable("core", "Draw the initial weights by {initializer}, which looks at the number of inputs."),
            {{"initializer", initializer}},
            {SpecEdit::Place::EveryBlock, "", "initializer", initializer}};
}

Remedy activationOf(const std::string& block, const std::string& function) {
    return {function,
            translatable("core", "Use {function} in {block}, whose slope is not 0 there."),
            {{"function", function}, {"block", block}},
            {SpecEdit::Place::BlockSetting, block, "function", function}};
}

Remedy activationEverywhere(const std::string& from, const std::string& to) {
    return {to + "_everywhere",
            translatable("core", "Use {to} in place of {from} in all blocks."),
            {{"to", to}, {"from", from}},
            {SpecEdit::Place::EveryBlock, from, "function", to}};
}

Remedy standardizeInputs() {
    return {"standardize",
            translatable("core", "Standardize the inputs."),
            {},
            {SpecEdit::Place::Normalization, "standardize", "", false}};
}

Remedy stopEarly() {
    return {"early_stopping",
            translatable("core", "Stop early, and keep the weights of the best epoch."),
            {},
            {SpecEdit::Place::Regularizer, "early_stopping", "restore_best", true}};
}

Remedy shrinkWeights() {
    return {"l2",
            translatable("core", "Add L2 regularisation, which keeps the weights small."),
            {},
            {SpecEdit::Place::Regularizer, "l2", "", false}};
}

}  // namespace glassbox
