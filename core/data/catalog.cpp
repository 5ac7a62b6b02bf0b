#include "core/data/catalog.h"

#include "core/base/platform/directories.h"
#include "core/data/idx_dataset.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace glassbox {

namespace fs = std::filesystem;

namespace {

using Loader = Result<std::shared_ptr<const Dataset>> (*)(const fs::path& folder, Dataset description);

/// A data set and how its folder is read.
struct CatalogRow {
    CatalogEntry entry;
    std::span<const std::string_view> classes;
    Loader load;
};

constexpr std::array<std::string_view, 4> mnistFiles{"train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz",
                                                     "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"};
constexpr std::array<std::string_view, 10> digits{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};

constexpr std::array catalogRows{CatalogRow{
    {"mnist", translatable("core", "MNIST handwritten digits"),
     translatable("core", "70,000 grey pictures of 28 by 28 of the digits 0 to 9, written by hand."),
     "Yann LeCun, Corinna Cortes, Christopher J.C. Burges: The MNIST database of handwritten digits (NIST special "
     "databases 1 and 3)",
     "Y. LeCun, L. Bottou, Y. Bengio, P. Haffner: Gradient-based learning applied to document recognition. "
     "Proceedings of the IEEE 86(11), 2278-2324, 1998",
     "CC BY-SA 3.0", mnistFiles},
    digits,
    &loadIdxDataset}};

constexpr auto catalogEntries = [] {
    std::array<CatalogEntry, catalogRows.size()> entries{};
    for (std::size_t i = 0; i < entries.size(); ++i)
        entries[i] = catalogRows[i].entry;
    return entries;
}();

Error unknownDataset(std::string_view name) {
    std::string known;
    for (const CatalogEntry& entry : catalog())
        known += (known.empty() ? "" : ", ") + std::string(entry.name);
    return makeError("data.unknown", translatable("core", "There is no data set called \"{name}\""),
                     {{"name", std::string(name)}, {"known", known}},
                     translatable("core", "Known data sets: {known}."));
}

Dataset describe(const CatalogRow& row) {
    Dataset dataset;
    dataset.name = row.entry.name;
    dataset.title = row.entry.title;
    dataset.classes.assign(row.classes.begin(), row.classes.end());
    dataset.origin = row.entry.origin;
    dataset.citation = row.entry.citation;
    dataset.licence = row.entry.licence;
    return dataset;
}

}  // namespace

DataPlaces DataPlaces::standard(const fs::path& option) {
    DataPlaces places;
    const auto add = [&places](const fs::path& folder) {
        if (folder.empty() || std::ranges::find(places.folders, folder) != places.folders.end()) return;
        places.folders.push_back(folder);
    };
    add(option);
    if (const char* chosen = std::getenv("GLASSBOX_DATA")) add(chosen);
    add(userDataDirectory());
    add(resourceDirectory() / "datasets");
    std::error_code ignored;
    add(fs::current_path(ignored) / "resources" / "datasets");
    add("/usr/share/datasets");  // Debian's dataset packages
    return places;
}

std::span<const CatalogEntry> catalog() {
    return catalogEntries;
}

const CatalogEntry* findCatalogEntry(std::string_view name) {
    const auto found = std::ranges::find(catalogEntries, name, &CatalogEntry::name);
    return found == catalogEntries.end() ? nullptr : &*found;
}

Result<fs::path> locateDataset(std::string_view name, const DataPlaces& places) {
    const CatalogEntry* entry = findCatalogEntry(name);
    if (!entry) return unknownDataset(name);
    std::string looked, files;
    for (const fs::path& place : places.folders) {
        std::error_code ignored;
        if (const fs::path folder = place / name; fs::is_directory(folder, ignored)) return folder;
        looked += (looked.empty() ? "" : ", ") + place.string();
    }
    for (const std::string_view file : entry->files)
        files += (files.empty() ? "" : ", ") + std::string(file);
    return makeError("data.missing",
                     translatable("core", "The data set \"{name}\" is in none of the places looked at: {places}"),
                     {{"name", std::string(name)}, {"places", looked}, {"files", files}},
                     translatable("core",
                                  "Make a folder \"{name}\" in one of them and put the published files into it "
                                  "({files}), or give the folder that holds it with --data or $GLASSBOX_DATA."));
}

Result<std::shared_ptr<const Dataset>> loadDataset(std::string_view name, const DataPlaces& places) {
    const Result<fs::path> folder = locateDataset(name, places);
    if (!folder) return folder.error();
    const auto row = std::ranges::find(catalogRows, name, [](const CatalogRow& each) { return each.entry.name; });
    return row->load(*folder, describe(*row));
}

}  // namespace glassbox
