#include "ui/theme/theme_style.h"

#include "ui/theme/icons.h"
#include "ui/theme/look_properties.h"
#include "ui/theme/painting.h"
#include "ui/theme/style_parts.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
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
constexpr double fieldPadding = 5;
constexpr double railButton = 54;

/// Colours of a selected row: soft ground and ordinary text instead of the filled accent.
QPalette rowPalette(QPalette palette, const Theme& theme) {
    for (const QPalette::ColorGroup group : {QPalette::Active, QPalette::Inactive}) {
        palette.setColor(group, QPalette::Highlight, theme.color(Role::AccentSoft));
        palette.setColor(group, QPalette::HighlightedText, theme.color(Role::Text));
    }
    return palette;
}

/// Colours and weight of a tool button's words in the rail and in a choice; nothing where the button is ordinary.
std::optional<QStyleOptionToolButton> labelOption(const QStyleOption* option, const QWidget* widget,
                                                  const Theme& theme) {
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    if (button == nullptr || !option->state.testFlag(QStyle::State_Enabled)) return std::nullopt;
    const bool on = option->state.testFlag(QStyle::State_On);
    QStyleOptionToolButton copy = *button;
    if (parts::isInRail(widget)) {
        copy.palette.setColor(QPalette::ButtonText, theme.color(on ? Role::Accent : Role::Text2));
        copy.font = theme.font(FontRole::Caption);
    } else if (widget != nullptr && widget->property(look::segment).toBool()) {
        copy.palette.setColor(QPalette::ButtonText, theme.color(on ? Role::Text : Role::Text2));
    } else {
        return std::nullopt;
    }
    if (on) copy.font.setWeight(QFont::DemiBold);
    return copy;
}

/// Part of a progress bar that is done, 0 to 1.
double doneOf(const QStyleOptionProgressBar& bar) {
    const double whole = static_cast<double>(bar.maximum) - bar.minimum;
    return whole > 0 ? (static_cast<double>(bar.progress) - bar.minimum) / whole : 0.0;
}

}  // namespace

ThemeStyle::ThemeStyle(std::shared_ptr<const Theme> theme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), theme_(std::move(theme)) {}

void ThemeStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    // Qt's style sheet layer computes the size of spin boxes without asking the style below it.
    if (qobject_cast<QAbstractSpinBox*>(widget) != nullptr) widget->setMinimumHeight(theme().metrics().field);
}

int ThemeStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    const std::optional<int> own = parts::ownMetric(metric, theme());
    return own ? *own : QProxyStyle::pixelMetric(metric, option, widget);
}

int ThemeStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* returnData) const {
    switch (hint) {
        case SH_EtchDisabledText:
        case SH_DitherDisabledText:
        case SH_ComboBox_Popup:
        case SH_FocusFrame_AboveWidget:
        case SH_DialogButtonBox_ButtonsHaveIcons:
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
            // 4 px more than Qt leaves between icon and words.
            return {size.width() + 2 * theme().px(buttonPadding) + m.space4,
                    std::max(size.height() + m.space8, m.control)};
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
            if (parts::isInRail(widget)) return {m.rail, theme().px(railButton)};
            return result.expandedTo(QSize(m.controlSmall, m.controlSmall));
        default:
            return result;
    }
}

QRect ThemeStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
    if (element != SE_LineEditContents || frame == nullptr || frame->lineWidth == 0) return rect;
    return rect.adjusted(theme().px(fieldPadding), 0, -theme().px(fieldPadding), 0);
}

QRect ThemeStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                                 const QWidget* widget) const {
    if (control == CC_ScrollBar) {
        const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (slider != nullptr) {
            const QRect handle = parts::scrollBarHandle(*slider, theme().px(parts::shortestScrollHandle));
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
    switch (element) {
        case CE_PushButtonLabel:
            if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
                return parts::paintPushButtonLabel(*painter, *button, widget, theme());
            }
            break;
        case CE_ToolButtonLabel:
            if (const auto label = labelOption(option, widget, theme())) {
                return QProxyStyle::drawControl(element, &*label, painter, widget);
            }
            break;
        case CE_ItemViewItem:
            if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
                QStyleOptionViewItem copy = *item;
                copy.palette = rowPalette(copy.palette, theme());
                return QProxyStyle::drawControl(element, &copy, painter, widget);
            }
            break;
        case CE_ProgressBarContents:
            if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
                return parts::paintProgress(*painter, *option, doneOf(*bar), theme());
            }
            break;
        case CE_ProgressBarGroove:
            return;
        case CE_FocusFrame:
            return parts::paintFocusFrame(*painter, option->rect, theme());
        case CE_Splitter:
            return parts::paintSplitter(*painter, *option, theme());
        default:
            break;
    }
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
        parts::paintChevron(*painter, subControlRect(control, option, SC_ComboBoxArrow, widget), false, theme());
        return;
    }
    if (control == CC_SpinBox) {
        parts::paintField(*painter, option->rect, *option, widget, theme());
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        if (spin == nullptr || spin->buttonSymbols == QAbstractSpinBox::NoButtons) return;
        parts::paintChevron(*painter, subControlRect(control, option, SC_SpinBoxUp, widget), true, theme());
        parts::paintChevron(*painter, subControlRect(control, option, SC_SpinBoxDown, widget), false, theme());
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

}  // namespace glassbox
