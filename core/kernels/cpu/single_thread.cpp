#include "core/kernels/cpu/single_thread.h"

#include "core/kernels/cpu/isa.h"

#include <dnnl.h>

extern "C" void omp_set_num_threads(int count);

namespace glassbox::kernels {

void workAlone() {
    thread_local bool told = false;
    if (told) return;
    omp_set_num_threads(1);
    told = true;
}

void limitOneDnnIsa() {
    if (isaLevel() == highestIsaLevel()) return;
    dnnl_set_max_cpu_isa(isaLevel() == IsaLevel::V2 ? dnnl_cpu_isa_sse41 : dnnl_cpu_isa_avx2);
}

}  // namespace glassbox::kernels
