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
    std::vector<std::string> alsoTapped;  ///< values that others want readable
};

/// Trains, and every so many steps takes the pulse of all blocks. Changes no bit of the run. While it exists the
/// trainer's taps are its own; when it goes they are what others asked for.
class PulseTaker {
public:
    static Result<std::unique_ptr<PulseTaker>> make(Trainer& trainer, const PulseOptions& options = {});
    ~PulseTaker();

    /// Trainer::step(), watched where a pulse is due.
    Result<bool> step();
    /// True if the last step() took one.
    bool taken() const;

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
