#include "core/optim/optimizer_rows.h"

#include <algorithm>
#include <array>
#include <limits>

namespace glassbox {

namespace {

const std::array plateauSettings{
    SettingSchema{.key = "factor",
                  .label = translatable("core", "Factor"),
                  .kind = SettingKind::Real,
                  .initial = 0.1,
                  .minimum = 0.0001,
                  .maximum = 0.9999,
                  .help = translatable("core", "What the rate is multiplied by each time.")},
    SettingSchema{.key = "patience",
                  .label = translatable("core", "Patience"),
                  .kind = SettingKind::Integer,
                  .initial = std::int64_t{10},
                  .minimum = 0,
                  .maximum = 1000000,
                  .unit = translatable("core", "epochs"),
                  .help = translatable("core", "Epochs without a better watched loss that are let pass.")},
    SettingSchema{.key = "threshold",
                  .label = translatable("core", "Threshold"),
                  .kind = SettingKind::Real,
                  .initial = 1e-4,
                  .minimum = 0,
                  .maximum = 1,
                  .help = translatable("core", "A loss counts as better if it is lower by this share of the best."),
                  .rare = true},
    SettingSchema{.key = "cooldown",
                  .label = translatable("core", "Cool-down"),
                  .kind = SettingKind::Integer,
                  .initial = std::int64_t{0},
                  .minimum = 0,
                  .maximum = 1000000,
                  .unit = translatable("core", "epochs"),
                  .help = translatable("core", "Epochs after a fall in which nothing is counted."),
                  .rare = true},
    SettingSchema{.key = "min_factor",
                  .label = translatable("core", "Lowest factor"),
                  .kind = SettingKind::Real,
                  .initial = 0.0,
                  .minimum = 0,
                  .maximum = 1,
                  .help = translatable("core", "Share of the optimizer's rate that is never gone below."),
                  .rare = true}};

/// As PyTorch's ReduceLROnPlateau (mode min, relative threshold), gone through from the first epoch on.
ScheduleValue reduceOnPlateau(const Settings& settings, const ScheduleContext& context) {
    const double least = settings.real("min_factor"), threshold = settings.real("threshold");
    double best = std::numeric_limits<double>::infinity(), factor = 1;
    std::int64_t bad = 0, resting = 0;
    for (const double loss : context.watchedLosses) {
        const bool better = loss < best * (1 - threshold);
        if (better) best = loss;
        bad = better ? 0 : bad + 1;
        if (resting > 0) {
            --resting;
            bad = 0;
        }
        if (bad <= settings.integer("patience")) continue;
        factor = std::max(factor * settings.real("factor"), least);
        resting = settings.integer("cooldown");
        bad = 0;
    }
    return {.factor = factor};
}

}  // namespace

const ScheduleType plateauSchedule{
    .name = "reduce_on_plateau",
    .label = translatable("core", "Reduce on plateau"),
    .formula = translatable("core",
                            "rate = rate factor where the watched loss has not fallen for more than `patience` epochs"),
    .help = translatable("core", "The learning rate falls whenever the watched loss has stopped falling."),
    .source = "as torch.optim.lr_scheduler.ReduceLROnPlateau",
    .settings = plateauSettings,
    .at = &reduceOnPlateau,
    .watches = true};

}  // namespace glassbox
