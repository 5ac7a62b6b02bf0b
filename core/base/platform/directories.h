#pragma once

#include <filesystem>

namespace glassbox {

/// Where this user's data sets, profile and projects live (XDG base directories: $XDG_DATA_HOME/glassbox, else
/// ~/.local/share/glassbox); may not exist yet.
std::filesystem::path userDataDirectory();

/// Where presets, data sets and icons of the program are: $GLASSBOX_RESOURCES, else ../share/glassbox beside the
/// program's folder where it is installed, else the source tree's resources/.
std::filesystem::path resourceDirectory();

/// The running program's file.
std::filesystem::path programPath();

}  // namespace glassbox
