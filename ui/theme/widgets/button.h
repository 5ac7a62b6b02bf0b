#pragma once

#include "ui/theme/icons.h"

#include <QPushButton>

#include <optional>

namespace glassbox {

class ThemeManager;

/// How much a button asks to be pressed: one Primary in the run bar, at most one more where the next step is.
enum class ButtonKind { Primary, Normal, Flat };

/// Height of a control: 26, 32 or 40 px at 100 %.
enum class ControlSize { Small, Normal, Large };

/// Push button of the look; the accessible name is its text, or `setAccessibleName` where it has only an icon.
class Button : public QPushButton {
    Q_OBJECT

public:
    Button(const ThemeManager& themes, const QString& text, ButtonKind kind = ButtonKind::Normal,
           ControlSize size = ControlSize::Normal, QWidget* parent = nullptr);

    /// Gives the button an icon in the colour of its text.
    void setIconName(Icon icon);
    /// Changes kind and colours (Verify becomes Verified).
    void setKind(ButtonKind kind);
    ButtonKind kind() const { return kind_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    void updateLook();

    const ThemeManager& themes_;
    ButtonKind kind_;
    ControlSize size_;
    std::optional<Icon> icon_;
};

}  // namespace glassbox
