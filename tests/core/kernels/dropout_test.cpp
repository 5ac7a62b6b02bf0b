#include "core/kernels/cpu/dropout.h"

#include "core/kernels/cpu/layout.h"
#include "tests/core/kernels/random_values.h"

#include <gtest/gtest.h>

#include <cmath>

namespace glassbox::kernels::test {
namespace {

const RandomStream stream(5, RandomPurpose::Dropout, 3, 17);

TEST(Dropout, FollowsTheStreamElementByElement) {
    Numbers numbers(61);
    const int samples = 7, features = 13;
    const auto x = numbers.reals<float>(samples * features);
    for (const double rate : {0.0, 0.1, 0.5, 0.9}) {
        std::vector<float> y(x.size());
        std::vector<std::uint8_t> mask(x.size());
        dropoutForward(stream, rate, {features, 1}, Layout::Rows, 0, samples, x.data(), y.data(), mask.data());
        for (std::size_t i = 0; i < x.size(); ++i) {
            const bool kept = static_cast<double>(stream.uniform(i)) >= rate;
            EXPECT_EQ(mask[i], kept ? 1 : 0);
            EXPECT_EQ(y[i], kept ? x[i] * static_cast<float>(1 / (1 - rate)) : 0.0F);
        }
    }
}

TEST(Dropout, KeepsTheMean) {
    const std::int64_t samples = 200, features = 1000, count = samples * features;
    const std::vector<float> x(static_cast<std::size_t>(count), 3.0F);
    for (const double rate : {0.1, 0.5, 0.9}) {
        std::vector<float> y(x.size());
        dropoutForward(stream, rate, {static_cast<int>(features), 1}, Layout::Rows, 0, static_cast<int>(samples),
                       x.data(), y.data(), nullptr);
        double sum = 0;
        for (const float number : y)
            sum += number;
        const double deviation = 3 * std::sqrt(rate / (1 - rate) / static_cast<double>(count));
        EXPECT_NEAR(sum / static_cast<double>(count), 3, 4 * deviation) << rate;
    }
}

TEST(Dropout, NeitherLayoutNorPiecesNorMaskChangeABit) {
    Numbers numbers(62);
    const ImageSize size{3, 4, 5};
    const int samples = 37;
    const auto x = numbers.reals<double>(samples * size.elements());
    std::vector<double> wanted(x.size());
    dropoutForward(stream, 0.4, {3, 20}, Layout::Rows, 0, samples, x.data(), wanted.data(), nullptr);
    for (const Layout layout : {Layout::Rows, Layout::N16, Layout::NHWC}) {
        Buffer<double> in(layoutElements(size, layout, samples)), out(in.size());
        Buffer<std::uint8_t> mask(in.size());
        convertLayout(size, samples, Layout::Rows, x.data(), layout, in.data());
        for (int first = 0; first < samples; first += 16) {
            const std::int64_t at = static_cast<std::int64_t>(first) * size.elements();
            dropoutForward(stream, 0.4, {3, 20}, layout, first, std::min(16, samples - first), in.data() + at,
                           out.data() + at, mask.data() + at);
        }
        std::vector<double> rows(x.size());
        convertLayout(size, samples, layout, out.data(), Layout::Rows, rows.data());
        EXPECT_EQ(rows, wanted);
        dropoutBackward(0.4, static_cast<std::int64_t>(in.size()), in.data(), mask.data(), in.data());
        EXPECT_EQ(in.values(), out.values());  // linear: the gradient of x is x masked the same way
    }
}

}  // namespace
}  // namespace glassbox::kernels::test
