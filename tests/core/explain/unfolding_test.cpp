#include "core/explain/unfolding.h"
#include "core/explain/gradient_chain.h"
#include "tests/core/explain/step_fixture.h"

#include <gtest/gtest.h>

#include <cmath>

namespace glassbox::test {
namespace {

class UnfoldingTest : public testing::Test {
protected:
    Unfolding at(const std::string& text, const UnfoldOptions& options = {}, std::int64_t sample = 0) {
        const auto unfolding = unfold(*microscope_, *parseNumberRef(text), sample, options);
        if (!unfolding) ADD_FAILURE() << unfolding.error().toString();
        return unfolding ? *unfolding : Unfolding();
    }
    double number(const std::string& text, std::int64_t sample = 0) {
        return *microscope_->number(*parseNumberRef(text), sample);
    }

    ThreadPool pool_{1};
    std::shared_ptr<const Dataset> data_ = smallDataset();
    ExperimentSpec experiment_ = smallExperiment();
    std::unique_ptr<Microscope> microscope_ =
        makeMicroscope(experiment_, data_, startWeights(experiment_, data_), {2, 5}, pool_);
};

TEST_F(UnfoldingTest, AConvolutionIsAPatchTimesAKernelPlusABias) {
    const Unfolding unfolding = at("conv1.z[1,3,4]");
    EXPECT_EQ(unfolding.op, "add_bias");
    EXPECT_EQ(unfolding.through->ref.toString(), "conv1.product[1,3,4]");
    EXPECT_EQ(unfolding.bias->factors.front().ref.toString(), "conv1.bias[1]");
    EXPECT_TRUE(unfolding.formula.ends_with(" + b")) << unfolding.formula;
    ASSERT_TRUE(unfolding.patch);
    const PatchView& patch = *unfolding.patch;
    EXPECT_EQ(patch.left, "input.out");
    EXPECT_EQ(patch.right, "conv1.weight");
    ASSERT_EQ(patch.rows * patch.columns, 9);
    EXPECT_EQ(patch.row, 2);
    EXPECT_EQ(patch.column, 3);
    for (std::int64_t i = 0; i < 9; ++i) {
        const PatchCell& cell = patch.cells[static_cast<std::size_t>(i)];
        const std::vector<std::int64_t> pixel{0, 2 + i / 3, 3 + i % 3}, weight{1, 0, i / 3, i % 3};
        EXPECT_EQ(cell.left->ref.index, pixel);
        EXPECT_EQ(cell.right->ref.index, weight);
        EXPECT_EQ(cell.left->number, number(cell.left->ref.toString()));
        EXPECT_EQ(cell.right->number, number(cell.right->ref.toString()));
    }
}

TEST_F(UnfoldingTest, APatchInTheCornerHasPaddingButTheWholeKernel) {
    const Unfolding unfolding = at("conv1.z[0,0,0]");
    const PatchView& patch = unfolding.patch.value();
    EXPECT_EQ(patch.row, -1);
    EXPECT_EQ(patch.column, -1);
    int padding = 0;
    for (const PatchCell& cell : patch.cells) {
        padding += cell.left ? 0 : 1;
        EXPECT_TRUE(cell.right.has_value());
        if (!cell.left) {
            EXPECT_EQ(cell.product, 0);
        }
    }
    EXPECT_EQ(padding, 5);
    EXPECT_EQ(unfolding.termCount, 4) << "the padding is no term";
}

TEST_F(UnfoldingTest, ThePageMayBeChosen) {
    UnfoldOptions options;
    options.patch.page = 1;
    const PatchView second = at("grad(conv1.weight)[0,0,1,1]", options).patch.value();
    EXPECT_TRUE(second.overSamples);
    ASSERT_EQ(second.pages.size(), 2u) << "a page a sample";
    EXPECT_EQ(second.page, 1);
    options.patch.page = 0;
    options.patch.side = 3;
    const PatchView cut = at("grad(conv1.weight)[0,0,1,1]", options).patch.value();
    EXPECT_EQ(cut.page, 0);
    EXPECT_EQ(cut.rows * cut.columns, 9);
    EXPECT_EQ(cut.allRows, 8);
    double shown = cut.outside;
    for (const PatchCell& cell : cut.cells)
        shown += cell.product;
    EXPECT_NEAR(shown, cut.pages[0].sum, 1e-9);
    EXPECT_NEAR(cut.pages[0].sum + cut.pages[1].sum, number("grad(conv1.weight)[0,0,1,1]"), 1e-6);
}

TEST_F(UnfoldingTest, TheWinnerOfAPoolingIsMarked) {
    const Unfolding unfolding = at("pool1.out[1,2,2]");
    ASSERT_TRUE(unfolding.patch);
    ASSERT_GE(unfolding.winner, 0);
    int winners = 0;
    for (const PatchCell& cell : unfolding.patch->cells) {
        winners += cell.wins ? 1 : 0;
        EXPECT_LE(cell.product, unfolding.value);
        if (cell.wins) {
            EXPECT_EQ(cell.product, unfolding.value);
        }
    }
    EXPECT_EQ(winners, 1);
    EXPECT_EQ(unfolding.largest[static_cast<std::size_t>(unfolding.winner)].product, unfolding.value);
}

TEST_F(UnfoldingTest, WhatIsLeftOutIsCountedAndSummed) {
    UnfoldOptions options;
    options.largest = 3;
    const Unfolding few = at("fc1.z[4]", options, 1);
    EXPECT_EQ(few.largest.size(), 3u);
    EXPECT_GT(few.zeroCount, 0) << "relu stopped some";
    EXPECT_EQ(few.largest.size() + static_cast<std::size_t>(few.restCount + few.zeroCount), 64u);
    for (const UnfoldedTerm& term : few.largest)
        EXPECT_EQ(term.sample, 1);
    options.largest = 64;
    const Unfolding all = at("fc1.z[4]", options, 1);
    EXPECT_EQ(all.largest.size(), 64u);
    EXPECT_EQ(all.restSum, 0);
    options.throughBias = false;
    const Unfolding plain = at("fc1.z[4]", options, 1);
    EXPECT_EQ(plain.largest.size(), 2u);
    EXPECT_FALSE(plain.bias || plain.through);
}

TEST_F(UnfoldingTest, WhatIsGivenHasNoTerms) {
    for (const char* ref : {"conv1.weight[0,0,1,1]", "input.out[0,3,3]", "output.target"}) {
        const Unfolding unfolding = at(ref);
        EXPECT_TRUE(unfolding.op.empty() && unfolding.largest.empty()) << ref;
        EXPECT_EQ(unfolding.value, number(ref));
    }
    EXPECT_FALSE(unfold(*microscope_, {"conv1.z", {9, 9, 9}}).ok());
    EXPECT_EQ(unfold(*microscope_, {"conv1.z", {0, 0, 0}}, 2).error().code, "explain.sample");
}

TEST_F(UnfoldingTest, AMomentUnfoldsUpToItsCursor) {
    const Weights weights = startWeights(experiment_, data_);
    auto made =
        SlowMotion::make(momentOf(experiment_, prepareData(experiment_, data_), weights, "test", {2, 5}), pool_);
    ASSERT_TRUE(made.ok()) << made.error().toString();
    SlowMotion& motion = **made;
    const NumberRef z{"conv1.z", {1, 3, 4}}, gradient{"grad(conv1.weight)", {0, 0, 1, 1}};
    EXPECT_EQ(unfold(motion, z).error().code, "explain.not_yet");
    motion.moveTo(motion.score().begin(StepPhase::Backward));
    const auto forward = unfold(motion, z);
    ASSERT_TRUE(forward.ok()) << forward.error().toString();
    EXPECT_EQ(forward->value, at("conv1.z[1,3,4]").value) << "the microscope's";
    EXPECT_EQ(unfold(motion, gradient).error().code, "explain.not_yet");
    EXPECT_EQ(chain(motion, gradient).error().code, "explain.not_yet");
    motion.moveTo(motion.score().end());
    EXPECT_TRUE(unfold(motion, gradient).ok());
    const auto path = chain(motion, gradient);
    ASSERT_TRUE(path.ok()) << path.error().toString();
    EXPECT_EQ(path->links.front().value, motion.number(gradient).value());
}

TEST_F(UnfoldingTest, TheChainNamesEachOpAndItsLocalFactor) {
    const auto path = chain(*microscope_, {"grad(fc2.bias)", {1}});
    ASSERT_TRUE(path.ok()) << path.error().toString();
    ASSERT_GE(path->links.size(), 4u);
    EXPECT_TRUE(path->reachesLoss);
    EXPECT_EQ(path->links[0].op, "bias_gradient");
    EXPECT_EQ(path->links[0].otherTerms, 1) << "two samples";
    EXPECT_EQ(path->links[1].ref.value, "grad(fc2.z)");
    EXPECT_EQ(path->links[1].op, "softmax_cross_entropy_gradient");
    EXPECT_EQ(path->links.back().ref.toString(), "grad(output.loss)");
    EXPECT_EQ(path->links.back().value, 1);
    const auto forward = chain(*microscope_, {"fc2.z", {1}});
    ASSERT_FALSE(forward.ok());
    EXPECT_EQ(forward.error().code, "explain.not_a_gradient");
}

}  // namespace
}  // namespace glassbox::test
