#pragma once

#include "core/base/schema.h"

#include <cstddef>
#include <span>

namespace glassbox {

/// What early stopping says after some epochs.
struct EarlyStoppingVerdict {
    std::size_t best = 0;  ///< index of the epoch with the best watched loss
    bool stop = false;     ///< no better one for more than `patience` epochs
};

/// A function of the settings of the regulariser "early_stopping" and the watched losses so far (Prechelt, "Early
/// stopping, but when?", 1998). At least one loss.
EarlyStoppingVerdict judgeEarlyStopping(const Settings& settings, std::span<const double> watchedLosses);

}  // namespace glassbox
