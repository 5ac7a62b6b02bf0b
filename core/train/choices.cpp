#include "core/train/choices.h"

#include <utility>

namespace glassbox {

Result<Settings> completeChoice(const ChoiceSpec& choice, std::span<const SettingSchema> schema,
                                const std::string& place) {
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

Result<std::vector<ChosenRegularizer>> chosenRegularizers(const ExperimentSpec& experiment) {
    std::vector<ChosenRegularizer> chosen;
    for (std::size_t i = 0; i < experiment.regularization.size(); ++i) {
        const ChoiceSpec& choice = experiment.regularization[i];
        const RegularizerType* type = findRegularizerType(choice.type);
        const std::string place = "regularization[" + std::to_string(i) + ']';
        if (!type)
            return makeError("train.unknown_regularizer",
                             translatable("core", "There is no regularisation called \"{name}\""),
                             {{"name", choice.type}}, "", place + ".type");
        Result<Settings> settings = completeChoice(choice, type->settings, place);
        if (!settings) return settings.error();
        chosen.push_back({type, std::move(*settings)});
    }
    return chosen;
}

}  // namespace glassbox
