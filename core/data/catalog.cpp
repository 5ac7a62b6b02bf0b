#include "core/data/catalog.h"

#include "core/base/platform/directories.h"
#include "core/base/shortened.h"
#include "core/data/dataset_rows.h"

#include <algorithm>
#include <cstdlib>

namespace glassbox {

namespace fs = std::filesystem;

namespace {

std::vector<CatalogEntry> allRows() {
    std::vector<CatalogEntry> rows;
    for (const std::span<const CatalogEntry> family :
         {pictureSets(), textSets(), gateSets(), pointSets(), curveSets(), sequenceSets()})
        rows.insert(rows.end(), family.begin(), family.end());
    return rows;
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
    static const std::vector<CatalogEntry> rows = allRows();
    return rows;
}

const CatalogEntry* findCatalogEntry(std::string_view name) {
    const auto found = std::ranges::find(catalog(), name, &CatalogEntry::name);
    return found == catalog().end() ? nullptr : &*found;
}

Error unknownDataset(std::string_view name) {
    std::string known;
    for (const CatalogEntry& entry : catalog())
        known += (known.empty() ? "" : ", ") + std::string(entry.name);
    return makeError("data.unknown", translatable("core", "There is no data set called \"{name}\""),
                     {{"name", shortened(std::string(name))}, {"known", known}},
                     translatable("core", "Known data sets: {known}."));
}

Dataset describe(const CatalogEntry& entry) {
    Dataset dataset;
    dataset.name = entry.name;
    dataset.title = entry.title;
    dataset.kind = entry.kind;
    dataset.inputField = entry.inputField;
    dataset.targetField = entry.targetField;
    dataset.classes.assign(entry.classes.begin(), entry.classes.end());
    dataset.origin = entry.origin;
    dataset.citation = entry.citation;
    dataset.licence = entry.licence;
    return dataset;
}

Result<Settings> checkedOptions(const CatalogEntry& entry, const Settings& given) {
    constexpr const char* place = "data.options.";
    for (const auto& [key, value] : given.entries())
        if (!findSetting(entry.options, key))
            return makeError("data.unknown_option", translatable("core", "The data set {name} has no option {key}"),
                             {{"name", std::string(entry.name)}, {"key", shortened(key)}}, "", place + shortened(key));
    Settings options = Settings::defaults(entry.options);
    for (const SettingSchema& row : entry.options) {
        const Setting* setting = given.find(row.key);
        const std::string where = place + std::string(row.key);
        if (!setting && row.required)
            return makeError("data.missing_option", translatable("core", "The data set {name} needs the option {key}"),
                             {{"name", std::string(entry.name)}, {"key", std::string(row.key)}}, "", where);
        if (!setting) continue;
        Result<Setting> checked = checkSetting(row, *setting);
        if (!checked) return checked.error().at(where);
        options.set(row.key, std::move(*checked));
    }
    return options;
}

Result<fs::path> locateDataset(std::string_view name, const DataPlaces& places) {
    const CatalogEntry* entry = findCatalogEntry(name);
    if (!entry) return unknownDataset(name);
    if (entry->folders.empty()) return fs::path();
    std::string looked, files;
    for (const fs::path& place : places.folders) {
        std::error_code ignored;
        for (const std::string_view each : entry->folders)
            if (const fs::path folder = place / each; fs::is_directory(folder, ignored)) return folder;
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

Result<std::shared_ptr<const Dataset>> loadDataset(std::string_view name, const Settings& options,
                                                   const DataPlaces& places) {
    const Result<fs::path> folder = locateDataset(name, places);
    if (!folder) return folder.error();
    const CatalogEntry& entry = *findCatalogEntry(name);
    const Result<Settings> checked = checkedOptions(entry, options);
    if (!checked) return checked.error();
    return entry.load({*folder, *checked}, describe(entry));
}

}  // namespace glassbox
