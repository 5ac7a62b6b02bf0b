#pragma once

namespace glassbox {

/// Gives the calling thread the lowest ordinary priority, for work that must not slow training down.
void lowerThreadPriority();

/// Lets other threads run.
void yieldThread();

}  // namespace glassbox
