#pragma once

#include "core/train/faults.h"
#include "core/train/trainer.h"
#include "ui/session/mailbox.h"
#include "ui/session/run_health.h"

#include <memory>
#include <optional>
#include <span>

namespace glassbox {

/// The live instruments' side of a run, on the training thread: makes its steps, always looks for faults where that
/// costs nothing to speak of, and looks closer as often as the window can show it while somebody watches. Changes no
/// bit of the run. Only the mailboxes may be used from another thread.
class RunWatch {
public:
    /// Another run, or none (null).
    void follow(Trainer* trainer, std::int64_t generation);
    /// What each step is computed from is kept anyway, for others.
    void keepOrigins(bool keep);
    /// Whether the layers are shown somewhere.
    void watchLayers(bool watch);
    /// Which number's update is shown; none: nobody looks.
    void watchUpdate(std::optional<UpdateWish> wish);
    bool watchesUpdate() const { return wish_.has_value(); }

    /// Trainer::step(). `last`: the run pauses after it, so that it is the one that will be looked at.
    Result<bool> step(bool last);
    /// Tells what is watched as it is now; after a run has paused, ended or failed.
    void tell();
    /// Times every op of the coming step, beside the run; `trainSeconds`: of a step so far.
    void tellTimes(double trainSeconds);

    /// Of this run, oldest first.
    std::span<const Fault> faults() const;

    Mailbox<RunHealth> healths;
    Mailbox<UpdateView> updates;
    Mailbox<StepTimes> times;

private:
    void begin();
    void tellHealth();
    void tellUpdate();
    std::shared_ptr<const PulseColumn> columnOf(std::size_t place) const;

    Trainer* trainer_ = nullptr;
    std::int64_t generation_ = 0;
    std::unique_ptr<PulseTaker> pulses_;
    std::unique_ptr<FaultWatch> faults_;
    std::shared_ptr<const std::vector<PulsedLayer>> layers_;
    std::vector<std::shared_ptr<const PulseColumn>> columns_;  ///< of the strips, as told last
    bool keepsOrigins_ = false, layersWatched_ = false;
    std::optional<UpdateWish> wish_;
    double nextLook_ = 0;
    double ceiling_ = 0;  ///< of the machine, measured once
};

}  // namespace glassbox
