#include "core/kernels/cpu/resample.h"

#include "tests/core/kernels/random_values.h"

#include <gtest/gtest.h>

#include <cmath>

namespace glassbox::kernels::test {
namespace {

struct Case {
    ImageSize size;
    int factor, samples;
};

constexpr Case cases[] = {{{1, 1, 1}, 2, 1},   {{3, 4, 5}, 2, 7},   {{2, 3, 2}, 3, 33},
                          {{17, 2, 3}, 4, 16}, {{33, 5, 1}, 1, 17}, {{16, 1, 6}, 2, 5}};

/// Share of place `to` of the smaller axis in element `at` of the larger, by definition.
double shareOf(Upsampling kind, int at, int to, int factor, int size) {
    if (kind == Upsampling::Nearest) return at / factor == to ? 1 : 0;
    const double place = std::min(std::max((at + 0.5) / factor - 0.5, 0.0), static_cast<double>(size - 1));
    return std::max(0.0, 1 - std::abs(place - to));
}

/// Calls body(position in the larger images, position in the smaller, share) in logical order.
template <class Body>
void forShares(Upsampling kind, const Case& c, Body body) {
    const int height = c.size.height * c.factor, width = c.size.width * c.factor;
    std::size_t larger = 0;
    for (int image = 0; image < c.samples * c.size.channels; ++image)
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x, ++larger)
                for (int sy = 0; sy < c.size.height; ++sy)
                    for (int sx = 0; sx < c.size.width; ++sx)
                        body(larger, (static_cast<std::size_t>(image) * c.size.height + sy) * c.size.width + sx,
                             shareOf(kind, y, sy, c.factor, c.size.height) *
                                 shareOf(kind, x, sx, c.factor, c.size.width));
}

template <class T>
Buffer<T> inLayout(ImageSize size, int samples, Layout layout, const std::vector<double>& values) {
    Buffer<T> result(static_cast<std::size_t>(layoutElements(size, layout, samples)));
    convertLayout(size, samples, Layout::Rows, as<T>(values).data(), layout, result.data());
    return result;
}

template <class T>
std::vector<T> logical(ImageSize size, int samples, Layout layout, const Buffer<T>& values) {
    std::vector<T> rows(static_cast<std::size_t>(samples) * size.elements());
    convertLayout(size, samples, layout, values.data(), Layout::Rows, rows.data());
    return rows;
}

template <class T>
void checkUpsampling(Upsampling kind, const Case& c, Layout layout) {
    const ImageSize large = {c.size.channels, c.size.height * c.factor, c.size.width * c.factor};
    Numbers numbers(3);
    const auto x = numbers.reals<double>(static_cast<std::size_t>(c.samples) * c.size.elements());
    const auto dy = numbers.reals<double>(static_cast<std::size_t>(c.samples) * large.elements());
    std::vector<double> y(dy.size()), dx(x.size());
    forShares(kind, c, [&](std::size_t larger, std::size_t smaller, double share) {
        y[larger] += share * x[smaller];
        dx[smaller] += share * dy[larger];
    });
    const auto in = inLayout<T>(c.size, c.samples, layout, x), gradient = inLayout<T>(large, c.samples, layout, dy);
    Buffer<T> out(gradient.size()), back(in.size());
    upsampleForward(kind, c.size, c.factor, layout, c.samples, in.data(), out.data());
    upsampleBackward(kind, c.size, c.factor, layout, c.samples, gradient.data(), back.data());
    EXPECT_LT(relativeError(logical(large, c.samples, layout, out), y, y.size()), band<T>(4));
    EXPECT_LT(relativeError(logical(c.size, c.samples, layout, back), dx, dx.size()),
              band<T>(4.0 * c.factor * c.factor));
}

template <class T>
void checkMeans(const Case& c, Layout layout) {
    const int pixels = c.size.height * c.size.width;
    Numbers numbers(4);
    const auto x = numbers.reals<double>(static_cast<std::size_t>(c.samples) * c.size.elements());
    const auto dy = numbers.reals<double>(static_cast<std::size_t>(c.samples) * c.size.channels);
    std::vector<double> y(dy.size()), dx(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        y[i / static_cast<std::size_t>(pixels)] += x[i] / pixels;
        dx[i] = dy[i / static_cast<std::size_t>(pixels)] / pixels;
    }
    const auto in = inLayout<T>(c.size, c.samples, layout, x);
    Buffer<T> means(dy.size()), back(in.size());
    channelMeans(c.size, layout, c.samples, in.data(), means.data());
    channelMeansBackward(c.size, layout, c.samples, as<T>(dy).data(), back.data());
    EXPECT_LT(relativeError(means, y, y.size()), band<T>(pixels));
    EXPECT_LT(relativeError(logical(c.size, c.samples, layout, back), dx, dx.size()), band<T>(1));
    for (std::size_t i = 0; layout == Layout::N16 && i < back.size(); ++i) {
        const std::size_t block = i / (static_cast<std::size_t>(c.size.elements()) * batchLanes);
        if (static_cast<int>(block * batchLanes + i % batchLanes) >= c.samples) {
            ASSERT_EQ(back[i], T(0)) << "a lane past the batch";
        }
    }
}

template <class Check>
void inEveryLayout(Check check) {
    for (const Case& c : cases)
        for (const Layout layout : {Layout::Rows, Layout::NHWC, Layout::N16}) {
            SCOPED_TRACE(testing::PrintToString(std::vector<int>{c.size.channels, c.size.height, c.size.width, c.factor,
                                                                 c.samples, static_cast<int>(layout)}));
            check(c, layout);
        }
}

TEST(Upsample, AgreesWithDefinition) {
    for (const Upsampling kind : {Upsampling::Nearest, Upsampling::Bilinear})
        inEveryLayout([kind](const Case& c, Layout layout) {
            checkUpsampling<float>(kind, c, layout);
            checkUpsampling<double>(kind, c, layout);
        });
}

TEST(ChannelMeans, AgreeWithDefinition) {
    inEveryLayout([](const Case& c, Layout layout) {
        checkMeans<float>(c, layout);
        checkMeans<double>(c, layout);
    });
}

}  // namespace
}  // namespace glassbox::kernels::test
