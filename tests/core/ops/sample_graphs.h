#pragma once

#include "core/graph/graph.h"
#include "core/ops/graph_builder.h"

#include <cstdint>
#include <string>
#include <vector>

namespace glassbox::testing {

/// Writes small graphs; an op whose inputs don't fit ends the test program.
class Sketch {
public:
    Sketch() : builder_(graph_) {}
    Sketch(const Sketch&) = delete;
    Sketch& operator=(const Sketch&) = delete;

    ValueId vector(std::int64_t size);
    ValueId image(std::int64_t channels, std::int64_t height, std::int64_t width);
    ValueId sequence(std::int64_t length, std::int64_t channels);
    ValueId tokens(std::int64_t length);
    ValueId parameter(Shape shape, ParameterKind kind = ParameterKind::Trained);
    /// x normalised by its own mean and variance over the batch, or by fixed ones.
    ValueId batchNorm(ValueId x, bool fixed = false);
    ValueId layerNorm(ValueId x);
    /// First result of an op; the others are made as well.
    ValueId op(std::string_view type, std::vector<ValueId> inputs, Attributes attributes = {});
    std::vector<ValueId> ops(std::string_view type, std::vector<ValueId> inputs, Attributes attributes = {});
    /// x W^T + b and W * x + b with parameters of their own.
    ValueId dense(ValueId x, std::int64_t units);
    ValueId conv(ValueId x, std::int64_t filters, std::int64_t kernel, std::int64_t stride, std::int64_t padding);

    /// Mean squared error between a value and a random target, mean over the batch; completes the graph.
    Graph squaredError(ValueId prediction);
    /// Softmax cross-entropy with random labels, mean over the batch; completes the graph.
    Graph crossEntropy(ValueId logits);
    /// The loss of that op with random labels (one a time step of sequences); completes the graph.
    Graph labelLoss(std::string_view type, ValueId logits, Attributes attributes);
    /// The same with the mean weighted by the labels' classes.
    Graph weightedLoss(ValueId logits, Attributes attributes, const std::string& classWeights);
    /// The loss of that op with a random real target; completes the graph.
    Graph targetLoss(std::string_view type, ValueId prediction, Attributes attributes = {});
    /// KL divergence from a random distribution; completes the graph.
    Graph divergence(ValueId logits);
    const Graph& graph() const { return graph_; }

private:
    std::string name(std::string_view stem);
    ValueId labelsFor(ValueId logits);
    Graph complete(ValueId losses);

    Graph graph_;
    GraphBuilder builder_;
    int count_ = 0;
};

/// A graph with a loss.
struct SampleGraph {
    std::string name;
    Graph graph;
};

/// Recurrent layers: part of opGraphs().
std::vector<SampleGraph> recurrentGraphs();
/// Embedding, positions and attention: part of opGraphs().
std::vector<SampleGraph> attentionGraphs();
/// What formulas are made of: part of opGraphs().
std::vector<SampleGraph> formulaGraphs();
/// Noise, steps and the signals of local learning rules: part of opGraphs().
std::vector<SampleGraph> noiseAndSignalGraphs();
/// At least one small graph for every op type that has a gradient rule.
std::vector<SampleGraph> opGraphs();
/// A random network of all kinds of ops, with residual sums, gates and dropout.
SampleGraph randomGraph(std::uint64_t seed);

}  // namespace glassbox::testing
