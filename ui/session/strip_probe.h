#pragma once

#include "core/train/predictor.h"
#include "ui/session/probe_answers.h"
#include "ui/session/run_report.h"

namespace glassbox {

/// How a strip can show the network's answers to these data.
StripKind stripKind(const ProbeSetup& setup, const Lowered& lowered);
/// How many samples it shows: at most `most`, and few where a sample is long.
std::int64_t stripCount(const ProbeSetup& setup, StripKind kind, std::int64_t most);
/// The answers in `predictor`, which has run the first samples of the watched part.
StripAnswer readStrip(const ProbeSetup& setup, StripKind kind, const Predictor& predictor);

}  // namespace glassbox
