#include "tests/benchmarks/kernel_chains.h"

#include "core/kernels/cpu/elementwise.h"
#include "core/kernels/cpu/gemm.h"
#include "core/kernels/cpu/layout.h"
#include "core/kernels/cpu/loss.h"
#include "core/kernels/cpu/pool.h"
#include "core/kernels/cpu/reduce.h"

#include <algorithm>

namespace glassbox::benchmarks {

using namespace kernels;

namespace {

constexpr Activation relu{ActivationType::Relu, 0};
constexpr int setSize = 1024;

/// Numbers that need not be random, only neither equal nor large.
void fill(float* values, std::size_t count, float size) {
    for (std::size_t i = 0; i < count; ++i)
        values[i] = (static_cast<float>((i * 7919 + 13) % 1009) / 1009.0F - 0.5F) * size;
}

/// Losses of some samples, and the gradient by their logits.
void crossEntropy(int samples, int columns, const float* logits, const std::int32_t* labels, float* losses,
                  float factor, float* gradient) {
    for (int i = 0; i < samples; ++i, logits += columns, gradient += columns) {
        losses[i] = labelLoss(1, columns, logits, labels + i, {}, gradient);
        labelLossBackward(1, columns, gradient, labels + i, {}, factor, gradient);
    }
}

/// A set of pictures with labels, walked through in order.
struct PictureSet {
    explicit PictureSet(int batch) : pixels(static_cast<std::size_t>(setSize) * 784), labels(setSize), indices(batch) {
        for (std::size_t i = 0; i < pixels.size(); ++i)
            pixels[i] = static_cast<std::uint8_t>(i * 2654435761U >> 24);
        for (std::size_t i = 0; i < labels.size(); ++i)
            labels[i] = static_cast<std::int32_t>(i % 10);
    }
    void next() {
        for (std::int64_t& index : indices)
            index = position_++ % setSize;
    }
    void gather(Layout layout, float* target) const {
        const float mean = 0.13F, inverse = 3.2F;
        gatherInput({1, 28, 28}, pixels.data(), indices.data(), static_cast<int>(indices.size()),
                    {1.0 / 255, &mean, &inverse}, layout, target);
    }
    void gatherLabels(std::int32_t* target) const {
        for (std::size_t i = 0; i < indices.size(); ++i)
            target[i] = labels[static_cast<std::size_t>(indices[i])];
    }

    std::vector<std::uint8_t> pixels;
    std::vector<std::int32_t> labels;
    std::vector<std::int64_t> indices;

private:
    std::int64_t position_ = 0;
};

}  // namespace

DenseLayer::DenseLayer(int batch, int inputCount, int outputCount, float* parameters, float* gradients)
    : inputs(inputCount),
      outputs(outputCount),
      weights(parameters),
      bias(parameters + inputCount * outputCount),
      weightGradients(gradients),
      biasGradients(gradients + inputCount * outputCount),
      activation(static_cast<std::size_t>(batch) * outputCount),
      gradient(static_cast<std::size_t>(batch) * outputCount) {}

void DenseLayer::forward(int first, int samples, const float* x, bool withRelu) {
    float* a = activation.data() + first * outputs;
    gemm(Transpose::No, Transpose::Yes, samples, outputs, inputs, x + first * inputs, inputs, weights, inputs, a,
         outputs);
    biasActivateRows(samples, outputs, a, bias, withRelu ? relu : Activation{}, nullptr, a);
}

void DenseLayer::dataGradient(int first, int samples, float* dx) {
    gemm(Transpose::No, Transpose::No, samples, inputs, outputs, gradient.data() + first * outputs, outputs, weights,
         inputs, dx + first * inputs, inputs);
}

void DenseLayer::weightGradient(int batch, const float* x) {
    gemm(Transpose::Yes, Transpose::No, outputs, inputs, batch, gradient.data(), outputs, x, inputs, weightGradients,
         inputs);
    columnSums(batch, outputs, outputs, gradient.data(), biasGradients);
}

struct LeNetChain::State {
    static constexpr int conv1Count = 6 * 25 + 6, conv2Count = 16 * 150 + 16;
    static constexpr int parameterCount = conv1Count + conv2Count + 400 * 120 + 120 + 120 * 84 + 84 + 840 + 10;

