#pragma once

#include "ui/theme/roles.h"

#include <QRgb>

#include <array>
#include <initializer_list>

namespace glassbox {

/// 256 opaque colours; entry 0 stands for the low end of a range, entry 255 for the high end.
using ColorTable = std::array<QRgb, 256>;

/// Table between equally spaced stops (0xRRGGBB, at least two), piecewise linear in sRGB.
ColorTable interpolateStops(std::initializer_list<unsigned> stops);

/// Table of one colour map in one scheme; made once, lives as long as the program.
const ColorTable& colorTable(ColorMapKind kind, Scheme scheme);

/// Black or white, whichever is easier to read on `ground`.
QRgb readableOn(QRgb ground);

/// WCAG contrast ratio of two opaque colours, 1 to 21.
double contrastRatio(QRgb a, QRgb b);

}  // namespace glassbox
