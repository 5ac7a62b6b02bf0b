#include "app/cli/health.h"
#include "app/cli/loading.h"
#include "app/cli/metrics_text.h"
#include "app/cli/output.h"
#include "app/cli/progress.h"
#include "app/cli/run_log.h"
#include "core/base/platform/interrupt.h"
#include "core/optim/range_test.h"
#include "core/optim/schedule.h"
#include "core/train/trainer.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace glassbox::cli {
namespace {

/// The experiment with what the command line changes about it.
Result<void> applyOptions(const TrainOptions& options, ExperimentSpec& experiment) {
    if (options.device != "cpu") {
        return makeError("device.missing", translatable("core", "there is no device \"{device}\" here"),
                         {{"device", options.device}}, translatable("core", "Use --device cpu."));
    }
    if (options.epochs) experiment.epochs = *options.epochs;
    if (options.seed) experiment.seed = *options.seed;
    if (options.precision == "double") experiment.precision = DType::F64;
    if (options.precision == "float32") experiment.precision = DType::F32;
    return validate(experiment);
}

/// Refuses before training what could not be written after it.
Result<void> checkOutputs(const TrainOptions& options) {
    for (const std::string& file : {options.save, options.checkpoint, options.log, options.dumpGradients}) {
        if (file.empty()) continue;
        if (const auto writable = checkWritable(file); !writable) return writable.error();
    }
    return {};
}

Result<std::unique_ptr<Trainer>> makeTrainer(const TrainOptions& options) {
    auto loaded = loadExperimentAndData(options.file, options.data);
    if (!loaded) return loaded.error();
    if (const auto applied = applyOptions(options, loaded->experiment); !applied) return applied.error();
    TrainerOptions trainerOptions;
    trainerOptions.threads = options.threads;
    trainerOptions.shuffle = !options.noShuffle;
    if (!options.init.empty()) {
        auto weights = loadWeights(options.init);
        if (!weights) return weights.error();
        trainerOptions.initial = std::move(*weights);
    }
    auto trainer = Trainer::make(loaded->experiment, loaded->dataset, trainerOptions);
    if (!trainer) return withWeights(trainer.error(), options.init);
    if (!options.resume.empty()) {
        if (const auto resumed = (*trainer)->loadCheckpoint(options.resume); !resumed) return resumed.error();
    }
    return trainer;
}

/// Steps until the end, the step limit, an interrupt or a failure.
Result<void> trainAll(const TrainOptions& options, Trainer& trainer, Health& health, RunLog& log) {
    Progress progress(trainer);
    std::int64_t left = options.steps.value_or(-1);
    while (!trainer.finished() && left != 0 && !interrupted()) {
        const auto stepped = health.step();
        if (health.hasNews()) {
            progress.clear();
            health.tellNews();
        }
        if (!stepped) {
            progress.clear();
            return stepped.error();
        }
        if (!*stepped) break;
        log.step(trainer.history().steps.back());
        if (trainer.epochEnded()) {
            log.epoch(trainer.history().epochs.back());
            progress.epoch(trainer.history().epochs.back());
        } else {
            progress.step();
        }
        if (left > 0) --left;
    }
    progress.clear();
    return {};
}

Result<void> writeOutputs(const TrainOptions& options, const Trainer& trainer) {
    const ParameterTable& table = trainer.parameters();
    NamedTensors weights, gradients;
    for (const ParameterEntry& entry : table.entries()) {
        weights.emplace_back(entry.name, table.value(entry.name));
        if (entry.kind == ParameterKind::Trained) gradients.emplace_back(entry.name, table.gradient(entry.name));
    }
    if (!options.save.empty()) {
        if (const auto written = writeSafetensors(options.save, weights); !written) return written.error();
    }
    if (!options.dumpGradients.empty()) {
        if (const auto written = writeSafetensors(options.dumpGradients, gradients); !written) return written.error();
    }
    if (!options.checkpoint.empty()) return trainer.saveCheckpoint(options.checkpoint);
    return {};
}

/// The rate that a learning-rate range test suggests; 0 where there was none, or no rate helped.
double rangeTestResult(const Trainer& trainer) {
    const ScheduleType* schedule = findScheduleType(trainer.experiment().schedule.type);
    if (schedule == nullptr || schedule->endsAtRise == 0) return 0;
    std::vector<double> rates, losses;
    for (const StepRecord& step : trainer.history().steps) {
        rates.push_back(step.learningRate);
        losses.push_back(step.loss);
    }
    return suggestedRate(rates, losses);
}

nlohmann::ordered_json summaryJson(const Trainer& trainer, const Health& health) {
    const History& history = trainer.history();
    nlohmann::ordered_json document{{"name", trainer.experiment().name}, {"seed", trainer.experiment().seed},
                                    {"steps", trainer.stepNumber()},     {"total_steps", trainer.totalSteps()},
                                    {"finished", trainer.finished()},    {"epochs", nlohmann::ordered_json::array()}};
    if (!history.steps.empty()) document["loss"] = history.steps.back().loss;
    for (const EpochRecord& epoch : history.epochs)
        document["epochs"].push_back(RunLog::epochJson(epoch));
    if (const double rate = rangeTestResult(trainer); rate > 0) document["suggested_learning_rate"] = rate;
    if (history.finalTest) addMetrics(document, "test_", {history.testLoss, history.testAccuracy, history.testHeads});
    health.addTo(document);
    return document;
}

void printSummary(const TrainOptions& options, const Trainer& trainer) {
    const History& history = trainer.history();
    const std::string steps = grouped(trainer.stepNumber());
    const std::uint64_t seed = trainer.experiment().seed;
    if (!trainer.finished()) {
        fmt::print("stopped after {} of {} steps  loss {:.4g}  (seed {})\n", steps, grouped(trainer.totalSteps()),
                   history.steps.empty() ? 0.0 : history.steps.back().loss, seed);
    } else if (history.testAccuracy >= 0) {
        fmt::print("test accuracy {:.2f} %  {}  ({} steps, seed {})\n", 100 * history.testAccuracy,
                   metricsText({history.testLoss, -1, history.testHeads}), steps, seed);
    } else {
        fmt::print("test {}  ({} steps, seed {})\n", metricsText({history.testLoss, -1, history.testHeads}), steps,
                   seed);
    }
    if (const double rate = rangeTestResult(trainer); rate > 0)
        fmt::print("suggested learning rate {:.3g}: a tenth of the rate at the smallest loss\n", rate);
    const auto tell = [](const char* what, const std::string& file) {
        if (!file.empty()) fmt::print("{} in {}\n", what, file);
    };
    tell("weights", options.save);
    tell("gradients of the last step", options.dumpGradients);
    tell("checkpoint", options.checkpoint);
    tell("log", options.log);
}

}  // namespace

int runTrain(const TrainOptions& options) {
    catchInterrupts();
    if (const auto writable = checkOutputs(options); !writable) return refuse(writable.error(), options.json);
    auto made = makeTrainer(options);
    if (!made) return refuse(made.error(), options.json);
    Trainer& trainer = **made;
    RunLog log(options.log);
    auto health = Health::make(trainer, options.health);
    if (!health) return refuse(health.error(), options.json);
    const auto trained = trainAll(options, trainer, **health, log);
    if (!trained) {
        if (const auto logged = log.flush(); !logged) printError(logged.error());
        refuse(trained.error(), options.json);
        return trained.error().code == "train.diverged" ? Disagreed : BadInput;
    }
    if (trainer.finished()) {
        if (const auto test = trainer.finalTest(); !test) return refuse(test.error(), options.json);
        log.test(trainer.history());
    }
    if (const auto logged = log.flush(); !logged) return refuse(logged.error(), options.json);
    if (const auto written = writeOutputs(options, trainer); !written) return refuse(written.error(), options.json);
    if (options.json)
        printJson(summaryJson(trainer, **health));
    else
        printSummary(options, trainer);
    return interrupted() ? Interrupted : Done;
}

}  // namespace glassbox::cli
