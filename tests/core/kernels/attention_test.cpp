#include "core/kernels/cpu/attention.h"

#include "tests/core/kernels/random_values.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace glassbox::kernels::test {
namespace {

/// Attention by its definition, in double.
struct Reference {
    Reference(const AttentionShape& attention, const std::vector<double>& input) : shape(attention), qkv(input) {
        const auto pairs = static_cast<std::size_t>(shape.heads * shape.pairs());
        scores.resize(pairs);
        weights.resize(pairs);
        context.resize(static_cast<std::size_t>(shape.length) * shape.width);
        for (int h = 0; h < shape.heads; ++h)
            for (int i = 0; i < shape.length; ++i)
                forwardRow(h, i);
    }

    int seen(int row) const { return shape.causal ? row + 1 : shape.length; }
    double part(int row, int third, int h, int c) const {
        return qkv[static_cast<std::size_t>((row * 3 + third) * shape.width + h * shape.headSize() + c)];
    }
    std::size_t pair(int h, int i, int j) const {
        return static_cast<std::size_t>((h * shape.length + i) * shape.length + j);
    }

    void forwardRow(int h, int i) {
        double total = 0;
        for (int j = 0; j < seen(i); ++j) {
            double& score = scores[pair(h, i, j)];
            for (int c = 0; c < shape.headSize(); ++c)
                score += part(i, 0, h, c) * part(j, 1, h, c) / std::sqrt(shape.headSize());
            total += std::exp(score);
        }
        for (int j = 0; j < seen(i); ++j) {
            weights[pair(h, i, j)] = std::exp(scores[pair(h, i, j)]) / total;
            for (int c = 0; c < shape.headSize(); ++c)
                context[static_cast<std::size_t>(i * shape.width + h * shape.headSize() + c)] +=
                    weights[pair(h, i, j)] * part(j, 2, h, c);
        }
    }

    AttentionShape shape;
    const std::vector<double>& qkv;
    std::vector<double> scores, weights, context;
};

const AttentionShape shapes[] = {{1, 1, 1, false},  {1, 6, 2, true},   {5, 6, 2, false},   {5, 6, 2, true},
                                 {9, 5, 1, true},   {17, 34, 2, true}, {33, 12, 4, false}, {64, 64, 2, true},
                                 {20, 48, 1, true}, {16, 32, 1, false}};

template <class T>
struct Sample {
    Sample(const AttentionShape& attentionShape, std::uint32_t stream)
        : shape(attentionShape),
          numbers(stream),
          qkv(numbers.reals<T>(static_cast<std::size_t>(shape.length) * 3 * shape.width)),
          scores(static_cast<std::size_t>(shape.heads * shape.pairs())),
          weights(scores.size()),
          context(qkv.size() / 3),
          scratch(attentionScratch(shape)) {}

    void forward() { attention(shape, qkv.data(), scores.data(), weights.data(), context.data(), scratch.data()); }

