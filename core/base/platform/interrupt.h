#pragma once

namespace glassbox {

/// From now on the first Ctrl-C (SIGINT) or SIGTERM only sets the flag; a second one ends the process at once.
void catchInterrupts();

/// Whether the user asked to stop.
bool interrupted();

}  // namespace glassbox
