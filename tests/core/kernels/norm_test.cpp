#include "core/kernels/cpu/norm.h"

#include "core/kernels/cpu/elementwise.h"
#include "tests/core/kernels/random_values.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace glassbox::kernels::test {
namespace {

/// A batch in a layout, with tails of every kind.
struct Case {
    ChannelBatch batch;
    int samples;

    std::size_t elements() const {
        const int rows = batch.layout == Layout::N16 ? (samples + batchLanes - 1) / batchLanes * batchLanes : samples;
        return static_cast<std::size_t>(rows) * static_cast<std::size_t>(batch.channels * batch.pixels);
    }
    std::size_t position(int n, int c, int p) const {
        const int channels = batch.channels, pixels = batch.pixels;
        const int place = batch.layout == Layout::Rows ? (n * channels + c) * pixels + p
                          : batch.layout == Layout::NHWC
                              ? (n * pixels + p) * channels + c
                              : ((n / batchLanes * channels + c) * pixels + p) * batchLanes + n % batchLanes;
        return static_cast<std::size_t>(place);
    }
    template <class Visit>
    void forEach(Visit&& visit) const {
        for (int n = 0; n < samples; ++n)
            for (int c = 0; c < batch.channels; ++c)
                for (int p = 0; p < batch.pixels; ++p)
                    visit(static_cast<std::size_t>(c), position(n, c, p));
    }
    double count() const { return samples * batch.pixels; }
};

std::vector<Case> cases() {
    std::vector<Case> all;
    for (const Layout layout : {Layout::Rows, Layout::N16, Layout::NHWC})
        for (const auto& [samples, channels, pixels] :
             {std::tuple{1, 1, 1}, {7, 3, 10}, {33, 6, 49}, {16, 16, 700}, {5, 37, 4}, {2, 300, 3}, {20, 32, 33}})
            all.push_back({{layout, channels, pixels}, samples});
    return all;
}

/// Numbers far from zero beside their deviation, as normalisation meets them.
template <class T>
struct Data {
    explicit Data(const Case& one) : random(90) {
        const auto channels = static_cast<std::size_t>(one.batch.channels);
        x = random.reals<T>(one.elements());
        for (T& number : x)
            number += T(5);
        dy = random.reals<T>(one.elements());
        addend = random.reals<T>(one.elements());
        if (one.batch.layout == Layout::N16)  // gradients are zero past the batch
            for (std::size_t i = 0; i < dy.size(); ++i) {
                const std::size_t block = batchLanes * channels * static_cast<std::size_t>(one.batch.pixels);
                if (static_cast<int>(i / block * batchLanes + i % batchLanes) >= one.samples) dy[i] = 0;
            }
        mean = random.reals<T>(channels);
        for (T& number : mean)
            number = T(5) + number / T(8);
        scale = random.reals<T>(channels);
        shift = random.reals<T>(channels);
        for (T& number : shift)
            number /= T(8);
        slope = random.reals<T>(channels);
    }

    NormForward<T> forward() const { return {mean.data(), scale.data(), shift.data()}; }
    NormForward<T> meanOnly() const { return {mean.data(), nullptr, nullptr}; }
    /// dy behind the relu of y.
    std::vector<T> gated(const Case& one) const {
        std::vector<T> y(x.size()), dz(x.size());
        normalizeChannels<T>(one.batch, one.samples, x.data(), forward(), {nullptr, nullptr, nullptr, y.data()});
        activateBackward({ActivationType::Relu}, static_cast<std::int64_t>(x.size()), dy.data(),
                         static_cast<const T*>(y.data()), dz.data());
        return dz;
    }

