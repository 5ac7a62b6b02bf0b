#pragma once

#include "core/base/schema.h"

namespace glassbox {

// Declarations of settings that several optimizers have.

/// Largest share of a running mean that a step may keep.
inline constexpr double mostDecay = 0.999999;

SettingSchema learningRateSetting(double initial);
SettingSchema momentumSetting();
/// Added to a denominator, or under a root.
SettingSchema epsilonSetting(double initial);
/// Decay that is added to the gradients (L2).
SettingSchema weightDecaySetting();
/// Decay apart from the gradients, in proportion to the learning rate.
SettingSchema decoupledDecaySetting(double initial);
/// Share of a running mean that each step keeps.
SettingSchema shareKeptSetting(std::string_view key, std::string_view label, double initial, std::string_view help);

}  // namespace glassbox
