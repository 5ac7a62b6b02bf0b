#include "ui/theme/style_parts.h"

#include <utility>

namespace glassbox::parts {
namespace {

constexpr double scrollBarExtent = 11;

/// Metrics of Qt that are one of ours; null is 0.
constexpr std::pair<QStyle::PixelMetric, int Metrics::*> metricTable[] = {
    {QStyle::PM_ButtonShiftHorizontal, nullptr},
    {QStyle::PM_ButtonShiftVertical, nullptr},
    {QStyle::PM_ButtonDefaultIndicator, nullptr},
    {QStyle::PM_ToolBarItemMargin, nullptr},
    {QStyle::PM_ToolBarFrameWidth, nullptr},
    {QStyle::PM_MenuBarPanelWidth, nullptr},
    {QStyle::PM_DefaultFrameWidth, &Metrics::line},
    {QStyle::PM_IndicatorWidth, &Metrics::check},
    {QStyle::PM_IndicatorHeight, &Metrics::check},
    {QStyle::PM_ExclusiveIndicatorWidth, &Metrics::check},
    {QStyle::PM_ExclusiveIndicatorHeight, &Metrics::check},
    {QStyle::PM_CheckBoxLabelSpacing, &Metrics::space8},
    {QStyle::PM_RadioButtonLabelSpacing, &Metrics::space8},
    {QStyle::PM_LayoutHorizontalSpacing, &Metrics::space8},
    {QStyle::PM_LayoutVerticalSpacing, &Metrics::space8},
    {QStyle::PM_LayoutLeftMargin, &Metrics::space12},
    {QStyle::PM_LayoutRightMargin, &Metrics::space12},
    {QStyle::PM_LayoutTopMargin, &Metrics::space12},
    {QStyle::PM_LayoutBottomMargin, &Metrics::space12},
    {QStyle::PM_ButtonIconSize, &Metrics::iconSmall},
    {QStyle::PM_SmallIconSize, &Metrics::iconSmall},
    {QStyle::PM_ListViewIconSize, &Metrics::iconSmall},
    {QStyle::PM_TabBarIconSize, &Metrics::iconSmall},
    {QStyle::PM_LineEditIconSize, &Metrics::iconSmall},
    {QStyle::PM_ToolBarIconSize, &Metrics::icon},
    {QStyle::PM_SliderLength, &Metrics::sliderHandle},
};

}  // namespace

std::optional<int> ownMetric(QStyle::PixelMetric metric, const Theme& theme) {
    const Metrics& metrics = theme.metrics();
    for (const auto& [known, member] : metricTable) {
        if (known == metric) return member != nullptr ? metrics.*member : 0;
    }
    switch (metric) {
        case QStyle::PM_SliderThickness:
        case QStyle::PM_SliderControlThickness:
            return metrics.sliderHandle + metrics.space4;
        case QStyle::PM_ScrollBarExtent:
            return theme.px(scrollBarExtent);
        case QStyle::PM_ScrollBarSliderMin:
            return theme.px(shortestScrollHandle);
        case QStyle::PM_SplitterWidth:
            return metrics.line + metrics.space4;
        case QStyle::PM_FocusFrameHMargin:
        case QStyle::PM_FocusFrameVMargin:
            return metrics.focusGap + metrics.focusRing;
        default:
            return std::nullopt;
    }
}

}  // namespace glassbox::parts