    Numbers random;
    std::vector<T> x, dy, addend, mean, scale, shift, slope;
};

template <class T>
void momentsAgree(const Case& one) {
    const Data<T> data(one);
    std::vector<Moments> moments(data.mean.size());
    channelMoments(one.batch, one.samples, data.x.data(), moments.data());
    using Exact = long double;  // a plain sum of ten thousand doubles is worse than what is tested
    std::vector<Exact> mean(moments.size()), squares(moments.size());
    one.forEach([&](std::size_t c, std::size_t i) { mean[c] += static_cast<Exact>(data.x[i]) / one.count(); });
    one.forEach([&](std::size_t c, std::size_t i) {
        squares[c] += (static_cast<Exact>(data.x[i]) - mean[c]) * (static_cast<Exact>(data.x[i]) - mean[c]);
    });
    for (std::size_t c = 0; c < moments.size(); ++c) {
        EXPECT_EQ(moments[c].count, one.count());
        EXPECT_NEAR(moments[c].mean, static_cast<double>(mean[c]), 6 * band<T>(1));
        const auto wanted = static_cast<double>(squares[c]);
        EXPECT_NEAR(moments[c].squares, wanted, band<T>(1) * (wanted + 1));
    }
}

TEST(Norm, MomentsAgreeWithDouble) {
    for (const Case& one : cases()) {
        momentsAgree<float>(one);
        momentsAgree<double>(one);
    }
}

TEST(Norm, MomentsOfPartsAreThoseOfTheWhole) {
    const std::vector<double> numbers = {3, -1, 4, 1, -5, 9, 2, 6};
    const auto of = [&](std::size_t first, std::size_t last) {
        Moments all;
        for (std::size_t i = first; i < last; ++i)
            all = joined(all, {1, numbers[i], 0});
        return all;
    };
    const Moments whole = of(0, 8), parts = joined(of(0, 3), of(3, 8));
    EXPECT_DOUBLE_EQ(whole.mean, 19.0 / 8);
    EXPECT_DOUBLE_EQ(parts.mean, whole.mean);
    EXPECT_NEAR(parts.squares, whole.squares, 1e-12);
    EXPECT_NEAR(whole.squares, 173 - 19.0 * 19 / 8, 1e-12);
}

template <class T>
void sumsAgree(const Case& one) {
    const Data<T> data(one);
    std::vector<NormalizeSums> sums(data.mean.size()), behind(sums), twoSteps(sums);
    normalizeSums(one.batch, one.samples, data.dy.data(), data.x.data(), data.meanOnly(), sums.data());
    std::vector<double> gradient(sums.size()), product(sums.size());
    one.forEach([&](std::size_t c, std::size_t i) {
        gradient[c] += static_cast<double>(data.dy[i]);
        product[c] +=
            static_cast<double>(data.dy[i]) * (static_cast<double>(data.x[i]) - static_cast<double>(data.mean[c]));
    });
    const std::vector<T> dz = data.gated(one);
    normalizeSums(one.batch, one.samples, data.dy.data(), data.x.data(), data.forward(), behind.data());
    normalizeSums(one.batch, one.samples, dz.data(), data.x.data(), data.meanOnly(), twoSteps.data());
    for (std::size_t c = 0; c < sums.size(); ++c) {
        EXPECT_NEAR(sums[c].gradient, gradient[c], band<T>(one.count()) * 20);
        EXPECT_NEAR(sums[c].product, product[c], band<T>(one.count()) * 20);
        EXPECT_EQ(behind[c].gradient, twoSteps[c].gradient);
        EXPECT_EQ(behind[c].product, twoSteps[c].product);
    }
}

TEST(Norm, SumsAgreeWithDoubleAndBehindARelu) {
    for (const Case& one : cases()) {
        sumsAgree<float>(one);
        sumsAgree<double>(one);
    }
}

template <class T>
void forwardAgrees(const Case& one) {
    const Data<T> data(one);
    const std::size_t n = data.x.size();
    std::vector<T> y(n), sum(n), activated(n), alone(n), addedAlone(n), activatedAlone(n), wanted(n);
    normalizeChannels<T>(one.batch, one.samples, data.x.data(), data.forward(),
                         {data.addend.data(), y.data(), sum.data(), activated.data()});
    normalizeChannels<T>(one.batch, one.samples, data.x.data(), data.forward(),
                         {nullptr, alone.data(), nullptr, nullptr});
    add(static_cast<std::int64_t>(n), static_cast<const T*>(alone.data()), data.addend.data(), addedAlone.data());
    activate({ActivationType::Relu}, static_cast<std::int64_t>(n), static_cast<const T*>(addedAlone.data()),
             activatedAlone.data());
    one.forEach([&](std::size_t c, std::size_t i) {
        wanted[i] = static_cast<T>((static_cast<double>(data.x[i]) - static_cast<double>(data.mean[c])) *
                                       static_cast<double>(data.scale[c]) +
                                   static_cast<double>(data.shift[c]));
        EXPECT_NEAR(y[i], wanted[i], band<T>(1));
        EXPECT_EQ(y[i], alone[i]);
        EXPECT_EQ(sum[i], addedAlone[i]);
        EXPECT_EQ(activated[i], activatedAlone[i]);
    });
}

TEST(Norm, OnePassHasTheBitsOfThree) {
    for (const Case& one : cases()) {
        forwardAgrees<float>(one);
        forwardAgrees<double>(one);
    }
}

template <class T>
void backwardAgrees(const Case& one) {
    const Data<T> data(one);
    const std::size_t n = data.x.size();
    std::vector<T> dx(n), behind(n), twoSteps(n), scaled(n);
    const NormBackward<T> constants{data.scale.data(), data.shift.data(), data.slope.data()};
    normalizeBackward<T>(one.batch, one.samples, data.dy.data(), data.x.data(), data.meanOnly(), constants, dx.data());
    normalizeBackward<T>(one.batch, one.samples, data.dy.data(), data.x.data(), data.forward(), constants,
                         behind.data());
    const std::vector<T> dz = data.gated(one);
    normalizeBackward<T>(one.batch, one.samples, dz.data(), data.x.data(), data.meanOnly(), constants, twoSteps.data());
    scaleChannels<T>(one.batch, one.samples, data.dy.data(), data.scale.data(), scaled.data());
    EXPECT_EQ(behind, twoSteps);
    std::vector<bool> real(n);
    one.forEach([&](std::size_t c, std::size_t i) {
        const double away = static_cast<double>(data.x[i]) - static_cast<double>(data.mean[c]);
        const double wanted = static_cast<double>(data.dy[i]) * static_cast<double>(data.scale[c]) -
                              static_cast<double>(data.shift[c]) - static_cast<double>(data.slope[c]) * away;
        real[i] = true;
        EXPECT_NEAR(dx[i], wanted, band<T>(4));
        EXPECT_EQ(scaled[i], data.dy[i] * data.scale[c]);
    });
    for (std::size_t i = 0; i < n; ++i)
        if (!real[i]) {
            EXPECT_EQ(dx[i], T(0)) << "a lane past the batch";
        }
}

TEST(Norm, BackwardAgreesWithDoubleAndBehindARelu) {
    for (const Case& one : cases()) {
        backwardAgrees<float>(one);
        backwardAgrees<double>(one);
    }
}

template <class T>
void layerNormAgrees(int rows, int n) {
    Numbers random(91);
    const auto size = static_cast<std::size_t>(rows) * static_cast<std::size_t>(n);
    auto x = random.reals<T>(size);
    for (T& number : x)
        number += T(2);
    const auto dy = random.reals<T>(size), weight = random.reals<T>(static_cast<std::size_t>(n)),
               bias = random.reals<T>(static_cast<std::size_t>(n));
    std::vector<T> y(size), moments(2 * static_cast<std::size_t>(rows)), dx(size), dw(static_cast<std::size_t>(n));
    layerNorm(rows, n, 1e-3, x.data(), weight.data(), bias.data(), y.data(), moments.data());
    layerNormBackward(rows, n, dy.data(), x.data(), weight.data(), moments.data(), dx.data());
    layerNormWeights(rows, n, n, dy.data(), x.data(), moments.data(), dw.data());
    std::vector<double> wantedWeights(dw.size());
    for (std::size_t row = 0; row < static_cast<std::size_t>(rows); ++row) {
        const std::size_t first = row * static_cast<std::size_t>(n);
        double mean = 0, squares = 0, straight = 0, tilted = 0;
        for (std::size_t i = 0; i < dw.size(); ++i)
            mean += static_cast<double>(x[first + i]) / n;
        for (std::size_t i = 0; i < dw.size(); ++i)
            squares += (static_cast<double>(x[first + i]) - mean) * (static_cast<double>(x[first + i]) - mean) / n;
        const double deviation = std::sqrt(squares + 1e-3);
        const auto standard = [&](std::size_t i) { return (static_cast<double>(x[first + i]) - mean) / deviation; };
        const auto back = [&](std::size_t i) {
            return static_cast<double>(dy[first + i]) * static_cast<double>(weight[i]);
        };
        for (std::size_t i = 0; i < dw.size(); ++i) {
            straight += back(i) / n;
            tilted += back(i) * standard(i) / n;
        }
        EXPECT_NEAR(moments[2 * row], mean, 3 * band<T>(1));
        EXPECT_NEAR(moments[2 * row + 1], deviation, 3 * band<T>(1));
        for (std::size_t i = 0; i < dw.size(); ++i) {
            const double wanted = standard(i) * static_cast<double>(weight[i]) + static_cast<double>(bias[i]);
            // A row of one has no deviation of its own: rounding of 2 is divided by sqrt(eps).
            const double slack = 1 + 2 / deviation;
            EXPECT_NEAR(y[first + i], wanted, band<T>(1) * slack);
            EXPECT_NEAR(dx[first + i], (back(i) - straight - standard(i) * tilted) / deviation,
                        band<T>(n) * slack * slack);
            wantedWeights[i] += static_cast<double>(dy[first + i]) * standard(i);
        }
    }
    for (std::size_t i = 0; i < dw.size(); ++i)
        EXPECT_NEAR(dw[i], wantedWeights[i], band<T>(rows) * 60);
}

TEST(Norm, LayerNormAgreesWithDouble) {
    for (const auto& [rows, n] : {std::pair{1, 1}, {3, 7}, {9, 16}, {5, 37}, {33, 128}, {2, 1000}}) {
        layerNormAgrees<float>(rows, n);
        layerNormAgrees<double>(rows, n);
    }
}

}  // namespace
}  // namespace glassbox::kernels::test
