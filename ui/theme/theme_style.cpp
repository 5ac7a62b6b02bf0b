#include "ui/theme/theme_style.h"

#include "ui/theme/icons.h"
#include "ui/theme/look_properties.h"
#include "ui/theme/painting.h"
#include "ui/theme/style_parts.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QStyleOptionSlider>

#include <algorithm>
#include <optional>
#include <utility>

namespace glassbox {
namespace {

constexpr double buttonPadding = 14;
constexpr double scrollBarExtent = 11;
constexpr double shortestHandle = 24;
constexpr double chevron = 12;

std::optional<int> ownMetric(QStyle::PixelMetric metric, const Theme& theme) {
    const Metrics& m = theme.metrics();
    switch (metric) {
        case QStyle::PM_ButtonShiftHorizontal:
        case QStyle::PM_ButtonShiftVertical:
        case QStyle::PM_ButtonDefaultIndicator:
        case QStyle::PM_ToolBarItemMargin:
        case QStyle::PM_ToolBarFrameWidth:
        case QStyle::PM_MenuBarPanelWidth:
            return 0;
        case QStyle::PM_DefaultFrameWidth:
            return m.line;
        case QStyle::PM_IndicatorWidth:
        case QStyle::PM_IndicatorHeight:
        case QStyle::PM_ExclusiveIndicatorWidth:
        case QStyle::PM_ExclusiveIndicatorHeight:
            return m.check;
        case QStyle::PM_CheckBoxLabelSpacing:
        case QStyle::PM_RadioButtonLabelSpacing:
        case QStyle::PM_LayoutHorizontalSpacing:
        case QStyle::PM_LayoutVerticalSpacing:
            return m.space8;
        case QStyle::PM_LayoutLeftMargin:
        case QStyle::PM_LayoutRightMargin:
        case QStyle::PM_LayoutTopMargin:
        case QStyle::PM_LayoutBottomMargin:
            return m.space12;
        case QStyle::PM_ButtonIconSize:
        case QStyle::PM_SmallIconSize:
        case QStyle::PM_ListViewIconSize:
        case QStyle::PM_TabBarIconSize:
        case QStyle::PM_LineEditIconSize:
            return m.iconSmall;
        case QStyle::PM_ToolBarIconSize:
            return m.icon;
        case QStyle::PM_SliderThickness:
        case QStyle::PM_SliderControlThickness:
            return m.sliderHandle + theme.px(4);
        case QStyle::PM_SliderLength:
            return m.sliderHandle;
        case QStyle::PM_ScrollBarExtent:
            return theme.px(scrollBarExtent);
        case QStyle::PM_ScrollBarSliderMin:
            return theme.px(shortestHandle);
        case QStyle::PM_SplitterWidth:
            return theme.px(5);
        case QStyle::PM_FocusFrameHMargin:
        case QStyle::PM_FocusFrameVMargin:
            return m.focusGap + m.focusRing;
        default:
            return std::nullopt;
    }
}

/// Colours of a selected row: soft ground and ordinary text instead of the filled accent.
QPalette rowPalette(QPalette palette, const Theme& theme) {
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive}) {
        palette.setColor(group, QPalette::Highlight, theme.color(Role::AccentSoft));
        palette.setColor(group, QPalette::HighlightedText, theme.color(Role::Text));
    }
    return palette;
}

void drawChevron(QPainter& painter, const QRect& area, const Theme& theme) {
    const int size = theme.px(chevron);
    const QPixmap pixmap =
        iconPixmap(theme, Icon::ChevronDown, Role::Text2, size, painter.device()->devicePixelRatioF());
    painter.drawPixmap(QRectF(area).center() - QPointF(size, size) / 2.0, pixmap);
}

}  // namespace

ThemeStyle::ThemeStyle(std::shared_ptr<const Theme> theme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), theme_(std::move(theme)) {}

int ThemeStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    const std::optional<int> own = ownMetric(metric, theme());
    return own ? *own : QProxyStyle::pixelMetric(metric, option, widget);
}

int ThemeStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* returnData) const {
    switch (hint) {
        case SH_EtchDisabledText:
        case SH_DitherDisabledText:
        case SH_ComboBox_Popup:
        case SH_FocusFrame_AboveWidget:
            return 0;
        case SH_ItemView_ShowDecorationSelected:
            return 1;
        case SH_ToolTipLabel_Opacity:
            return 255;
        case SH_Slider_AbsoluteSetButtons:
            return Qt::LeftButton;
        case SH_Widget_Animation_Duration:
            return theme().duration(Motion::Fold);
        default:
            return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize ThemeStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                   const QWidget* widget) const {
    const Metrics& m = theme().metrics();
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
        case CT_PushButton:
            return {size.width() + 2 * theme().px(buttonPadding), std::max(size.height() + m.space8, m.control)};
        case CT_LineEdit:
        case CT_SpinBox:
        case CT_ComboBox:
            result.setHeight(std::max(size.height() + m.space8, m.field));
            return result;
        case CT_ItemViewItem:
            result.setHeight(std::max(result.height(), m.row));
            return result;
        case CT_ToolButton:
            if (widget != nullptr && widget->property(look::segment).toBool()) {
                return {size.width() + 2 * theme().px(10), m.controlSmall - 2};
            }
            return result.expandedTo(QSize(m.controlSmall, m.controlSmall));
        default:
            return result;
    }
}

