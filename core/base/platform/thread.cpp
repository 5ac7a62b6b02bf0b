#include "core/base/platform/thread.h"

#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

namespace glassbox {

void lowerThreadPriority() {
    constexpr int lowest = 19;
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), lowest);  // of the thread alone, on Linux
}

void yieldThread() {
    sched_yield();
}

}  // namespace glassbox
