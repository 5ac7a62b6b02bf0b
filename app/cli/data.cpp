#include "app/cli/loading.h"
#include "app/cli/output.h"
#include "core/data/catalog.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace glassbox::cli {
namespace {

std::vector<std::int64_t> classCounts(const DataPart& part, std::size_t classes) {
    std::vector<std::int64_t> counts(classes, 0);
    for (std::int64_t i = 0; i < part.size() && classes > 0; ++i)
        ++counts[static_cast<std::size_t>(part.labels.at(i))];
    return counts;
}

nlohmann::ordered_json infoJson(const Dataset& dataset) {
    return {
        {"name", dataset.name},
        {"title", dataset.title},
        {"folder", dataset.folder},
        {"sample_shape", shapeJson(dataset.sampleShape)},
        {"classes", dataset.classes},
        {"training",
         {{"size", dataset.train.size()}, {"class_counts", classCounts(dataset.train, dataset.classes.size())}}},
        {"test", {{"size", dataset.test.size()}, {"class_counts", classCounts(dataset.test, dataset.classes.size())}}},
        {"origin", dataset.origin},
        {"citation", dataset.citation},
        {"licence", dataset.licence}};
}

void printInfo(const Dataset& dataset) {
    fmt::print("{}: {}\n  folder    {}\n  sample    {}\n  training  {}\n  test      {}\n", dataset.name, dataset.title,
               dataset.folder, dataset.sampleShape.toString(), grouped(dataset.train.size()),
               grouped(dataset.test.size()));
    const auto training = classCounts(dataset.train, dataset.classes.size());
    const auto test = classCounts(dataset.test, dataset.classes.size());
    fmt::print("  {:10} {:>9} {:>7}\n", "class", "training", "test");
    for (std::size_t i = 0; i < dataset.classes.size(); ++i)
        fmt::print("  {:10} {:>9} {:>7}\n", dataset.classes[i], grouped(training[i]), grouped(test[i]));
    fmt::print("  origin    {}\n  citation  {}\n  licence   {}\n", dataset.origin, dataset.citation, dataset.licence);
}

}  // namespace

int runDataList(const Common& options) {
    const auto places = placesOf(options.data);
    if (!places) return refuse(places.error(), options.json);
    nlohmann::ordered_json document = nlohmann::ordered_json::array();
    for (const CatalogEntry& entry : catalog()) {
        const auto found = locateDataset(entry.name, *places);
        const std::string folder = found ? found->string() : std::string();
        document.push_back({{"name", entry.name}, {"title", entry.title}, {"here", found.ok()}, {"folder", folder}});
        if (!options.json) fmt::print("{:10} {:30} {}\n", entry.name, entry.title, found ? folder : "not here");
    }
    if (options.json) printJson(document);
    return Done;
}

int runDataInfo(const DataOptions& options) {
    const auto places = placesOf(options.data);
    if (!places) return refuse(places.error(), options.json);
    const auto dataset = loadDataset(options.name, {}, *places);
    if (!dataset) return refuse(dataset.error(), options.json);
    if (options.json)
        printJson(infoJson(**dataset));
    else
        printInfo(**dataset);
    return Done;
}

}  // namespace glassbox::cli
