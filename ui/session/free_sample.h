#pragma once

#include "core/data/dataset.h"
#include "core/explain/moment.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace glassbox {

/// A drawn picture in the shape of the data's (u8, logical order) and the class that it should be.
Result<FreeSample> pictureSample(const Dataset& dataset, const std::vector<std::uint8_t>& picture, int answer);
/// Numbers in the shape of the data's samples (a point, a sequence) and what the answer should be: one class, or
/// numbers.
Result<FreeSample> numbersSample(const Dataset& dataset, const std::vector<float>& numbers,
                                 const std::vector<float>& answer);
/// A typed text: its end, as long as the network's window; a shorter one is repeated until it fills it. The answers are
/// the characters that follow.
Result<FreeSample> textSample(const Dataset& dataset, const QString& text);

}  // namespace glassbox
