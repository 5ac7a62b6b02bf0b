#include "core/kernels/cpu/recurrent.h"

#include "tests/core/kernels/random_values.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace glassbox::kernels::test {
namespace {

constexpr RecurrentCell cells[] = {RecurrentCell::RnnTanh, RecurrentCell::RnnRelu, RecurrentCell::Lstm,
                                   RecurrentCell::Gru};

/// Inputs of both passes.
template <class T>
struct Inputs {
    std::vector<T> z, weight, bias, dHidden;
};

Inputs<double> randomInputs(const RecurrentShape& shape, std::uint32_t stream) {
    Numbers numbers(stream);
    const auto units = static_cast<std::size_t>(shape.units), gates = static_cast<std::size_t>(gatesOf(shape.cell));
    const std::size_t steps = static_cast<std::size_t>(shape.samples) * static_cast<std::size_t>(shape.length);
    Inputs<double> inputs;
    inputs.z = numbers.reals<double>(steps * gates * units);
    inputs.weight = numbers.reals<double>(gates * units * units);
    for (double& number : inputs.weight)
        number = static_cast<float>(number / std::sqrt(static_cast<double>(units)));
    inputs.bias = numbers.reals<double>(gates * units);
    inputs.dHidden = numbers.reals<double>(steps * units);
    return inputs;
}

template <class T>
Inputs<T> inType(const Inputs<double>& from) {
    const auto cast = [](const std::vector<double>& numbers) { return std::vector<T>(numbers.begin(), numbers.end()); };
    return {cast(from.z), cast(from.weight), cast(from.bias), cast(from.dHidden)};
}

template <class T>
std::vector<T> packedFor(const RecurrentShape& shape, RecurrentPass pass, const std::vector<T>& weight) {
    const int panels = recurrentPanels<T>(shape.cell, pass, shape.units);
    const auto elements = static_cast<std::size_t>(recurrentPanelElements<T>(shape.cell, pass, shape.units));
    std::vector<T> packed(static_cast<std::size_t>(panels) * elements, T(77));
    for (int panel = 0; panel < panels; ++panel)
        packRecurrentPanel(shape.cell, pass, shape.units, panel, weight.data(), packed.data());
    return packed;
}

/// Everything that the two passes write.
template <class T>
struct Results {
    std::vector<T> hidden, previous, gates, cell, recurrent, dz;
};

template <class T>
Results<T> runBoth(const RecurrentShape& shape, const Inputs<T>& inputs) {
    const std::size_t states = inputs.dHidden.size();
    Results<T> results{std::vector<T>(states, T(77)), std::vector<T>(states, T(77)), std::vector<T>(inputs.z.size()),
                       std::vector<T>(states),        std::vector<T>(states),        std::vector<T>(inputs.z.size())};
    std::vector<T> scratch(static_cast<std::size_t>(
        recurrentScratchElements(shape.cell, RecurrentPass::Backward, shape.samples, shape.units)));
    const std::vector<T> forward = packedFor(shape, RecurrentPass::Forward, inputs.weight);
    const bool gru = shape.cell == RecurrentCell::Gru;
    recurrentForward<T>(
        shape, {inputs.z.data(), gru ? inputs.bias.data() : nullptr, results.hidden.data(), results.previous.data(),
                results.gates.data(), results.cell.data(), results.recurrent.data(), forward.data(), scratch.data()});
    const std::vector<T> backward = packedFor(shape, RecurrentPass::Backward, inputs.weight);
    recurrentBackward<T>(
        shape, {inputs.dHidden.data(), results.hidden.data(), results.previous.data(), results.gates.data(),
                results.cell.data(), results.recurrent.data(), results.dz.data(), backward.data(), scratch.data()});
    return results;
}

std::vector<RecurrentShape> shapes() {
    std::vector<RecurrentShape> made;
    for (const RecurrentCell cell : cells)
        for (const int samples : {1, 7, 16, 33})
            for (const int units : {1, 8, 17, 70})
                for (const int length : {1, 4})
                    made.push_back({cell, samples, length, units, (samples + units) % 2 == 0});
    return made;
}

std::string nameOf(const RecurrentShape& shape) {
    return "cell " + std::to_string(static_cast<int>(shape.cell)) + ", " + std::to_string(shape.samples) +
           " samples, " + std::to_string(shape.length) + " steps, " + std::to_string(shape.units) + " units" +
           (shape.reverse ? ", reverse" : "");
}

void expectNear(const std::vector<float>& ours, const std::vector<double>& exact, const char* what) {
    double largest = 1e-3, apart = 0;
    for (std::size_t i = 0; i < exact.size(); ++i) {
        largest = std::max(largest, std::abs(exact[i]));
        apart = std::max(apart, std::abs(static_cast<double>(ours[i]) - exact[i]));
    }
    EXPECT_LT(apart / largest, 2e-5) << what;
}

TEST(RecurrentKernels, FloatAgreesWithDouble) {
    for (const RecurrentShape& shape : shapes()) {
        SCOPED_TRACE(nameOf(shape));
        const Inputs<double> inputs = randomInputs(shape, 5);
        const Results<double> exact = runBoth(shape, inputs);
        const Results<float> ours = runBoth(shape, inType<float>(inputs));
        expectNear(ours.hidden, exact.hidden, "hidden");
        expectNear(ours.previous, exact.previous, "previous");
        if (shape.cell != RecurrentCell::RnnRelu) expectNear(ours.dz, exact.dz, "dz");
        if (gatesOf(shape.cell) > 1) expectNear(ours.gates, exact.gates, "gates");
    }
}

/// h[t] = tanh(z[t] + W h[t-1]) by hand.
TEST(RecurrentKernels, AnRnnByHand) {
    const RecurrentShape shape{RecurrentCell::RnnTanh, 1, 2, 2, false};
    const Inputs<double> inputs{{0.5, -0.25, 0.125, 1.0}, {0.5, 0.25, -1.0, 2.0}, {}, {1, 0, 0, 1}};
    const Results<double> results = runBoth(shape, inputs);
    const double a = std::tanh(0.5), b = std::tanh(-0.25);
    EXPECT_NEAR(results.hidden[2], std::tanh(0.125 + 0.5 * a + 0.25 * b), 1e-14);
    EXPECT_NEAR(results.hidden[3], std::tanh(1.0 - a + 2.0 * b), 1e-14);
    EXPECT_NEAR(results.previous[0], 0, 1e-14);
    EXPECT_NEAR(results.previous[3], b, 1e-14);
    const double dLast = 1 - results.hidden[3] * results.hidden[3];
    EXPECT_NEAR(results.dz[2], 0, 1e-14);
    EXPECT_NEAR(results.dz[3], dLast, 1e-14);
    EXPECT_NEAR(results.dz[0], (1 - dLast) * (1 - a * a), 1e-14);
    EXPECT_NEAR(results.dz[1], 2 * dLast * (1 - b * b), 1e-14);
}

/// A gradient that fades over many steps ends as zero, not as numbers that the processor is slow on.
TEST(RecurrentKernels, FadedGradientsAreZero) {
    const RecurrentShape shape{RecurrentCell::RnnTanh, 1, 60, 1, false};
    Inputs<float> inputs{std::vector<float>(60), {0.125F}, {}, std::vector<float>(60)};
    inputs.dHidden.back() = 1;
    const Results<float> results = runBoth(shape, inputs);
    EXPECT_EQ(results.dz[40], std::ldexp(1.0F, -3 * 19));
    EXPECT_EQ(results.dz[20], std::ldexp(1.0F, -3 * 39));
    EXPECT_EQ(results.dz[16], 0);
}

/// However a batch is cut into pieces: the same bits.
TEST(RecurrentKernels, ASamplesBitsDependOnThatSampleAlone) {
    for (const RecurrentShape& shape : shapes()) {
        if (shape.samples != 33) continue;
        SCOPED_TRACE(nameOf(shape));
        const Inputs<float> inputs = inType<float>(randomInputs(shape, 6));
        const Results<float> whole = runBoth(shape, inputs);
        RecurrentShape single = shape;
        single.samples = 1;
        for (const int sample : {0, 4, 32}) {
            const auto part = [&](const std::vector<float>& all) {
                const auto size = static_cast<std::ptrdiff_t>(all.size()) / shape.samples;
                return std::vector<float>(all.begin() + sample * size, all.begin() + (sample + 1) * size);
            };
            const Results<float> alone =
                runBoth(single, Inputs<float>{part(inputs.z), inputs.weight, inputs.bias, part(inputs.dHidden)});
            EXPECT_EQ(alone.hidden, part(whole.hidden));
            EXPECT_EQ(alone.dz, part(whole.dz));
        }
    }
}

}  // namespace
}  // namespace glassbox::kernels::test
