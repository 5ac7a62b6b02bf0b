#pragma once

#include "core/data/dataset.h"

#include <filesystem>
#include <memory>

namespace glassbox {

/// Reads a folder of the four IDX files that MNIST and its relatives are published as (gz or plain), two at a time.
/// `description` has the name, classes and origin. Errors name the file: missing, broken, counts or picture sizes that
/// don't fit each other, a label that is no class.
Result<std::shared_ptr<const Dataset>> loadIdxDataset(const std::filesystem::path& folder, Dataset description);

}  // namespace glassbox
