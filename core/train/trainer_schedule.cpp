#include "core/optim/early_stopping.h"
#include "core/train/trainer_state.h"

#include <cstring>
#include <utility>

namespace glassbox {

namespace {

/// The settings of a choice over the defaults of its schema, checked.
Result<Settings> completed(const ChoiceSpec& choice, std::span<const SettingSchema> schema, const std::string& place) {
    Settings settings = Settings::defaults(schema);
    for (const auto& [key, value] : choice.settings.entries()) {
        const SettingSchema* setting = findSetting(schema, key);
        if (!setting)
            return makeError("train.unknown_setting", translatable("core", "{place} has no setting \"{key}\""),
                             {{"place", place}, {"key", key}}, "", place + '.' + key);
        Result<Setting> checked = checkSetting(*setting, value);
        if (!checked) return checked.error().at(place + '.' + key);
        settings.set(key, std::move(*checked));
    }
    return settings;
}

}  // namespace

Result<void> Trainer::State::makeSchedule() {
    const std::string type = experiment.schedule.type.empty() ? "constant" : experiment.schedule.type;
    schedule = findScheduleType(type);
    if (!schedule)
        return makeError("train.unknown_schedule", translatable("core", "There is no schedule called \"{name}\""),
                         {{"name", type}}, "", "schedule.type");
    Result<Settings> settings = completed(experiment.schedule, schedule->settings, "schedule");
    if (!settings) return settings.error();
    scheduleSettings = std::move(*settings);
    return {};
}

Result<void> Trainer::State::makeRegularization() {
    std::vector<ChosenRegularizer> chosen;
    for (std::size_t i = 0; i < experiment.regularization.size(); ++i) {
        const ChoiceSpec& choice = experiment.regularization[i];
        const RegularizerType* type = findRegularizerType(choice.type);
        const std::string place = "regularization[" + std::to_string(i) + ']';
        if (!type)
            return makeError("train.unknown_regularizer",
                             translatable("core", "There is no regularisation called \"{name}\""),
                             {{"name", choice.type}}, "", place + ".type");
        Result<Settings> settings = completed(choice, type->settings, place);
        if (!settings) return settings.error();
        if (type->stage == RegularizerStage::Stopping) earlyStopping = *settings;
        chosen.push_back({type, std::move(*settings)});
    }
    regularization = Regularization(std::move(chosen), parameters);
    return {};
}

ScheduleValue Trainer::State::scheduled() const {
    return schedule->at(scheduleSettings,
                        {step, batchesPerEpoch * experiment.epochs, batchesPerEpoch, baseRate, watchedLosses});
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
