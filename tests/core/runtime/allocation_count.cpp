#include "tests/core/runtime/allocation_count.h"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<long> allocations{0};

void* counted(std::size_t bytes) noexcept {
    ++allocations;
    return std::malloc(bytes > 0 ? bytes : 1);
}

}  // namespace

// A unit of its own: inlined into their callers, these would look like mismatched pairs to the compiler. oneDNN's own
// mallocs are not ours to count.
void* operator new(std::size_t bytes) {
    if (void* memory = counted(bytes)) return memory;
    throw std::bad_alloc();
}
void* operator new[](std::size_t bytes) {
    if (void* memory = counted(bytes)) return memory;
    throw std::bad_alloc();
}
void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept {
    return counted(bytes);
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete[](void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace glassbox::test {

long allocationCount() {
    return allocations;
}

}  // namespace glassbox::test
