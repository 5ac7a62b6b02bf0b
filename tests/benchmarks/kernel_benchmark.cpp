#include "core/kernels/cpu/ceiling.h"
#include "core/kernels/cpu/gemm.h"
#include "core/kernels/cpu/isa.h"
#include "tests/benchmarks/kernel_chains.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <limits>
#include <string>

namespace {

using namespace glassbox;
using namespace glassbox::kernels;
using glassbox::benchmarks::Floats;

double ceilingGflops() {
    static const double ceiling = measureFmaCeiling();
    return ceiling;
}

/// Times each repetition by itself and reports the fastest: other programs on the machine disturb the rest.
template <class Body>
void fastest(benchmark::State& state, double operations, double samples, Body body) {
    using Clock = std::chrono::steady_clock;
    double best = std::numeric_limits<double>::infinity();
    for (auto _ : state) {
        const Clock::time_point start = Clock::now();
        body();
        const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
        state.SetIterationTime(seconds);
        best = std::min(best, seconds);
    }
    state.counters["GFLOP/s"] = operations / best * 1e-9;
    state.counters["ceiling_%"] = 100 * operations / best * 1e-9 / ceilingGflops();
    state.counters["best_us"] = best * 1e6;
    if (samples > 0) state.counters["samples/s"] = samples / best;
}

void filled(const Floats& floats, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        floats.data()[i] = static_cast<float>(i * 7919 % 1009) / 1009.0F - 0.5F;
}

/// Buffers of one convolution over a batch of 64 in pieces of 32.
struct ConvRun {
    static constexpr int batch = 64, piece = 32;

    ConvRun(const ConvShape& s, ConvAlgorithm algorithm)
        : shape(s),
          conv(Convolution<float>::prepare(s, batch, piece, algorithm)),
          inputs(static_cast<std::size_t>(s.channels) * s.height * s.width),
          outputs(static_cast<std::size_t>(s.filters) * s.outputHeight() * s.outputWidth()),
          weightCount(static_cast<std::size_t>(s.filters) * s.channels * s.kernelHeight * s.kernelWidth),
          x(batch * inputs),
          dx(batch * inputs),
          a(batch * outputs),
          dz(batch * outputs),
          weights(weightCount),
          dw(weightCount),
          bias(s.filters),
          db(s.filters),
          packed(conv.packedForwardBytes() / 4 + 16),
          packedBack(conv.packedBackwardBytes() / 4 + 16),
          scratch(conv.scratchBytes() / 4 + 16),
          partials(conv.partialBytes() / 4 + 16) {
        filled(x, batch * inputs);
        filled(dz, batch * outputs);
        filled(weights, weightCount);
        conv.packForward(weights.data(), packed.data());
        conv.packBackward(weights.data(), packedBack.data());
    }

    double operations() const {
        return 2.0 * batch * static_cast<double>(outputs) * shape.channels * shape.kernelHeight * shape.kernelWidth;
    }
    void forward() {
        for (int i = 0; i < batch; i += piece)
            conv.forward(x.data() + i * inputs, packed.data(), bias.data(), {ActivationType::Relu, 0}, piece,
                         {nullptr, nullptr, a.data() + i * outputs}, scratch.data());
    }
    void dataGradient() {
        for (int i = 0; i < batch; i += piece)
            conv.dataGradient(dz.data() + i * outputs, packedBack.data(), piece, dx.data() + i * inputs,
                              scratch.data());
    }
    void weightGradient() {
        for (int task = 0; task < conv.weightGradientTasks(); ++task)
            conv.weightGradientTask(task, x.data(), dz.data(), dw.data(), db.data(), partials.data(), scratch.data());
        conv.finishWeightGradient(partials.data(), dw.data(), db.data());
    }

