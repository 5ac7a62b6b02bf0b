#include "app/cli/health.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace glassbox::cli {

namespace {

const char* nameOf(FaultKind kind) {
    switch (kind) {
        case FaultKind::NotFinite:
            return "not_finite";
        case FaultKind::Exploding:
            return "exploding";
        case FaultKind::Vanishing:
            return "vanishing";
        case FaultKind::DeadUnits:
            return "dead_units";
        case FaultKind::Saturated:
            return "saturated";
        case FaultKind::NotLearning:
            return "not_learning";
        case FaultKind::Overfitting:
            return "overfitting";
    }
    return "";
}

}  // namespace

Result<std::unique_ptr<Health>> Health::make(Trainer& trainer, bool wanted) {
    std::unique_ptr<Health> health(new Health(trainer));
    if (!wanted) return health;
    auto pulses = PulseTaker::make(trainer);
    if (!pulses) return pulses.error();
    health->pulses_ = std::move(*pulses);
    health->watch_ = std::make_unique<FaultWatch>(*health->pulses_);
    return health;
}

Result<bool> Health::step() {
    return watch_ ? watch_->step() : trainer_.step();
}

bool Health::hasNews() const {
    return watch_ && watch_->faults().size() > told_;
}

void Health::tellNews() {
    for (; hasNews(); ++told_) {
        const Fault& fault = watch_->faults()[told_];
        fmt::print(stderr, "step {}: {}. {} Or: {}\n", fault.step, fault.evidence.message(),
                   fault.remedies[0].sentence(), fault.remedies[1].sentence());
    }
}

void Health::addTo(nlohmann::ordered_json& document) const {
    if (!watch_) return;
    document["faults"] = nlohmann::ordered_json::array();
    for (const Fault& fault : watch_->faults()) {
        nlohmann::ordered_json remedies = nlohmann::ordered_json::array();
        for (const Remedy& remedy : fault.remedies)
            remedies.push_back({{"id", remedy.id}, {"text", remedy.sentence()}});
        document["faults"].push_back({{"kind", nameOf(fault.kind)},
                                      {"step", fault.step},
                                      {"block", fault.block},
                                      {"op", fault.op},
                                      {"evidence", fault.evidence.message()},
                                      {"remedies", remedies}});
    }
}

}  // namespace glassbox::cli
