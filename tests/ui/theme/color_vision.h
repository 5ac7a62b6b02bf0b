#pragma once

#include <QColor>

namespace glassbox {

enum class ColorVision { Normal, Protanopia, Deuteranopia, Tritanopia };

/// What a colour looks like with a kind of colour blindness: Machado, Oliveira and Fernandes, "A Physiologically-based
/// Model for Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009), severity 1.0, on linear RGB.
QColor simulated(const QColor& color, ColorVision vision);

/// CIE76 distance: Euclidean in CIELAB with the D65 white of sRGB.
double cie76(const QColor& a, const QColor& b);

}  // namespace glassbox
