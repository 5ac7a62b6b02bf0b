#include "core/base/error.h"

#include <array>

namespace glassbox {
namespace {

/// What the composite blocks that come with the program say about themselves, for the translation; the texts themselves
/// are read from resources/composites and resources/presets.
[[maybe_unused]] constexpr std::array compositeTexts{
    translatable("core",
                 "Attention and two dense layers for each time step, each with a shortcut around it and LayerNorm "
                 "before it (Vaswani et al., 2017; the order of Xiong et al., 2020)."),
    translatable("core",
                 "Two convolutions and a shortcut around them: what comes in is added to what they make (He et al., "
                 "CVPR 2016)."),
    translatable("core",
                 "A residual block that halves rows and columns; its shortcut takes every second pixel and pads "
                 "channels with zeros (He et al., CVPR 2016, option A)."),
    translatable("core",
                 "A residual block that normalises before each convolution, so that the shortcut stays untouched (He "
                 "et al., ECCV 2016)."),
    translatable("core",
                 "Attention and two dense layers for each time step, each with a shortcut around it and LayerNorm "
                 "behind the sum (Vaswani et al., 2017)."),
    translatable("core", "Width"),
    translatable("core", "Hidden units"),
    translatable("core", "Filters"),
};

}  // namespace
}  // namespace glassbox
