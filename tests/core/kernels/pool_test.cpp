#include "core/kernels/cpu/pool.h"

#include "core/kernels/cpu/elementwise.h"
#include "core/kernels/cpu/layout.h"
#include "tests/core/kernels/random_values.h"

#include <gtest/gtest.h>

#include <limits>

namespace glassbox::kernels::test {
namespace {

struct Case {
    ConvShape shape;
    int samples;
};

ConvShape pooling(int channels, int height, int width, int kh, int kw, int sh, int sw, int ph, int pw) {
    return {channels, height, width, 1, kh, kw, sh, sw, ph, pw};
}

std::vector<Case> cases() {
    std::vector<Case> all = {{pooling(6, 28, 28, 2, 2, 2, 2, 0, 0), 33}, {pooling(1, 5, 7, 2, 2, 2, 2, 0, 0), 7},
                             {pooling(3, 9, 8, 3, 3, 2, 2, 1, 1), 16},   {pooling(5, 1, 1, 1, 1, 1, 1, 0, 0), 1},
                             {pooling(19, 6, 7, 3, 2, 1, 1, 0, 0), 5},   {pooling(2, 2, 2, 3, 3, 1, 1, 1, 1), 17},
                             {pooling(2, 7, 9, 2, 3, 3, 4, 1, 2), 31}};
    Numbers numbers(11);
    while (all.size() < 24) {
        const int kh = numbers.integer(1, 4), kw = numbers.integer(1, 4);
        const ConvShape s =
            pooling(numbers.integer(1, 20), numbers.integer(1, 9), numbers.integer(1, 9), kh, kw, numbers.integer(1, 3),
                    numbers.integer(1, 3), numbers.integer(0, kh - 1), numbers.integer(0, kw - 1));
        if (s.height + 2 * s.paddingHeight < kh || s.width + 2 * s.paddingWidth < kw) continue;
        all.push_back({s, numbers.integer(1, 35)});
    }
    return all;
}

/// By definition, in logical order.
struct Reference {
    Reference(const Case& c, const std::vector<double>& x, const std::vector<double>& dy)
        : largest(dy.size()), average(dy.size()), dxLargest(x.size()), dxAverage(x.size()), winner(dy.size()) {
        const ConvShape& s = c.shape;
        std::size_t out = 0;
        for (int image = 0; image < c.samples * s.channels; ++image)
            for (int y = 0; y < s.outputHeight(); ++y)
                for (int column = 0; column < s.outputWidth(); ++column, ++out)
                    window(s, static_cast<std::size_t>(image) * s.height * s.width, y, column, out, x, dy);
    }

    void window(const ConvShape& s, std::size_t start, int y, int column, std::size_t out, const std::vector<double>& x,
                const std::vector<double>& dy) {
        double best = -std::numeric_limits<double>::infinity();
        std::size_t at = 0;
        for (int ky = 0; ky < s.kernelHeight; ++ky)
            for (int kx = 0; kx < s.kernelWidth; ++kx) {
                const int iy = y * s.strideHeight - s.paddingHeight + ky;
                const int ix = column * s.strideWidth - s.paddingWidth + kx;
                if (iy < 0 || ix < 0 || iy >= s.height || ix >= s.width) continue;
                const std::size_t i = start + static_cast<std::size_t>(iy) * s.width + ix;
                if (x[i] > best) {
                    best = x[i];
                    at = i;
                    winner[out] = ky * s.kernelWidth + kx;
                }
                average[out] += x[i] / (s.kernelHeight * s.kernelWidth);
                dxAverage[i] += dy[out] / (s.kernelHeight * s.kernelWidth);
            }
        largest[out] = best;
        dxLargest[at] += dy[out];
    }

    std::vector<double> largest, average, dxLargest, dxAverage;
    std::vector<std::int32_t> winner;
};

/// A pooling's buffers in one layout.
template <class T, class Index>
struct PoolingRun {
    PoolingRun(const Case& c, Layout l, const std::vector<double>& xs, const std::vector<double>& dys)
        : layout(l),
          samples(c.samples),
          input{c.shape.channels, c.shape.height, c.shape.width},
          output{c.shape.channels, c.shape.outputHeight(), c.shape.outputWidth()},
          x(layoutElements(input, l, c.samples)),
          dx(x.size()),
          y(layoutElements(output, l, c.samples)),
          dy(y.size()),
          winner(y.size()) {
        convertLayout(input, samples, Layout::Rows, as<T>(xs).data(), layout, x.data());
        convertLayout(output, samples, Layout::Rows, as<T>(dys).data(), layout, dy.data());
    }
    template <class U>
    std::vector<U> logical(const Buffer<U>& values, ImageSize size) const {
        std::vector<U> rows(static_cast<std::size_t>(samples) * size.elements());
        convertLayout(size, samples, layout, values.data(), Layout::Rows, rows.data());
        return rows;
    }

