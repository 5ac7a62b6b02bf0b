#include "core/base/platform/interrupt.h"

#include <unistd.h>

#include <atomic>
#include <csignal>
#include <thread>

namespace glassbox {

namespace {

std::atomic<bool> interruptFlag{false};

/// Waits for the first signal; the second finds its default action in this thread, which ends the process.
void watch(sigset_t signals) {
    int received = 0;
    sigwait(&signals, &received);
    interruptFlag.store(true);
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
    for (;;)
        pause();
}

}  // namespace

void catchInterrupts() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::thread(watch, signals).detach();
}

bool interrupted() {
    return interruptFlag.load(std::memory_order_relaxed);
}

}  // namespace glassbox
