#include "core/train/faults.h"

#include "core/train/fault_scene.h"
#include "core/train/origin.h"

#include <algorithm>

namespace glassbox {

namespace {

const char* originText(Origin::Source source) {
    if (source == Origin::Source::Data)
        return translatable("core", "{count} numbers of {value} came in infinite or undefined");
    if (source == Origin::Source::Update)
        return translatable("core", "The last update left {count} infinite or undefined numbers in {value}");
    return translatable("core", "{op} made {count} infinite or undefined numbers in {value} of finite ones");
}

}  // namespace

/// What a watch has.
struct FaultWatch::State {
    explicit State(PulseTaker& taker) : pulses(taker), scene{taker.trainer(), taker, constantLossOf(taker.trainer())} {}

    bool told(FaultKind kind, const std::string& block) const {
        return std::ranges::any_of(faults,
                                   [&](const Fault& fault) { return fault.kind == kind && fault.block == block; });
    }
    bool told(FaultKind kind) const { return std::ranges::find(faults, kind, &Fault::kind) != faults.end(); }

    /// Of the whole network: told once.
    void lookFor(FaultKind kind, Finding (*find)(const FaultScene&)) {
        if (told(kind)) return;
        if (Finding found = find(scene)) faults.push_back(std::move(*found));
    }

    /// Of a block: told once for each.
    void lookFor(FaultKind kind, Finding (*find)(const FaultScene&, std::size_t)) {
        for (std::size_t layer = 0; layer < pulses.layers().size(); ++layer) {
            if (told(kind, pulses.layers()[layer].block)) continue;
            if (Finding found = find(scene, layer)) faults.push_back(std::move(*found));
        }
    }

    void look() {
        if (pulses.taken()) {
            if (!lastPulsesFinite()) tellOrigin();
            lookFor(FaultKind::Vanishing, &findVanishing);
            lookFor(FaultKind::Exploding, &findExploding);
            lookFor(FaultKind::DeadUnits, &findDeadUnits);
            lookFor(FaultKind::Saturated, &findSaturated);
            if (!told(FaultKind::DeadUnits) && !told(FaultKind::Vanishing))
                lookFor(FaultKind::NotLearning, &findNotLearning);
        }
        if (pulses.trainer().epochEnded()) lookFor(FaultKind::Overfitting, &findOverfitting);
    }

    bool lastPulsesFinite() const {
        for (std::size_t layer = 0; layer < pulses.layers().size(); ++layer)
            if (!pulses.strip(layer).empty() && !pulses.strip(layer).back().finite()) return false;
        return true;
    }

    /// Where the coming step, or the one that failed, has its first number that is not finite.
    void tellOrigin() {
        if (told(FaultKind::NotFinite)) return;
        const Result<std::optional<Origin>> found = findOrigin(pulses.trainer());
        if (!found || !*found) return;
        const Origin& origin = **found;
        Fault fault;
        fault.kind = FaultKind::NotFinite;
        fault.block = origin.block;
        fault.op = origin.op;
        fault.step = pulses.trainer().stepNumber() + (origin.source == Origin::Source::Update ? 0 : 1);
        fault.evidence = makeError(
            "fault.not_finite", originText(origin.source),
            {{"op", origin.op}, {"count", std::to_string(origin.count)}, {"value", origin.value}}, "", origin.block);
        fault.remedies = chooseRemedies(scene, {lowerRate(scene.rate()), clipGradients(), initialWeights("he_normal")});
        faults.push_back(std::move(fault));
    }

    PulseTaker& pulses;
    FaultScene scene;
    std::vector<Fault> faults;
};

FaultWatch::FaultWatch(PulseTaker& pulses) : state_(std::make_unique<State>(pulses)) {}

FaultWatch::~FaultWatch() = default;

Result<bool> FaultWatch::step(bool wanted) {
    Result<bool> stepped = state_->pulses.step(wanted);
    if (!stepped)
        state_->tellOrigin();
    else if (*stepped)
        state_->look();
    return stepped;
}

std::span<const Fault> FaultWatch::faults() const {
    return state_->faults;
}

}  // namespace glassbox
