#pragma once

#include "ui/instruments/sample_lines.h"
#include "ui/session/lab_session.h"
#include "ui/theme/numbers.h"

namespace glassbox {

/// The strip's samples as lines: their numbers or characters, what is wanted and what the network gives.
std::vector<SampleLine> sampleLines(const StripAnswer& answer, const std::vector<std::int64_t>& indices,
                                    const Dataset& dataset, const DataPart& part, const Numbers& numbers);

}  // namespace glassbox
