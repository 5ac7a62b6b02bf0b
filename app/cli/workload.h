#pragma once

#include "app/cli/loading.h"

#include <string>

namespace glassbox::cli {

/// A preset with its data, or with random pictures where its pictures are not here; `data` is --data.
Result<Loaded> loadWorkload(const std::string& name, const std::string& data);

}  // namespace glassbox::cli
