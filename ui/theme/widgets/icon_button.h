#pragma once

#include "ui/theme/icons.h"

#include <QToolButton>

namespace glassbox {

class ThemeManager;

/// Square button with an icon only (undo, zoom, close): `name` is its accessible name and, with the shortcut, its tip.
class IconButton : public QToolButton {
    Q_OBJECT

public:
    IconButton(const ThemeManager& themes, Icon icon, const QString& name, QWidget* parent = nullptr);

    /// Changes the picture (play to pause).
    void setIconName(Icon icon);
    /// Changes the accessible name and the tip.
    void setName(const QString& name);
    /// With a hairline frame (on the canvas) or flat (in headers); framed at first.
    void setFramed(bool framed);

    QSize sizeHint() const override;

private:
    const ThemeManager& themes_;
    Icon icon_;
};

}  // namespace glassbox