    Layout layout;
    int samples;
    ImageSize input, output;
    Buffer<T> x, dx, y, dy;
    Buffer<Index> winner;
};

template <class T, class Index>
void compareWithReference() {
    for (const Case& c : cases())
        for (const Layout layout : {Layout::N16, Layout::NHWC, Layout::Rows}) {
            Numbers numbers(12);
            const ConvShape& s = c.shape;
            const auto outputs = static_cast<std::size_t>(c.samples) * s.channels * s.outputHeight() * s.outputWidth();
            auto x = numbers.reals<double>(static_cast<std::size_t>(c.samples) * s.channels * s.height * s.width);
            for (double& value : x)  // few different values: the first of equal maxima must win
                value = std::round(value * 4) / 4;
            const auto dy = numbers.reals<double>(outputs);
            const Reference wanted(c, x, dy);
            PoolingRun<T, Index> run(c, layout, x, dy);
            maxPoolForward(s, layout, c.samples, run.x.data(), run.y.data(), run.winner.data());
            EXPECT_EQ(run.logical(run.y, run.output), as<T>(wanted.largest));
            EXPECT_EQ(as<int>(run.logical(run.winner, run.output)), as<int>(wanted.winner));
            maxPoolBackward(s, layout, c.samples, run.dy.data(), run.winner.data(), run.dx.data());
            EXPECT_LT(relativeError(run.logical(run.dx, run.input), wanted.dxLargest, x.size()), band<T>(9));
            averagePoolForward(s, layout, c.samples, run.x.data(), run.y.data());
            EXPECT_LT(relativeError(run.logical(run.y, run.output), wanted.average, outputs), band<T>(9));
            averagePoolBackward(s, layout, c.samples, run.dy.data(), run.dx.data());
            EXPECT_LT(relativeError(run.logical(run.dx, run.input), wanted.dxAverage, x.size()), band<T>(9));
        }
}

TEST(Pooling, AgreesWithDefinition) {
    compareWithReference<float, std::uint8_t>();
    compareWithReference<float, std::int32_t>();
    compareWithReference<double, std::uint8_t>();
    compareWithReference<double, std::int32_t>();
}

TEST(Pooling, WinnersAreOptional) {
    for (const Case& c : cases()) {
        Numbers numbers(13);
        const ConvShape& s = c.shape;
        const auto x = numbers.reals<double>(static_cast<std::size_t>(c.samples) * s.channels * s.height * s.width);
        const std::vector<double> dy(static_cast<std::size_t>(c.samples) * s.channels * s.outputHeight() *
                                     s.outputWidth());
        PoolingRun<float, std::uint8_t> with(c, Layout::N16, x, dy), without(c, Layout::N16, x, dy);
        maxPoolForward(s, Layout::N16, c.samples, with.x.data(), with.y.data(), with.winner.data());
        maxPoolForward(s, Layout::N16, c.samples, without.x.data(), without.y.data());
        EXPECT_EQ(with.y.values(), without.y.values());
    }
}

TEST(Pooling, FusedReluGradientIsTheTwoSteps) {
    for (const Case& c : cases()) {
        Numbers numbers(14);
        const ConvShape& s = c.shape;
        auto x = numbers.reals<double>(static_cast<std::size_t>(c.samples) * s.channels * s.height * s.width);
        for (double& value : x)
            value = std::max(value, 0.0);
        const auto dy = numbers.reals<double>(static_cast<std::size_t>(c.samples) * s.channels * s.outputHeight() *
                                              s.outputWidth());
        PoolingRun<float, std::uint8_t> steps(c, Layout::N16, x, dy), fused(c, Layout::N16, x, dy);
        for (auto* run : {&steps, &fused})
            maxPoolForward(s, Layout::N16, c.samples, run->x.data(), run->y.data(), run->winner.data());
        maxPoolBackward(s, Layout::N16, c.samples, steps.dy.data(), steps.winner.data(), steps.dx.data());
        activateBackward({ActivationType::Relu, 0}, static_cast<std::int64_t>(steps.dx.size()), steps.dx.data(),
                         steps.x.data(), steps.dx.data());
        maxPoolReluBackward(s, Layout::N16, c.samples, fused.dy.data(), fused.y.data(), fused.winner.data(),
                            fused.dx.data());
        EXPECT_EQ(steps.dx.values(), fused.dx.values());
    }
}

TEST(Pooling, NotANumberWins) {
    const ConvShape s = pooling(1, 2, 2, 2, 2, 2, 2, 0, 0);
    const float x[] = {1, std::numeric_limits<float>::quiet_NaN(), 5, 2};
    float y = 0;
    std::uint8_t winner = 9;
    maxPoolForward(s, Layout::Rows, 1, x, &y, &winner);
    EXPECT_TRUE(std::isnan(y));
    EXPECT_EQ(winner, 1);
}

}  // namespace
}  // namespace glassbox::kernels::test
