#include "core/experiment/run_settings.h"

#include <array>

namespace glassbox {
namespace {

constexpr std::array<std::string_view, 2> watchChoices{"validation", "test"};

const std::array<SettingSchema, 7>& schema() {
    static const std::array<SettingSchema, 7> rows{{
        {.key = "batch_size",
         .label = translatable("core", "Batch size"),
         .initial = std::int64_t{64},
         .minimum = 1,
         .maximum = 65536,
         .unit = translatable("core", "samples"),
         .help = translatable("core", "Samples whose gradients are averaged for one step.")},
        {.key = "epochs",
         .label = translatable("core", "Epochs"),
         .initial = std::int64_t{5},
         .minimum = 1,
         .maximum = 100000,
         .help = translatable("core", "How often the training part is gone through.")},
        {.key = "seed",
         .label = translatable("core", "Seed"),
         .initial = std::int64_t{1},
         .minimum = 0,
         .maximum = 9007199254740992.0,
         .help = translatable("core", "Initial weights, order of the samples and dropout follow from it.")},
        {.key = "validation",
         .label = translatable("core", "Validation"),
         .kind = SettingKind::Real,
         .initial = 0.1,
         .minimum = 0,
         .maximum = 0.9,
         .help = translatable("core", "Share of the training part that is kept apart to watch the run."),
         .rare = true},
        {.key = "split_seed",
         .label = translatable("core", "Seed of the split"),
         .initial = std::int64_t{1},
         .minimum = 0,
         .maximum = 9007199254740992.0,
         .help = translatable("core", "Which samples are kept apart follows from it."),
         .rare = true},
        {.key = "drop_last",
         .label = translatable("core", "Drop the last batch"),
         .kind = SettingKind::Boolean,
         .initial = false,
         .help = translatable("core", "Leave out a last batch of an epoch that is not full."),
         .rare = true},
        {.key = "watch",
         .label = translatable("core", "Watch"),
         .kind = SettingKind::Choice,
         .initial = std::string("validation"),
         .choices = watchChoices,
         .help = translatable("core", "Part that is evaluated every epoch; watching the test part is for benchmarks."),
         .rare = true},
    }};
    return rows;
}

}  // namespace

std::span<const SettingSchema> runSettings() {
    return schema();
}

Settings runSettingsOf(const ExperimentSpec& experiment) {
    Settings values;
    values.set("batch_size", experiment.batchSize);
    values.set("epochs", experiment.epochs);
    values.set("seed", static_cast<std::int64_t>(experiment.seed));
    values.set("validation", experiment.data.validation);
    values.set("split_seed", static_cast<std::int64_t>(experiment.data.splitSeed));
    values.set("drop_last", experiment.dropLast);
    values.set("watch", std::string(watchChoices[experiment.watchTest ? 1 : 0]));
    return values;
}

ExperimentSpec withRunSetting(ExperimentSpec experiment, std::string_view key, const Setting& value) {
    if (key == "batch_size") experiment.batchSize = std::get<std::int64_t>(value);
    if (key == "epochs") experiment.epochs = std::get<std::int64_t>(value);
    if (key == "seed") experiment.seed = static_cast<std::uint64_t>(std::get<std::int64_t>(value));
    if (key == "validation") experiment.data.validation = std::get<double>(value);
    if (key == "split_seed") experiment.data.splitSeed = static_cast<std::uint64_t>(std::get<std::int64_t>(value));
    if (key == "drop_last") experiment.dropLast = std::get<bool>(value);
    if (key == "watch") experiment.watchTest = std::get<std::string>(value) == watchChoices[1];
    return experiment;
}

}  // namespace glassbox
