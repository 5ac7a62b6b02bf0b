#pragma once

/// Dynamic properties by which a plain Qt widget asks the style for a look.
namespace glassbox::look {

inline constexpr char primary[] = "primary";  ///< QPushButton: the one that should be pressed
inline constexpr char segment[] = "segment";  ///< QToolButton: one segment of a choice
inline constexpr char rail[] = "rail";        ///< QToolBar: the rail; its buttons get the rail's look
inline constexpr char invalid[] = "invalid";  ///< QLineEdit, spin box, combo box: 2 px error border

}  // namespace glassbox::look
