#include "core/kernels/cpu/recurrent.h"

#include "core/kernels/cpu/kernel_table.h"

#include <xmmintrin.h>

namespace glassbox::kernels {

namespace {

/// Takes numbers too small for a normal exponent as zero while it lives: gradients that fade over many steps become
/// such numbers, and the processor is many times slower on them.
class TinyIsZero {
public:
    TinyIsZero() : before_(_mm_getcsr()) { _mm_setcsr(before_ | flushResults | zeroOperands); }
    ~TinyIsZero() { _mm_setcsr(before_); }
    TinyIsZero(const TinyIsZero&) = delete;
    TinyIsZero& operator=(const TinyIsZero&) = delete;

private:
    static constexpr unsigned flushResults = 1U << 15, zeroOperands = 1U << 6;
    unsigned before_;
};

}  // namespace

template <class T>
int recurrentPanels(RecurrentCell cell, RecurrentPass pass, int units) {
    return kernelTable<RecurrentKernels<T>>().panels(cell, pass, units);
}

template <class T>
std::int64_t recurrentPanelElements(RecurrentCell cell, RecurrentPass pass, int units) {
    return kernelTable<RecurrentKernels<T>>().panelElements(cell, pass, units);
}

template <class T>
void packRecurrentPanel(RecurrentCell cell, RecurrentPass pass, int units, int panel, const T* weight, T* packed) {
    kernelTable<RecurrentKernels<T>>().pack(cell, pass, units, panel, weight, packed);
}

std::int64_t recurrentScratchElements(RecurrentCell cell, RecurrentPass pass, int samples, int units) {
    const std::int64_t rows = std::int64_t{samples} * units;
    return pass == RecurrentPass::Forward ? 2 * rows : (2 * gatesOf(cell) + 1) * rows;
}

template <class T>
void recurrentForward(const RecurrentShape& shape, const RecurrentForward<T>& arguments) {
    const TinyIsZero tinyIsZero;
    kernelTable<RecurrentKernels<T>>().forward(shape, arguments);
}

template <class T>
void recurrentBackward(const RecurrentShape& shape, const RecurrentBackward<T>& arguments) {
    const TinyIsZero tinyIsZero;
    kernelTable<RecurrentKernels<T>>().backward(shape, arguments);
}

template int recurrentPanels<float>(RecurrentCell, RecurrentPass, int);
template int recurrentPanels<double>(RecurrentCell, RecurrentPass, int);
template std::int64_t recurrentPanelElements<float>(RecurrentCell, RecurrentPass, int);
template std::int64_t recurrentPanelElements<double>(RecurrentCell, RecurrentPass, int);
template void packRecurrentPanel(RecurrentCell, RecurrentPass, int, int, const float*, float*);
template void packRecurrentPanel(RecurrentCell, RecurrentPass, int, int, const double*, double*);
template void recurrentForward(const RecurrentShape&, const RecurrentForward<float>&);
template void recurrentForward(const RecurrentShape&, const RecurrentForward<double>&);
template void recurrentBackward(const RecurrentShape&, const RecurrentBackward<float>&);
template void recurrentBackward(const RecurrentShape&, const RecurrentBackward<double>&);

}  // namespace glassbox::kernels
