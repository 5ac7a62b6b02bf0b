#pragma once

#include "tests/architecture/source.h"

#include <string>
#include <vector>

namespace glassbox::architecture {

/// A line that breaks a rule: "path:line: what".
using Violations = std::vector<std::string>;

/// Folders of core, ui and app include only what lies below them (DESIGN §2).
Violations includeDirections(const std::vector<Source>& sources);

/// Quoted includes are full paths from the root; headers say #pragma once, hold no json.hpp and no umbrella Qt header.
Violations includeStyle(const std::vector<Source>& sources, const std::filesystem::path& root);

/// No Qt in core and in the command line; oneDNN and OpenMP only behind gemm.h and conv.h; POSIX only in base/platform.
Violations confinedLibraries(const std::vector<Source>& sources);

/// At most 500 lines a file and 60 a function.
Violations sizes(const std::vector<Source>& sources);

/// No marks of unfinished work, no macros beyond the assert and those of instruction sets, no util or common folder.
Violations finishedWork(const std::vector<Source>& sources);

/// Only ui/theme names colours.
Violations colours(const std::vector<Source>& sources);

}  // namespace glassbox::architecture
