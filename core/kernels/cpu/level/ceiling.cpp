#include "core/kernels/cpu/level/vector.h"

namespace glassbox::kernels {
namespace {

constexpr int chains = vectorRegisters == 32 ? 24 : 12;

double run(std::int64_t rounds, float* sink) {
    Vector<float> sums[chains];
    for (int i = 0; i < chains; ++i)
        sums[i] = broadcast<float>(sink[1] + static_cast<float>(i));
    const Vector<float> factor = broadcast<float>(sink[0]);
    const Vector<float> term = broadcast<float>(sink[1]);
    for (std::int64_t round = 0; round < rounds; ++round) {
#pragma GCC unroll 32
        for (int i = 0; i < chains; ++i)
            sums[i] = sums[i] * factor + term;
    }
    Vector<float> total{};
    for (int i = 0; i < chains; ++i)
        total += sums[i];
    sink[0] = sumLanes<float>(total);
    return 2.0 * chains * lanesOf<float> * static_cast<double>(rounds);
}

}  // namespace

template <>
const CeilingKernels& levelTable<CeilingKernels, thisLevel>() {
    static constexpr CeilingKernels table{run};
    return table;
}

}  // namespace glassbox::kernels
