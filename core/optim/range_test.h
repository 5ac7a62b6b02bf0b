#pragma once

#include <cstdint>
#include <limits>
#include <span>

namespace glassbox {

/// Running mean of the losses of a run's steps, and whether it has risen: what ends a learning-rate range test.
class SmoothedLoss {
public:
    /// Takes the loss of the next step.
    void add(double loss);
    /// Exponentially weighted mean of the losses so far; 0 before the first.
    double mean() const;
    /// True if the mean is more than `ratio` times the smallest so far, or no finite number.
    bool rose(double ratio) const;

private:
    double sum_ = 0, weight_ = 0;
    double smallest_ = std::numeric_limits<double>::infinity();
};

/// A tenth of the rate at which the smoothed loss is smallest (Howard and Gugger, "fastai: a layered API for deep
/// learning", Information 11, 2020, after Smith, "Cyclical learning rates for training neural networks", WACV 2017): a
/// rate to train with after a range test. The steepest fall is no guide: large first weights make it the very start.
/// 0 where the loss never falls. Rates rise.
double suggestedRate(std::span<const double> rates, std::span<const double> losses);

}  // namespace glassbox
