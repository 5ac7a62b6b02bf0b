#include "core/ops/graph_builder.h"
#include "core/ops/op_type.h"
#include "tests/core/ops/reference_interpreter.h"
#include "tests/core/ops/sample_graphs.h"

#include <gtest/gtest.h>

#include <cmath>

namespace glassbox::testing {
namespace {

/// One op with given numbers in its inputs.
class OneOp {
public:
    OneOp(std::string_view type, std::vector<ValueId> inputs, Attributes attributes, Sketch& sketch,
          std::int64_t batch = 1)
        : results_(sketch.ops(type, std::move(inputs), std::move(attributes))),
          graph_(sketch.graph()),
          interpreter_(graph_, batch, 7, 3) {}

    void set(ValueId id, std::vector<double> numbers) { interpreter_.numbers(id) = std::move(numbers); }

    Terms terms(Element element, int output = 0) {
        const Op& op = graph_.ops().back();
        const TermContext context = {
            graph_,
            op,
            interpreter_.batch(),
            [this](ValueId id, Element at) {
                const std::int64_t size = graph_.value(id).type.shape.elements();
                return interpreter_.numbers(id)[static_cast<std::size_t>(at.sample * size + at.offset)];
            },
            7,
            3};
        return findOpType(op.type)->terms(context, output, element);
    }

private:
    std::vector<ValueId> results_;
    Graph graph_;
    ReferenceInterpreter interpreter_;
};

TEST(Terms, OfAProductByHand) {
    Sketch sketch;
    const ValueId x = sketch.vector(2), weight = sketch.parameter({2, 2});
    OneOp op("product", {x, weight}, {}, sketch);
    op.set(x, {2, -3});
    op.set(weight, {1, 1, 5, 4});
    const Terms terms = op.terms({0, 1});
    EXPECT_EQ(terms.form, TermForm::Sum);
    ASSERT_EQ(terms.terms.size(), 2u);
    EXPECT_EQ(terms.terms[1].factors[0].value, x);
    EXPECT_EQ(terms.terms[1].factors[0].element, (Element{0, 1}));
    EXPECT_EQ(terms.terms[1].factors[1].value, weight);
    EXPECT_EQ(terms.terms[1].factors[1].element, (Element{0, 3}));
    EXPECT_DOUBLE_EQ(terms.reference, 2 * 5 - 3 * 4);
    EXPECT_DOUBLE_EQ(terms.magnitude, 2 * 5 + 3 * 4);
    EXPECT_LT(terms.kinkDistance, 0);
}

TEST(Terms, OfAConvolutionLeaveThePaddingOut) {
    Sketch sketch;
    const ValueId x = sketch.image(1, 3, 3), weight = sketch.parameter({1, 1, 3, 3});
    OneOp op("conv2d", {x, weight}, {{"stride", std::int64_t{1}}, {"padding", std::int64_t{1}}}, sketch);
    op.set(x, {1, 2, 3, 4, 5, 6, 7, 8, 9});
    op.set(weight, {1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e7, 1e8});
    EXPECT_EQ(op.terms({0, 0}).terms.size(), 4u);
    EXPECT_DOUBLE_EQ(op.terms({0, 0}).reference, 1e4 + 2e5 + 4e7 + 5e8);
    EXPECT_EQ(op.terms({0, 4}).terms.size(), 9u);
    EXPECT_DOUBLE_EQ(op.terms({0, 4}).reference, 987654321);
}

TEST(Terms, OfAMaximumNameTheWinnerAndTheDistanceToTheSecond) {
    Sketch sketch;
    const ValueId x = sketch.image(1, 2, 2);
    OneOp op("max_pool", {x}, {{"kernel", std::int64_t{2}}, {"stride", std::int64_t{2}}, {"padding", std::int64_t{0}}},
             sketch);
    op.set(x, {-1, 4, 3.5, 4});
    const Terms terms = op.terms({0, 0});
    EXPECT_EQ(terms.form, TermForm::Maximum);
    EXPECT_EQ(terms.winner, 1);
    EXPECT_DOUBLE_EQ(terms.reference, 4);
    EXPECT_DOUBLE_EQ(terms.kinkDistance, 0);
    EXPECT_DOUBLE_EQ(op.terms({0, 0}, 1).reference, 1);
    op.set(x, {-1, 4, 3.5, 0});
    EXPECT_DOUBLE_EQ(op.terms({0, 0}).kinkDistance, 0.5);
}

TEST(Terms, OfReluSayHowFarItsKinkIs) {
    Sketch sketch;
    const ValueId z = sketch.vector(2);
    OneOp op("relu", {z}, {}, sketch);
    op.set(z, {-0.25, 3});
    EXPECT_DOUBLE_EQ(op.terms({0, 0}).reference, 0);
    EXPECT_EQ(op.terms({0, 0}).winner, -1);
    EXPECT_DOUBLE_EQ(op.terms({0, 0}).kinkDistance, 0.25);
    EXPECT_DOUBLE_EQ(op.terms({0, 1}).reference, 3);
    EXPECT_EQ(op.terms({0, 1}).winner, 0);
}

TEST(Terms, OfAWeightGradientRunOverTheBatch) {
    Sketch sketch;
    const ValueId dz = sketch.vector(1), x = sketch.vector(2);
    OneOp op("product_weight_gradient", {dz, x}, {}, sketch, 3);
    op.set(dz, {1, 2, 3});
    op.set(x, {1, 4, 1, 5, 1, 6});
    const Terms terms = op.terms({0, 1});
    ASSERT_EQ(terms.terms.size(), 3u);
    EXPECT_EQ(terms.terms[2].factors[1].element, (Element{2, 1}));
    EXPECT_DOUBLE_EQ(terms.reference, 1 * 4 + 2 * 5 + 3 * 6);
}

TEST(Terms, OfDropoutDependOnSeedAndStepAndKeepTheMean) {
    Sketch sketch;
    const ValueId x = sketch.vector(4000);
    OneOp op("dropout", {x}, {{"rate", 0.25}, {"stream", std::int64_t{2}}}, sketch);
    op.set(x, std::vector<double>(4000, 3.0));
    double total = 0;
    for (std::int64_t i = 0; i < 4000; ++i) {
        const double y = op.terms({0, i}).reference;
        EXPECT_DOUBLE_EQ(y, op.terms({0, i}, 1).reference * 4.0);
        total += y;
    }
    EXPECT_NEAR(total / 4000, 3.0, 0.15);
}

TEST(Terms, SumsDontLoseSmallTermsAmongLargeOnes) {
    Sketch sketch;
    const ValueId x = sketch.vector(3), weight = sketch.parameter({1, 3});
    OneOp op("product", {x, weight}, {}, sketch);
    op.set(x, {1e17, 1, -1e17});
    op.set(weight, {1, 1, 1});
    EXPECT_DOUBLE_EQ(op.terms({0, 0}).reference, 1);
}

TEST(Terms, OfSaturatedFunctionsStayFinite) {
    for (const char* type : {"sigmoid", "tanh", "gelu", "elu", "silu", "softplus", "softmax"}) {
        Sketch sketch;
        const ValueId z = sketch.vector(3);
        OneOp op(type, {z}, {}, sketch);
        op.set(z, {-1000, 0, 1000});
        for (std::int64_t i = 0; i < 3; ++i)
            EXPECT_TRUE(std::isfinite(op.terms({0, i}).reference)) << type;
    }
}

TEST(Costs, CountMultiplyAndAddOfASample) {
    Sketch sketch;
    sketch.conv(sketch.image(3, 8, 8), 4, 3, 1, 0);
    const Graph& graph = sketch.graph();
    const Op& conv = graph.ops()[0];
    const Cost cost = findOpType("conv2d")->cost(graph, conv);
    EXPECT_DOUBLE_EQ(cost.flops, 2.0 * 3 * 3 * 3 * 4 * 6 * 6);
    EXPECT_DOUBLE_EQ(cost.bytes, 4.0 * (3 * 8 * 8 + 4 * 6 * 6));
}

}  // namespace
}  // namespace glassbox::testing
