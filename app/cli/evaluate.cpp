#include "app/cli/loading.h"
#include "app/cli/metrics_text.h"
#include "app/cli/output.h"
#include "core/evaluate/evaluation_report.h"
#include "core/train/trainer.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace glassbox::cli {
namespace {

std::int64_t lastAxis(const Shape& shape) {
    return shape[shape.rank() - 1];
}

Error emptyPart(const std::string& part) {
    return makeError("evaluate.empty_part", translatable("core", "the {part} part has no samples"), {{"part", part}},
                     translatable("core", "Give data.split.validation a share above 0, or evaluate another part."));
}

/// Names of the classes that the answers may be; a network may answer with more classes than the data set has.
std::vector<std::string> classNames(const Trainer& trainer, const Evaluation& result) {
    std::vector<std::string> names = trainer.dataset().classes;
    std::int64_t most = 2;  // a decision
    for (const auto* answers : {&result.predictions, &result.truth})
        for (const std::int32_t answer : *answers)
            most = std::max<std::int64_t>(most, answer + 1);
    for (const auto& [block, logits] : trainer.lowered().logits)
        if (trainer.lowered().tasks.at(block) == "classification")
            most = std::max(most, lastAxis(trainer.lowered().graph->value(logits).type.shape));
    while (std::ssize(names) < most)
        names.push_back("#" + std::to_string(names.size()));
    return names;
}

/// A class's name on one line: the newline of a text stands as \n.
std::string shownName(const std::string& name) {
    return name == "\n" ? "\\n" : name == " " ? "space" : name;
}

void printConfusion(const std::vector<std::string>& names, const ClassificationReport& report) {
    constexpr std::size_t mostClasses = 20;  // more don't fit a terminal
    if (names.size() > mostClasses) {
        fmt::print("\nthe confusion matrix of {} classes: --json\n", names.size());
        return;
    }
    fmt::print("\nconfusion matrix (row: truth, column: prediction)\n{:6}", "");
    for (const std::string& name : names)
        fmt::print("{:>6.5}", shownName(name));
    fmt::print("\n");
    for (std::size_t row = 0; row < report.confusion.size(); ++row) {
        fmt::print("{:<6.5}", shownName(names[row]));
        for (const std::int64_t count : report.confusion[row])
            fmt::print("{:>6}", count);
        fmt::print("\n");
    }
}

/// A line an output where there are several.
void printOutputs(const Evaluation& result) {
    if (result.heads.size() < 2) return;
    for (const HeadEvaluation& head : result.heads)
        fmt::print("  {}: {}\n", head.block, metricsText({head.loss, head.accuracy, {head}}));
}

void printMetrics(const Evaluation& result, const EvaluateOptions& options) {
    const PartMetrics metrics{result.loss, result.accuracy, result.heads};
    if (options.json) {
        nlohmann::ordered_json document{{"part", options.part}, {"samples", result.count}};
        addMetrics(document, "", metrics);
        printJson(document);
        return;
    }
    fmt::print("{} part: {} samples  {}\n", options.part, grouped(result.count), metricsText(metrics));
    printOutputs(result);
}

void printReport(const std::vector<std::string>& names, const Evaluation& result, const ClassificationReport& report,
                 const std::string& part) {
    fmt::print("{} part: {} samples  {}  (95 % interval {:.2f} to {:.2f} %)\n", part, grouped(result.count),
               metricsText({result.loss, report.accuracy, result.heads}), 100 * report.low, 100 * report.high);
    printOutputs(result);
    fmt::print("\n");
    fmt::print("{:12} {:>9} {:>9} {:>9} {:>9}\n", "class", "precision", "recall", "F1", "samples");
    for (std::size_t i = 0; i < report.classes.size(); ++i) {
        const ClassScore& score = report.classes[i];
        fmt::print("{:12} {:>9.4f} {:>9.4f} {:>9.4f} {:>9}\n", shownName(names[i]), score.precision, score.recall,
                   score.f1, grouped(score.support));
    }
    printConfusion(names, report);
}

nlohmann::ordered_json reportJson(const std::vector<std::string>& names, const Evaluation& result,
                                  const ClassificationReport& report, const std::string& part) {
    nlohmann::ordered_json document{{"part", part}, {"samples", result.count}};
    addMetrics(document, "", {result.loss, report.accuracy, result.heads});
    document["accuracy_interval_95"] = {report.low, report.high};
    for (std::size_t i = 0; i < report.classes.size(); ++i) {
        const ClassScore& score = report.classes[i];
        document["classes"].push_back({{"name", names[i]},
                                       {"precision", score.precision},
                                       {"recall", score.recall},
                                       {"f1", score.f1},
                                       {"support", score.support}});
    }
    document["confusion"] = report.confusion;
    return document;
}

}  // namespace

int runEvaluate(const EvaluateOptions& options) {
    auto loaded = loadExperimentAndData(options.file, options.data);
    if (!loaded) return refuse(loaded.error(), options.json);
    auto weights = loadWeights(options.weights);
    if (!weights) return refuse(weights.error(), options.json);
    TrainerOptions trainerOptions;
    trainerOptions.threads = options.threads;
    trainerOptions.initial = std::move(*weights);
    auto trainer = Trainer::make(loaded->experiment, loaded->dataset, trainerOptions);
    if (!trainer) return refuse(withWeights(trainer.error(), options.weights), options.json);
    const auto result = (*trainer)->evaluate(options.part);
    if (!result) return refuse(result.error(), options.json);
    if (result->count == 0) return refuse(emptyPart(options.part), options.json);
    if (result->predictions.empty()) {  // a regression, or several decisions at once
        printMetrics(*result, options);
        return Done;
    }
    const std::vector<std::string> names = classNames(**trainer, *result);
    const auto report = classificationReport(result->truth, result->predictions, static_cast<int>(names.size()));
    if (options.json)
        printJson(reportJson(names, *result, report, options.part));
    else
        printReport(names, *result, report, options.part);
    return Done;
}

}  // namespace glassbox::cli
