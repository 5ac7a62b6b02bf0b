#pragma once

namespace glassbox {

/// Sizes of the look at one interface scale, in px (look page, section 3).
struct Metrics {
    /// Metrics at `scale` (1 is 100 %).
    explicit Metrics(double scale = 1.0);

    int space4, space8, space12, space16, space24, space32;
    int panelPadding, panelHeader;
    int control, controlSmall, controlPrimary;
    int row, field, menuBar, runBar, rail, railNarrow;
    int radiusBar, radiusControl, radiusBlock, radiusCard;
    int line, selection, halo;
    int icon, iconSmall;
    int check, sliderTrack, sliderHandle;
    int focusGap, focusRing;
};

}  // namespace glassbox
