#include "core/ops/window.h"

#include <fmt/format.h>

namespace glassbox {

Pixel pixelAt(std::int64_t offset, std::int64_t height, std::int64_t width) {
    return {offset / (height * width), offset / width % height, offset % width};
}

void checkWindow(InputCheck& check, std::string_view op, Window& window) {
    window.stride = check.integer("stride", 1);
    window.padding = check.integer("padding", 0);
    if (check.failed() || window.fits()) return;
    check.fail(makeError("op.window_too_large",
                         translatable("core", "{op}: a window of {kernel} is larger than the image of {image}{padded}"),
                         {{"op", std::string(op)},
                          {"kernel", fmt::format("{}x{}", window.reachHeight(), window.reachWidth())},
                          {"image", fmt::format("{}x{}", window.height, window.width)},
                          {"padded", window.padding > 0 ? fmt::format(" + 2*{}", window.padding) : ""}},
                         translatable("core", "Make the kernel smaller or the padding larger")));
}

}  // namespace glassbox