    State(int batchSize, int pieceSize, bool isLean)
        : batch(batchSize),
          piece(pieceSize),
          lean(isLean),
          padded((batchSize + 15) / 16 * 16),
          set(batchSize),
          parameters(parameterCount),
          gradients(parameterCount),
          velocity(parameterCount),
          conv1(Convolution<float>::prepare({1, 28, 28, 6, 5, 5, 1, 1, 2, 2}, batchSize, pieceSize)),
          conv2(Convolution<float>::prepare({6, 14, 14, 16, 5, 5, 1, 1, 0, 0}, batchSize, pieceSize)),
          x(padded * 784),
          a1(padded * 4704),
          p1(padded * 1176),
          a2(padded * 1600),
          p2(padded * 400),
          dz1(padded * 4704),
          dp1(padded * 1176),
          dz2(padded * 1600),
          dp2(padded * 400),
          flat(padded * 400),
          dflat(padded * 400),
          losses(padded),
          packed1(conv1.packedForwardBytes() / 4),
          packed2(conv2.packedForwardBytes() / 4),
          packedBack2(conv2.packedBackwardBytes() / 4),
          scratch(std::max(conv1.scratchBytes(), conv2.scratchBytes()) / 4),
          winner1(padded * 1176),
          winner2(padded * 400),
          labels(padded),
          fc1(batchSize, 400, 120, parameters.data() + conv1Count + conv2Count,
              gradients.data() + conv1Count + conv2Count),
          fc2(batchSize, 120, 84, fc1.bias + 120, fc1.biasGradients + 120),
          fc3(batchSize, 84, 10, fc2.bias + 84, fc2.biasGradients + 84) {
        fill(parameters.data(), parameterCount, 0.2F);
    }

    int local(int first) const { return lean ? 0 : first; }

    void forward(int first, int n) {
        const ConvShape pool1{6, 28, 28, 6, 2, 2, 2, 2, 0, 0}, pool2{16, 10, 10, 16, 2, 2, 2, 2, 0, 0};
        conv1.forward(x.data() + first * 784, packed1.data(), parameters.data() + 150, relu, n,
                      {nullptr, nullptr, a1.data() + local(first) * 4704}, scratch.data());
        maxPoolForward(pool1, Layout::N16, n, a1.data() + local(first) * 4704, p1.data() + first * 1176,
                       winner1.data() + first * 1176);
        conv2.forward(p1.data() + first * 1176, packed2.data(), parameters.data() + conv1Count + 2400, relu, n,
                      {nullptr, nullptr, a2.data() + local(first) * 1600}, scratch.data());
        maxPoolForward(pool2, Layout::N16, n, a2.data() + local(first) * 1600, p2.data() + first * 400,
                       winner2.data() + first * 400);
        convertLayout({16, 5, 5}, n, Layout::N16, p2.data() + first * 400, Layout::Rows, flat.data() + first * 400);
        fc1.forward(first, n, flat.data(), true);
        fc2.forward(first, n, fc1.activation.data(), true);
        fc3.forward(first, n, fc2.activation.data(), false);
    }

    void denseBackward(DenseLayer& layer, DenseLayer& below, int first, int n) {
        layer.dataGradient(first, n, below.gradient.data());
        const int at = first * below.outputs;
        activateBackward(relu, static_cast<std::int64_t>(n) * below.outputs, below.gradient.data() + at,
                         below.activation.data() + at, below.gradient.data() + at);
    }

    void backward(int first, int n) {
        const ConvShape pool1{6, 28, 28, 6, 2, 2, 2, 2, 0, 0}, pool2{16, 10, 10, 16, 2, 2, 2, 2, 0, 0};
        float* p = fc3.gradient.data() + first * 10;
        crossEntropy(n, 10, fc3.activation.data() + first * 10, labels.data() + first, losses.data() + first,
                     1.0F / static_cast<float>(batch), p);
        denseBackward(fc3, fc2, first, n);
        denseBackward(fc2, fc1, first, n);
        fc1.dataGradient(first, n, dflat.data());
        convertLayout({16, 5, 5}, n, Layout::Rows, dflat.data() + first * 400, Layout::N16, dp2.data() + first * 400);
        float* dz2Piece = dz2.data() + first * 1600;
        poolBackward(pool2, n, dp2.data() + first * 400, p2.data() + first * 400, winner2.data() + first * 400,
                     a2.data() + local(first) * 1600, dz2Piece);
        conv2.dataGradient(dz2Piece, packedBack2.data(), n, dp1.data() + first * 1176, scratch.data());
        poolBackward(pool1, n, dp1.data() + first * 1176, p1.data() + first * 1176, winner1.data() + first * 1176,
                     a1.data() + local(first) * 4704, dz1.data() + first * 4704);
    }

    /// Pooling and the relu before it: dz from dp.
    void poolBackward(const ConvShape& pool, int n, const float* dp, const float* p, const std::uint8_t* winner,
                      const float* a, float* dz) const {
        if (lean) return maxPoolReluBackward(pool, Layout::N16, n, dp, p, winner, dz);
        maxPoolBackward(pool, Layout::N16, n, dp, winner, dz);
        const int blocks = (n + batchLanes - 1) / batchLanes;
        activateBackward(
            relu, static_cast<std::int64_t>(blocks) * batchLanes * pool.channels * pool.height * pool.width, dz, a, dz);
    }

    void weightGradients(Convolution<float>& conv, const float* input, const float* dz, float* dw, float* db) {
        for (int task = 0; task < conv.weightGradientTasks(); ++task)
            conv.weightGradientTask(task, input, dz, dw, db, nullptr, scratch.data());
    }

