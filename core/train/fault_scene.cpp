#include "core/train/fault_scene.h"

#include "core/blocks/loss_type.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>

namespace glassbox {

namespace {

double meanLoss(std::span<const StepRecord> steps) {
    double sum = 0;
    for (const StepRecord& step : steps)
        sum += step.loss;
    return steps.empty() ? 0 : sum / static_cast<double>(steps.size());
}

/// A loss with its defaults.
bool plain(const LossSpec& loss) {
    const LossType* type = findLossType(loss.type);
    if (type == nullptr) return false;
    const Settings defaults = Settings::defaults(type->settings);
    return std::ranges::all_of(loss.settings.entries(), [&](const auto& entry) {
        const Setting* usual = defaults.find(entry.first);
        return usual != nullptr && *usual == entry.second;
    });
}

}  // namespace

double FaultScene::firstLoss(std::size_t count) const {
    return meanLoss(steps().first(std::min(count, steps().size())));
}

double FaultScene::firstLossError(std::size_t count) const {
    const std::span<const StepRecord> first = steps().first(std::min(count, steps().size()));
    if (first.size() < 2) return 0;
    const double mean = meanLoss(first);
    double squares = 0;
    for (const StepRecord& step : first)
        squares += (step.loss - mean) * (step.loss - mean);
    const auto n = static_cast<double>(first.size());
    return std::sqrt(squares / (n - 1) / n);
}

double FaultScene::lastLoss(std::size_t count) const {
    return meanLoss(steps().last(std::min(count, steps().size())));
}

std::optional<double> constantLossOf(const Trainer& trainer) {
    const auto& losses = trainer.experiment().losses;
    const Tensor& labels = trainer.dataset().train.labels;
    if (losses.size() != 1 || labels.dtype() != DType::I32) return std::nullopt;
    const LossSpec& loss = losses.begin()->second;
    if (loss.type != "cross_entropy" || !plain(loss)) return std::nullopt;
    std::map<std::int32_t, std::int64_t> counts;
    std::int64_t all = 0;
    for (const std::int32_t label : labels.span<std::int32_t>()) {
        if (label < 0) continue;  // does not count in the loss
        ++counts[label];
        ++all;
    }
    if (all == 0) return std::nullopt;
    double entropy = 0;
    for (const auto& [label, count] : counts) {
        const double share = static_cast<double>(count) / static_cast<double>(all);
        entropy -= share * std::log(share);
    }
    return entropy * loss.weight;
}

std::array<Remedy, 2> chooseRemedies(const FaultScene& scene, const std::vector<Remedy>& candidates) {
    const ExperimentSpec& experiment = scene.trainer.experiment();
    std::vector<Remedy> all = candidates;
    for (Remedy& fallback : std::array{lowerRate(scene.rate()), raiseRate(scene.rate())})
        if (std::ranges::find(all, fallback.id, &Remedy::id) == all.end()) all.push_back(std::move(fallback));
    std::array<Remedy, 2> chosen = {all[all.size() - 2], all.back()};
    std::size_t count = 0;
    for (const Remedy& remedy : all) {
        if (count == chosen.size()) break;
        const ExperimentSpec changed = edited(experiment, remedy.edit);
        if (changed != experiment && validate(changed)) chosen[count++] = remedy;
    }
    return chosen;
}

std::string faultNumber(double number) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.3g", number);
    return text.data();
}

}  // namespace glassbox
