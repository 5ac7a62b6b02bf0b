#include "core/data/pipeline.h"

#include "core/data/catalog.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace glassbox {
namespace {

const Dataset& mnist() {
    static const std::shared_ptr<const Dataset> dataset = [] {
        const auto loaded =
            loadDataset("mnist", {}, {{std::filesystem::path(GLASSBOX_SOURCE_DIR) / "resources" / "datasets"}});
        return loaded ? *loaded : nullptr;
    }();
    return *dataset;
}

std::vector<std::int64_t> firstIndices(std::int64_t count) {
    std::vector<std::int64_t> indices(static_cast<std::size_t>(count));
    std::iota(indices.begin(), indices.end(), 0);
    return indices;
}

TEST(Split, CutsEveryClassInProportion) {
    const Split split = splitTraining(mnist(), 0.1, 1);
    EXPECT_EQ(split.validation.size(), 6000u);
    EXPECT_EQ(split.training.size(), 54000u);
    std::array<double, 10> whole{}, part{};
    for (const std::int32_t label : mnist().train.labels.span<std::int32_t>())
        ++whole[static_cast<std::size_t>(label)];
    for (const std::int64_t index : split.validation)
        ++part[static_cast<std::size_t>(mnist().train.labels.at(index))];
    for (std::size_t c = 0; c < 10; ++c)
        EXPECT_LE(std::abs(part[c] - 0.1 * whole[c]), 1.0) << c;
}

TEST(Split, IsAPartitionAndAFunctionOfTheSeed) {
    const Split split = splitTraining(mnist(), 0.1, 7);
    std::vector<std::int64_t> all = split.training;
    all.insert(all.end(), split.validation.begin(), split.validation.end());
    std::ranges::sort(all);
    EXPECT_EQ(all, firstIndices(60000));
    EXPECT_EQ(splitTraining(mnist(), 0.1, 7).validation, split.validation);
    EXPECT_NE(splitTraining(mnist(), 0.1, 8).validation, split.validation);
}

TEST(Split, NothingForValidationKeepsFileOrder) {
    const Split split = splitTraining(mnist(), 0, 1);
    EXPECT_TRUE(split.validation.empty());
    EXPECT_EQ(split.training, firstIndices(60000));
}

TEST(Standardize, GivesTheKnownMomentsOfMnist) {
    const Normalization normalization = standardize(mnist(), firstIndices(60000), true);
    ASSERT_EQ(normalization.mean.size(), 1u);
    EXPECT_NEAR(normalization.mean[0], 0.1306604762738429, 1e-8);
    EXPECT_NEAR(1 / normalization.inverseDeviation[0], 0.30810780717887876, 1e-7);
}

TEST(Standardize, LooksAtTheGivenSamplesAlone) {
    Dataset dataset;
    const std::array<std::uint8_t, 12> bytes{0, 255, 10, 20, 255, 255, 30, 40, 7, 7, 7, 7};
    dataset.train.samples = Tensor::of<std::uint8_t>({3, 2, 1, 2}, bytes);
    dataset.sampleShape = {2, 1, 2};
    const Normalization each = standardize(dataset, {0, 1}, true);
    ASSERT_EQ(each.mean.size(), 2u);
    EXPECT_FLOAT_EQ(each.mean[0], 0.75f);
    EXPECT_FLOAT_EQ(each.mean[1], 25.0f / 255.0f);
    EXPECT_FLOAT_EQ(1 / each.inverseDeviation[0], std::sqrt(0.75f * 0.25f));
    EXPECT_FLOAT_EQ(1 / each.inverseDeviation[1], std::sqrt(125.0f) / 255.0f);
    const Normalization both = standardize(dataset, {0, 1}, false);
    EXPECT_FLOAT_EQ(both.mean[0], (0 + 255 + 10 + 20 + 255 + 255 + 30 + 40) / 8.0f / 255.0f);
    EXPECT_EQ(both.mean[0], both.mean[1]);
}

TEST(Standardize, AConstantChannelIsLeftFinite) {
    Dataset dataset;
    const std::array<float, 4> rows{3, 1, 3, 5};
    dataset.kind = AxisKind::Vector;
    dataset.sampleShape = {2};
    dataset.train.samples = Tensor::of<float>({2, 2}, rows);
    const Normalization normalization = standardize(dataset, {0, 1}, true);
    EXPECT_EQ(normalization.mean, (std::vector<float>{3, 3}));
    EXPECT_EQ(normalization.inverseDeviation, (std::vector<float>{1, 0.5f}));
}

TEST(Standardize, ASequenceHasTheMomentsOfItsFeaturesAtEveryStep) {
    Dataset dataset;
    dataset.kind = AxisKind::Sequence;
    dataset.sampleShape = {3, 2};
    const std::array<float, 12> rows{0, 10, 2, 30, 4, 10, 2, 30, 4, 10, 0, 30};  // [2 samples, 3 steps, 2 features]
    dataset.train.samples = Tensor::of<float>({2, 3, 2}, rows);
    const Normalization normalization = standardize(dataset, {0, 1}, true);
    EXPECT_EQ(normalization.mean, (std::vector<float>{2, 20, 2, 20, 2, 20}));
    EXPECT_FLOAT_EQ(1 / normalization.inverseDeviation[4], std::sqrt(8.0f / 3));
    EXPECT_FLOAT_EQ(1 / normalization.inverseDeviation[5], 10);
}

TEST(Standardize, TokensStayAsTheyAre) {
    Dataset dataset;
    dataset.kind = AxisKind::Tokens;
    dataset.sampleShape = {2};
    const std::array<std::int32_t, 4> tokens{0, 1, 2, 3};
    dataset.train.samples = Tensor::of<std::int32_t>({2, 2}, tokens);
    EXPECT_TRUE(standardize(dataset, {0, 1}, true).mean.empty());
}

TEST(SplitTraining, OfAnOrderedSetIsItsEndWithoutWhatOverlapsIt) {
    Dataset dataset;
    dataset.train.samples = Tensor(DType::I32, {100, 4});
    dataset.ordered = true;
    dataset.overlap = 3;
    const Split split = splitTraining(dataset, 0.2, 1), other = splitTraining(dataset, 0.2, 2);
    EXPECT_EQ(split.training.size(), 77u);
    EXPECT_EQ(split.training.back(), 76);
    EXPECT_EQ(split.validation.size(), 20u);
    EXPECT_EQ(split.validation.front(), 80);
    EXPECT_EQ(split.validation.back(), 99);
    EXPECT_EQ(split.training, other.training);
    EXPECT_EQ(splitTraining(dataset, 0, 1).training.size(), 100u);
}

TEST(ShuffledOrder, IsAPermutationAndAFunctionOfSeedAndEpoch) {
    const std::vector<std::int64_t> training{5, 9, 2, 7, 100, 31, 8};
    std::vector<std::int64_t> order, again, other;
    shuffledOrder(training, 1, 3, order);
    EXPECT_TRUE(std::ranges::is_permutation(order, training));
    again = {1, 2, 3};
    shuffledOrder(training, 1, 3, again);
    EXPECT_EQ(order, again);
    shuffledOrder(training, 1, 4, other);
    EXPECT_NE(order, other);
    shuffledOrder(training, 2, 3, other);
    EXPECT_NE(order, other);
}

TEST(ShuffledOrder, EveryOrderIsAboutEquallyLikely) {
    const std::vector<std::int64_t> training{0, 1, 2};
    std::array<int, 27> counts{};
    std::vector<std::int64_t> order;
    constexpr int draws = 6000;
    for (int epoch = 0; epoch < draws; ++epoch) {
        shuffledOrder(training, 42, epoch, order);
        ++counts[static_cast<std::size_t>(order[0] * 9 + order[1] * 3 + order[2])];
    }
    int seen = 0;
    for (const int count : counts)
        if (count > 0) {
            ++seen;
            EXPECT_NEAR(count, draws / 6, 5 * std::sqrt(draws / 6.0));
        }
    EXPECT_EQ(seen, 6);
}

}  // namespace
}  // namespace glassbox
