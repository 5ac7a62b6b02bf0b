#include "core/optim/early_stopping.h"
#include "core/train/choices.h"
#include "core/train/trainer_state.h"

#include <cstring>
#include <utility>

namespace glassbox {

Result<void> Trainer::State::makeSchedule() {
    const std::string type = experiment.schedule.type.empty() ? "constant" : experiment.schedule.type;
    schedule = findScheduleType(type);
    if (!schedule)
        return makeError("train.unknown_schedule", translatable("core", "There is no schedule called \"{name}\""),
                         {{"name", type}}, "", "schedule.type");
    Result<Settings> settings = completeChoice(experiment.schedule, schedule->settings, "schedule");
    if (!settings) return settings.error();
    scheduleSettings = std::move(*settings);
    return {};
}

Result<void> Trainer::State::makeRegularization() {
    Result<std::vector<ChosenRegularizer>> chosen = chosenRegularizers(experiment);
    if (!chosen) return chosen.error();
    for (const ChosenRegularizer& each : *chosen)
        if (each.type->stage == RegularizerStage::Stopping) earlyStopping = each.settings;
    regularization = Regularization(std::move(*chosen), parameters);
    return {};
}

ScheduleValue Trainer::State::scheduledAt(double base) const {
    return schedule->at(scheduleSettings,
                        {step, batchesPerEpoch * experiment.epochs, batchesPerEpoch, base, watchedLosses});
}

void Trainer::State::noteLoss(double loss) {
    smoothedLoss.add(loss);
    if (schedule->endsAtRise > 0 && smoothedLoss.rose(schedule->endsAtRise)) targetReached = true;
}

double Trainer::State::watchedLoss(const EpochRecord& record) const {
    if (experiment.watchTest) return record.testLoss;
    return split.validation.empty() ? record.trainLoss : record.validationLoss;
}

void Trainer::State::noteEpoch(const EpochRecord& record) {
    watchedLosses.push_back(watchedLoss(record));
    if (!earlyStopping) return;
    const EarlyStoppingVerdict verdict = judgeEarlyStopping(*earlyStopping, watchedLosses);
    const bool restores = earlyStopping->boolean("restore_best");
    if (restores && verdict.best + 1 == watchedLosses.size()) {
        if (!bestValues) bestValues.emplace(parameters.precision(), Shape{parameters.size()});
        std::memcpy(bestValues->raw(), parameters.values(), bestValues->bytes());
    }
    if (!verdict.stop) return;
    targetReached = true;
    if (!restores) return;
    parameters.setValues(bestValues->raw());
    lastTest.reset();
}

void Trainer::State::recallHistory() {
    smoothedLoss = {};
    for (const StepRecord& record : history.steps)
        smoothedLoss.add(record.loss);
    watchedLosses.clear();
    for (const EpochRecord& record : history.epochs)
        watchedLosses.push_back(watchedLoss(record));
}

}  // namespace glassbox
