#include "core/optim/optimizer_rows.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace glassbox {

namespace {

/// Defaults of a schema with the given settings over them, each checked.
Result<Settings> completed(std::span<const SettingSchema> schema, const Settings& given) {
    Settings settings = Settings::defaults(schema);
    for (const auto& [key, value] : given.entries()) {
        const SettingSchema* setting = findSetting(schema, key);
        if (!setting)
            return makeError("optimizer.unknown_setting",
                             translatable("core", "The optimizer has no setting \"{key}\""), {{"key", key}}, "",
                             "optimizer." + key);
        Result<Setting> checked = checkSetting(*setting, value);
        if (!checked) return checked.error().at("optimizer." + key);
        settings.set(key, std::move(*checked));
    }
    return settings;
}

}  // namespace

std::span<const OptimizerType> optimizerTypes() {
    static const std::array rows{sgdType,  adamType, adamwType, rmspropType,    adagradType, adadeltaType,
                                 lionType, hebbType, ojaType,   perceptronType, deltaType};
    return rows;
}

const OptimizerType* findOptimizerType(std::string_view name) {
    const auto rows = optimizerTypes();
    const auto found = std::ranges::find(rows, name, &OptimizerType::name);
    return found == rows.end() ? nullptr : &*found;
}

Tensor Optimizer::stateOf(std::string_view buffer, const ParameterEntry& parameter) {
    const Tensor& flat = *state().at(std::string(buffer));
    Tensor copy(flat.dtype(), parameter.shape);
    std::memcpy(copy.raw(), flat.raw() + static_cast<std::size_t>(parameter.offset) * sizeOf(flat.dtype()),
                copy.bytes());
    return copy;
}

Result<std::unique_ptr<Optimizer>> makeOptimizer(std::string_view name, const Settings& settings,
                                                 const ParameterTable& table) {
    const OptimizerType* type = findOptimizerType(name);
    if (!type)
        return makeError("optimizer.unknown", translatable("core", "There is no optimizer called \"{name}\""),
                         {{"name", std::string(name)}}, "", "optimizer.type");
    Result<Settings> complete = completed(type->settings, settings);
    if (!complete) return complete.error();
    if (complete->find("nesterov") && complete->boolean("nesterov") && complete->real("momentum") <= 0)
        return makeError("optimizer.nesterov", translatable("core", "Nesterov needs a momentum above 0"), {},
                         translatable("core", "Set momentum, or turn nesterov off."), "optimizer.nesterov");
    return type->make(*complete, table);
}

}  // namespace glassbox
