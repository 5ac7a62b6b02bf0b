#include "core/train/fault_scene.h"

#include <algorithm>
#include <cmath>

namespace glassbox {

namespace {

// When a detector speaks. Chosen so that every preset trains in silence and each fault below is told: tests and
// scripts/quality.sh hold both.
constexpr double gradientGrowth = 100;     ///< of a block's gradients over its first pulses, where the loss rises too
constexpr double lossGrowth = 3;           ///< of the loss over the first steps
constexpr double startGrowth = 30;         ///< of the first loss over the best constant answer's
constexpr double gradientSpan = 1e4;       ///< between the gradients of two blocks in one step
constexpr double deadShare = 0.75;         ///< of a block's units
constexpr double saturatedShare = 0.7;     ///< of a block's results
constexpr double learnedShare = 0.7;       ///< of the first loss: below this a network learns, saturated or not
constexpr double stuckShare = 0.98;        ///< of the first loss, or of the best constant answer's
constexpr double mostDoubt = 0.1;          ///< of the first loss: more must be learned, however much batches differ
constexpr double slowUpdates = 1e-4;       ///< change of the weights a step that is too small to learn by
constexpr double worseValidation = 1.1;    ///< of the best validation loss
constexpr std::int64_t patientEpochs = 3;  ///< after the best epoch
constexpr std::size_t inARow = 3;          ///< pulses that must agree
constexpr std::size_t fewSteps = 5, someSteps = 20, manySteps = 50;
/// Steps in which a loss must have begun to fall, or to beat the best constant answer: a share of the run (rates warm
/// up, and some networks first stand still), within limits.
constexpr std::int64_t learnShare = 5, fewestToLearn = 100, mostToLearn = 1000;
constexpr std::int64_t beatShare = 3, fewestToBeat = 300, mostToBeat = 3000;

using Strip = std::span<const LayerPulse>;

/// Largest gradient of a block's first pulses.
double startGradient(Strip strip) {
    double largest = 0;
    for (const LayerPulse& pulse : strip.first(std::min(inARow, strip.size())))
        largest = std::max(largest, pulse.gradientNorm);
    return largest;
}

/// A block and by what factor something of it has grown.
struct Growth {
    std::size_t layer = 0;
    double factor = 0;
};

Growth largestGrowth(const FaultScene& scene) {
    Growth most;
    for (std::size_t layer = 0; layer < scene.pulses.layers().size(); ++layer) {
        const Strip strip = scene.pulses.strip(layer);
        const double start = startGradient(strip);
        if (strip.size() <= inARow || start <= 0) continue;
        const double factor = strip.back().gradientNorm / start;
        if (factor > most.factor) most = {layer, factor};
    }
    return most;
}

Fault faultOf(const FaultScene& scene, FaultKind kind, const std::string& block, Error evidence,
              const std::vector<Remedy>& remedies) {
    Fault fault;
    fault.kind = kind;
    fault.block = block;
    fault.step = scene.trainer.stepNumber();
    fault.evidence = std::move(evidence);
    fault.evidence.place = block;
    fault.remedies = chooseRemedies(scene, remedies);
    return fault;
}

/// The loss has risen far over what it began with: a little for long, or a lot for some steps.
bool lossExploded(const FaultScene& scene) {
    const std::size_t steps = scene.steps().size();
    const bool some = steps >= 2 * someSteps &&
                      scene.lastLoss(someSteps) > lossGrowth * std::max(scene.firstLoss(1), scene.firstLoss(someSteps));
    return some || (steps > fewSteps && scene.lastLoss(fewSteps) > 10 * lossGrowth * scene.firstLoss(1));
}

/// Two blocks of which the earlier one gets far smaller gradients.
struct Span {
    std::size_t early = 0, late = 0;
    double factor = 0;
};

/// By how much the gradients of the later block were larger in each of the last pulses.
double spanOf(Strip early, Strip late) {
    double least = INFINITY;
    for (std::size_t back = 1; back <= inARow; ++back) {
        const double ratio = late[late.size() - back].gradientSize / early[early.size() - back].gradientSize;
        least = std::min(least, std::isnan(ratio) ? 0.0 : ratio);
    }
    return least;
}

Span widestSpan(const FaultScene& scene) {
    Span widest;
    const std::span<const PulsedLayer> layers = scene.pulses.layers();
    if (layers.empty() || scene.pulses.strip(0).size() < inARow) return widest;
    for (std::size_t early = 0; early < layers.size(); ++early) {
        for (std::size_t late = early + 1; late < layers.size(); ++late) {
            if (layers[early].weights == 0 || layers[late].weights == 0) continue;
            const double factor = spanOf(scene.pulses.strip(early), scene.pulses.strip(late));
            if (factor > widest.factor) widest = {early, late, factor};
        }
    }
    return widest;
}

/// A relu of which no unit spoke: nothing flows back through it, which is another fault.
bool wholeLayerDead(const FaultScene& scene) {
    for (std::size_t layer = 0; layer < scene.pulses.layers().size(); ++layer) {
        const Strip strip = scene.pulses.strip(layer);
        const std::int64_t units = scene.pulses.layers()[layer].units;
        if (!strip.empty() && strip.back().deadUnits > 0 && strip.back().deadUnits == units) return true;
    }
    return false;
}

/// Relu where the network squashes: remedies for gradients that shrink on the way.
std::vector<Remedy> againstShrinking() {
    return {activationEverywhere("sigmoid", "relu"), activationEverywhere("tanh", "relu"), initialWeights("he_normal"),
            useAdam()};
}

std::vector<Remedy> againstGrowth(const FaultScene& scene) {
    return {clipGradients(), lowerRate(scene.rate()), initialWeights("he_normal")};
}

double medianUpdate(const FaultScene& scene) {
    std::vector<double> ratios;
    for (std::size_t layer = 0; layer < scene.pulses.layers().size(); ++layer)
        if (scene.pulses.layers()[layer].weights > 0 && !scene.pulses.strip(layer).empty())
            ratios.push_back(scene.pulses.strip(layer).back().updateRatio());
    if (ratios.empty()) return 0;
    const auto middle = ratios.begin() + std::ssize(ratios) / 2;
    std::ranges::nth_element(ratios, middle);
    return *middle;
}

std::vector<Remedy> againstStandstill(const FaultScene& scene) {
    const bool slow = medianUpdate(scene) < slowUpdates;
    return {slow ? raiseRate(scene.rate()) : lowerRate(scene.rate()), useAdam(), initialWeights("he_normal"),
            standardizeInputs()};
}

}  // namespace

Finding findExploding(const FaultScene& scene) {
    const Growth growth = largestGrowth(scene);
    const auto& layers = scene.pulses.layers();
    const bool rising = scene.steps().size() > fewSteps && scene.lastLoss(fewSteps) > scene.firstLoss(fewSteps);
    if (growth.factor > gradientGrowth && rising)
        return faultOf(scene, FaultKind::Exploding, layers[growth.layer].block,
                       makeError("fault.exploding_gradients",
                                 translatable("core",
                                              "The gradients of {block} are {factor} times as long as at the start, "
                                              "and the loss rises"),
                                 {{"block", layers[growth.layer].block}, {"factor", faultNumber(growth.factor)}}),
                       againstGrowth(scene));
    if (lossExploded(scene))
        return faultOf(
            scene, FaultKind::Exploding, growth.factor > 1 ? layers[growth.layer].block : "",
            makeError("fault.exploding_loss",
                      translatable("core", "The loss rose to {loss}; at the start it was {first}"),
                      {{"loss", faultNumber(scene.lastLoss(fewSteps))}, {"first", faultNumber(scene.firstLoss(1))}}),
            againstGrowth(scene));
    const double first = scene.firstLoss(1);
    if (!scene.constantLoss || first < startGrowth * *scene.constantLoss) return std::nullopt;
    return faultOf(scene, FaultKind::Exploding, "",
                   makeError("fault.exploding_start",
                             translatable("core",
                                          "The loss begins at {loss}, while the best answer that is the same for "
                                          "every sample has {constant}: the initial weights are too large"),
                             {{"loss", faultNumber(first)}, {"constant", faultNumber(*scene.constantLoss)}}),
                   {initialWeights("he_normal"), lowerRate(scene.rate()), clipGradients()});
}

Finding findVanishing(const FaultScene& scene) {
    const Span span = widestSpan(scene);
    if (span.factor <= gradientSpan || wholeLayerDead(scene)) return std::nullopt;
    const auto& layers = scene.pulses.layers();
    const std::string factor = std::isfinite(span.factor) ? faultNumber(span.factor) : "\u221e";
    return faultOf(
        scene, FaultKind::Vanishing, layers[span.early].block,
        makeError(
            "fault.vanishing",
            translatable("core", "Hardly any gradient reaches {block}: that of {other} is {factor} times as large"),
            {{"block", layers[span.early].block}, {"other", layers[span.late].block}, {"factor", factor}}),
        againstShrinking());
}

Finding findDeadUnits(const FaultScene& scene, std::size_t layer) {
    const PulsedLayer& pulsed = scene.pulses.layers()[layer];
    const Strip strip = scene.pulses.strip(layer);
    if (pulsed.activation != "relu" || strip.empty()) return std::nullopt;
    const auto dead = static_cast<double>(strip.back().longDeadUnits);
    if (dead < deadShare * static_cast<double>(pulsed.units)) return std::nullopt;
    const int memory = deadMemory(scene.trainer.experiment().batchSize, std::ssize(scene.trainer.split().training));
    return faultOf(scene, FaultKind::DeadUnits, pulsed.block,
                   makeError("fault.dead_units",
                             translatable("core",
                                          "{dead} of {units} units of {block} gave 0 for every sample of the last "
                                          "{count} batches looked at"),
                             {{"dead", std::to_string(strip.back().longDeadUnits)},
                              {"units", std::to_string(pulsed.units)},
                              {"block", pulsed.block},
                              {"count", std::to_string(memory)}}),
                   {activationOf(pulsed.block, "leaky_relu"), lowerRate(scene.rate()), initialWeights("he_normal")});
}

Finding findSaturated(const FaultScene& scene, std::size_t layer) {
    const PulsedLayer& pulsed = scene.pulses.layers()[layer];
    const Strip strip = scene.pulses.strip(layer);
    if (strip.size() < inARow || pulsed.activation.empty()) return std::nullopt;
    for (const LayerPulse& pulse : strip.last(inARow))
        if (pulse.saturated < saturatedShare) return std::nullopt;
    if (scene.lastLoss(fewSteps) < learnedShare * scene.firstLoss(fewSteps)) return std::nullopt;
    return faultOf(scene, FaultKind::Saturated, pulsed.block,
                   makeError("fault.saturated",
                             translatable("core",
                                          "{share} % of the results of {block} are at a flat end of its {function}, "
                                          "where hardly any gradient passes"),
                             {{"share", faultNumber(std::round(100 * strip.back().saturated))},
                              {"block", pulsed.block},
                              {"function", pulsed.activation}}),
                   {initialWeights("xavier_normal"), activationOf(pulsed.block, "relu"), standardizeInputs()});
}

Finding findNotLearning(const FaultScene& scene) {
    const std::int64_t steps = std::ssize(scene.steps()), total = scene.trainer.totalSteps();
    const bool early = steps < std::clamp(total / learnShare, fewestToLearn, mostToLearn);
    if (early || scene.trainer.epochNumber() < 1) return std::nullopt;
    const double first = scene.firstLoss(fewSteps), last = scene.lastLoss(manySteps);
    const double doubt = std::min(2 * scene.firstLossError(fewSteps), mostDoubt * first);
    const bool knows = scene.constantLoss && last < learnedShare * *scene.constantLoss;  // it began with good weights
    if (last > std::min(stuckShare * first, first - doubt) && last > 0 && !knows)
        return faultOf(scene, FaultKind::NotLearning, "",
                       makeError("fault.not_learning",
                                 translatable("core",
                                              "The loss does not fall: after {steps} steps it is {loss}; at the start "
                                              "it was {first}"),
                                 {{"steps", std::to_string(scene.trainer.stepNumber())},
                                  {"loss", faultNumber(last)},
                                  {"first", faultNumber(first)}}),
                       againstStandstill(scene));
    if (!scene.constantLoss || steps < std::clamp(total / beatShare, fewestToBeat, mostToBeat) ||
        last < stuckShare * *scene.constantLoss)
        return std::nullopt;
    return faultOf(scene, FaultKind::NotLearning, "",
                   makeError("fault.constant_answer",
                             translatable("core",
                                          "After {steps} steps the loss is {loss}; the best answer that is the same "
                                          "for every sample has {constant}"),
                             {{"steps", std::to_string(scene.trainer.stepNumber())},
                              {"loss", faultNumber(last)},
                              {"constant", faultNumber(*scene.constantLoss)}}),
                   againstStandstill(scene));
}

Finding findOverfitting(const FaultScene& scene) {
    const std::vector<EpochRecord>& epochs = scene.trainer.history().epochs;
    if (epochs.empty() || epochs.back().validationLoss < 0) return std::nullopt;
    const EpochRecord& best = *std::ranges::min_element(epochs, {}, &EpochRecord::validationLoss);
    const EpochRecord& last = epochs.back();
    const bool rose = last.validationLoss > worseValidation * best.validationLoss &&
                      last.validationLoss - best.validationLoss > 0.02 * epochs.front().validationLoss;
    const bool learnsByHeart = last.trainLoss < learnedShare * last.validationLoss && last.trainLoss < best.trainLoss;
    if (last.epoch - best.epoch < patientEpochs || !rose || !learnsByHeart) return std::nullopt;
    return faultOf(scene, FaultKind::Overfitting, "",
                   makeError("fault.overfitting",
                             translatable("core",
                                          "The validation loss rose from {best} in epoch {epoch} to {loss}, while the "
                                          "training loss fell to {training}"),
                             {{"best", faultNumber(best.validationLoss)},
                              {"epoch", std::to_string(best.epoch)},
                              {"loss", faultNumber(last.validationLoss)},
                              {"training", faultNumber(last.trainLoss)}}),
                   {stopEarly(), shrinkWeights(), lowerRate(scene.rate())});
}

}  // namespace glassbox
