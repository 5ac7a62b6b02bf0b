#include "core/experiment/data_settings.h"

#include "core/data/catalog.h"
#include "core/experiment/data_fit.h"
#include "core/network/analysis.h"

#include <algorithm>
#include <array>
#include <string>

namespace glassbox {
namespace {

constexpr std::array<std::string_view, 2> normalizations{"none", "standardize"};
constexpr std::array<std::string_view, 2> targets{"answers", "input"};

const std::array<SettingSchema, 3>& schema() {
    static const std::array<SettingSchema, 3> rows{{
        {.key = "target",
         .label = translatable("core", "Target"),
         .kind = SettingKind::Choice,
         .initial = std::string(targets[0]),
         .choices = targets,
         .help = translatable("core",
                              "What the output is compared with: the answers of the data set, or the input itself "
                              "(autoencoder).")},
        {.key = "normalization",
         .label = translatable("core", "Normalization"),
         .kind = SettingKind::Choice,
         .initial = std::string(normalizations[1]),
         .choices = normalizations,
         .help = translatable("core", "Standardize: mean 0 and deviation 1 over the training part.")},
        {.key = "per_channel",
         .label = translatable("core", "Each channel by itself"),
         .kind = SettingKind::Boolean,
         .initial = true,
         .help = translatable("core", "Mean and deviation of each channel or feature, not of all together."),
         .rare = true},
    }};
    return rows;
}

/// Whether an Output is compared with a sample itself.
bool comparesWithInput(const DataSpec& data) {
    return std::ranges::any_of(data.targets, [&](const auto& target) {
        return std::ranges::any_of(data.inputs, [&](const auto& input) { return input.second == target.second; });
    });
}

void setFields(DataSpec& data, const CatalogEntry& entry, bool itself) {
    for (auto& [block, field] : data.inputs)
        field = entry.inputField;
    for (auto& [block, field] : data.targets)
        field = itself ? entry.inputField : entry.targetField;
}

}  // namespace

std::span<const SettingSchema> dataSettings() {
    return schema();
}

Settings dataSettingsOf(const ExperimentSpec& experiment) {
    Settings values;
    values.set("target", std::string(targets[comparesWithInput(experiment.data) ? 1 : 0]));
    values.set("normalization", experiment.data.normalization);
    values.set("per_channel", experiment.data.perChannel);
    return values;
}

ExperimentSpec withDataSetting(ExperimentSpec experiment, std::string_view key, const Setting& value) {
    if (key == "normalization") experiment.data.normalization = std::get<std::string>(value);
    if (key == "per_channel") experiment.data.perChannel = std::get<bool>(value);
    const CatalogEntry* entry = findCatalogEntry(experiment.data.dataset);
    if (key == "target" && entry != nullptr)
        setFields(experiment.data, *entry, std::get<std::string>(value) == targets[1]);
    return experiment;
}

ExperimentSpec withDataset(ExperimentSpec experiment, std::string_view name) {
    const CatalogEntry* entry = findCatalogEntry(name);
    if (entry == nullptr || experiment.data.dataset == name) return experiment;
    const bool itself = comparesWithInput(experiment.data) && entry->kind != AxisKind::Tokens;
    experiment.data.dataset = entry->name;
    experiment.data.options = Settings::defaults(entry->options);
    setFields(experiment.data, *entry, itself);
    experiment.data.normalization = normalizations[entry->kind == AxisKind::Tokens || itself ? 0 : 1];
    return experiment;
}

std::optional<ExperimentSpec> withFittingInput(const ExperimentSpec& experiment) {
    const CatalogEntry* entry = findCatalogEntry(experiment.data.dataset);
    if (entry == nullptr) return std::nullopt;
    const Result<Settings> options = checkedOptions(*entry, experiment.data.options);
    if (!options) return std::nullopt;
    const Shape sample = entry->sampleShape(*options);
    const NetworkAnalysis analysis = analyse(experiment.network);
    ExperimentSpec mended = experiment;
    for (BlockSpec& block : mended.network.blocks) {
        if (block.type != "Input") continue;
        const auto known = analysis.blocks.find(block.id);
        const bool typed = known != analysis.blocks.end() && !known->second.outputs.empty();
        if (typed && checkInputFits(block.id, known->second.outputs.front(), mended.data.dataset, entry->kind, sample))
            continue;
        const auto sizes = sample.sizes();
        block.settings.set("shape", std::vector<std::int64_t>(sizes.begin(), sizes.end()));
        block.settings.set("kind", std::string(entry->kind == AxisKind::Tokens ? "tokens" : "auto"));
        return mended;
    }
    return std::nullopt;
}

}  // namespace glassbox
