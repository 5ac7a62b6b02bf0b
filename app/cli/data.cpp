#include "app/cli/loading.h"
#include "app/cli/output.h"
#include "core/data/catalog.h"
#include "core/interop/npy.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <utility>

namespace glassbox::cli {
namespace {

/// How often each class or token is an answer.
std::vector<std::int64_t> classCounts(const DataPart& part, std::size_t classes) {
    std::vector<std::int64_t> counts(classes, 0);
    for (std::int64_t i = 0; i < part.labels.elements() && classes > 0; ++i)
        ++counts[static_cast<std::size_t>(part.labels.at(i))];
    return counts;
}

std::string_view kindName(AxisKind kind) {
    if (kind == AxisKind::Image) return "image";
    if (kind == AxisKind::Tokens) return "tokens";
    return kind == AxisKind::Sequence ? "sequence" : "vector";
}

nlohmann::ordered_json partJson(const DataPart& part, std::size_t classes) {
    nlohmann::ordered_json document{{"size", part.size()}};
    if (classes > 0) document["class_counts"] = classCounts(part, classes);
    return document;
}

nlohmann::ordered_json infoJson(const Dataset& dataset, const Settings& options) {
    nlohmann::ordered_json document{{"name", dataset.name},
                                    {"title", dataset.title},
                                    {"folder", dataset.folder},
                                    {"kind", kindName(dataset.kind)},
                                    {"sample_shape", shapeJson(dataset.sampleShape)},
                                    {"input", dataset.inputField},
                                    {"target", dataset.targetField},
                                    {"classes", dataset.classes},
                                    {"training", partJson(dataset.train, dataset.classes.size())},
                                    {"test", partJson(dataset.test, dataset.classes.size())},
                                    {"origin", dataset.origin},
                                    {"citation", dataset.citation},
                                    {"licence", dataset.licence}};
    document["options"] = nlohmann::ordered_json::object();
    for (const auto& [key, value] : options.entries())
        std::visit([&, name = key](const auto& held) { document["options"][name] = held; }, value);
    document["remarks"] = nlohmann::ordered_json::array();
    for (const Error& remark : dataset.remarks)
        document["remarks"].push_back(remark.message());
    return document;
}

/// A class a line; what a text is written with, in one line.
void printClasses(const Dataset& dataset) {
    if (dataset.classes.empty()) return;
    if (dataset.kind == AxisKind::Tokens) {
        std::string all;
        for (const std::string& character : dataset.classes)
            all += character == "\n" ? std::string("\\n") : character;
        fmt::print("  {:9} {}: {}\n", "tokens", dataset.classes.size(), all);
        return;
    }
    const auto training = classCounts(dataset.train, dataset.classes.size());
    const auto test = classCounts(dataset.test, dataset.classes.size());
    fmt::print("  {:10} {:>9} {:>7}\n", "class", "training", "test");
    for (std::size_t i = 0; i < dataset.classes.size(); ++i)
        fmt::print("  {:10} {:>9} {:>7}\n", dataset.classes[i], grouped(training[i]), grouped(test[i]));
}

void printInfo(const Dataset& dataset, const CatalogEntry& entry, const Settings& options) {
    fmt::print("{}: {}\n  folder    {}\n  sample    {} {}, field \"{}\"\n  answer    field \"{}\"\n", dataset.name,
               dataset.title, dataset.folder.empty() ? "none: it is made when it is used" : dataset.folder,
               kindName(dataset.kind), dataset.sampleShape.toString(), dataset.inputField, dataset.targetField);
    fmt::print("  training  {}\n  test      {}\n", grouped(dataset.train.size()), grouped(dataset.test.size()));
    for (const Error& remark : dataset.remarks)
        fmt::print("  remark    {}\n", remark.toString());
    printClasses(dataset);
    for (const SettingSchema& option : entry.options)
        fmt::print("  option    {:10} {}. {}\n", option.key, toString(*options.find(option.key)), option.help);
    fmt::print("  origin    {}\n  citation  {}\n  licence   {}\n", dataset.origin, dataset.citation, dataset.licence);
}

/// A number where the option wants one, else the text as it is; checkedOptions says what is wrong with it.
Setting settingOf(const SettingSchema& schema, const std::string& text) {
    const char* end = text.data() + text.size();
    const auto reads = [&text, end](auto& number) {
        const auto [stop, problem] = std::from_chars(text.data(), end, number);
        return stop == end && problem == std::errc();
    };
    std::int64_t whole = 0;
    double real = 0;
    if (schema.kind == SettingKind::Integer && reads(whole)) return whole;
    if (schema.kind == SettingKind::Real && reads(real)) return real;
    return text;
}

/// All options of a set, from "key=value" words.
Result<Settings> optionsOf(const CatalogEntry& entry, const std::vector<std::string>& words) {
    Settings given;
    for (const std::string& word : words) {
        const std::size_t sign = std::min(word.find('='), word.size());
        const std::string key = word.substr(0, sign), value = sign < word.size() ? word.substr(sign + 1) : "";
        const SettingSchema* schema = findSetting(entry.options, key);
        given.set(key, schema ? settingOf(*schema, value) : Setting(value));
    }
    return checkedOptions(entry, given);
}

/// The data set that the options name.
struct Found {
    const CatalogEntry* entry = nullptr;
    Settings settings;
    std::shared_ptr<const Dataset> dataset;
};

Result<Found> find(const DataOptions& options) {
    const auto places = placesOf(options.data);
    if (!places) return places.error();
    const CatalogEntry* entry = findCatalogEntry(options.name);
    if (!entry) return unknownDataset(options.name);
    auto settings = optionsOf(*entry, options.options);
    if (!settings) return settings.error();
    auto dataset = loadDataset(options.name, *settings, *places);
    if (!dataset) return dataset.error();
    return Found{entry, std::move(*settings), std::move(*dataset)};
}

}  // namespace

int runDataList(const Common& options) {
    const auto places = placesOf(options.data);
    if (!places) return refuse(places.error(), options.json);
    nlohmann::ordered_json document = nlohmann::ordered_json::array();
    for (const CatalogEntry& entry : catalog()) {
        const auto found = locateDataset(entry.name, *places);
        const std::string folder = found ? found->string() : std::string();
        document.push_back({{"name", entry.name},
                            {"title", entry.title},
                            {"kind", kindName(entry.kind)},
                            {"here", found.ok()},
                            {"folder", folder}});
        const std::string where = !found ? "not here" : folder.empty() ? "made when it is used" : folder;
        if (!options.json) fmt::print("{:15} {:26} {}\n", entry.name, entry.title, where);
    }
    if (options.json) printJson(document);
    return Done;
}

int runDataInfo(const DataOptions& options) {
    const auto found = find(options);
    if (!found) return refuse(found.error(), options.json);
    if (options.json)
        printJson(infoJson(*found->dataset, found->settings));
    else
        printInfo(*found->dataset, *found->entry, found->settings);
    return Done;
}

int runDataSave(const DataOptions& options) {
    const auto found = find(options);
    if (!found) return refuse(found.error(), options.json);
    const std::filesystem::path folder(options.output);
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed)
        return refuse(makeError("output.folder", translatable("core", "the folder {path} can't be made: {reason}"),
                                {{"path", folder.string()}, {"reason", failed.message()}}),
                      options.json);
    nlohmann::ordered_json written = nlohmann::ordered_json::array();
    for (const auto& [part, name] : {std::pair{&found->dataset->train, "train"}, {&found->dataset->test, "test"}})
        for (const auto& [tensor, kind] : {std::pair{&part->samples, "samples"}, {&part->labels, "targets"}}) {
            const std::filesystem::path file = folder / fmt::format("{}_{}.npy", name, kind);
            if (const auto saved = writeNpy(file, *tensor); !saved) return refuse(saved.error(), options.json);
            written.push_back({{"file", file.string()}, {"shape", shapeJson(tensor->shape())}});
            if (!options.json) fmt::print("{}  {}\n", file.string(), tensor->shape().toString());
        }
    if (options.json) printJson(written);
    return Done;
}

}  // namespace glassbox::cli
