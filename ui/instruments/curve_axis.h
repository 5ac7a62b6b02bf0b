#pragma once

#include "ui/instruments/curve_data.h"

#include <vector>

namespace glassbox {

/// A stretch of an axis, low < high.
struct CurveRange {
    double low = 0, high = 1;
    double length() const { return high - low; }
    bool contains(double value) const { return value >= low && value <= high; }
    /// The range scaled about `anchor`: `factor` below 1 zooms in.
    CurveRange zoomed(double anchor, double factor) const;
    friend bool operator==(const CurveRange&, const CurveRange&) = default;
};

/// 0 to the next whole epoch, at least 1.
CurveRange wholeEpochs(double last);
/// `inner` moved, and shrunk if it must be, so that it lies in `outer`.
CurveRange keptInside(CurveRange inner, const CurveRange& outer);

/// Round numbers (1, 2 or 5 times a power of ten apart) inside a range, at most `most` but at least 2.
std::vector<double> linearTicks(const CurveRange& range, int most);
/// Powers of ten inside a range of decimal logarithms; 1, 2 and 5 times them where that gives fewer than two.
/// Given and returned as logarithms.
std::vector<double> logTicks(const CurveRange& logarithms, int most);

/// What a loss chart shows of these lines: whole decades as logarithms, or from 0 up.
CurveRange lossRange(const CurveLines& lines, bool logarithmic);
/// From a round number at or below the lowest decile of the lines to 1.
CurveRange accuracyRange(const CurveLines& lines);

/// Middles of boxes of these heights inside [top, bottom], without overlap and in the order of their wishes: a box
/// gives way downwards to those above it, and upwards only where the bottom leaves no room.
std::vector<double> keptApart(const std::vector<double>& wishes, const std::vector<double>& heights, double top,
                              double bottom);

}  // namespace glassbox
