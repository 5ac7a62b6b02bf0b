#include "core/optim/range_test.h"

#include "core/optim/optimizer_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace glassbox {

namespace {

constexpr double keptShare = 0.9;  // of the running mean, each step
constexpr double endingRise = 4;   // Howard and Gugger's choice in fastai

const std::array rangeTestSettings{
    SettingSchema{.key = "min_rate",
                  .label = translatable("core", "Lowest rate"),
                  .kind = SettingKind::Real,
                  .initial = 1e-5,
                  .minimum = 1e-9,
                  .maximum = 100,
                  .help = translatable("core", "Rate of the first step."),
                  .logarithmic = true},
    SettingSchema{.key = "max_rate",
                  .label = translatable("core", "Highest rate"),
                  .kind = SettingKind::Real,
                  .initial = 10.0,
                  .minimum = 1e-9,
                  .maximum = 1000,
                  .help = translatable("core", "Rate of the last step, if the loss has not risen before."),
                  .logarithmic = true}};

ScheduleValue rangeTest(const Settings& settings, const ScheduleContext& context) {
    const double low = settings.real("min_rate"), high = settings.real("max_rate");
    const auto last = static_cast<double>(std::max<std::int64_t>(context.totalSteps - 1, 1));
    const double share = std::min(static_cast<double>(context.step) / last, 1.0);
    if (context.learningRate <= 0) return {.factor = 0};  // somebody stopped it by hand
    return {.factor = low * std::pow(high / low, share) / context.learningRate};
}

/// Where the smoothed loss is smallest; beyond it the run goes wrong.
std::size_t stepOfSmallestMean(std::span<const double> losses) {
    SmoothedLoss smoothed;
    std::size_t best = 0;
    double smallest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < losses.size(); ++i) {
        smoothed.add(losses[i]);
        if (!(smoothed.mean() < smallest)) continue;
        smallest = smoothed.mean();
        best = i;
    }
    return best;
}

/// Slope of the straight line through the losses against the logarithm of the rates, by least squares.
double fittedSlope(std::span<const double> rates, std::span<const double> losses) {
    const auto count = static_cast<double>(rates.size());
    double meanRate = 0, meanLoss = 0, products = 0, squares = 0;
    for (std::size_t i = 0; i < rates.size(); ++i) {
        meanRate += std::log(rates[i]) / count;
        meanLoss += losses[i] / count;
    }
    for (std::size_t i = 0; i < rates.size(); ++i) {
        const double distance = std::log(rates[i]) - meanRate;
        products += distance * (losses[i] - meanLoss);
        squares += distance * distance;
    }
    return products / squares;
}

}  // namespace

void SmoothedLoss::add(double loss) {
    sum_ = keptShare * sum_ + (1 - keptShare) * loss;
    weight_ = keptShare * weight_ + (1 - keptShare);
    if (std::isfinite(sum_)) smallest_ = std::min(smallest_, mean());
}

double SmoothedLoss::mean() const {
    return weight_ > 0 ? sum_ / weight_ : 0;
}

bool SmoothedLoss::rose(double ratio) const {
    return !std::isfinite(mean()) || mean() > ratio * smallest_;
}

double suggestedRate(std::span<const double> rates, std::span<const double> losses) {
    const std::size_t half = std::max<std::size_t>(losses.size() / 20, 2);
    const std::size_t end = std::min(stepOfSmallestMean(losses) + half + 1, losses.size());
    double steepest = 0, suggestion = 0;
    for (std::size_t middle = half; middle + half < end; ++middle) {
        const double slope =
            fittedSlope(rates.subspan(middle - half, 2 * half + 1), losses.subspan(middle - half, 2 * half + 1));
        if (!(slope < steepest)) continue;  // a slope that is no number too
        steepest = slope;
        suggestion = rates[middle];
    }
    return suggestion;
}

const ScheduleType rangeTestSchedule{
    .name = "range_test",
    .label = translatable("core", "Range test"),
    .formula = "rate(t) = min_rate (max_rate / min_rate)^(t / last)",
    .help = translatable("core",
                         "Tries rates from small to large in one run and ends once the loss has risen to four times "
                         "its smallest: the best rate is where it fell fastest."),
    .source = "Smith, \"Cyclical learning rates for training neural networks\", WACV 2017",
    .settings = rangeTestSettings,
    .at = &rangeTest,
    .endsAtRise = endingRise};

}  // namespace glassbox
