#include "core/interop/safetensors.h"
#include "core/train/trainer_state.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <map>

namespace glassbox {

namespace {

using Json = nlohmann::json;

// Tensors of a checkpoint: every parameter under its name, "optimizer/<buffer>" (flat, as the parameters lie in
// memory), "history/steps" and "history/epochs" (a row a record), "history/heads", and "run": the rest as JSON text.
constexpr const char* format = "glassbox.checkpoint/1";
constexpr const char* bestName = "early_stopping/best";  // flat, where early stopping keeps the best weights
constexpr std::int64_t stepColumns = 3, epochColumns = 8, headColumns = 4;

Error broken(const std::string& reason) {
    return makeError("checkpoint.broken", translatable("core", "This is not a sound checkpoint: {reason}"),
                     {{"reason", reason}});
}

Error foreign() {
    return makeError("checkpoint.other_experiment",
                     translatable("core", "The checkpoint belongs to another experiment"), {},
                     translatable("core", "Resume it with the experiment that it was saved from."));
}

/// True if a run's steps depend on what its evaluations said.
bool looksAtLosses(const ExperimentSpec& experiment) {
    const ScheduleType* schedule = findScheduleType(experiment.schedule.type);
    return (schedule && schedule->watches) ||
           std::ranges::any_of(experiment.regularization, [](const ChoiceSpec& choice) {
               const RegularizerType* type = findRegularizerType(choice.type);
               return type && type->stage == RegularizerStage::Stopping;
           });
}

/// The part of an experiment that a run's bits depend on.
ExperimentSpec essence(ExperimentSpec experiment) {
    experiment.name.clear();
    experiment.epochs = 0;
    experiment.stopAt.reset();
    if (!looksAtLosses(experiment)) experiment.watchTest = false;
    experiment.network.name.clear();
    experiment.network.layout.clear();
    experiment.network.notes.clear();
    return experiment;
}

Tensor textTensor(const std::string& text) {
    Tensor tensor(DType::U8, {static_cast<std::int64_t>(text.size())});
    std::memcpy(tensor.raw(), text.data(), text.size());
    return tensor;
}

Tensor stepsTensor(const std::vector<StepRecord>& steps) {
    Tensor tensor(DType::F64, {std::ssize(steps), stepColumns});
    double* row = tensor.span<double>().data();
    for (const StepRecord& step : steps) {
        *row++ = step.loss;
        *row++ = step.accuracy;
        *row++ = step.learningRate;
    }
    return tensor;
}

std::vector<StepRecord> stepsOf(const Tensor& tensor) {
    std::vector<StepRecord> steps;
    const auto rows = tensor.span<double>();
    for (std::size_t i = 0; i + stepColumns <= rows.size(); i += stepColumns)
        steps.push_back({std::ssize(steps) + 1, rows[i], rows[i + 1], rows[i + 2]});
    return steps;
}

Tensor epochsTensor(const std::vector<EpochRecord>& epochs) {
    Tensor tensor(DType::F64, {std::ssize(epochs), epochColumns});
    double* row = tensor.span<double>().data();
    for (const EpochRecord& epoch : epochs)
        for (const double number :
             {epoch.trainLoss, epoch.trainAccuracy, epoch.validationLoss, epoch.validationAccuracy, epoch.testLoss,
              epoch.testAccuracy, epoch.seconds, epoch.samplesPerSecond})
            *row++ = number;
    return tensor;
}

std::vector<EpochRecord> epochsOf(const Tensor& tensor, std::int64_t batchesPerEpoch) {
    std::vector<EpochRecord> epochs;
    const auto rows = tensor.span<double>();
    for (std::size_t i = 0; i + epochColumns <= rows.size(); i += epochColumns) {
        const std::int64_t number = std::ssize(epochs) + 1;
        epochs.push_back({number, number * batchesPerEpoch, rows[i], rows[i + 1], rows[i + 2], rows[i + 3], rows[i + 4],
                          rows[i + 5], rows[i + 6], rows[i + 7]});
    }
    return epochs;
}

/// What evaluations said about each Output block: for each epoch, and last for the final test, a row of the
/// validation's heads and one of the test's. NaN: not evaluated.
Tensor headsTensor(const History& history, std::int64_t heads) {
    Tensor tensor(DType::F64, {std::ssize(history.epochs) + 1, 2, heads, headColumns});
    double* row = tensor.span<double>().data();
    const auto write = [&row, heads](const std::vector<HeadEvaluation>& evaluations) {
        for (std::int64_t i = 0; i < heads; ++i) {
            HeadEvaluation head;
            head.loss = head.accuracy = std::numeric_limits<double>::quiet_NaN();
            if (!evaluations.empty()) head = evaluations[static_cast<std::size_t>(i)];
            for (const double number : {head.loss, head.accuracy, head.bitsPerToken, head.rootMeanSquare})
                *row++ = number;
        }
    };
    for (const EpochRecord& epoch : history.epochs) {
        write(epoch.validationHeads);
        write(epoch.testHeads);
    }
    write({});
    write(history.testHeads);
    return tensor;
}

/// The heads of a place of that tensor; an accuracy is NaN only where nothing was evaluated.
std::vector<HeadEvaluation> storedHeads(const Tensor& tensor, std::int64_t place,
                                        const std::vector<std::string>& blocks) {
    std::vector<HeadEvaluation> heads;
    const double* row = tensor.span<double>().data() + place * std::ssize(blocks) * headColumns;
    for (const std::string& block : blocks) {
        if (std::isnan(row[1])) return {};
        heads.push_back({block, row[0], row[1], row[2], row[3]});
        row += headColumns;
    }
    return heads;
}

void restoreHeads(const Tensor& tensor, const Lowered& lowered, History& history) {
    std::vector<std::string> blocks;
    for (const auto& [block, target] : lowered.targets)
        blocks.push_back(block);
    std::int64_t place = 0;
    for (EpochRecord& epoch : history.epochs) {
        epoch.validationHeads = storedHeads(tensor, place, blocks);
        epoch.testHeads = storedHeads(tensor, place + 1, blocks);
        place += 2;
    }
    history.testHeads = storedHeads(tensor, place + 1, blocks);
}

/// What a checkpoint says besides its tensors.
struct RunText {
    ExperimentSpec experiment;
    bool shuffle = true, targetReached = false, finalTest = false;
    std::int64_t step = 0, epochNanoseconds = 0;
    double baseRate = 0, testLoss = 0, testAccuracy = 0;
    std::vector<std::int64_t> parameterSteps;
    std::vector<RunEvent> events;
};

std::string writeRun(const RunText& run) {
    Json events = Json::array();
    for (const RunEvent& event : run.events)
        events.push_back({{"step", event.step},
                          {"kind", event.kind},
                          {"value", event.value},
                          {"parameter", event.parameter},
                          {"index", event.index}});
    const Json text = {{"format", format},
                       {"experiment", writeExperiment(run.experiment)},
                       {"shuffle", run.shuffle},
                       {"target_reached", run.targetReached},
                       {"final_test", run.finalTest},
                       {"step", run.step},
                       {"epoch_nanoseconds", run.epochNanoseconds},
                       {"base_rate", run.baseRate},
                       {"test_loss", run.testLoss},
                       {"test_accuracy", run.testAccuracy},
                       {"parameter_steps", run.parameterSteps},
                       {"events", events}};
    return text.dump();
}

/// Reads the text; nlohmann's exceptions for missing keys and wrong types end here.
Result<RunText> readRun(const Tensor& tensor) {
    const auto bytes = tensor.span<std::uint8_t>();
    try {
        const Json text = Json::parse(bytes.begin(), bytes.end());
        if (text.at("format") != format) return broken("its format is not " + std::string(format));
        Result<ExperimentSpec> experiment = parseExperiment(text.at("experiment").get<std::string>());
        if (!experiment) return experiment.error();
        RunText run;
        run.experiment = std::move(*experiment);
        text.at("shuffle").get_to(run.shuffle);
        text.at("target_reached").get_to(run.targetReached);
        text.at("final_test").get_to(run.finalTest);
        text.at("step").get_to(run.step);
        text.at("epoch_nanoseconds").get_to(run.epochNanoseconds);
        text.at("base_rate").get_to(run.baseRate);
        text.at("test_loss").get_to(run.testLoss);
        text.at("test_accuracy").get_to(run.testAccuracy);
        text.at("parameter_steps").get_to(run.parameterSteps);
        for (const Json& event : text.at("events"))
            run.events.push_back({event.at("step"), event.at("kind"), event.at("value"), event.value("parameter", ""),
                                  event.value("index", std::vector<std::int64_t>())});
        return run;
    } catch (const Json::exception& problem) {
        return broken(problem.what());
    }
}

using TensorsByName = std::map<std::string, Tensor>;

Result<const Tensor*> tensorNamed(const TensorsByName& tensors, const std::string& name, DType type,
                                  const Shape& shape) {
    const auto found = tensors.find(name);
    if (found == tensors.end()) return broken("it lacks " + name);
    if (found->second.dtype() != type || found->second.shape() != shape)
        return broken(name + " is " + found->second.shape().toString() + " instead of " + shape.toString());
    return &found->second;
}

DType storedType(const ParameterTable& table, const ParameterEntry& entry) {
    return entry.kind == ParameterKind::Counter ? DType::I64 : table.precision();
}

/// Checks that every tensor of a trainer is there with its shape.
Result<void> checkTensors(const TensorsByName& tensors, const ParameterTable& table, Optimizer& optimizer,
                          const RunText& run, std::int64_t batchesPerEpoch, std::int64_t heads) {
    for (const ParameterEntry& entry : table.entries())
        if (auto found = tensorNamed(tensors, entry.name, storedType(table, entry), entry.shape); !found)
            return found.error();
    for (const auto& [name, buffer] : optimizer.state())
        if (auto found = tensorNamed(tensors, "optimizer/" + name, buffer->dtype(), buffer->shape()); !found)
            return found.error();
    const Shape steps{run.step, stepColumns}, epochs{run.step / batchesPerEpoch, epochColumns};
    if (auto found = tensorNamed(tensors, "history/steps", DType::F64, steps); !found) return found.error();
    if (auto found = tensorNamed(tensors, "history/epochs", DType::F64, epochs); !found) return found.error();
    const Shape evaluations{run.step / batchesPerEpoch + 1, 2, heads, headColumns};
    if (auto found = tensorNamed(tensors, "history/heads", DType::F64, evaluations); !found) return found.error();
    if (run.parameterSteps.size() != table.entries().size()) return broken("it counts the steps of other parameters");
    return {};
}

}  // namespace

Result<void> Trainer::saveCheckpoint(const std::filesystem::path& file) const {
    const State& state = *state_;
    NamedTensors tensors;
    RunText run;
    run.experiment = state.experiment;
    run.shuffle = state.options.shuffle;
    run.targetReached = state.targetReached;
    run.finalTest = state.history.finalTest;
    run.step = state.step;
    run.epochNanoseconds = state.epochNanoseconds;
    run.baseRate = state.baseRate;
    run.testLoss = state.history.testLoss;
    run.testAccuracy = state.history.testAccuracy;
    run.events = state.events;
    for (const ParameterEntry& entry : state.parameters.entries()) {
        tensors.emplace_back(entry.name, state.parameters.value(entry.name));
        run.parameterSteps.push_back(entry.steps);
    }
    for (const auto& [name, buffer] : state.optimizer->state())
        tensors.emplace_back("optimizer/" + name, *buffer);
    tensors.emplace_back("history/steps", stepsTensor(state.history.steps));
    tensors.emplace_back("history/epochs", epochsTensor(state.history.epochs));
    tensors.emplace_back("history/heads", headsTensor(state.history, std::ssize(state.lowered.targets)));
    if (state.bestValues) tensors.emplace_back(bestName, *state.bestValues);
    tensors.emplace_back("run", textTensor(writeRun(run)));
    return writeSafetensors(file, tensors);
}

Result<void> Trainer::loadCheckpoint(const std::filesystem::path& file) {
    Result<NamedTensors> read = readSafetensors(file);
    if (!read) return read.error();
    TensorsByName tensors(std::make_move_iterator(read->begin()), std::make_move_iterator(read->end()));
    const auto text = tensors.find("run");
    if (text == tensors.end() || text->second.dtype() != DType::U8) return broken("it lacks run").at(file.string());
    const Result<RunText> run = readRun(text->second);
    if (!run) return run.error().at(file.string());
    State& state = *state_;
    if (essence(run->experiment) != essence(state.experiment) || run->shuffle != state.options.shuffle)
        return foreign().at(file.string());
    if (Result<void> sound = checkTensors(tensors, state.parameters, *state.optimizer, *run, state.batchesPerEpoch,
                                          std::ssize(state.lowered.targets));
        !sound)
        return sound.error().at(file.string());
    const bool needsBest = state.earlyStopping && state.earlyStopping->boolean("restore_best") &&
                           tensors.at("history/epochs").shape()[0] > 0;
    if (needsBest)
        if (auto best = tensorNamed(tensors, bestName, state.parameters.precision(), {state.parameters.size()}); !best)
            return best.error().at(file.string());
    for (std::size_t i = 0; i < run->parameterSteps.size(); ++i) {
        ParameterEntry& entry = state.parameters.entries()[i];
        entry.steps = run->parameterSteps[i];
        if (Result<void> set = state.parameters.setValue(entry.name, tensors.at(entry.name)); !set) return set;
    }
    for (const auto& [name, buffer] : state.optimizer->state())
        *buffer = tensors.at("optimizer/" + name);
    state.history = {stepsOf(tensors.at("history/steps")),
                     epochsOf(tensors.at("history/epochs"), state.batchesPerEpoch), run->finalTest, run->testLoss,
                     run->testAccuracy};
    restoreHeads(tensors.at("history/heads"), state.lowered, state.history);
    state.recallHistory();
    state.bestValues.reset();
    if (needsBest) state.bestValues = tensors.at(bestName);
    state.step = run->step;
    state.baseRate = run->baseRate;
    state.targetReached = run->targetReached;
    state.events = run->events;
    state.toReplay.clear();
    state.lastTest.reset();
    state.lastBatch = {};
    state.lastOrigin.reset();
    state.orderEpoch = -1;
    state.resumedNanoseconds = run->epochNanoseconds;
    return {};
}

}  // namespace glassbox
