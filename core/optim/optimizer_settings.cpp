#include "core/optim/optimizer_settings.h"

namespace glassbox {

SettingSchema learningRateSetting(double initial) {
    return {.key = "learning_rate",
            .label = translatable("core", "Learning rate"),
            .kind = SettingKind::Real,
            .initial = initial,
            .minimum = 1e-8,
            .maximum = 100,
            .help = translatable("core", "Length of each step against the gradient."),
            .logarithmic = true};
}

SettingSchema momentumSetting() {
    return {.key = "momentum",
            .label = translatable("core", "Momentum"),
            .kind = SettingKind::Real,
            .initial = 0.0,
            .minimum = 0,
            .maximum = 0.9999,
            .help = translatable("core", "Share of the last step's direction that is kept.")};
}

SettingSchema epsilonSetting(double initial) {
    return {.key = "epsilon",
            .label = translatable("core", "Epsilon"),
            .kind = SettingKind::Real,
            .initial = initial,
            .minimum = 1e-16,
            .maximum = 1,
            .help = translatable("core", "Keeps the division safe where gradients vanish."),
            .rare = true,
            .logarithmic = true};
}

SettingSchema weightDecaySetting() {
    return {.key = "weight_decay",
            .label = translatable("core", "Weight decay"),
            .kind = SettingKind::Real,
            .initial = 0.0,
            .minimum = 0,
            .maximum = 1,
            .help = translatable("core",
                                 "Pulls every weight towards zero by adding this share of it to its "
                                 "gradient."),
            .rare = true};
}

SettingSchema decoupledDecaySetting(double initial) {
    return {.key = "weight_decay",
            .label = translatable("core", "Weight decay"),
            .kind = SettingKind::Real,
            .initial = initial,
            .minimum = 0,
            .maximum = 1,
            .help = translatable("core",
                                 "Shrinks every weight by this share of the learning rate, apart from the "
                                 "gradient.")};
}

SettingSchema shareKeptSetting(std::string_view key, std::string_view label, double initial, std::string_view help) {
    return {.key = key,
            .label = label,
            .kind = SettingKind::Real,
            .initial = initial,
            .minimum = 0,
            .maximum = mostDecay,
            .help = help};
}

}  // namespace glassbox
