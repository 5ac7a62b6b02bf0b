#include "core/base/platform/directories.h"

#include <unistd.h>
#include <cstdlib>
#include <string>

namespace glassbox {

namespace fs = std::filesystem;

namespace {

std::string environmentValue(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

}  // namespace

fs::path userDataDirectory() {
    // The XDG rule: a relative path in the variable is invalid and ignored.
    if (const fs::path data = environmentValue("XDG_DATA_HOME"); data.is_absolute()) return data / "glassbox";
    const std::string home = environmentValue("HOME");
    return (home.empty() ? fs::temp_directory_path() : fs::path(home) / ".local" / "share") / "glassbox";
}

fs::path programPath() {
    std::error_code ignored;
    return fs::read_symlink("/proc/self/exe", ignored);
}

fs::path resourceDirectory() {
    if (const std::string chosen = environmentValue("GLASSBOX_RESOURCES"); !chosen.empty()) return chosen;
    std::error_code ignored;
    const fs::path installed = programPath().parent_path().parent_path() / "share" / "glassbox";
    if (fs::is_directory(installed, ignored)) return installed;
    return fs::path(GLASSBOX_SOURCE_RESOURCES);
}

}  // namespace glassbox
