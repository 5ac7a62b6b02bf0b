#pragma once

#include "core/train/pulse_taker.h"
#include "core/train/remedy.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace glassbox {

/// What can go wrong in a run.
enum class FaultKind : std::uint8_t {
    NotFinite,    ///< a number became infinite or no number at all
    Exploding,    ///< gradients or the loss grow without end
    Vanishing,    ///< hardly any gradient reaches the first layers
    DeadUnits,    ///< many units of a relu give 0 for every sample
    Saturated,    ///< most results of a tanh or sigmoid are where its slope is flat
    NotLearning,  ///< the loss does not fall
    Overfitting,  ///< training gets better while validation gets worse
};

/// A fault that was seen, with what shows it and what could be done.
struct Fault {
    FaultKind kind = FaultKind::NotFinite;
    std::string block;      ///< whole id of the block where it shows or began; empty: the whole network
    std::string op;         ///< type of the op where it began, where one is known
    std::int64_t step = 0;  ///< when it was first seen
    Error evidence;         ///< text and arguments, translatable
    std::array<Remedy, 2> remedies;
};

/// Trains with a pulse taker and looks for faults; each is told once. Works from numbers that the pulses and the
/// history hold, so that it costs nothing besides them. Changes no bit of the run.
class FaultWatch {
public:
    explicit FaultWatch(PulseTaker& pulses);
    ~FaultWatch();

    /// PulseTaker::step(), and a look at what it brought where it was due. Where a step fails because the loss is not
    /// finite, the fault names the op where that began.
    Result<bool> step(bool wanted = false);
    /// What was seen so far, oldest first; only ever grows.
    std::span<const Fault> faults() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace glassbox
