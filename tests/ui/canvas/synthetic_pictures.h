#pragma once

#include "ui/session/lab_session.h"

namespace glassbox {

/// Stand-in outputs for every block of a network, of the right shapes and signs: a drawn digit goes in, smoothed noise
/// that keeps its strokes comes out. For looking at the canvas without a run.
SampleView syntheticPictures(const NetworkSpec& network, const NetworkAnalysis& analysis);

}  // namespace glassbox
