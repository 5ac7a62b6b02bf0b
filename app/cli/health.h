#pragma once

#include "core/train/faults.h"

#include <nlohmann/json_fwd.hpp>

#include <memory>

namespace glassbox::cli {

/// Trains step by step and, where wanted, looks for faults and tells them on standard error.
class Health {
public:
    /// `wanted` false: the trainer's steps and nothing else.
    static Result<std::unique_ptr<Health>> make(Trainer& trainer, bool wanted);
    Result<bool> step();
    /// Faults that tellNews() has not told yet.
    bool hasNews() const;
    void tellNews();
    /// Adds "faults" to a document, where they were looked for.
    void addTo(nlohmann::ordered_json& document) const;

private:
    explicit Health(Trainer& trainer) : trainer_(trainer) {}

    Trainer& trainer_;
    std::unique_ptr<PulseTaker> pulses_;
    std::unique_ptr<FaultWatch> watch_;
    std::size_t told_ = 0;
};

}  // namespace glassbox::cli
