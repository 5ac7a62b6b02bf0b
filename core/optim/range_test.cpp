#include "core/optim/range_test.h"

#include "core/optim/optimizer_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace glassbox {

namespace {

constexpr double keptShare = 0.9;   // of the running mean, each step
constexpr double endingRise = 4;    // Howard and Gugger's choice in fastai
constexpr double leastFall = 0.99;  // of the first loss: less is noise
constexpr std::size_t meanLag = 9;  // steps that a running mean is late: keptShare / (1 - keptShare)

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
    SmoothedLoss smoothed;
    std::size_t best = 0;
    double first = 0, smallest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < losses.size(); ++i) {
        smoothed.add(losses[i]);
        if (i == 0) first = smoothed.mean();
        if (!(smoothed.mean() < smallest)) continue;
        smallest = smoothed.mean();
        best = i;
    }
    if (!(smallest < leastFall * first)) return 0;
    return rates[best - std::min(best, meanLag)] / 10;
}

const ScheduleType rangeTestSchedule{
    .name = "range_test",
    .label = translatable("core", "Range test"),
    .formula = "rate(t) = min_rate (max_rate / min_rate)^(t / last)",
    .help = translatable("core",
                         "Tries rates from small to large in one run and ends once the loss has risen to four times "
                         "its smallest: a tenth of the rate at that smallest is a good one."),
    .source = "Smith, \"Cyclical learning rates for training neural networks\", WACV 2017",
    .settings = rangeTestSettings,
    .at = &rangeTest,
    .endsAtRise = endingRise};

}  // namespace glassbox
