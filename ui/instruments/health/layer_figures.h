#pragma once

#include "core/train/faults.h"
#include "ui/session/run_health.h"
#include "ui/theme/numbers.h"

#include <QString>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace glassbox {

/// What is shown of a layer over time, a strip each.
enum class LayerFigure {
    Activation,           ///< mean of its output, with the deviation about it
    ActivationHistogram,  ///< of its output
    GradientNorm,         ///< of the loss by its parameters
    GradientHistogram,    ///< of the same
    Resting,              ///< share of dead units (relu) or of results at a flat end (tanh, sigmoid)
    UpdateRatio           ///< length of a step's change against the length of what it changed
};
inline constexpr int layerFigureCount = 6;

/// Whether a layer has it: gradients want parameters, dead units a relu.
bool hasFigure(LayerFigure figure, const PulsedLayer& layer);
/// Its number: of a histogram, the largest size of what it counts.
double figureOf(LayerFigure figure, const PulsedLayer& layer, const LayerPulse& pulse);
/// The histogram behind it, null for a line.
const PulseHistogram* histogramOf(LayerFigure figure, const LayerPulse& pulse);
/// Whether it is about the way back: drawn in the colour of gradients.
bool isBackward(LayerFigure figure);

/// "mean ± deviation", "gradient": the head of a column of strips.
QString figureTitle(LayerFigure figure);
/// What it is, in a sentence or two.
QString figureHelp(LayerFigure figure);
/// The number as it stands at a strip's end.
QString figureText(LayerFigure figure, const PulsedLayer& layer, const LayerPulse& pulse, const Numbers& numbers);
/// A line with every digit: "gradient length 0.012345678".
QString figureDetail(LayerFigure figure, const PulsedLayer& layer, const LayerPulse& pulse, const Numbers& numbers);

/// The fault that a layer's row is marked with: the last one that is about it; null for a healthy one.
const Fault* faultOf(std::span<const Fault> faults, const std::string& block);
/// "dead units", "exploding".
QString faultWord(FaultKind kind);

}  // namespace glassbox
