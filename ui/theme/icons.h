#pragma once

#include "ui/theme/roles.h"

#include <QIcon>
#include <QString>

#include <memory>

namespace glassbox {

class Theme;

/// Glassbox's own icons: 20 px grid, 1.5 px stroke, round ends.
enum class Icon {
    Logo,
    Start,
    Network,
    Microscope,
    Data,
    Runs,
    Evaluate,
    Lessons,
    Present,
    Settings,
    Play,
    Pause,
    Step,
    StepBack,
    Restart,
    Search,
    Undo,
    Redo,
    Fit,
    Tidy,
    ZoomIn,
    ZoomOut,
    Plus,
    Minus,
    Close,
    Folder,
    OpenFile,
    Save,
    Export,
    Trash,
    Duplicate,
    Copy,
    Paste,
    Lock,
    Warning,
    Error,
    Check,
    ChevronDown,
    ChevronRight,
    Eraser,
    Globe,
    Sun,
    Moon,
    Help,
    Info,
    More,
    Pen,
    List
};
inline constexpr int iconCount = static_cast<int>(Icon::List) + 1;

/// Name of the icon's file without ".svg" ("chevron-down").
QString iconName(Icon icon);

/// Roles that tint an icon; a disabled icon is Text3 at 60 %.
struct IconTint {
    Role normal = Role::Text2;
    Role on = Role::Accent;  ///< when its button is checked
};

/// Icon that is drawn for every scale and takes its colours from `theme` at each painting, so that it follows a live
/// switch; `theme` is the cell that ThemeManager keeps current.
QIcon makeIcon(std::shared_ptr<const Theme> theme, Icon icon, IconTint tint = {});

/// The picture of an icon at `size` px for painters; `pixelRatio` physical pixels a px.
QPixmap iconPixmap(const Theme& theme, Icon icon, Role tint, int size, double pixelRatio = 1.0);

}  // namespace glassbox
