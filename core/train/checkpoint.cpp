#include "core/interop/safetensors.h"
#include "core/train/trainer_state.h"

#include <nlohmann/json.hpp>

#include <cstring>
#include <map>

namespace glassbox {

namespace {

using Json = nlohmann::json;

// Tensors of a checkpoint: every parameter under its name, "optimizer/<buffer>" (flat, as the parameters lie in
// memory), "history/steps" and "history/epochs" (a row a record), and "run": the rest as JSON text.
constexpr const char* format = "glassbox.checkpoint/1";
constexpr std::int64_t stepColumns = 3, epochColumns = 8;

Error broken(const std::string& reason) {
    return makeError("checkpoint.broken", translatable("core", "This is not a sound checkpoint: {reason}"),
                     {{"reason", reason}});
}

Error foreign() {
    return makeError("checkpoint.other_experiment",
                     translatable("core", "The checkpoint belongs to another experiment"), {},
                     translatable("core", "Resume it with the experiment that it was saved from."));
}

/// The part of an experiment that a run's bits depend on.
ExperimentSpec essence(ExperimentSpec experiment) {
    experiment.name.clear();
    experiment.epochs = 0;
    experiment.stopAt.reset();
    experiment.watchTest = false;
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
        events.push_back({{"step", event.step}, {"kind", event.kind}, {"value", event.value}});
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
            run.events.push_back({event.at("step"), event.at("kind"), event.at("value")});
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
                          const RunText& run, std::int64_t batchesPerEpoch) {
    for (const ParameterEntry& entry : table.entries())
        if (auto found = tensorNamed(tensors, entry.name, storedType(table, entry), entry.shape); !found)
            return found.error();
    for (const auto& [name, buffer] : optimizer.state())
        if (auto found = tensorNamed(tensors, "optimizer/" + name, buffer->dtype(), buffer->shape()); !found)
            return found.error();
    const Shape steps{run.step, stepColumns}, epochs{run.step / batchesPerEpoch, epochColumns};
    if (auto found = tensorNamed(tensors, "history/steps", DType::F64, steps); !found) return found.error();
    if (auto found = tensorNamed(tensors, "history/epochs", DType::F64, epochs); !found) return found.error();
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
    if (Result<void> sound = checkTensors(tensors, state.parameters, *state.optimizer, *run, state.batchesPerEpoch);
        !sound)
        return sound.error().at(file.string());
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
    state.step = run->step;
    state.baseRate = run->baseRate;
    state.targetReached = run->targetReached;
    state.events = run->events;
    state.toReplay.clear();
    state.lastTest.reset();
    state.lastBatch = {};
    state.orderEpoch = -1;
    state.resumedNanoseconds = run->epochNanoseconds;
    return {};
}

}  // namespace glassbox
