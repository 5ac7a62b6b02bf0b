#include "core/kernels/cpu/conv.h"

#include "core/kernels/cpu/elementwise.h"
#include "core/kernels/cpu/layout.h"
#include "tests/core/kernels/random_values.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

namespace glassbox::kernels::test {
namespace {

struct Case {
    ConvShape shape;
    int samples;
};

std::string describe(const Case& c) {
    const ConvShape& s = c.shape;
    return testing::PrintToString(std::vector<int>{c.samples, s.channels, s.height, s.width, s.filters, s.kernelHeight,
                                                   s.kernelWidth, s.strideHeight, s.strideWidth, s.paddingHeight,
                                                   s.paddingWidth, s.groups, s.dilationHeight, s.dilationWidth});
}

/// Shapes with all the awkward corners, and random ones.
std::vector<Case> cases() {
    std::vector<Case> all = {{{1, 28, 28, 6, 5, 5, 1, 1, 2, 2}, 33},
                             {{6, 14, 14, 16, 5, 5, 1, 1, 0, 0}, 7},
                             {{1, 1, 1, 1, 1, 1, 1, 1, 0, 0}, 1},
                             {{2, 3, 4, 3, 5, 5, 1, 1, 2, 2}, 7},
                             {{1, 2, 2, 2, 7, 3, 1, 1, 3, 1}, 33},
                             {{3, 9, 8, 5, 3, 3, 2, 2, 1, 1}, 16},
                             {{5, 7, 7, 9, 1, 1, 1, 1, 0, 0}, 17},
                             {{4, 8, 10, 7, 3, 2, 3, 2, 0, 1}, 1},
                             {{3, 6, 6, 4, 3, 3, 1, 1, 4, 4}, 5},
                             {{17, 9, 19, 11, 3, 5, 1, 1, 1, 2}, 19},
                             {{2, 11, 5, 3, 4, 3, 5, 4, 2, 1}, 40},
                             {{32, 8, 8, 24, 3, 3, 1, 1, 1, 1}, 16},
                             {{4, 7, 6, 6, 3, 3, 1, 1, 1, 1, 2}, 17},
                             {{5, 8, 7, 5, 3, 3, 2, 2, 1, 1, 5}, 33},
                             {{6, 9, 9, 12, 3, 2, 1, 1, 2, 2, 6, 2, 2}, 7},
                             {{32, 6, 6, 32, 3, 3, 1, 1, 1, 1, 32}, 16},
                             {{32, 6, 6, 64, 3, 3, 1, 1, 1, 1, 2}, 20},
                             {{2, 11, 10, 3, 3, 3, 2, 3, 2, 1, 1, 2, 3}, 5},
                             {{16, 9, 9, 16, 3, 3, 1, 1, 2, 2, 1, 2, 2}, 16},
                             {{3, 1, 20, 4, 1, 5, 1, 2, 0, 4, 1, 1, 2}, 19},
                             {{32, 1, 24, 32, 1, 3, 1, 1, 0, 1}, 16}};
    Numbers numbers(1);
    while (all.size() < 48) {
        ConvShape s{numbers.integer(1, 9), numbers.integer(1, 12), numbers.integer(1, 12), numbers.integer(1, 10),
                    numbers.integer(1, 6), numbers.integer(1, 6),  numbers.integer(1, 3),  numbers.integer(1, 3),
                    numbers.integer(0, 3), numbers.integer(0, 3)};
        if (all.size() % 2 == 1) {
            s.groups = numbers.integer(1, 3);
            s.channels *= s.groups;
            s.filters *= s.groups;
            s.dilationHeight = numbers.integer(1, 3);
            s.dilationWidth = numbers.integer(1, 3);
        }
        if (s.height + 2 * s.paddingHeight < s.reachHeight() || s.width + 2 * s.paddingWidth < s.reachWidth()) continue;
        all.push_back({s, numbers.integer(1, 35)});
    }
    return all;
}

/// Forward and both gradients by definition, in double, logical order.
struct Reference {
    Reference(const Case& c, const std::vector<double>& x, const std::vector<double>& w, const std::vector<double>& b,
              const std::vector<double>& dz)
        : product(dz.size()), z(dz.size()), dx(x.size()), dw(w.size()), db(b.size()) {
        const ConvShape& s = c.shape;
        std::size_t out = 0;
        for (int n = 0; n < c.samples; ++n)
            for (int f = 0; f < s.filters; ++f)
                for (int y = 0; y < s.outputHeight(); ++y)
                    for (int column = 0; column < s.outputWidth(); ++column, ++out) {
                        visit(s, n, f, y, column, [&](std::size_t i, std::size_t k) {
                            product[out] += x[i] * w[k];
                            dx[i] += dz[out] * w[k];
                            dw[k] += dz[out] * x[i];
                        });
                        z[out] = product[out] + b[f];
                        db[f] += dz[out];
                    }
    }

