#include "tests/fuzz/entries.h"

#include <cstddef>
#include <cstdint>

/// libFuzzer's entry.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    glassbox::fuzz::tryExpression({reinterpret_cast<const char*>(data), size});
    return 0;
}
