#include "core/blocks/loss_rows.h"

#include "core/base/assert.h"
#include "core/base/shortened.h"

#include <algorithm>

namespace glassbox {

bool LossType::fits(std::string_view task) const {
    return std::ranges::find(tasks, task) != tasks.end();
}

std::span<const LossType> lossTypes() {
    static const LossType rows[] = {crossEntropyLoss(),
                                    binaryCrossEntropyLoss(),
                                    meanSquaredErrorLoss(),
                                    meanAbsoluteErrorLoss(),
                                    huberLoss(),
                                    expressionLoss(),
                                    hingeLoss(),
                                    klDivergenceLoss()};
    return rows;
}

const LossType* findLossType(std::string_view name) {
    const std::span<const LossType> rows = lossTypes();
    const auto row = std::ranges::find(rows, name, &LossType::name);
    return row == rows.end() ? nullptr : &*row;
}

const LossType& defaultLossOf(std::string_view task) {
    const std::span<const LossType> rows = lossTypes();
    const auto row = std::ranges::find_if(rows, [task](const LossType& type) { return type.fits(task); });
    GLASSBOX_ASSERT(row != rows.end());
    return *row;
}

Result<const LossType*> fittingLoss(std::string_view name, const std::string& block, std::string_view task) {
    const LossType* type = findLossType(name);
    if (type != nullptr && type->fits(task)) return type;
    std::string fitting;
    for (const LossType& row : lossTypes())
        if (row.fits(task)) fitting += (fitting.empty() ? "" : ", ") + std::string(row.name);
    return makeError(
        "loss.does_not_fit", translatable("core", "{block} (Output): the loss {loss} does not fit its task {task}"),
        {{"block", block}, {"loss", shortened(std::string(name))}, {"task", std::string(task)}, {"fitting", fitting}},
        translatable("core", "Use {fitting}, or change the task of {block}."), block);
}

Result<Settings> completeSettings(const LossType& type, const Settings& given) {
    Settings settings = Settings::defaults(type.settings);
    for (const auto& [key, value] : given.entries()) {
        const SettingSchema* schema = findSetting(type.settings, key);
        if (schema == nullptr)
            return makeError("loss.unknown_setting", translatable("core", "the loss {loss} has no setting {key}"),
                             {{"loss", std::string(type.name)}, {"key", shortened(key)}}, "", key);
        Result<Setting> checked = checkSetting(*schema, value);
        if (!checked) return checked.error();
        settings.set(key, std::move(*checked));
    }
    return settings;
}

ValueType labelsOf(const ValueType& input) {
    if (input.kind == AxisKind::Sequence) return {DType::I32, AxisKind::Tokens, {input.shape[0]}, true};
    return {DType::I32, AxisKind::Scalar, {}, true};
}

Result<EmittedLoss> emitLabelLoss(const LossEmitContext& context, std::string_view op, Attributes attributes,
                                  bool withProbabilities) {
    EmittedLoss emitted;
    const bool weighted = attributes.has("class_weights");
    if (weighted || context.loss.input.kind == AxisKind::Sequence) {
        Attributes own;
        if (weighted) own.set("class_weights", attributes.text("class_weights"));
        const Result<ValueId> weights = context.builder.emitOne("label_weight", {context.target}, own, "weights");
        if (!weights) return weights.error();
        emitted.weights = *weights;
    }
    std::vector<std::string> names = {"losses"};
    if (withProbabilities) names.emplace_back("out");
    const Result<std::vector<ValueId>> results =
        context.builder.emit(op, {context.input, context.target}, std::move(attributes), names);
    if (!results) return results.error();
    emitted.losses = results->front();
    if (withProbabilities) emitted.output = results->back();
    return emitted;
}

}  // namespace glassbox