    /// Calls body(position of x, position of w) for each product of one output.
    template <class Body>
    static void visit(const ConvShape& s, int n, int f, int y, int column, Body body) {
        const int firstChannel = f / s.filtersOfGroup() * s.channelsOfGroup();
        for (int c = 0; c < s.channelsOfGroup(); ++c)
            for (int ky = 0; ky < s.kernelHeight; ++ky)
                for (int kx = 0; kx < s.kernelWidth; ++kx) {
                    const int iy = y * s.strideHeight - s.paddingHeight + ky * s.dilationHeight;
                    const int ix = column * s.strideWidth - s.paddingWidth + kx * s.dilationWidth;
                    if (iy < 0 || ix < 0 || iy >= s.height || ix >= s.width) continue;
                    body(((static_cast<std::size_t>(n) * s.channels + firstChannel + c) * s.height + iy) * s.width + ix,
                         ((static_cast<std::size_t>(f) * s.channelsOfGroup() + c) * s.kernelHeight + ky) *
                                 s.kernelWidth +
                             kx);
                }
    }

    std::vector<double> product, z, dx, dw, db;
};

/// A convolution with its inputs in its layout.
template <class T>
struct ConvolutionRun {
    ConvolutionRun(const Case& c, ConvAlgorithm algorithm, int pieceSize)
        : shape(c.shape),
          samples(c.samples),
          piece(pieceSize),
          conv(Convolution<T>::prepare(c.shape, c.samples, pieceSize, algorithm)),
          input{c.shape.channels, c.shape.height, c.shape.width},
          output{c.shape.filters, c.shape.outputHeight(), c.shape.outputWidth()},
          x(layoutElements(input, conv.layout(), samples)),
          dx(x.size()),
          dz(layoutElements(output, conv.layout(), samples)),
          product(dz.size()),
          z(dz.size()),
          a(dz.size()),
          w(static_cast<std::size_t>(shape.filters) * shape.channelsOfGroup() * shape.kernelHeight * shape.kernelWidth),
          dw(w.size()),
          b(shape.filters),
          db(shape.filters),
          packed(conv.packedForwardBytes()),
          packedBack(conv.packedBackwardBytes()),
          scratch(conv.scratchBytes()),
          partials(conv.partialBytes()) {}

    void set(const std::vector<double>& xs, const std::vector<double>& ws, const std::vector<double>& bs,
             const std::vector<double>& dzs) {
        convertLayout(input, samples, Layout::Rows, as<T>(xs).data(), conv.layout(), x.data());
        convertLayout(output, samples, Layout::Rows, as<T>(dzs).data(), conv.layout(), dz.data());
        std::copy_n(as<T>(ws).data(), ws.size(), w.data());
        std::copy_n(as<T>(bs).data(), bs.size(), b.data());
        conv.packForward(w.data(), packed.data());
        conv.packBackward(w.data(), packedBack.data());
    }

    void forward(Activation activation, ConvOutputs<T> outputs) {
        for (int first = 0; first < samples; first += piece) {
            const std::int64_t in = first * input.elements(), out = first * output.elements();
            ConvOutputs<T> at = outputs;
            for (T** target : {&at.product, &at.z, &at.activation})
                if (*target != nullptr) *target += out;
            conv.forward(x.data() + in, packed.data(), b.data(), activation, std::min(piece, samples - first), at,
                         scratch.data());
        }
    }

    void backward(bool withBias = true) {
        for (int first = 0; first < samples; first += piece)
            conv.dataGradient(dz.data() + first * output.elements(), packedBack.data(),
                              std::min(piece, samples - first), dx.data() + first * input.elements(), scratch.data());
        T* biasTarget = withBias ? db.data() : nullptr;
        for (int task = conv.weightGradientTasks() - 1; task >= 0; --task)
            conv.weightGradientTask(task, x.data(), dz.data(), dw.data(), biasTarget, partials.data(), scratch.data());
        conv.finishWeightGradient(partials.data(), dw.data(), biasTarget);
    }

    std::vector<T> logical(const Buffer<T>& values, ImageSize size) const {
        std::vector<T> rows(static_cast<std::size_t>(samples) * size.elements());
        convertLayout(size, samples, conv.layout(), values.data(), Layout::Rows, rows.data());
        return rows;
    }

