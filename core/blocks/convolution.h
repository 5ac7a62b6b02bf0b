#pragma once

#include "core/blocks/block_rules.h"

namespace glassbox {

// What the convolution blocks share; `type` is the block's name.

/// How many filters there are to learn.
SettingSchema filtersSetting(std::string_view help);
/// How far the places that a kernel looks at lie apart.
SettingSchema dilationSetting();
/// Into how many groups the channels are cut.
SettingSchema groupsSetting();

/// The error if `groups` does not divide both the channels that come in and the filters.
std::optional<Error> needWholeGroups(const BlockContext& block, std::string_view type, std::int64_t channels);
/// The error if the spread kernel is longer than the shortest axis, which has `size` places before padding.
std::optional<Error> needRoomForReach(const BlockContext& block, std::string_view type, std::int64_t size);
/// Size of an axis after the spread kernel has moved over it.
std::int64_t convolvedSize(const BlockContext& block, std::int64_t size);

/// stride, padding, dilation and groups as the ops take them.
Attributes convolutionAttributes(const Settings& settings);
/// "6 @ 5x5, s2, p1", `kernel` being "5x5".
std::string convolutionSummary(const BlockContext& block, std::string_view kernel);

}  // namespace glassbox
