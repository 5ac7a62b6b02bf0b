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

void printReport(const Dataset& dataset, const Evaluation& result, const ClassificationReport& report,
                 const std::string& part) {
    fmt::print("{} part: {} samples  loss {:.4f}  accuracy {:.2f} %  (95 % interval {:.2f} to {:.2f} %)\n\n", part,
               grouped(result.count), result.loss, 100 * report.accuracy, 100 * report.low, 100 * report.high);
    fmt::print("{:12} {:>9} {:>9} {:>9} {:>9}\n", "class", "precision", "recall", "F1", "samples");
    for (std::size_t i = 0; i < report.classes.size(); ++i) {
        const ClassScore& score = report.classes[i];
        fmt::print("{:12} {:>9.4f} {:>9.4f} {:>9.4f} {:>9}\n", dataset.classes[i], score.precision, score.recall,
                   score.f1, grouped(score.support));
    }
    fmt::print("\nconfusion matrix (row: truth, column: prediction)\n{:6}", "");
    for (const std::string& name : dataset.classes)
        fmt::print("{:>6.5}", name);
    fmt::print("\n");
    for (std::size_t row = 0; row < report.confusion.size(); ++row) {
        fmt::print("{:<6.5}", dataset.classes[row]);
        for (const std::int64_t count : report.confusion[row])
            fmt::print("{:>6}", count);
        fmt::print("\n");
    }
}

nlohmann::ordered_json reportJson(const Dataset& dataset, const Evaluation& result, const ClassificationReport& report,
                                  const std::string& part) {
    nlohmann::ordered_json document{{"part", part},
                                    {"samples", result.count},
                                    {"loss", result.loss},
                                    {"accuracy", report.accuracy},
                                    {"accuracy_interval_95", {report.low, report.high}}};
    for (std::size_t i = 0; i < report.classes.size(); ++i) {
        const ClassScore& score = report.classes[i];
        document["classes"].push_back({{"name", dataset.classes[i]},
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
    if (!trainer) return refuse(trainer.error(), options.json);
    const auto result = (*trainer)->evaluate(options.part);
    if (!result) return refuse(result.error(), options.json);
    const int classes = static_cast<int>(loaded->dataset->classes.size());
    if (classes == 0) {
        if (options.json)
            printJson({{"part", options.part}, {"samples", result->count}, {"loss", result->loss}});
        else
            fmt::print("{} part: {} samples  loss {:.6g}\n", options.part, grouped(result->count), result->loss);
        return Done;
    }
    const auto report = classificationReport(truthOf(**trainer, options.part), result->predictions, classes);
    if (options.json)
        printJson(reportJson(*loaded->dataset, *result, report, options.part));
    else
        printReport(*loaded->dataset, *result, report, options.part);
    return Done;
}

}  // namespace glassbox::cli
