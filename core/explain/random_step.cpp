#include "core/explain/random_step.h"

#include "core/base/philox.h"
#include "core/blocks/initializer.h"
#include "core/experiment/data_fit.h"

#include <cmath>
#include <optional>
#include <utility>

namespace glassbox {
namespace {

/// Normally distributed numbers, or tokens or class indices below `classes` where that is not 0.
Tensor randomTensor(DType type, const Shape& shape, const RandomStream& random, std::int64_t classes) {
    Tensor tensor(type, shape);
    for (std::int64_t i = 0; i < tensor.elements(); ++i) {
        const auto index = static_cast<std::uint64_t>(i);
        tensor.set(i, classes > 0 ? random.below(static_cast<std::uint32_t>(classes), index) : random.normal(index));
    }
    return tensor;
}

/// Makes random numbers answers that a task can have: probabilities of classes that sum to one, or of a yes.
void makeProbabilities(Tensor& target, const std::string& task) {
    const std::int64_t classes = target.shape()[target.shape().rank() - 1];
    for (std::int64_t row = 0; row < target.elements() && task == "classification"; row += classes) {
        double sum = 0;
        for (std::int64_t i = row; i < row + classes; ++i)
            sum += std::exp(target.at(i));
        for (std::int64_t i = row; i < row + classes; ++i)
            target.set(i, std::exp(target.at(i)) / sum);
    }
    for (std::int64_t i = 0; i < target.elements() && task == "binary"; ++i)
        target.set(i, 1 / (1 + std::exp(-target.at(i))));
}

/// Three random samples for every Input and Output of a network.
void fillRandomly(const Lowered& lowered, std::uint64_t seed, Executor& executor) {
    const Graph& graph = *lowered.graph;
    std::uint32_t stream = 0;
    for (const auto& [block, id] : lowered.inputs) {
        const RandomStream random(seed, RandomPurpose::Test, stream++);
        const ValueType& type = graph.value(id).type;
        const bool tokens = type.dtype == DType::I32;
        const std::optional<TokenLimit> limit = tokens ? tokenLimit(graph, id) : std::nullopt;
        executor.setValue(id, randomTensor(tokens ? DType::I32 : DType::F64, type.shape.withFront(randomSamples),
                                           random, limit ? limit->count : 0));
    }
    for (const auto& [block, id] : lowered.targets) {
        const RandomStream random(seed, RandomPurpose::Test, stream++);
        const ValueType& type = graph.value(id).type;
        const bool labels = type.dtype == DType::I32;
        const Shape& logits = graph.value(lowered.logits.at(block)).type.shape;
        const std::int64_t classes = labels ? logits[logits.rank() - 1] : 0;
        Tensor target =
            randomTensor(labels ? DType::I32 : DType::F64, type.shape.withFront(randomSamples), random, classes);
        if (!labels) makeProbabilities(target, lowered.tasks.at(block));
        executor.setValue(id, target);
    }
}

std::vector<std::pair<std::string, Tensor>> randomWeights(const Lowered& lowered, std::uint64_t seed) {
    std::vector<std::pair<std::string, Tensor>> weights;
    std::uint32_t stream = 0;
    for (const ParameterDeclaration& declaration : lowered.parameters) {
        Tensor tensor(DType::F64, declaration.shape);
        initialize(declaration, seed, stream, tensor.span<double>());
        // Biases start at zero, where relu and max pooling have ties: move everything a little.
        const RandomStream noise(seed, RandomPurpose::Test, 1000 + stream);
        for (std::int64_t i = 0; i < tensor.elements(); ++i)
            tensor.set(i, tensor.at(i) + 0.1 * noise.normal(static_cast<std::uint64_t>(i)));
        weights.emplace_back(declaration.name, std::move(tensor));
        ++stream;
    }
    return weights;
}

}  // namespace

Result<StepRun> randomStep(Lowered lowered, std::uint64_t seed, DType precision, ThreadPool& pool) {
    const std::vector<std::pair<std::string, Tensor>> weights = randomWeights(lowered, seed);
    StepSetup setup;
    setup.seed = seed;
    setup.batch = randomSamples;
    setup.weights = &weights;
    setup.fill = [seed](const Lowered& filled, Executor& executor) -> Result<void> {
        fillRandomly(filled, seed, executor);
        return {};
    };
    return StepRun::make(std::move(lowered), setup, precision, pool);
}

}  // namespace glassbox