    ConvShape shape;
    Convolution<float> conv;
    std::size_t inputs, outputs, weightCount;
    Floats x, dx, a, dz, weights, dw, bias, db, packed, packedBack, scratch, partials;
};

void convolution(benchmark::State& state, const ConvShape& shape, ConvAlgorithm algorithm, void (ConvRun::*part)()) {
    ConvRun run(shape, algorithm);
    fastest(state, run.operations(), 0, [&] { (run.*part)(); });
}

void registerConvolutions() {
    const std::pair<const char*, ConvShape> shapes[] = {{"1-6_28x28_5x5", {1, 28, 28, 6, 5, 5, 1, 1, 2, 2}},
                                                        {"6-16_14x14_5x5", {6, 14, 14, 16, 5, 5, 1, 1, 0, 0}},
                                                        {"3-32_32x32_3x3", {3, 32, 32, 32, 3, 3, 1, 1, 1, 1}},
                                                        {"8-8_28x28_3x3", {8, 28, 28, 8, 3, 3, 1, 1, 1, 1}},
                                                        {"16-16_32x32_3x3", {16, 32, 32, 16, 3, 3, 1, 1, 1, 1}},
                                                        {"32-64_16x16_3x3", {32, 16, 16, 64, 3, 3, 1, 1, 1, 1}}};
    const std::pair<const char*, void (ConvRun::*)()> parts[] = {{"forward", &ConvRun::forward},
                                                                 {"data_gradient", &ConvRun::dataGradient},
                                                                 {"weight_gradient", &ConvRun::weightGradient}};
    for (const auto& [name, shape] : shapes)
        for (const auto algorithm : {ConvAlgorithm::Direct, ConvAlgorithm::OneDnn})
            for (const auto& [partName, part] : parts) {
                const std::string title = std::string("conv/") + name + "/" + partName +
                                          (algorithm == ConvAlgorithm::Direct ? "/direct" : "/oneDNN");
                benchmark::RegisterBenchmark(title.c_str(),
                                             [shape = shape, algorithm, part = part](auto& state) {
                                                 convolution(state, shape, algorithm, part);
                                             })
                    ->UseManualTime()
                    ->MinTime(0.1);
            }
}

void product(benchmark::State& state) {
    const int m = static_cast<int>(state.range(0)), n = static_cast<int>(state.range(1));
    const int k = static_cast<int>(state.range(2));
    const Floats a(static_cast<std::size_t>(m) * k), b(static_cast<std::size_t>(k) * n),
        c(static_cast<std::size_t>(m) * n);
    fastest(state, 2.0 * m * n * k, 0,
            [&] { gemm(Transpose::No, Transpose::Yes, m, n, k, a.data(), k, b.data(), k, c.data(), n); });
}
BENCHMARK(product)
    ->UseManualTime()
    ->MinTime(0.1)
    ->Args({128, 256, 784})
    ->Args({64, 256, 784})
    ->Args({32, 120, 400})
    ->Args({16, 120, 400})
    ->Args({32, 1024, 256})
    ->Args({512, 512, 512});

void leNetStep(benchmark::State& state) {
    benchmarks::LeNetChain chain(64, static_cast<int>(state.range(0)), state.range(1) != 0);
    fastest(state, chain.operations(), 64, [&] { chain.step(); });
}
BENCHMARK(leNetStep)->UseManualTime()->MinTime(0.5)->ArgNames({"piece", "lean"})->ArgsProduct({{16, 32, 64}, {0, 1}});

void mlpStep(benchmark::State& state) {
    benchmarks::MlpChain chain(128, static_cast<int>(state.range(0)));
    fastest(state, chain.operations(), 128, [&] { chain.step(); });
}
BENCHMARK(mlpStep)->UseManualTime()->MinTime(0.5)->Arg(32)->Arg(64)->Arg(128);

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    benchmark::AddCustomContext("instruction_set", std::string(nameOf(isaLevel())));
    benchmark::AddCustomContext("float_products", floatGemmLibrary());
    benchmark::AddCustomContext("fma_ceiling_gflops", std::to_string(ceilingGflops()));
    registerConvolutions();
    benchmark::RunSpecifiedBenchmarks();
}
