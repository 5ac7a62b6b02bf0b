#include "ui/session/range_tester.h"

#include "core/base/platform/clock.h"
#include "core/optim/range_test.h"
#include "core/optim/schedule.h"

#include <utility>

namespace glassbox {
namespace {

constexpr std::int64_t testSteps = 150;  ///< 25 a decade: seconds for a small network, a minute for a large one
constexpr double tellPeriod = 0.1;

const ScheduleType& rangeSchedule() {
    return *findScheduleType("range_test");
}

/// Rate of a step, as the schedule has it.
double rateAt(std::int64_t step) {
    const ScheduleType& schedule = rangeSchedule();
    const ScheduleContext context{.step = step, .totalSteps = testSteps, .learningRate = 1};
    return schedule.at(Settings::defaults(schedule.settings), context).factor;
}

/// The same training without what would end it or move its rate.
ExperimentSpec prepared(ExperimentSpec experiment) {
    experiment.schedule = {"constant", Settings::defaults(findScheduleType("constant")->settings)};
    experiment.stopAt.reset();
    experiment.watchTest = false;
    experiment.epochs = testSteps;  // an epoch has a step at the least
    return experiment;
}

}  // namespace

RangeTester::RangeTester()
    : thread_([this](const RangeTestRequest& request) { test(request); },
              [this](const RangeTestRequest& request, Error error) {
                  RangeTestProgress failed;
                  failed.number = request.number;
                  failed.done = true;
                  failed.error = std::move(error);
                  progress.put(std::make_shared<const RangeTestProgress>(std::move(failed)));
              }) {}

void RangeTester::test(const RangeTestRequest& request) {
    RangeTestProgress state;
    state.number = request.number;
    state.steps = testSteps;
    state.lowest = rateAt(0);
    state.highest = rateAt(testSteps - 1);
    TrainerOptions options;
    options.carried = request.weights;
    const auto trainer = Trainer::make(prepared(request.experiment), request.dataset, options);
    if (trainer)
        climb(**trainer, state);
    else
        state.error = trainer.error();
    if (thread_.interrupted()) return;
    if (!state.error) state.suggestion = suggestedRate(state.rates, state.losses);
    state.done = true;
    progress.put(std::make_shared<const RangeTestProgress>(std::move(state)));
}

/// Up the rates until the loss has risen, or is no number any more.
void RangeTester::climb(Trainer& trainer, RangeTestProgress& state) {
    SmoothedLoss smoothed;
    double told = monotonicSeconds();
    for (std::int64_t step = 0; step < testSteps && !thread_.interrupted(); ++step) {
        trainer.setLearningRate(rateAt(step));
        const Result<bool> more = trainer.step();
        if (!more && more.error().code != "train.diverged") state.error = more.error();
        if (!more || !*more) return;
        const StepRecord& record = trainer.history().steps.back();
        smoothed.add(record.loss);
        state.rates.push_back(record.learningRate);
        state.losses.push_back(record.loss);
        state.means.push_back(smoothed.mean());
        if (smoothed.rose(rangeSchedule().endsAtRise)) return;
        if (monotonicSeconds() - told < tellPeriod) continue;
        told = monotonicSeconds();
        progress.put(std::make_shared<const RangeTestProgress>(state));
    }
}

}  // namespace glassbox
