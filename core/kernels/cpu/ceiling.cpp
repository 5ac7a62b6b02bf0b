#include "core/kernels/cpu/ceiling.h"

#include "core/kernels/cpu/kernel_table.h"

#include <algorithm>
#include <chrono>

namespace glassbox::kernels {

double measureFmaCeiling(double seconds) {
    using Clock = std::chrono::steady_clock;
    const auto& kernels = kernelTable<CeilingKernels>();
    double best = 0;
    const Clock::time_point start = Clock::now();
    while (std::chrono::duration<double>(Clock::now() - start).count() < seconds) {
        float sink[2] = {0.5F, 1.0F};
        const Clock::time_point sliceStart = Clock::now();
        const double operations = kernels.run(100'000, sink);
        best = std::max(best, operations / std::chrono::duration<double>(Clock::now() - sliceStart).count());
    }
    return best * 1e-9;
}

}  // namespace glassbox::kernels
