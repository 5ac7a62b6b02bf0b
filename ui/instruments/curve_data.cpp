#include "ui/instruments/curve_data.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace glassbox {
namespace {

/// Half of mostPoints: a bucket gives the band two points, its lowest and its highest.
constexpr std::int64_t mostBuckets = CurveData::mostPoints / 2;
/// Time constants of a running mean after which what came before no longer shows.
constexpr double memory = 6.0;
/// Most buckets that a running mean may start before the stretch that is shown.
constexpr double mostBefore = 4096;

std::int64_t floorIndex(double value) {
    return static_cast<std::int64_t>(std::floor(std::clamp(value, -1e15, 1e15)));
}

}  // namespace

void CurveData::clear() {
    *this = {};
}

void CurveData::take(const History& history, std::int64_t stepsPerEpoch, const std::string& part, double lossScale) {
    const bool other = stepsPerEpoch != stepsPerEpoch_ || part != part_ || lossScale != lossScale_;
    if (other || history.steps.size() < taken_ || history.epochs.size() < takenEpochs_) clear();
    stepsPerEpoch_ = std::max<std::int64_t>(stepsPerEpoch, 1);
    part_ = part;
    lossScale_ = lossScale;
    for (; taken_ < history.steps.size(); ++taken_)
        takeStep(history.steps[taken_]);
    for (; takenEpochs_ < history.epochs.size(); ++takenEpochs_)
        takeEpoch(history.epochs[takenEpochs_]);
    testLoss_ = history.finalTest ? std::optional(history.testLoss * lossScale_) : std::nullopt;
    testAccuracy_ = history.finalTest ? std::optional(history.testAccuracy) : std::nullopt;
}

void CurveData::takeStep(const StepRecord& record) {
    if (loss_.training.size() == 0) firstStep_ = record.step;
    loss_.training.append(record.loss * lossScale_);
    accuracy_.training.append(record.accuracy);
    if (!firstNotFinite_ && !std::isfinite(record.loss))
        firstNotFinite_ = static_cast<double>(record.step) / static_cast<double>(stepsPerEpoch_);
}

void CurveData::takeEpoch(const EpochRecord& record) {
    if (loss_.watched.size() == 0) firstEpoch_ = record.epoch;
    const bool test = part_ == "test";
    const double loss = test ? record.testLoss : record.validationLoss;
    const double accuracy = test ? record.testAccuracy : record.validationAccuracy;
    loss_.watched.append(accuracy < 0 && loss < 0 ? std::nan("") : loss * lossScale_);
    accuracy_.watched.append(accuracy < 0 ? std::nan("") : accuracy);
}

double CurveData::lastEpoch() const {
    if (empty()) return 0;
    return static_cast<double>(firstStep_ + loss_.training.size() - 1) / static_cast<double>(stepsPerEpoch_);
}

std::int64_t CurveData::stepAt(double epoch) const {
    return std::llround(epoch * static_cast<double>(stepsPerEpoch_));
}

/// Middle of a bucket's steps, in epochs.
double CurveData::epochOf(const CurveBucket& bucket) const {
    const double step = static_cast<double>(firstStep_ + bucket.first) + static_cast<double>(bucket.count - 1) / 2;
    return step / static_cast<double>(stepsPerEpoch_);
}

CurveLines CurveData::lines(CurveMetric metric, double from, double to, double smoothing) const {
    CurveLines lines;
    const Series& curves = series(metric);
    addTraining(lines, curves.training, from, to, smoothing);
    const std::int64_t first = floorIndex(from) - firstEpoch_;
    const std::int64_t last = std::min(floorIndex(std::ceil(to)) - firstEpoch_ + 1, curves.watched.size());
    const std::int64_t stride = CurvePyramid::stride(std::max<std::int64_t>(first, 0), last, mostPoints);
    for (const CurveBucket& bucket : curves.watched.read(first, last, stride)) {
        const double epoch =
            static_cast<double>(firstEpoch_ + bucket.first) + static_cast<double>(bucket.count - 1) / 2;
        if (bucket.finite > 0) lines.watched.push_back({epoch, bucket.mean()});
    }
    return lines;
}

void CurveData::addTraining(CurveLines& lines, const CurvePyramid& training, double from, double to,
                            double smoothing) const {
    const auto perEpoch = static_cast<double>(stepsPerEpoch_);
    const std::int64_t first = std::max<std::int64_t>(floorIndex(from * perEpoch) - firstStep_, 0);
    const std::int64_t last = std::min(floorIndex(std::ceil(to * perEpoch)) - firstStep_ + 2, training.size());
    const std::int64_t stride = CurvePyramid::stride(first, last, mostBuckets);
    const double constant = smoothing * perEpoch;
    const auto before =
        static_cast<std::int64_t>(std::min(memory * constant, mostBefore * static_cast<double>(stride)));
    std::optional<double> mean;
    for (const CurveBucket& bucket : training.read(first - before, last, stride)) {
        if (bucket.finite == 0) continue;
        const double weight = constant > 0 ? 1 - std::exp(-static_cast<double>(bucket.count) / constant) : 1.0;
        mean = mean ? *mean + weight * (bucket.mean() - *mean) : bucket.mean();
        if (bucket.first + bucket.count <= first) continue;
        const double x = epochOf(bucket);
        lines.low.push_back({x, bucket.low});
        lines.high.push_back({x, bucket.high});
        lines.training.push_back({x, *mean});
    }
}

std::optional<double> CurveData::finalTest(CurveMetric metric) const {
    return metric == CurveMetric::Loss ? testLoss_ : testAccuracy_;
}

CurveReading readingAt(const CurveLines& lines, double epoch) {
    const auto nearest = [epoch](const std::vector<CurvePoint>& points) {
        return std::min_element(points.begin(), points.end(), [epoch](const CurvePoint& a, const CurvePoint& b) {
            return std::abs(a.x - epoch) < std::abs(b.x - epoch);
        });
    };
    CurveReading reading;
    reading.x = epoch;
    if (const auto at = nearest(lines.training); at != lines.training.end()) {
        const auto index = static_cast<std::size_t>(at - lines.training.begin());
        reading = {at->x, at->y, lines.low[index].y, lines.high[index].y, {}};
    }
    if (const auto at = nearest(lines.watched); at != lines.watched.end()) reading.watched = *at;
    return reading;
}

}  // namespace glassbox
