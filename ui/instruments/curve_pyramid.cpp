#include "ui/instruments/curve_pyramid.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <utility>

namespace glassbox {

void CurvePyramid::Cell::add(const Cell& other) {
    if (other.finite == 0) return;
    low = finite == 0 ? other.low : std::min(low, other.low);
    high = finite == 0 ? other.high : std::max(high, other.high);
    sum += other.sum;
    finite += other.finite;
}

CurvePyramid::Cell CurvePyramid::cellOf(float value) {
    if (!std::isfinite(value)) return {};
    return {value, value, static_cast<double>(value), 1};
}

void CurvePyramid::append(double value) {
    const auto stored = static_cast<float>(value);
    const auto index = values_.size();
    values_.push_back(stored);
    const Cell cell = cellOf(stored);
    for (std::size_t k = 0; k < levels_.size(); ++k) {
        if (index >> (k + 1) == levels_[k].size())
            levels_[k].push_back(cell);
        else
            levels_[k].back().add(cell);
    }
    raiseTop();
}

/// Adds a level as soon as the topmost has two buckets.
void CurvePyramid::raiseTop() {
    const std::size_t top = levels_.empty() ? values_.size() : levels_.back().size();
    if (top != 2) return;
    Cell cell = levels_.empty() ? cellOf(values_[0]) : levels_.back()[0];
    cell.add(levels_.empty() ? cellOf(values_[1]) : levels_.back()[1]);
    levels_.push_back({cell});
}

void CurvePyramid::clear() {
    values_.clear();
    levels_.clear();
}

std::int64_t CurvePyramid::stride(std::int64_t first, std::int64_t last, std::int64_t most) {
    std::int64_t stride = 1;
    while (last > first && (last - 1) / stride - first / stride + 1 > std::max<std::int64_t>(most, 2))
        stride *= 2;
    return stride;
}

std::vector<CurveBucket> CurvePyramid::read(std::int64_t first, std::int64_t last, std::int64_t stride) const {
    first = std::max<std::int64_t>(first, 0);
    last = std::min(last, size());
    std::vector<CurveBucket> buckets;
    if (first >= last) return buckets;
    while (stride > 1 && stride / 2 >= size())
        stride /= 2;
    const auto level = std::countr_zero(static_cast<std::uint64_t>(stride)) - 1;
    for (std::int64_t at = first / stride; at * stride < last; ++at) {
        const std::int64_t begin = at * stride;
        const Cell cell =
            level < 0 ? cellOf(value(begin)) : levels_[static_cast<std::size_t>(level)][static_cast<std::size_t>(at)];
        buckets.push_back({begin, std::min(stride, size() - begin), cell.finite, cell.low, cell.high, cell.sum});
    }
    return buckets;
}

}  // namespace glassbox
