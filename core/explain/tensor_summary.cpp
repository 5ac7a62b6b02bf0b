#include "core/explain/tensor_summary.h"

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

constexpr double tailShare = 0.01;

std::vector<double> finiteNumbers(const Tensor& tensor) {
    std::vector<double> numbers;
    numbers.reserve(static_cast<std::size_t>(tensor.elements()));
    for (std::int64_t i = 0; i < tensor.elements(); ++i) {
        const double number = tensor.at(i);
        if (std::isfinite(number)) numbers.push_back(number);
    }
    return numbers;
}

/// The number below which a share of all lies.
double quantile(std::vector<double>& numbers, double share) {
    const auto last = static_cast<double>(numbers.size() - 1);
    const auto at = numbers.begin() + static_cast<std::ptrdiff_t>(std::llround(share * last));
    std::nth_element(numbers.begin(), at, numbers.end());
    return *at;
}

/// 1, 2 or 5 times a power of ten, not below `width`.
double roundWidth(double width) {
    const double power = std::pow(10.0, std::floor(std::log10(width)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= width * (1 - 1e-12)) return factor * power;
    return 10 * power;
}

/// The end of the bins on one side: where the numbers end, unless they trail off far beyond the bulk of them.
double endOf(double extreme, double bulk, double width) {
    return std::abs(extreme - bulk) <= width ? extreme : bulk;
}

}  // namespace

TensorSummary summarize(const Tensor& tensor) {
    TensorSummary summary;
    summary.count = tensor.elements();
    const std::vector<double> numbers = finiteNumbers(tensor);
    const auto finite = static_cast<std::int64_t>(numbers.size());
    summary.notFinite = summary.count - finite;
    if (numbers.empty()) return summary;
    const auto [smallest, largest] = std::minmax_element(numbers.begin(), numbers.end());
    summary.smallest = *smallest;
    summary.largest = *largest;
    for (const double number : numbers) {
        summary.mean += number / static_cast<double>(finite);
        summary.zeros += number == 0 ? 1 : 0;
        summary.norm += number * number;
    }
    summary.norm = std::sqrt(summary.norm);
    double square = 0;
    for (const double number : numbers) {
        const double off = number - summary.mean;
        square += off * off / static_cast<double>(finite);
    }
    summary.deviation = std::sqrt(square);
    return summary;
}

Histogram histogramOf(const Tensor& tensor, int bins, double low, double high) {
    Histogram histogram{low, high, std::vector<std::int64_t>(static_cast<std::size_t>(bins)), 0, 0, 0};
    for (std::int64_t i = 0; i < tensor.elements(); ++i) {
        const double number = tensor.at(i);
        if (!std::isfinite(number)) {
            ++histogram.notFinite;
        } else if (number < low) {
            ++histogram.below;
        } else if (number > high) {
            ++histogram.above;
        } else {
            const auto bin = static_cast<std::int64_t>((number / (high - low) - low / (high - low)) * bins);
            ++histogram.counts[static_cast<std::size_t>(std::clamp<std::int64_t>(bin, 0, bins - 1))];
        }
    }
    return histogram;
}

Histogram histogramOf(const Tensor& tensor, int mostBins) {
    std::vector<double> numbers = finiteNumbers(tensor);
    if (numbers.empty()) return histogramOf(tensor, 1, 0, 1);
    const auto [least, most] = std::minmax_element(numbers.begin(), numbers.end());
    const double smallest = *least, largest = *most;
    double low = quantile(numbers, tailShare), high = quantile(numbers, 1 - tailShare);
    const double spread = high - low;
    low = endOf(smallest, low, spread / 2);
    high = endOf(largest, high, spread / 2);
    if (!(high > low)) {  // nearly all are the same
        const double room = std::max(std::abs(low), 1.0) / 2;
        low -= room;
        high += room;
    }
    const double width = roundWidth((high - low) / std::max(mostBins - 2, 1));
    if (!std::isfinite(width) || width <= 0) return histogramOf(tensor, mostBins, low, high);
    low = std::floor(low / width) * width;
    const int bins = std::clamp(static_cast<int>(std::ceil((high - low) / width)), 1, mostBins);
    return histogramOf(tensor, bins, low, low + bins * width);
}

}  // namespace glassbox
