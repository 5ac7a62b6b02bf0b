#include "core/base/platform/memory.h"
#include "core/base/shortened.h"
#include "core/blocks/loss_type.h"
#include "core/data/catalog.h"
#include "core/experiment/experiment_spec.h"
#include "core/network/analysis.h"
#include "core/optim/optimizer.h"
#include "core/optim/regularizer.h"
#include "core/optim/schedule.h"

#include <fmt/format.h>

#include <algorithm>

namespace glassbox {

namespace {

Error experimentError(std::string code, const char* text, ErrorArguments arguments, const char* hint,
                      std::string place) {
    return makeError(std::move(code), text, std::move(arguments), hint, std::move(place));
}

/// Ids of the blocks of that type.
std::vector<std::string> idsOf(const NetworkSpec& network, std::string_view type) {
    std::vector<std::string> ids;
    for (const BlockSpec& block : network.blocks)
        if (block.type == type) ids.push_back(block.id);
    return ids;
}

/// Every block of that type must have an entry, every entry must be of one; `place` is the map's path.
template <class T>
Result<void> checkEntries(const std::map<std::string, T>& entries, const NetworkSpec& network, const char* type,
                          const std::string& place) {
    const std::vector<std::string> ids = idsOf(network, type);
    for (const std::string& id : ids)
        if (!entries.contains(id))
            return experimentError("experiment.missing_entry",
                                   translatable("core", "{place} has no entry for the {type} block {block}"),
                                   {{"place", place}, {"type", type}, {"block", id}},
                                   translatable("core", "Add {block} to {place}."), place);
    for (const auto& entry : entries)
        if (std::ranges::find(ids, entry.first) == ids.end())
            return experimentError(
                "experiment.unknown_entry",
                translatable("core", "{place} names {block}, which is no {type} block of the network"),
                {{"place", place}, {"type", type}, {"block", shortened(entry.first)}},
                translatable("core", "Remove it or correct the id."), place);
    return {};
}

/// Each must be one of the fields that the data set has.
Result<void> checkFields(const std::map<std::string, std::string>& fields, std::vector<std::string_view> known,
                         const std::string& place) {
    for (const auto& [id, name] : fields)
        if (std::ranges::find(known, name) == known.end())
            return experimentError(
                "experiment.unknown_field", translatable("core", "{block} wants the field {name} of the data"),
                {{"block", id}, {"name", shortened(name)}, {"field", fmt::format("{}", fmt::join(known, ", "))}},
                translatable("core", "Use {field}."), place + '.' + id);
    return {};
}

/// The data set must be known, its options allowed, and the fields its own; a picture or features can be the target of
/// an autoencoder.
Result<void> checkData(const ExperimentSpec& experiment) {
    const DataSpec& data = experiment.data;
    const CatalogEntry* entry = findCatalogEntry(data.dataset);
    if (!entry) return unknownDataset(data.dataset).at("data.dataset");
    if (const Result<Settings> options = checkedOptions(*entry, data.options); !options) return options.error();
    std::vector<std::string_view> targets{entry->targetField};
    if (entry->kind != AxisKind::Tokens) targets.push_back(entry->inputField);
    Result<void> checked = checkFields(data.inputs, {entry->inputField}, "data.inputs");
    if (checked) checked = checkFields(data.targets, std::move(targets), "data.targets");
    return checked;
}

/// Type of what comes into an Output block.
const ValueType& inputOf(const NetworkAnalysis& analysis, const std::string& id) {
    return analysis.blocks.at(id).inputs.front();
}

Result<void> checkLoss(const ExperimentSpec& experiment, const NetworkAnalysis& analysis, const std::string& id,
                       const LossSpec& loss) {
    const std::string& task = experiment.network.find(id)->settings.text("task");
    const std::string place = "losses." + id;
    const Result<const LossType*> type = fittingLoss(loss.type, id, task);
    if (!type) return type.error().at(place + ".type");
    const auto inPlace = [&place](const Error& error) { return error.at(place + '.' + error.place); };
    const Result<Settings> settings = completeSettings(**type, loss.settings);
    if (!settings) return inPlace(settings.error());
    const Result<ValueType> target = (*type)->target({id, task, *settings, inputOf(analysis, id)});
    return target ? Result<void>() : inPlace(target.error());
}

Result<void> checkLosses(const ExperimentSpec& experiment, const NetworkAnalysis& analysis) {
    bool weighted = false;
    for (const auto& [id, loss] : experiment.losses) {
        weighted |= loss.weight > 0;
        if (Result<void> checked = checkLoss(experiment, analysis, id, loss); !checked) return checked;
    }
    if (weighted) return {};
    return experimentError("experiment.no_loss", translatable("core", "every loss has the weight 0"), {},
                           translatable("core", "Give one a weight above 0."), "losses");
}

Result<void> checkChoice(const ChoiceSpec& choice, std::span<const SettingSchema> schema, const std::string& place) {
    for (const SettingSchema& row : schema) {
        const Setting* setting = choice.settings.find(row.key);
        const std::string where = place + '.' + std::string(row.key);
        if (!setting)
            return experimentError("experiment.missing_setting", translatable("core", "{place} lacks {key}"),
                                   {{"place", place}, {"key", std::string(row.key)}}, "", where);
        if (const Result<Setting> checked = checkSetting(row, *setting); !checked) return checked.error().at(where);
    }
    return {};
}

Error unknownChoice(const std::string& key, const std::string& name) {
    return experimentError("experiment.unknown_type", translatable("core", "there is no {key} {name}"),
                           {{"key", key}, {"name", shortened(name)}}, "", key + ".type");
}

Result<void> checkOptimizer(const ExperimentSpec& experiment) {
    const OptimizerType* optimizer = findOptimizerType(experiment.optimizer.type);
    if (!optimizer) return unknownChoice("optimizer", experiment.optimizer.type);
    if (Result<void> checked = checkChoice(experiment.optimizer, optimizer->settings, "optimizer"); !checked)
        return checked;
    const ScheduleType* schedule = findScheduleType(experiment.schedule.type);
    if (!schedule) return unknownChoice("schedule", experiment.schedule.type);
    return checkChoice(experiment.schedule, schedule->settings, "schedule");
}

Result<void> checkRegularization(const ExperimentSpec& experiment) {
    for (std::size_t i = 0; i < experiment.regularization.size(); ++i) {
        const ChoiceSpec& choice = experiment.regularization[i];
        const std::string place = fmt::format("regularization[{}]", i);
        const RegularizerType* type = findRegularizerType(choice.type);
        if (!type) return unknownChoice(place, choice.type);
        for (std::size_t j = 0; j < i; ++j)
            if (experiment.regularization[j].type == choice.type)
                return experimentError("experiment.regularization_twice",
                                       translatable("core", "regularization has {type} twice"), {{"type", choice.type}},
                                       translatable("core", "Keep one of them."), place);
        if (Result<void> checked = checkChoice(choice, type->settings, place); !checked) return checked;
        if (type->stage == RegularizerStage::Stopping && !experiment.watchTest && experiment.data.validation == 0)
            return experimentError("experiment.early_stopping",
                                   translatable("core", "early stopping needs a part of the data to watch"), {},
                                   translatable("core", "Give data.split.validation a share above 0."), place);
    }
    return {};
}

Result<void> checkSizes(const ExperimentSpec& experiment) {
    const auto positive = [](std::int64_t value, const char* key) -> Result<void> {
        if (value >= 1 && value <= 1000000) return {};
        return experimentError("experiment.size",
                               translatable("core", "{key} must be from 1 to 1000000 but is {value}"),
                               {{"key", key}, {"value", std::to_string(value)}}, "", key);
    };
    if (Result<void> batch = positive(experiment.batchSize, "batch_size"); !batch) return batch;
    if (Result<void> epochs = positive(experiment.epochs, "epochs"); !epochs) return epochs;
    const double share = experiment.data.validation;
    if (share >= 0 && share <= 0.9) return {};
    return experimentError("experiment.split", translatable("core", "validation must be from 0 to 0.9 but is {value}"),
                           {{"value", fmt::format("{}", share)}}, "", "data.split.validation");
}

Result<void> checkStopTarget(const ExperimentSpec& experiment) {
    if (!experiment.stopAt) return {};
    const std::string& metric = experiment.stopAt->metric;
    if (metric.starts_with("test_") && !experiment.watchTest)
        return experimentError(
            "experiment.stop_at_test",
            translatable("core", "the run can't stop at {metric}: the test part is looked at only once, at the end"),
            {{"metric", metric}},
            translatable("core", "Stop at a validation metric, or write \"watch\": \"test\" for a benchmark."),
            "stop_at." + metric);
    if (metric.starts_with("validation_") && experiment.data.validation == 0)
        return experimentError(
            "experiment.stop_at_validation",
            translatable("core", "the run can't stop at {metric}: there is no validation part"), {{"metric", metric}},
            translatable("core", "Give data.split.validation a share above 0."), "stop_at." + metric);
    return {};
}

std::string shownBytes(double bytes) {
    constexpr double giga = 1e9, mega = 1e6;
    return bytes >= giga ? fmt::format("{:.1f} GB", bytes / giga) : fmt::format("{:.0f} MB", bytes / mega);
}

Result<void> checkMemory(const ExperimentSpec& experiment) {
    const double needed = trainingBytes(experiment);
    const auto there = static_cast<double>(totalMemoryBytes());
    if (needed <= there) return {};
    return experimentError(
        "experiment.memory",
        translatable("core", "training this network needs {needed} of memory but the machine has {there}"),
        {{"needed", shownBytes(needed)}, {"there", shownBytes(there)}},
        translatable("core", "Make the blocks or batch_size smaller."), "network");
}

}  // namespace

double trainingBytes(const ExperimentSpec& experiment) {
    const NetworkAnalysis analysis = analyse(experiment.network);
    const OptimizerType* optimizer = findOptimizerType(experiment.optimizer.type);
    const double copies = 2.0 + (optimizer ? static_cast<double>(optimizer->state.size()) : 0.0);
    const double widths = static_cast<double>(sizeOf(experiment.precision)) / static_cast<double>(sizeof(float));
    const double parameters = static_cast<double>(analysis.parameters) * sizeof(float) * copies;
    return widths * (parameters + analysis.bytes * static_cast<double>(experiment.batchSize));
}

Result<void> validate(const ExperimentSpec& experiment) {
    const NetworkAnalysis analysis = analyse(experiment.network);
    if (!analysis.valid()) return analysis.problems.front().error;
    Result<void> checked = checkSizes(experiment);
    if (checked) checked = checkEntries(experiment.data.inputs, experiment.network, "Input", "data.inputs");
    if (checked) checked = checkEntries(experiment.data.targets, experiment.network, "Output", "data.targets");
    if (checked) checked = checkEntries(experiment.losses, experiment.network, "Output", "losses");
    if (checked) checked = checkData(experiment);
    if (checked) checked = checkLosses(experiment, analysis);
    if (checked) checked = checkOptimizer(experiment);
    if (checked) checked = checkRegularization(experiment);
    if (checked) checked = checkStopTarget(experiment);
    if (checked) checked = checkMemory(experiment);
    return checked;
}

}  // namespace glassbox
