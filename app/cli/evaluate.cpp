#include "app/cli/loading.h"
#include "app/cli/output.h"
#include "core/evaluate/evaluation_report.h"
#include "core/train/trainer.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace glassbox::cli {
namespace {

/// True labels of a part, in its order.
std::vector<std::int32_t> truthOf(const Trainer& trainer, const std::string& part) {
    const Dataset& dataset = trainer.dataset();
    std::vector<std::int32_t> truth;
    if (part == "test") {
        for (std::int64_t i = 0; i < dataset.test.size(); ++i)
            truth.push_back(static_cast<std::int32_t>(dataset.test.labels.at(i)));
        return truth;
    }
    const Split& split = trainer.split();
    for (const std::int64_t index : part == "validation" ? split.validation : split.training)
        truth.push_back(static_cast<std::int32_t>(dataset.train.labels.at(index)));
    return truth;
}

Error emptyPart(const std::string& part) {
    return makeError("evaluate.empty_part", translatable("core", "the {part} part has no samples"), {{"part", part}},
                     translatable("core", "Give data.split.validation a share above 0, or evaluate another part."));
}

/// Names of the classes; a network may answer with more classes than the data set has.
std::vector<std::string> classNames(const Trainer& trainer) {
    std::vector<std::string> names = trainer.dataset().classes;
    for (const auto& [block, logits] : trainer.lowered().logits) {
        const std::int64_t outputs = trainer.lowered().graph->value(logits).type.shape.elements();
        while (std::ssize(names) < outputs)
            names.push_back("#" + std::to_string(names.size()));
    }
    return names;
}

void printConfusion(const std::vector<std::string>& names, const ClassificationReport& report) {
    fmt::print("\nconfusion matrix (row: truth, column: prediction)\n{:6}", "");
    for (const std::string& name : names)
        fmt::print("{:>6.5}", name);
    fmt::print("\n");
    for (std::size_t row = 0; row < report.confusion.size(); ++row) {
        fmt::print("{:<6.5}", names[row]);
        for (const std::int64_t count : report.confusion[row])
            fmt::print("{:>6}", count);
        fmt::print("\n");
    }
}

void printReport(const std::vector<std::string>& names, const Evaluation& result, const ClassificationReport& report,
                 const std::string& part) {
    fmt::print("{} part: {} samples  loss {:.4g}  accuracy {:.2f} %  (95 % interval {:.2f} to {:.2f} %)\n\n", part,
               grouped(result.count), result.loss, 100 * report.accuracy, 100 * report.low, 100 * report.high);
    fmt::print("{:12} {:>9} {:>9} {:>9} {:>9}\n", "class", "precision", "recall", "F1", "samples");
    for (std::size_t i = 0; i < report.classes.size(); ++i) {
        const ClassScore& score = report.classes[i];
        fmt::print("{:12} {:>9.4f} {:>9.4f} {:>9.4f} {:>9}\n", names[i], score.precision, score.recall, score.f1,
                   grouped(score.support));
    }
    printConfusion(names, report);
}

nlohmann::ordered_json reportJson(const std::vector<std::string>& names, const Evaluation& result,
                                  const ClassificationReport& report, const std::string& part) {
    nlohmann::ordered_json document{{"part", part},
                                    {"samples", result.count},
                                    {"loss", result.loss},
                                    {"accuracy", report.accuracy},
                                    {"accuracy_interval_95", {report.low, report.high}}};
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
    if (result->predictions.empty()) {  // a regression
        if (options.json)
            printJson({{"part", options.part}, {"samples", result->count}, {"loss", result->loss}});
        else
            fmt::print("{} part: {} samples  loss {:.6g}\n", options.part, grouped(result->count), result->loss);
        return Done;
    }
    const std::vector<std::string> names = classNames(**trainer);
    const auto report =
        classificationReport(truthOf(**trainer, options.part), result->predictions, static_cast<int>(names.size()));
    if (options.json)
        printJson(reportJson(names, *result, report, options.part));
    else
        printReport(names, *result, report, options.part);
    return Done;
}

}  // namespace glassbox::cli