    int batch, piece;
    bool lean;
    std::size_t padded;
    PictureSet set;
    Floats parameters, gradients, velocity;
    Convolution<float> conv1, conv2;
    Floats x, a1, p1, a2, p2, dz1, dp1, dz2, dp2, flat, dflat, losses, packed1, packed2, packedBack2, scratch;
    std::vector<std::uint8_t> winner1, winner2;
    std::vector<std::int32_t> labels;
    DenseLayer fc1, fc2, fc3;
};

LeNetChain::LeNetChain(int batch, int piece, bool lean) : state_(std::make_unique<State>(batch, piece, lean)) {}
LeNetChain::~LeNetChain() = default;

void LeNetChain::step() {
    State& s = *state_;
    s.set.next();
    s.set.gather(Layout::N16, s.x.data());
    s.set.gatherLabels(s.labels.data());
    float* conv2Weights = s.parameters.data() + State::conv1Count;
    s.conv1.packForward(s.parameters.data(), s.packed1.data());
    s.conv2.packForward(conv2Weights, s.packed2.data());
    s.conv2.packBackward(conv2Weights, s.packedBack2.data());
    for (int first = 0; first < s.batch; first += s.piece) {
        const int n = std::min(s.piece, s.batch - first);
        s.forward(first, n);
        s.backward(first, n);
    }
    float* conv2Gradients = s.gradients.data() + State::conv1Count;
    s.weightGradients(s.conv1, s.x.data(), s.dz1.data(), s.gradients.data(), s.gradients.data() + 150);
    s.weightGradients(s.conv2, s.p1.data(), s.dz2.data(), conv2Gradients, conv2Gradients + 2400);
    s.fc1.weightGradient(s.batch, s.flat.data());
    s.fc2.weightGradient(s.batch, s.fc1.activation.data());
    s.fc3.weightGradient(s.batch, s.fc2.activation.data());
    sgdUpdate(State::parameterCount, {0.01, 0.9, false, 0}, s.gradients.data(), s.velocity.data(), s.parameters.data());
}

double LeNetChain::operations() const {
    return 2.0 * state_->batch * (2 * 784.0 * 6 * 25 + 3 * 100.0 * 16 * 150 + 3 * (48000.0 + 10080 + 840));
}

struct MlpChain::State {
    static constexpr int parameterCount = 784 * 256 + 256 + 256 * 128 + 128 + 1280 + 10;

    State(int batchSize, int pieceSize)
        : batch(batchSize),
          piece(pieceSize),
          set(batchSize),
          parameters(parameterCount),
          gradients(parameterCount),
          velocity(parameterCount),
          x(static_cast<std::size_t>(batchSize) * 784),
          losses(batchSize),
          labels(batchSize),
          fc1(batchSize, 784, 256, parameters.data(), gradients.data()),
          fc2(batchSize, 256, 128, fc1.bias + 256, fc1.biasGradients + 256),
          fc3(batchSize, 128, 10, fc2.bias + 128, fc2.biasGradients + 128) {
        fill(parameters.data(), parameterCount, 0.1F);
    }

    int batch, piece;
    PictureSet set;
    Floats parameters, gradients, velocity, x, losses;
    std::vector<std::int32_t> labels;
    DenseLayer fc1, fc2, fc3;
};

MlpChain::MlpChain(int batch, int piece) : state_(std::make_unique<State>(batch, piece)) {}
MlpChain::~MlpChain() = default;

void MlpChain::step() {
    State& s = *state_;
    s.set.next();
    s.set.gather(Layout::Rows, s.x.data());
    s.set.gatherLabels(s.labels.data());
    for (int first = 0; first < s.batch; first += s.piece) {
        const int n = std::min(s.piece, s.batch - first);
        s.fc1.forward(first, n, s.x.data(), true);
        s.fc2.forward(first, n, s.fc1.activation.data(), true);
        s.fc3.forward(first, n, s.fc2.activation.data(), false);
        float* p = s.fc3.gradient.data() + first * 10;
        crossEntropy(n, 10, s.fc3.activation.data() + first * 10, s.labels.data() + first, s.losses.data() + first,
                     1.0F / static_cast<float>(s.batch), p);
        DenseLayer* layers[] = {&s.fc3, &s.fc2, &s.fc1};
        for (int i = 0; i < 2; ++i) {
            layers[i]->dataGradient(first, n, layers[i + 1]->gradient.data());
            const int at = first * layers[i + 1]->outputs;
            float* dz = layers[i + 1]->gradient.data() + at;
            activateBackward(relu, static_cast<std::int64_t>(n) * layers[i + 1]->outputs, dz,
                             layers[i + 1]->activation.data() + at, dz);
        }
    }
    s.fc1.weightGradient(s.batch, s.x.data());
    s.fc2.weightGradient(s.batch, s.fc1.activation.data());
    s.fc3.weightGradient(s.batch, s.fc2.activation.data());
    sgdUpdate(State::parameterCount, {0.01, 0.9, false, 0}, s.gradients.data(), s.velocity.data(), s.parameters.data());
}

double MlpChain::operations() const {
    return 2.0 * state_->batch * (2 * 784.0 * 256 + 3 * 256.0 * 128 + 3 * 1280.0);
}

}  // namespace glassbox::benchmarks
