#include "core/explain/worksheet.h"
#include "app/cli/loading.h"
#include "app/cli/output.h"
#include "core/base/platform/file.h"
#include "core/train/trainer.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>

namespace glassbox::cli {
namespace {

using Weights = std::vector<std::pair<std::string, Tensor>>;

constexpr std::array<const char*, 5> partNames{"given", "forward", "loss", "backward", "update"};

/// The weights of the file, or without one those that training would start from.
Result<Weights> weightsFor(const Loaded& loaded, const std::string& file) {
    if (!file.empty()) return readSafetensors(file);
    TrainerOptions options;
    options.threads = 1;
    const auto trainer = Trainer::make(loaded.experiment, loaded.dataset, options);
    if (!trainer) return trainer.error();
    return nextMoment(**trainer).weights;
}

nlohmann::ordered_json lineJson(const WorksheetLine& line) {
    nlohmann::ordered_json document{{"name", line.name}, {"value", line.value}, {"shown", line.shown}};
    if (line.number > 0) document["number"] = line.number;
    if (line.symbols.empty()) return document;
    document["symbols"] = line.symbols;
    document["numbers"] = line.numbers;
    return document;
}

nlohmann::ordered_json sheetJson(const Worksheet& sheet) {
    nlohmann::ordered_json document{{"experiment", sheet.experiment},
                                    {"part", sheet.part},
                                    {"sample", sheet.sample},
                                    {"optimizer", sheet.optimizer},
                                    {"learning_rate", sheet.learningRate},
                                    {"count", sheet.count()}};
    document["steps"] = nlohmann::ordered_json::array();
    for (const WorksheetStep& step : sheet.steps) {
        nlohmann::ordered_json lines = nlohmann::ordered_json::array();
        for (const WorksheetLine& line : step.lines)
            lines.push_back(lineJson(line));
        document["steps"].push_back({{"part", partNames.at(static_cast<std::size_t>(step.part))},
                                     {"block", step.block},
                                     {"op", step.op},
                                     {"formula", step.formula},
                                     {"lines", std::move(lines)}});
    }
    return document;
}

Result<Worksheet> makeSheet(const WorksheetOptions& options) {
    auto loaded = loadExperimentAndData(options.file, options.data);
    if (!loaded) return loaded.error();
    auto weights = weightsFor(*loaded, options.weights);
    if (!weights) return weights.error();
    ThreadPool pool(1);
    const auto data = prepareData(loaded->experiment, loaded->dataset);
    auto sheet =
        makeWorksheet(momentOf(loaded->experiment, data, std::move(*weights), options.part, {options.sample}), pool);
    if (!sheet && !options.weights.empty()) return withWeights(sheet.error(), options.weights);
    return sheet;
}

}  // namespace

int runWorksheet(const WorksheetOptions& options) {
    if (!options.output.empty())
        if (const auto writable = checkWritable(options.output); !writable)
            return refuse(writable.error(), options.json);
    const auto sheet = makeSheet(options);
    if (!sheet) return refuse(sheet.error(), options.json);
    const std::string text = worksheetText(*sheet);
    if (!options.output.empty()) {
        if (const auto written = writeFile(options.output, text); !written)
            return refuse(written.error(), options.json);
    }
    if (options.json)
        printJson(sheetJson(*sheet));
    else if (options.output.empty())
        fmt::print("{}", text);
    else
        fmt::print(stderr, "{} numbers in {}\n", sheet->count(), options.output);
    return Done;
}

}  // namespace glassbox::cli
