#pragma once

#include "core/data/dataset.h"

#include <filesystem>
#include <span>
#include <string_view>

namespace glassbox {

/// A data set that the lab knows by name.
struct CatalogEntry {
    std::string_view name;
    std::string_view title;
    std::string_view help;  ///< one translatable sentence
    std::string_view origin, citation, licence;
    std::span<const std::string_view> files;  ///< published file names
};

/// Where data sets are looked for: --data, $GLASSBOX_DATA, the user's data directory, resources/datasets, system
/// packages; in this order.
struct DataPlaces {
    std::vector<std::filesystem::path> folders;
    /// The standard places; `option` is --data, may be empty.
    static DataPlaces standard(const std::filesystem::path& option = {});
};

std::span<const CatalogEntry> catalog();
const CatalogEntry* findCatalogEntry(std::string_view name);

/// Loads a data set from the first place that has its folder; a broken folder is an error, never a reason to go on.
Result<std::shared_ptr<const Dataset>> loadDataset(std::string_view name, const DataPlaces& places);
/// The folder in which it would be found, or the error that says where it was looked for and how to get it.
Result<std::filesystem::path> locateDataset(std::string_view name, const DataPlaces& places);

}  // namespace glassbox
