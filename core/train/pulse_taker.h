#pragma once

#include "core/train/layer_pulse.h"
#include "core/train/trainer.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace glassbox {

/// How often pulses are taken and how many are kept.
struct PulseOptions {
    std::int64_t every = 50;              ///< steps between two; the first steps of a run are all taken
    std::size_t columns = 512;            ///< of a strip: when it is full, every second goes and `every` doubles
    std::vector<std::string> alsoTapped;  ///< values that others want readable after each step that is looked at
};

/// Trains, and every so many steps takes the pulse of all blocks. Changes no bit of the run, and costs nothing in the
/// steps that it does not look at. While it exists the trainer's taps are its own; when it goes they are what others
/// asked for.
class PulseTaker {
public:
    static Result<std::unique_ptr<PulseTaker>> make(Trainer& trainer, const PulseOptions& options = {});
    ~PulseTaker();

    /// Trainer::step(), looked at where a pulse is due, and where somebody wants to see this one (`wanted`).
    Result<bool> step(bool wanted = false);
    /// True if the last step() took a pulse that was due.
    bool taken() const;
    /// True if the last step() was looked at, due or wanted.
    bool looked() const;
    /// The pulse of the step looked at last; one that was only wanted is not in the strip.
    const LayerPulse& latest(std::size_t layer) const;

    std::span<const PulsedLayer> layers() const;
    /// The pulses of a block so far, oldest first.
    std::span<const LayerPulse> strip(std::size_t layer) const;
    /// Steps between two pulses by now.
    std::int64_t every() const;
    Trainer& trainer() const;

private:
    PulseTaker();
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace glassbox