    ConvShape shape;
    int samples, piece;
    Convolution<T> conv;
    ImageSize input, output;
    Buffer<T> x, dx, dz, product, z, a, w, dw, b, db;
    Buffer<std::uint8_t> packed, packedBack, scratch, partials;
};

struct Inputs {
    std::vector<double> x, w, b, dz;
};

Inputs inputsOf(const Case& c) {
    Numbers numbers(2);
    const ConvShape& s = c.shape;
    return {
        numbers.reals<double>(static_cast<std::size_t>(c.samples) * s.channels * s.height * s.width),
        numbers.reals<double>(static_cast<std::size_t>(s.filters) * s.channelsOfGroup() * s.kernelHeight *
                              s.kernelWidth),
        numbers.reals<double>(s.filters),
        numbers.reals<double>(static_cast<std::size_t>(c.samples) * s.filters * s.outputHeight() * s.outputWidth())};
}

/// In N16, gradients of lanes past the batch must stay zero.
template <class T>
bool tailIsZero(const Buffer<T>& values, Layout layout, int samples) {
    if (layout != Layout::N16 || samples % batchLanes == 0) return true;
    const std::size_t block = values.size() / ((samples + batchLanes - 1) / batchLanes);
    for (std::size_t i = values.size() - block; i < values.size(); ++i)
        if (static_cast<int>(i % batchLanes) >= samples % batchLanes && values[i] != T(0)) return false;
    return true;
}

template <class T>
void compareWithReference(ConvAlgorithm algorithm, const std::vector<Case>& shapes = cases()) {
    for (const Case& c : shapes) {
        SCOPED_TRACE(describe(c));
        const auto in = inputsOf(c);
        const Reference wanted(c, in.x, in.w, in.b, in.dz);
        ConvolutionRun<T> run(c, algorithm, 16);
        run.set(in.x, in.w, in.b, in.dz);
        run.forward({ActivationType::Relu, 0}, {run.product.data(), run.z.data(), run.a.data()});
        run.backward();
        const double taps = c.shape.channels * c.shape.kernelHeight * c.shape.kernelWidth;
        const double backTaps = c.shape.filters * c.shape.kernelHeight * c.shape.kernelWidth;
        const double places = static_cast<double>(c.samples) * c.shape.outputHeight() * c.shape.outputWidth();
        const auto z = run.logical(run.z, run.output), a = run.logical(run.a, run.output);
        EXPECT_LT(relativeError(run.logical(run.product, run.output), wanted.product, wanted.product.size()),
                  band<T>(taps));
        EXPECT_LT(relativeError(z, wanted.z, wanted.z.size()), band<T>(taps));
        for (std::size_t i = 0; i < z.size(); ++i)
            ASSERT_EQ(a[i], std::max(z[i], T(0)));
        EXPECT_LT(relativeError(run.logical(run.dx, run.input), wanted.dx, wanted.dx.size()), band<T>(backTaps));
        EXPECT_LT(relativeError(run.dw, wanted.dw, wanted.dw.size()), band<T>(places));
        EXPECT_LT(relativeError(run.db, wanted.db, wanted.db.size()), band<T>(places));
        EXPECT_TRUE(tailIsZero(run.dx, run.conv.layout(), c.samples));
    }
}

TEST(Convolution, DirectDoubleAgreesWithDefinition) {
    compareWithReference<double>(ConvAlgorithm::Direct);
}
TEST(Convolution, DirectFloatAgreesWithDefinition) {
    compareWithReference<float>(ConvAlgorithm::Direct);
}

/// Every way in which columns of zeros can surround a row: images from narrower than a tile of columns to wider than
/// two, kernels wider than the image, paddings past the kernel, all numbers of filters of a tile and a few more.
std::vector<Case> borderCases() {
    std::vector<Case> all;
    int filters = 0;
    for (int width = 1; width <= 15; ++width)
        for (int kernel = 1; kernel <= 11; ++kernel)
            for (int padding = 0; padding <= kernel; ++padding)
                if (width + 2 * padding >= kernel)
                    all.push_back({{2, 3, width, 1 + filters++ % 13, 2, kernel, 1, 1, 1, padding}, 2});
    return all;
}

TEST(Convolution, BordersAgreeWithDefinition) {
    compareWithReference<float>(ConvAlgorithm::Direct, borderCases());
    compareWithReference<double>(ConvAlgorithm::Direct, borderCases());
}

TEST(Convolution, OneDnnAgreesWithDefinition) {
    compareWithReference<float>(ConvAlgorithm::OneDnn);
}
TEST(Convolution, ConvertedAgreesWithDefinition) {
    compareWithReference<float>(ConvAlgorithm::Converted);
    compareWithReference<double>(ConvAlgorithm::Converted);
}
TEST(Convolution, FiltersAgreeWithDefinition) {
    compareWithReference<float>(ConvAlgorithm::Filters);
    compareWithReference<double>(ConvAlgorithm::Filters);
}

template <class T>
void expectSameBits(const Buffer<T>& a, const Buffer<T>& b) {
    ASSERT_EQ(a.size(), b.size());
    EXPECT_EQ(0, std::memcmp(a.data(), b.data(), a.size() * sizeof(T)));
}

template <class T>
void destinationsChangeNothing(ConvAlgorithm algorithm) {
    const Activation functions[] = {{ActivationType::None, 0},        {ActivationType::Relu, 0},
                                    {ActivationType::LeakyRelu, 0.1}, {ActivationType::Sigmoid, 0},
                                    {ActivationType::Tanh, 0},        {ActivationType::Gelu, 0}};
    for (const Case& c : cases()) {
        SCOPED_TRACE(describe(c));
        const auto in = inputsOf(c);
        for (const Activation function : functions) {
            ConvolutionRun<T> whole(c, algorithm, 16), bare(c, algorithm, 16), middle(c, algorithm, 16);
            for (ConvolutionRun<T>* run : {&whole, &bare, &middle})
                run->set(in.x, in.w, in.b, in.dz);
            whole.forward(function, {whole.product.data(), whole.z.data(), whole.a.data()});
            bare.forward(function, {nullptr, nullptr, bare.a.data()});
            middle.forward(function, {nullptr, middle.z.data(), nullptr});
            expectSameBits(whole.a, bare.a);
            expectSameBits(whole.z, middle.z);
            // The parts, one after the other, are the fused pass.
            activate(function, static_cast<std::int64_t>(whole.z.size()), whole.z.data(), bare.z.data());
            expectSameBits(whole.a, bare.z);
        }
        ConvolutionRun<T> withBias(c, algorithm, 16), without(c, algorithm, 16);
        for (ConvolutionRun<T>* run : {&withBias, &without})
            run->set(in.x, in.w, in.b, in.dz);
        withBias.backward(true);
        without.backward(false);
        expectSameBits(withBias.dw, without.dw);
    }
}

TEST(Convolution, OptionalDestinationsChangeNoBit) {
    destinationsChangeNothing<float>(ConvAlgorithm::Direct);
    destinationsChangeNothing<double>(ConvAlgorithm::Direct);
    destinationsChangeNothing<float>(ConvAlgorithm::OneDnn);
    destinationsChangeNothing<double>(ConvAlgorithm::Converted);
    destinationsChangeNothing<float>(ConvAlgorithm::Filters);
    destinationsChangeNothing<double>(ConvAlgorithm::Filters);
}

TEST(Convolution, DirectPiecesChangeNoBit) {
    for (const Case& c : cases()) {
        SCOPED_TRACE(describe(c));
        const auto in = inputsOf(c);
        ConvolutionRun<float> small(c, ConvAlgorithm::Direct, 16), large(c, ConvAlgorithm::Direct, 64);
        for (ConvolutionRun<float>* run : {&small, &large}) {
            run->set(in.x, in.w, in.b, in.dz);
            run->forward({}, {nullptr, run->z.data(), nullptr});
            run->backward();
        }
        expectSameBits(small.z, large.z);
        expectSameBits(small.dx, large.dx);
        expectSameBits(small.dw, large.dw);
        expectSameBits(small.db, large.db);
    }
}

TEST(Convolution, NarrowLayersAreDirectAndWideOnesOneDnn) {
    EXPECT_EQ(Convolution<float>::prepare({1, 28, 28, 6, 5, 5, 1, 1, 2, 2}, 64, 32).layout(), Layout::N16);
    EXPECT_EQ(Convolution<float>::prepare({6, 14, 14, 16, 5, 5, 1, 1, 0, 0}, 64, 32).layout(), Layout::N16);
    EXPECT_EQ(Convolution<float>::prepare({64, 16, 16, 64, 3, 3, 1, 1, 1, 1}, 64, 32).layout(), Layout::NHWC);
    EXPECT_EQ(Convolution<double>::prepare({64, 16, 16, 64, 3, 3, 1, 1, 1, 1}, 64, 32).layout(), Layout::N16);
    EXPECT_EQ(Convolution<float>::prepare({64, 16, 16, 64, 3, 3, 1, 1, 1, 1, 4}, 64, 32).layout(), Layout::NHWC);
    EXPECT_EQ(Convolution<float>::prepare({64, 16, 16, 64, 3, 3, 1, 1, 1, 1, 8}, 64, 32).layout(), Layout::N16);
    EXPECT_EQ(Convolution<float>::prepare({64, 16, 16, 64, 3, 3, 1, 1, 1, 1, 64}, 64, 32).layout(), Layout::NHWC);
}

}  // namespace
}  // namespace glassbox::kernels::test
