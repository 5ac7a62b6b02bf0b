#include "ui/instruments/curve_axis.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace glassbox {
namespace {

constexpr double mostMultiples = 1000;

/// The smallest of 1, 2, 5 times a power of ten that is at least `length`.
double roundStep(double length) {
    const double power = std::pow(10.0, std::floor(std::log10(length) + 1e-9));
    for (const double times : {1.0, 2.0, 5.0}) {
        if (times * power >= length * (1 - 1e-9)) return times * power;
    }
    return 10 * power;
}

std::vector<double> multiples(const CurveRange& range, double step) {
    std::vector<double> ticks;
    const double slack = range.length() * 1e-9;
    const double first = std::ceil((range.low - slack) / step), last = std::floor((range.high + slack) / step);
    for (int i = 0; i <= std::min(last - first, mostMultiples); ++i)
        ticks.push_back((first + i) * step);
    return ticks;
}

/// Every value that the lines pass through, sorted.
std::vector<double> sortedValues(const CurveLines& lines) {
    std::vector<double> values;
    for (const CurvePoint& point : lines.training)
        values.push_back(point.y);
    for (const CurvePoint& point : lines.watched)
        values.push_back(point.y);
    std::sort(values.begin(), values.end());
    return values;
}

}  // namespace

CurveRange CurveRange::zoomed(double anchor, double factor) const {
    return {anchor - (anchor - low) * factor, anchor + (high - anchor) * factor};
}

CurveRange wholeEpochs(double last) {
    return {0, std::max(1.0, std::ceil(last - 1e-9))};
}

CurveRange keptInside(CurveRange inner, const CurveRange& outer) {
    if (inner.length() >= outer.length()) return outer;
    const double shift = std::max(outer.low - inner.low, 0.0) + std::min(outer.high - inner.high, 0.0);
    return {inner.low + shift, inner.high + shift};
}

std::vector<double> linearTicks(const CurveRange& range, int most) {
    double step = roundStep(range.length() / std::max(most, 2));
    std::vector<double> ticks = multiples(range, step);
    while (static_cast<int>(ticks.size()) > std::max(most, 2)) {
        step = roundStep(step * 1.5);
        ticks = multiples(range, step);
    }
    constexpr int finest = 8;  // a range too short for its numbers has no more
    for (int i = 0; i < finest && ticks.size() < 2; ++i)
        ticks = multiples(range, step /= 2);
    return ticks;
}

std::vector<double> logTicks(const CurveRange& logarithms, int most) {
    const double decades = std::max(1.0, std::ceil(logarithms.length() / std::max(most, 2)));
    std::vector<double> ticks = multiples(logarithms, decades);
    if (ticks.size() >= 2 || decades > 1) return ticks;
    ticks.clear();
    for (double power = std::floor(logarithms.low); power <= logarithms.high; power += 1) {
        for (const double times : {1.0, 2.0, 5.0}) {
            const double tick = power + std::log10(times);
            if (logarithms.contains(tick)) ticks.push_back(tick);
        }
    }
    if (ticks.size() >= 2) return ticks;
    const double low = std::pow(10.0, logarithms.low), high = std::pow(10.0, logarithms.high);
    for (double& tick : ticks = linearTicks({low, high}, most))
        tick = std::log10(tick);
    return ticks;
}

CurveRange lossRange(const CurveLines& lines, bool logarithmic) {
    std::vector<double> values = sortedValues(lines);
    if (logarithmic) {
        values.erase(values.begin(), std::upper_bound(values.begin(), values.end(), 0.0));
        if (values.empty()) return {-2, 0.5};
        const double low = std::floor(std::log10(values.front()) + 1e-9);
        return {low, std::max(std::log10(values.back()) + 0.08, low + 1)};
    }
    if (values.empty() || values.back() <= 0) return {0, 1};
    const double step = roundStep(values.back() / 8);
    return {0, std::ceil(values.back() / step - 1e-9) * step};
}

CurveRange accuracyRange(const CurveLines& lines) {
    const std::vector<double> values = sortedValues(lines);
    if (values.empty()) return {0, 1};
    double low = values[values.size() / 10];
    for (const CurvePoint& point : lines.watched)
        low = std::min(low, point.y);
    const double step = roundStep(std::max(1 - low, 0.002) / 5);
    return {std::max(0.0, std::floor(low / step + 1e-9) * step), 1};
}

std::vector<double> keptApart(const std::vector<double>& wishes, const std::vector<double>& heights, double top,
                              double bottom) {
    std::vector<std::size_t> order(wishes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return wishes[a] < wishes[b]; });
    std::vector<double> places = wishes;
    double below = top;
    for (const std::size_t i : order) {
        places[i] = std::max(wishes[i], below + heights[i] / 2);
        below = places[i] + heights[i] / 2;
    }
    double above = bottom;
    for (auto i = order.rbegin(); i != order.rend(); ++i) {
        places[*i] = std::min(places[*i], above - heights[*i] / 2);
        above = places[*i] - heights[*i] / 2;
    }
    return places;
}

}  // namespace glassbox
