#pragma once

#include "core/kernels/cpu/conv.h"
#include "core/kernels/cpu/optimizer_kernels.h"
#include "core/tensor/tensor.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace glassbox::benchmarks {

/// A buffer of floats for a benchmark, aligned to 64 bytes.
class Floats {
public:
    explicit Floats(std::size_t count) : bytes_(count * sizeof(float)) {}
    float* data() const { return reinterpret_cast<float*>(bytes_.data()); }

private:
    AlignedBuffer bytes_;
};

/// A Dense layer of a hand-written chain: parameters, gradients and activations of a batch.
struct DenseLayer {
    DenseLayer(int batch, int inputs, int outputs, float* parameters, float* gradients);
    static int parameterCount(int inputs, int outputs) { return inputs * outputs + outputs; }

    void forward(int first, int samples, const float* x, bool relu);
    /// From the gradient by this layer's output before the activation to that by its input.
    void dataGradient(int first, int samples, float* dx);
    void weightGradient(int batch, const float* x);

    int inputs, outputs;
    float *weights, *bias, *weightGradients, *biasGradients;
    Floats activation, gradient;
};

/// One training step of LeNet-5 (conv 5x5x6 pad 2, pool, conv 5x5x16, pool, 120, 84, 10) written as a chain of kernels:
/// what the engine can reach. `lean` keeps activations that no weight gradient needs for one piece only and runs the
/// gradients of pooling and relu in one pass.
class LeNetChain {
public:
    LeNetChain(int batch, int piece, bool lean);
    ~LeNetChain();
    void step();
    /// Floating-point operations of a step.
    double operations() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The same for the MLP 784-256-128-10.
class MlpChain {
public:
    MlpChain(int batch, int piece);
    ~MlpChain();
    void step();
    double operations() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace glassbox::benchmarks
