#pragma once

#include "core/graph/graph.h"
#include "core/runtime/executor.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace glassbox::test {

/// A training graph with the places of its parameters in a flat buffer.
struct TestNetwork {
    std::string name;
    std::shared_ptr<const Graph> graph;
    std::vector<std::int64_t> offsets;
    std::int64_t flatElements = 0;
};

/// Dense layers with an activation each, softmax cross-entropy behind them.
TestNetwork makeMlp(std::vector<std::int64_t> sizes, const std::string& activation, bool fused = true);

/// An image flattened, then elementwise ops and dense layers: nothing but the image's order matters.
TestNetwork makeImageMlp();

/// conv-relu-pool twice and dense layers: LeNet-5 at 28 x 28, or smaller.
TestNetwork makeLeNet(std::int64_t side = 28, bool fused = true);

/// Two convolutions of one image added, dropout, average pooling, a value used three times, mean squared error.
TestNetwork makeBranching(bool fused = true);

/// Channels enough that the images are NHWC.
TestNetwork makeWide();

/// A depthwise, a dilated and a transposed convolution of so many channels, upsampling, the mean of each channel.
TestNetwork makeUpAndDown(std::int64_t channels);

/// Two convolutions of a sequence, the mean of each channel.
TestNetwork makeConvolvedSequence(bool fused = true);

/// A convolution and a residual block of so many channels, normalised over the batch; rows normalised behind them.
TestNetwork makeResidual(std::int64_t channels, bool fused = true);

/// Two convolutions of so many channels, joined, cut, padded, multiplied and added.
TestNetwork makeWiring(std::int64_t channels, bool fused = true);

/// Tokens embedded, two causal attentions with shortcuts, dense layers with gelu, mean squared error.
TestNetwork makeAttention(bool fused = true);

/// Flat buffers and the data of one batch, the same for each call.
class TestRun {
public:
    TestRun(const TestNetwork& network, PlanOptions options, int threads);

    Executor& executor() { return *executor_; }
    const Plan& plan() const { return executor_->plan(); }
    RunContext context();
    /// Sets inputs and targets.
    void fill();
    /// All parameter gradients, flat.
    const Tensor& gradients() const { return gradients_; }
    Tensor& parameters() { return parameters_; }

private:
    const TestNetwork& network_;
    ThreadPool pool_;
    Tensor parameters_, gradients_, samples_, labels_;
    std::unique_ptr<Executor> executor_;
};

/// True if both hold the same bytes.
bool sameBits(const Tensor& a, const Tensor& b);

/// PlanOptions of a network.
PlanOptions optionsFor(const TestNetwork& network, int batch, Keep keep, DType precision = DType::F32);

}  // namespace glassbox::test
