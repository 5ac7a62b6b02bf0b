#include "core/optim/optimizer_rows.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace glassbox {

namespace {

SettingSchema gammaSetting(double initial, std::string_view help) {
    return {.key = "gamma",
            .label = translatable("core", "Factor"),
            .kind = SettingKind::Real,
            .initial = initial,
            .minimum = 0.0001,
            .maximum = 1,
            .help = help};
}

SettingSchema endFactorSetting() {
    return {.key = "end_factor",
            .label = translatable("core", "Last factor"),
            .kind = SettingKind::Real,
            .initial = 0.0,
            .minimum = 0,
            .maximum = 1,
            .help = translatable("core", "Share of the optimizer's rate that is left at the end.")};
}

const std::array stepSettings{
    SettingSchema{.key = "step_size",
                  .label = translatable("core", "Every"),
                  .kind = SettingKind::Integer,
                  .initial = std::int64_t{10},
                  .minimum = 1,
                  .maximum = 1000000,
                  .unit = translatable("core", "epochs"),
                  .help = translatable("core", "Epochs between one fall of the rate and the next.")},
    gammaSetting(0.1, translatable("core", "What the rate is multiplied by each time."))};

const std::array exponentialSettings{
    gammaSetting(0.95, translatable("core", "What the rate is multiplied by after every epoch."))};

const std::array cosineSettings{endFactorSetting()};

constexpr std::array<std::string_view, 2> afterWarmUp{"constant", "cosine"};

const std::array warmUpSettings{
    SettingSchema{.key = "warmup_steps",
                  .label = translatable("core", "Rising steps"),
                  .kind = SettingKind::Integer,
                  .initial = std::int64_t{100},
                  .minimum = 1,
                  .maximum = 1000000000,
                  .unit = translatable("core", "steps"),
                  .help = translatable("core", "Steps until the optimizer's rate is reached."),
                  .logarithmic = true},
    SettingSchema{.key = "start_factor",
                  .label = translatable("core", "First factor"),
                  .kind = SettingKind::Real,
                  .initial = 0.01,
                  .minimum = 0,
                  .maximum = 1,
                  .help = translatable("core", "Share of the optimizer's rate that the first step has.")},
    SettingSchema{.key = "then",
                  .label = translatable("core", "Afterwards"),
                  .kind = SettingKind::Choice,
                  .initial = std::string("constant"),
                  .choices = afterWarmUp,
                  .help = translatable("core", "What the rate does once it has risen.")},
    endFactorSetting()};

double epochOf(const ScheduleContext& context) {
    return static_cast<double>(context.step / std::max<std::int64_t>(context.stepsPerEpoch, 1));
}

ScheduleValue inSteps(const Settings& settings, const ScheduleContext& context) {
    return {.factor = std::pow(settings.real("gamma"), std::floor(epochOf(context) / settings.real("step_size")))};
}

ScheduleValue exponential(const Settings& settings, const ScheduleContext& context) {
    return {.factor = std::pow(settings.real("gamma"), epochOf(context))};
}

/// Along half a cosine from 1 at step `first` to the last factor at the total.
double annealed(const Settings& settings, const ScheduleContext& context, std::int64_t first) {
    const auto length = static_cast<double>(std::max<std::int64_t>(context.totalSteps - first, 1));
    const double share = std::clamp(static_cast<double>(context.step - first) / length, 0.0, 1.0);
    return cosineBetween(1, settings.real("end_factor"), share);
}

ScheduleValue cosine(const Settings& settings, const ScheduleContext& context) {
    return {.factor = annealed(settings, context, 0)};
}

ScheduleValue warmUp(const Settings& settings, const ScheduleContext& context) {
    const std::int64_t rising = settings.integer("warmup_steps");
    const double start = settings.real("start_factor");
    if (context.step < rising)
        return {.factor = start + (1 - start) * static_cast<double>(context.step) / static_cast<double>(rising)};
    return {.factor = settings.text("then") == "cosine" ? annealed(settings, context, rising) : 1.0};
}

}  // namespace

const ScheduleType constantSchedule{.name = "constant",
                                    .label = translatable("core", "Constant"),
                                    .formula = "rate(t) = rate",
                                    .help = translatable("core", "The learning rate stays as it is."),
                                    .source = "",
                                    .settings = {},
                                    .at = [](const Settings&, const ScheduleContext&) { return ScheduleValue{}; }};

const ScheduleType stepSchedule{
    .name = "step",
    .label = translatable("core", "Steps"),
    .formula = "rate(epoch) = rate gamma^floor(epoch / step_size)",
    .help = translatable("core", "The learning rate falls by a factor every few epochs."),
    .source = "Goodfellow et al., \"Deep Learning\", 2016, ch. 8.3; as torch.optim.lr_scheduler.StepLR",
    .settings = stepSettings,
    .at = &inSteps};

const ScheduleType exponentialSchedule{
    .name = "exponential",
    .label = translatable("core", "Exponential"),
    .formula = "rate(epoch) = rate gamma^epoch",
    .help = translatable("core", "The learning rate falls by a factor after every epoch."),
    .source = "Goodfellow et al., \"Deep Learning\", 2016, ch. 8.3; as torch.optim.lr_scheduler.ExponentialLR",
    .settings = exponentialSettings,
    .at = &exponential};

const ScheduleType cosineSchedule{
    .name = "cosine",
    .label = translatable("core", "Cosine"),
    .formula = "rate(t) = rate (end + (1 - end) (1 + cos(pi t / total)) / 2)",
    .help = translatable("core", "The learning rate falls along half a cosine, slowly at both ends."),
    .source =
        "Loshchilov and Hutter, \"SGDR\", ICLR 2017, without restarts; as "
        "torch.optim.lr_scheduler.CosineAnnealingLR, a step at a time",
    .settings = cosineSettings,
    .at = &cosine};

const ScheduleType warmUpSchedule{
    .name = "warm_up",
    .label = translatable("core", "Warm-up"),
    .formula =
        translatable("core", "rate(t) = rate (start + (1 - start) t / warmup_steps), then rate or along half a cosine"),
    .help = translatable("core", "The learning rate rises in a straight line at first, while the weights find order."),
    .source = "Goyal et al., \"Accurate, large minibatch SGD\", 2017; as torch.optim.lr_scheduler.LinearLR",
    .settings = warmUpSettings,
    .at = &warmUp};

}  // namespace glassbox
