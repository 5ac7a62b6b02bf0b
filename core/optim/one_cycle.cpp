#include "core/optim/optimizer_rows.h"

#include <algorithm>
#include <array>

namespace glassbox {

namespace {

const std::array oneCycleSettings{
    SettingSchema{.key = "pct_start",
                  .label = translatable("core", "Share of rising"),
                  .kind = SettingKind::Real,
                  .initial = 0.3,
                  .minimum = 0,
                  .maximum = 1,
                  .help = translatable("core", "Share of all steps in which the learning rate rises.")},
    SettingSchema{.key = "div_factor",
                  .label = translatable("core", "Start divisor"),
                  .kind = SettingKind::Real,
                  .initial = 25.0,
                  .minimum = 1,
                  .maximum = 1e6,
                  .help = translatable("core", "The rate starts at the optimizer's learning rate divided by this."),
                  .logarithmic = true},
    SettingSchema{.key = "final_div_factor",
                  .label = translatable("core", "End divisor"),
                  .kind = SettingKind::Real,
                  .initial = 1e4,
                  .minimum = 1,
                  .maximum = 1e9,
                  .help = translatable("core", "The rate ends at its start divided by this."),
                  .logarithmic = true},
    SettingSchema{.key = "cycle_momentum",
                  .label = translatable("core", "Cycle momentum"),
                  .kind = SettingKind::Boolean,
                  .initial = false,
                  .help = translatable("core", "Moves the momentum against the learning rate."),
                  .rare = true},
    SettingSchema{.key = "base_momentum",
                  .label = translatable("core", "Lowest momentum"),
                  .kind = SettingKind::Real,
                  .initial = 0.85,
                  .minimum = 0,
                  .maximum = 0.9999,
                  .help = translatable("core", "Momentum at the highest learning rate, where it is cycled."),
                  .rare = true},
    SettingSchema{.key = "max_momentum",
                  .label = translatable("core", "Highest momentum"),
                  .kind = SettingKind::Real,
                  .initial = 0.95,
                  .minimum = 0,
                  .maximum = 0.9999,
                  .help = translatable("core", "Momentum at the start and the end, where it is cycled."),
                  .rare = true}};

/// As PyTorch's OneCycleLR with two phases: the factor 1 is its max_lr.
ScheduleValue oneCycle(const Settings& settings, const ScheduleContext& context) {
    const double start = 1 / settings.real("div_factor");
    const double end = start / settings.real("final_div_factor");
    const double top = settings.real("pct_start") * static_cast<double>(context.totalSteps) - 1;
    const double last = static_cast<double>(context.totalSteps) - 1;
    const double position = static_cast<double>(context.step);
    const bool rising = position <= top;
    const double from = rising ? 0 : top, to = rising ? top : last;
    const double share = to > from ? std::min((position - from) / (to - from), 1.0) : 1.0;
    ScheduleValue value;
    value.factor = rising ? cosineBetween(start, 1, share) : cosineBetween(1, end, share);
    if (settings.boolean("cycle_momentum")) {
        const double low = settings.real("base_momentum"), high = settings.real("max_momentum");
        value.momentum = rising ? cosineBetween(high, low, share) : cosineBetween(low, high, share);
    }
    return value;
}

}  // namespace

const ScheduleType oneCycleSchedule{
    .name = "one_cycle",
    .label = translatable("core", "One cycle"),
    .formula = translatable(
        "core", "rises from rate / start divisor to rate along half a cosine, then falls to its start / end divisor"),
    .help = translatable("core", "The learning rate rises once to the optimizer's and falls to almost nothing."),
    .source = "Smith and Topin, \"Super-convergence\", 2018; as torch.optim.lr_scheduler.OneCycleLR",
    .settings = oneCycleSettings,
    .at = &oneCycle};

}  // namespace glassbox
