#pragma once

#include "core/base/schema.h"
#include "core/data/dataset.h"

#include <filesystem>
#include <span>
#include <string_view>

namespace glassbox {

/// What a data set is read or made from.
struct DatasetRequest {
    std::filesystem::path folder;  ///< its folder; empty where it needs none
    const Settings& options;       ///< all of them, checked
};

/// A data set that the lab knows by name: a row of the catalog.
struct CatalogEntry {
    std::string_view name;
    std::string_view title;
    std::string_view help;  ///< one translatable sentence
    std::string_view origin, citation, licence;
    std::span<const std::string_view> folders;  ///< names its folder may have; empty: it needs none
    std::span<const std::string_view> files;    ///< published file names
    std::span<const SettingSchema> options;     ///< "data.options" of an experiment
    AxisKind kind = AxisKind::Image;
    std::string_view inputField = "image", targetField = "label";
    std::span<const std::string_view> classes;  ///< empty: real targets, or known only when it is read
    /// Shape of a sample with these options.
    Shape (*sampleShape)(const Settings& options) = nullptr;
    /// Reads or makes it; `description` has what the row says.
    Result<std::shared_ptr<const Dataset>> (*load)(const DatasetRequest& request, Dataset description) = nullptr;
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
/// The error that says that there is no such data set and which there are.
Error unknownDataset(std::string_view name);

/// All options of a data set: what is given, checked, and the defaults of the rest; errors stand at
/// "data.options.<key>".
Result<Settings> checkedOptions(const CatalogEntry& entry, const Settings& given);

/// Loads a data set from the first place that has its folder, or makes it; a broken folder is an error, never a reason
/// to go on.
Result<std::shared_ptr<const Dataset>> loadDataset(std::string_view name, const Settings& options,
                                                   const DataPlaces& places);
/// The folder in which it would be found (empty where it needs none), or the error that says where it was looked for
/// and how to get it.
Result<std::filesystem::path> locateDataset(std::string_view name, const DataPlaces& places);

}  // namespace glassbox
