#include "ui/session/key_figure.h"

#include "core/blocks/loss_type.h"
#include "ui/session/network_document.h"

#include <algorithm>

namespace glassbox {
namespace {

/// A cross-entropy without weights of classes or smoothing: minus the logarithm of the right answer's probability.
bool isPlainSurprise(const LossSpec& loss) {
    const LossType* type = loss.type == "cross_entropy" ? findLossType(loss.type) : nullptr;
    return type != nullptr && std::ranges::all_of(type->settings, [&loss](const SettingSchema& setting) {
               const Setting* value = loss.settings.find(setting.key);
               return value == nullptr || *value == setting.initial;
           });
}

}  // namespace

KeyFigure keyFigureOf(const NetworkDocument& document) {
    for (const auto& [id, loss] : document.experiment().losses) {
        const BlockSpec* block = document.experiment().network.find(id);
        const Setting* task = block != nullptr ? block->settings.find("task") : nullptr;
        if (task == nullptr) continue;
        if (*task == Setting(std::string("regression"))) return KeyFigure::Distance;
        const auto known = document.wholeAnalysis().blocks.find(id);
        const bool steps = known != document.wholeAnalysis().blocks.end() && !known->second.inputs.empty() &&
                           known->second.inputs.front().kind == AxisKind::Sequence;
        const bool classes = *task == Setting(std::string("classification"));
        return steps && classes && isPlainSurprise(loss) ? KeyFigure::Bits : KeyFigure::Accuracy;
    }
    return KeyFigure::Distance;
}

}  // namespace glassbox
