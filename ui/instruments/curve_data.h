#pragma once

#include "core/train/metrics.h"
#include "ui/instruments/curve_pyramid.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace glassbox {

/// What a chart is about; accuracies are shares, 0 to 1.
enum class CurveMetric { Loss, Accuracy };

/// A point of a curve: epochs since the start of the run, and the metric.
struct CurvePoint {
    double x = 0, y = 0;
    friend bool operator==(const CurvePoint&, const CurvePoint&) = default;
};

/// What is drawn of one metric, each list in the order of x and of at most 400 points.
struct CurveLines {
    std::vector<CurvePoint> low, high;  ///< smallest and largest raw value of a bucket of steps, same x
    std::vector<CurvePoint> training;   ///< smoothed means of the same buckets
    std::vector<CurvePoint> watched;    ///< the watched part, at the ends of epochs
};

/// What the lines say at one place.
struct CurveReading {
    double x = 0;                     ///< of the bucket nearest to the place
    std::optional<double> training;   ///< smoothed
    std::optional<double> low, high;  ///< raw
    std::optional<CurvePoint> watched;
};

/// The curves' own copy of a run's history: takes only what is new, and gives any stretch in few points.
class CurveData {
public:
    /// Most points of a line.
    static constexpr std::int64_t mostPoints = 400;

    /// Takes what `history` has more than last time; starts anew if it has less. `stepsPerEpoch` > 0; `part` is
    /// "validation" or "test"; losses are multiplied by `lossScale` (nats to bits).
    void take(const History& history, std::int64_t stepsPerEpoch, const std::string& part, double lossScale = 1);
    void clear();

    bool empty() const { return taken_ == 0; }
    /// Epochs that the steps so far make up.
    double lastEpoch() const;
    std::int64_t stepAt(double epoch) const;
    std::int64_t stepsPerEpoch() const { return stepsPerEpoch_; }
    const std::string& part() const { return part_; }

    /// The lines between two epochs; the training line is an exponential mean over `smoothing` epochs, 0 for none.
    CurveLines lines(CurveMetric metric, double from, double to, double smoothing) const;
    /// The test part's value after the run, if it was evaluated.
    std::optional<double> finalTest(CurveMetric metric) const;
    /// Epoch of the first training loss that was NaN or infinite.
    std::optional<double> firstNotFinite() const { return firstNotFinite_; }

private:
    struct Series {
        CurvePyramid training, watched;
    };
    const Series& series(CurveMetric metric) const { return metric == CurveMetric::Loss ? loss_ : accuracy_; }
    void takeStep(const StepRecord& record);
    void takeEpoch(const EpochRecord& record);
    void addTraining(CurveLines& lines, const CurvePyramid& training, double from, double to, double smoothing) const;
    double epochOf(const CurveBucket& bucket) const;

    Series loss_, accuracy_;
    std::size_t taken_ = 0, takenEpochs_ = 0;
    std::int64_t firstStep_ = 1, firstEpoch_ = 1, stepsPerEpoch_ = 1;
    std::string part_;
    double lossScale_ = 1;
    std::optional<double> testLoss_, testAccuracy_, firstNotFinite_;
};

/// What lines say nearest to an epoch: the nearest bucket of steps, and the nearest epoch's end.
CurveReading readingAt(const CurveLines& lines, double epoch);

}  // namespace glassbox