QRect ThemeStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                                 const QWidget* widget) const {
    if (control == CC_ScrollBar) {
        const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (slider != nullptr) {
            const QRect handle = parts::scrollBarHandle(*slider, theme().px(shortestHandle));
            const bool upright = slider->orientation == Qt::Vertical;
            QRect page = slider->rect;
            switch (subControl) {
                case SC_ScrollBarSlider:
                    return handle;
                case SC_ScrollBarGroove:
                    return slider->rect;
                case SC_ScrollBarSubPage:
                    upright ? page.setBottom(handle.top() - 1) : page.setRight(handle.left() - 1);
                    return page;
                case SC_ScrollBarAddPage:
                    upright ? page.setTop(handle.bottom() + 1) : page.setLeft(handle.right() + 1);
                    return page;
                default:
                    return {};
            }
        }
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QIcon ThemeStyle::standardIcon(StandardPixmap pixmap, const QStyleOption* option, const QWidget* widget) const {
    switch (pixmap) {
        case SP_LineEditClearButton:
        case SP_TitleBarCloseButton:
            return makeIcon(theme_, Icon::Close, {Role::Text3, Role::Text3});
        case SP_MessageBoxWarning:
            return makeIcon(theme_, Icon::Warning, {Role::Warning, Role::Warning});
        case SP_MessageBoxCritical:
            return makeIcon(theme_, Icon::Error, {Role::Error, Role::Error});
        case SP_MessageBoxInformation:
            return makeIcon(theme_, Icon::Info, {Role::Accent, Role::Accent});
        case SP_MessageBoxQuestion:
            return makeIcon(theme_, Icon::Help, {Role::Accent, Role::Accent});
        default:
            return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const {
    switch (element) {
        case PE_PanelButtonCommand:
            return parts::paintPushButton(*painter, *option, widget, theme());
        case PE_PanelButtonTool:
            return parts::paintToolButton(*painter, *option, widget, theme());
        case PE_IndicatorCheckBox:
        case PE_IndicatorItemViewItemCheck:
            return parts::paintCheck(*painter, *option, theme());
        case PE_IndicatorRadioButton:
            return parts::paintRadio(*painter, *option, theme());
        case PE_PanelLineEdit: {
            const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            if (frame != nullptr && frame->lineWidth > 0) {
                parts::paintField(*painter, option->rect, *option, widget, theme());
            }
            return;
        }
        case PE_FrameLineEdit:
        case PE_FrameDefaultButton:
        case PE_FrameStatusBarItem:
            return;
        case PE_FrameFocusRect: {
            // Buttons and sliders get FocusRing, fields their border; rows of a view show it inside.
            if (qobject_cast<const QAbstractItemView*>(widget) == nullptr) return;
            const double thick = theme().metrics().focusRing;
            paintBox(*painter, option->rect, theme().metrics().radiusBar, {}, theme().color(Role::Accent), thick);
            return;
        }
        default:
            QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void ThemeStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const {
    if (element == CE_PushButtonLabel) {
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            QStyleOptionButton copy = *button;
            copy.palette.setColor(QPalette::ButtonText, parts::pushButtonText(*option, widget, theme()));
            return QProxyStyle::drawControl(element, &copy, painter, widget);
        }
    }
    if (element == CE_ToolButtonLabel) {
        const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        if (button != nullptr && option->state.testFlag(State_Enabled)) {
            const bool on = option->state.testFlag(State_On);
            const bool segment = widget != nullptr && widget->property(look::segment).toBool();
            QStyleOptionToolButton copy = *button;
            if (parts::isInRail(widget)) {
                copy.palette.setColor(QPalette::ButtonText, theme().color(on ? Role::Accent : Role::Text2));
                copy.font = theme().font(FontRole::Caption);
                if (on) copy.font.setWeight(QFont::DemiBold);
            } else if (segment) {
                copy.palette.setColor(QPalette::ButtonText, theme().color(on ? Role::Text : Role::Text2));
                if (on) copy.font.setWeight(QFont::DemiBold);
            }
            return QProxyStyle::drawControl(element, &copy, painter, widget);
        }
    }
    if (element == CE_ItemViewItem) {
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
            QStyleOptionViewItem copy = *item;
            copy.palette = rowPalette(copy.palette, theme());
            return QProxyStyle::drawControl(element, &copy, painter, widget);
        }
    }
    if (element == CE_FocusFrame) return parts::paintFocusFrame(*painter, option->rect, theme());
    if (element == CE_Splitter) return parts::paintSplitter(*painter, *option, theme());
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ThemeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                    const QWidget* widget) const {
    if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
        if (control == CC_Slider) {
            const QRect handle = subControlRect(CC_Slider, option, SC_SliderHandle, widget);
            return parts::paintSlider(*painter, *slider, handle, theme());
        }
        if (control == CC_ScrollBar) {
            const QRect handle = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
            return parts::paintScrollBar(*painter, *slider, handle, theme());
        }
    }
    if (control == CC_ComboBox) {
        parts::paintField(*painter, option->rect, *option, widget, theme());
        drawChevron(*painter, subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget), theme());
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

}  // namespace glassbox