    AttentionShape shape;
    Numbers numbers;
    std::vector<T> qkv;
    Buffer<T> scores, weights, context, scratch;
};

template <class T>
void agreesWithDefinition() {
    for (const AttentionShape& shape : shapes) {
        SCOPED_TRACE(::testing::Message() << shape.length << ' ' << shape.width << ' ' << shape.heads);
        Sample<T> run(shape, 51);
        run.forward();
        const std::vector<double> exact = as<double>(run.qkv);
        const Reference reference(shape, exact);
        EXPECT_LT(relativeError(run.scores, reference.scores, run.scores.size()), band<T>(shape.headSize()));
        EXPECT_LT(relativeError(run.weights, reference.weights, run.weights.size()), 4 * band<T>(shape.length));
        EXPECT_LT(relativeError(run.context, reference.context, run.context.size()), 4 * band<T>(shape.length));
    }
}

TEST(Attention, AgreesWithItsDefinition) {
    agreesWithDefinition<double>();
    agreesWithDefinition<float>();
}

template <class T>
void rowsSumToOne() {
    for (const AttentionShape& shape : shapes) {
        Sample<T> run(shape, 52);
        for (T& number : run.qkv)
            number *= T(20);
        run.forward();
        for (int row = 0; row < shape.heads * shape.length; ++row) {
            double total = 0;
            for (int j = 0; j < shape.length; ++j) {
                const T weight = run.weights[static_cast<std::size_t>(row * shape.length + j)];
                EXPECT_GE(weight, T(0));
                if (shape.causal && j > row % shape.length) {
                    EXPECT_EQ(weight, T(0));
                }
                total += static_cast<double>(weight);
            }
            EXPECT_NEAR(total, 1.0, band<T>(shape.length));
        }
    }
}

TEST(Attention, RowsOfWeightsSumToOneAndWhatIsMaskedIsZero) {
    rowsSumToOne<double>();
    rowsSumToOne<float>();
}

template <class T>
void stepsGiveTheSameBits() {
    for (const AttentionShape& shape : shapes) {
        Sample<T> whole(shape, 53), steps(shape, 53);
        whole.forward();
        attentionScores(shape, steps.qkv.data(), steps.scores.data(), steps.scratch.data());
        attentionWeights(shape, steps.scores.data(), steps.weights.data());
        attentionContext(shape, steps.weights.data(), steps.qkv.data(), steps.context.data(), steps.scratch.data());
        EXPECT_EQ(whole.scores.values(), steps.scores.values());
        EXPECT_EQ(whole.weights.values(), steps.weights.values());
        EXPECT_EQ(whole.context.values(), steps.context.values());
        Buffer<T> bare(whole.context.size());
        attention<T>(shape, whole.qkv.data(), nullptr, nullptr, bare.data(), whole.scratch.data());
        EXPECT_EQ(bare.values(), steps.context.values());

        const std::vector<T> dcontext = whole.numbers.template reals<T>(whole.context.size());
        Buffer<T> dweights(whole.scores.size()), dscores(whole.scores.size());
        Buffer<T> values(whole.qkv.size()), keys(whole.qkv.size()), dqkv(whole.qkv.size()), bareDqkv(whole.qkv.size());
        attentionWeightsGradient(shape, dcontext.data(), whole.qkv.data(), dweights.data(), whole.scratch.data());
        attentionScoresGradient(shape, dweights.data(), whole.weights.data(), dscores.data());
        attentionValuesGradient(shape, dcontext.data(), whole.weights.data(), values.data(), whole.scratch.data());
        attentionKeysGradient(shape, dscores.data(), whole.qkv.data(), keys.data(), whole.scratch.data());
        Buffer<T> dw(dweights.size()), ds(dweights.size());
        attentionGradient(shape, dcontext.data(), whole.qkv.data(), whole.weights.data(), dw.data(), ds.data(),
                          dqkv.data(), whole.scratch.data());
        attentionGradient<T>(shape, dcontext.data(), whole.qkv.data(), whole.weights.data(), nullptr, nullptr,
                             bareDqkv.data(), whole.scratch.data());
        EXPECT_EQ(dw.values(), dweights.values());
        EXPECT_EQ(ds.values(), dscores.values());
        EXPECT_EQ(dqkv.values(), bareDqkv.values());
        for (std::size_t i = 0; i < dqkv.size(); ++i)
            ASSERT_EQ(dqkv[i], values[i] + keys[i]) << i;
    }
}

TEST(Attention, OneByOneTheStepsGiveTheSameBits) {
    stepsGiveTheSameBits<double>();
    stepsGiveTheSameBits<float>();
}

TEST(Attention, MaskedWeightsDontCount) {
    const AttentionShape shape{9, 6, 2, true};
    Sample<double> run(shape, 54), changed(shape, 54);
    run.forward();
    changed.forward();
    for (int row = 0; row < shape.heads * shape.length; ++row)
        for (int j = row % shape.length + 1; j < shape.length; ++j)
            changed.weights[static_cast<std::size_t>(row * shape.length + j)] = 5;
    attentionContext(shape, changed.weights.data(), changed.qkv.data(), changed.context.data(), changed.scratch.data());
    EXPECT_EQ(run.context.values(), changed.context.values());
}

TEST(Attention, GradientIsTheDerivative) {
    for (const AttentionShape& shape : shapes) {
        if (shape.length > 20) continue;
        Sample<double> run(shape, 55);
        const std::vector<double> dcontext = run.numbers.reals<double>(run.context.size());
        Buffer<double> dqkv(run.qkv.size());
        run.forward();
        attentionGradient<double>(shape, dcontext.data(), run.qkv.data(), run.weights.data(), nullptr, nullptr,
                                  dqkv.data(), run.scratch.data());
        const auto objective = [&] {
            run.forward();
            double total = 0;
            for (std::size_t i = 0; i < dcontext.size(); ++i)
                total += dcontext[i] * run.context[i];
            return total;
        };
        for (std::size_t i = 0; i < run.qkv.size(); i += 1 + run.qkv.size() / 100) {
            const double h = 1e-5, kept = run.qkv[i];
            run.qkv[i] = kept + h;
            const double above = objective();
            run.qkv[i] = kept - h;
            const double below = objective();
            run.qkv[i] = kept;
            ASSERT_NEAR(dqkv[i], (above - below) / (2 * h), 1e-8) << i;
        }
    }
}

}  // namespace
}  // namespace glassbox::kernels::test
