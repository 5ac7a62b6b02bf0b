#include "ui/theme/metrics.h"

#include <cmath>

namespace glassbox {

Metrics::Metrics(double scale) {
    const auto px = [scale](double size) { return static_cast<int>(std::lround(size * scale)); };
    space4 = px(4);
    space8 = px(8);
    space12 = px(12);
    space16 = px(16);
    space24 = px(24);
    space32 = px(32);
    panelPadding = px(12);
    panelHeader = px(36);
    control = px(32);
    controlSmall = px(26);
    controlPrimary = px(40);
    row = px(30);
    field = px(29);
    menuBar = px(32);
    runBar = px(58);
    rail = px(72);
    railNarrow = px(48);
    radiusBar = px(2);
    radiusControl = px(6);
    radiusBlock = px(8);
    radiusCard = px(10);
    line = 1;
    selection = px(2);
    halo = px(4);
    icon = px(20);
    iconSmall = px(16);
    check = px(16);
    sliderTrack = px(6);
    sliderHandle = px(16);
    focusGap = px(2);
    focusRing = px(2);
}

}  // namespace glassbox
