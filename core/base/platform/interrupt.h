#pragma once

namespace glassbox {

/// From now on the first Ctrl-C (SIGINT) or SIGTERM only sets the flag; a second one ends the process at once. To be
/// called before any other thread starts: the threads that compute must not take a signal, because products of oneDNN
/// (2.6) let the stack pointer point into their workspace, where the kernel would write the signal's frame over the
/// heap. A thread of its own waits for them.
void catchInterrupts();

/// Whether the user asked to stop.
bool interrupted();

}  // namespace glassbox
