#include "tests/core/explain/step_fixture.h"

#include "core/base/philox.h"
#include "core/explain/sample_batch.h"
#include "core/train/training_graph.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace glassbox::test {

namespace {

constexpr const char* denseText = R"({
 "format": "glassbox.experiment/1", "name": "dense",
 "network": {"format": "glassbox.network/1", "name": "dense",
  "blocks": [
   {"id": "input", "type": "Input", "shape": [1, 8, 8]},
   {"id": "flatten", "type": "Flatten"},
   {"id": "fc1", "type": "Dense", "units": 4},
   {"id": "relu1", "type": "Activation", "function": "relu"},
   {"id": "fc2", "type": "Dense", "units": 3},
   {"id": "output", "type": "Output", "task": "classification"}],
  "wires": [["input", "flatten"], ["flatten", "fc1"], ["fc1", "relu1"], ["relu1", "fc2"], ["fc2", "output"]]},
 "data": {"dataset": "mnist", "inputs": {"input": "image"}, "targets": {"output": "label"},
          "split": {"validation": 0.2, "seed": 1}, "normalization": {"type": "none"}},
 "losses": {"output": {"type": "cross_entropy"}},
 "optimizer": {"type": "sgd", "learning_rate": 0.05}, "batch_size": 32, "epochs": 1})";

}  // namespace

Weights weightsOf(const Trainer& trainer) {
    Weights weights;
    for (const ParameterEntry& entry : trainer.parameters().entries())
        weights.emplace_back(entry.name, trainer.parameters().value(entry.name));
    return weights;
}

Tensor& weightNamed(Weights& weights, const std::string& name) {
    const auto found = std::ranges::find(weights, name, &std::pair<std::string, Tensor>::first);
    EXPECT_NE(found, weights.end()) << name;
    return found->second;
}

Weights startWeights(const ExperimentSpec& experiment, std::shared_ptr<const Dataset> dataset) {
    const auto trainer = makeTrainer(experiment, std::move(dataset));
    return trainer ? weightsOf(*trainer) : Weights();
}

std::unique_ptr<Microscope> makeMicroscope(const ExperimentSpec& experiment, std::shared_ptr<const Dataset> dataset,
                                           const Weights& weights, const std::vector<std::int64_t>& samples,
                                           ThreadPool& pool, const std::string& part) {
    auto made = Microscope::make(experiment, std::move(dataset), weights, part, samples, pool);
    if (made) return std::move(*made);
    ADD_FAILURE() << made.error().toString();
    return nullptr;
}

TwoRuns makeRuns(const ExperimentSpec& experiment, std::shared_ptr<const Dataset> dataset, const Weights& weights,
                 const std::vector<std::int64_t>& samples, ThreadPool& pool) {
    TwoRuns runs;
    const auto batch = SampleBatch::make(experiment, std::move(dataset), "test", samples);
    StepSetup setup;
    setup.seed = experiment.seed;
    setup.batch = batch->size();
    setup.weights = &weights;
    setup.fill = [&batch](const Lowered& lowered, Executor& executor) { return batch->fill(lowered, executor); };
    for (StepRun* run : {&runs.engine, &runs.reference}) {
        const bool exact = run == &runs.reference;
        auto lowered = trainingGraph(experiment, true, exact ? Fusion::Off : Fusion::On);
        auto made = StepRun::make(std::move(*lowered), setup, exact ? DType::F64 : DType::F32, pool);
        if (!made) ADD_FAILURE() << made.error().toString();
        *run = std::move(*made);
        run->run();
    }
    return runs;
}

ExperimentSpec denseExperiment() {
    const auto parsed = parseExperiment(denseText);
    if (!parsed) ADD_FAILURE() << parsed.error().toString();
    return parsed ? *parsed : ExperimentSpec();
}

std::vector<Element> someElements(const StepRun& run, ValueId value, int others) {
    const Tensor tensor = run.whole(value);
    const ValueType& type = run.graph().value(value).type;
    const std::int64_t count = tensor.elements(), size = type.shape.elements();
    std::int64_t largest = 0;
    for (std::int64_t i = 0; i < count; ++i)
        if (std::abs(tensor.at(i)) > std::abs(tensor.at(largest))) largest = i;
    std::vector<std::int64_t> positions{0, count - 1, largest};
    const RandomStream random(1, RandomPurpose::Test, static_cast<std::uint32_t>(value.value()));
    for (int i = 0; i < others; ++i)
        positions.push_back(random.below(static_cast<std::uint32_t>(count), static_cast<std::uint64_t>(i)));
    std::ranges::sort(positions);
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
    std::vector<Element> elements;
    for (const std::int64_t position : positions)
        elements.push_back({position / size, position % size});
    return elements;
}

}  // namespace glassbox::test
