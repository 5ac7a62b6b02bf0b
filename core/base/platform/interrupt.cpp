#include "core/base/platform/interrupt.h"

#include <atomic>
#include <csignal>

namespace glassbox {

namespace {

std::atomic<bool> interruptFlag{false};
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void rememberInterrupt(int) {
    interruptFlag.store(true, std::memory_order_relaxed);
}

}  // namespace

void catchInterrupts() {
    struct sigaction action {};
    action.sa_handler = rememberInterrupt;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

bool interrupted() {
    return interruptFlag.load(std::memory_order_relaxed);
}

}  // namespace glassbox
