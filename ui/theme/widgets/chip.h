#pragma once

#include "ui/theme/roles.h"

#include <QAbstractButton>

#include <optional>

namespace glassbox {

class ThemeManager;

/// Small framed value that can be pressed. Pill: words and a menu ("showing picture 18"). Number: mono bold in a 1.5 px
/// frame of a direction's colour ("z[5, 18, 22] = 7.6391"). Dotted: any other number that can be unfolded.
class Chip : public QAbstractButton {
    Q_OBJECT

public:
    enum class Kind { Pill, Number, Dotted };

    Chip(const ThemeManager& themes, const QString& text, Kind kind = Kind::Pill, Role role = Role::Border,
         QWidget* parent = nullptr);

    /// Direction of a number: Forward or Backward; for a pill the colour of its frame.
    void setRole(Role role);
    /// Fills the pill with a soft ground (ForwardSoft, BackwardSoft).
    void setGround(Role role);
    /// Draws the arrow of a menu at the right end.
    void setMenuArrow(bool shown);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    FontRole fontRole() const;

    const ThemeManager& themes_;
    Kind kind_;
    Role role_;
    std::optional<Role> ground_;
    bool menuArrow_ = false;
};

}  // namespace glassbox
