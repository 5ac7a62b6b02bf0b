#include "core/base/thread_pool.h"

#include <benchmark/benchmark.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

namespace glassbox {
namespace {

/// About 15 us of arithmetic that no compiler removes.
void work() {
    double value = 1.0;
    for (int i = 0; i < 5000; ++i)
        benchmark::DoNotOptimize(value = value * 1.0000001 + 1e-9);
}

/// A foreign process that keeps one processor busy while it lives.
class BusyProcess {
public:
    BusyProcess() : child_(fork()) {
        while (child_ == 0)
            benchmark::ClobberMemory();
    }
    ~BusyProcess() {
        kill(child_, SIGKILL);
        waitpid(child_, nullptr, 0);
    }
    BusyProcess(const BusyProcess&) = delete;
    BusyProcess& operator=(const BusyProcess&) = delete;

private:
    pid_t child_;
};

void runLoops(benchmark::State& state) {
    ThreadPool pool(static_cast<int>(state.range(0)));
    for (auto unused : state)
        pool.forEach(8, [](int) { work(); });
    state.SetItemsProcessed(state.iterations() * 8);
}

/// The cost of a loop whose tasks do nothing: handing out and the barrier.
void emptyLoop(benchmark::State& state) {
    ThreadPool pool(static_cast<int>(state.range(0)));
    for (auto unused : state)
        pool.forEach(8, [](int) {});
}
BENCHMARK(emptyLoop)->Arg(1)->Arg(2)->UseRealTime();

void quietLoop(benchmark::State& state) {
    runLoops(state);
}
BENCHMARK(quietLoop)->Arg(1)->Arg(2)->UseRealTime();

/// Must keep at least 40 % of quietLoop's rate with two threads.
void loopBesideBusyProcess(benchmark::State& state) {
    const BusyProcess busy;
    runLoops(state);
}
BENCHMARK(loopBesideBusyProcess)->Arg(1)->Arg(2)->UseRealTime()->MinTime(2.0);

}  // namespace
}  // namespace glassbox
