#pragma once

#include "core/train/trainer.h"

#include <string>

namespace glassbox::cli {

/// One line on a terminal that tells how far a run is; silent where standard error is no terminal, except for a line an
/// epoch.
class Progress {
public:
    explicit Progress(const Trainer& trainer);
    /// Draws the bar if a tenth of a second has passed.
    void step();
    /// Prints the line of the epoch that just ended.
    void epoch(const EpochRecord& record);
    /// Takes the bar away.
    void clear();

private:
    const Trainer& trainer_;
    bool terminal_;
    double last_ = 0, start_ = 0;
    std::int64_t firstStep_ = 0;
};

}  // namespace glassbox::cli
