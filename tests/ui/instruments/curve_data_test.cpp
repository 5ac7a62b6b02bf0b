#include "ui/instruments/curve_data.h"

#include "tests/ui/instruments/synthetic_history.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

constexpr std::int64_t perEpoch = 300;

CurveData dataOf(const History& history, const std::string& part = "validation") {
    CurveData data;
    data.take(history, perEpoch, part);
    return data;
}

History firstSteps(const History& history, std::size_t steps) {
    History part = history;
    part.steps.resize(steps);
    part.epochs.resize(steps / perEpoch);
    return part;
}

TEST(CurveData, GrowingGivesTheSameAsTakingAllAtOnce) {
    const History whole = syntheticHistory(perEpoch, 7, 123);
    CurveData growing;
    for (std::size_t steps = 1; steps < whole.steps.size(); steps += 97)
        growing.take(firstSteps(whole, steps), perEpoch, "validation");
    growing.take(whole, perEpoch, "validation");
    const CurveData once = dataOf(whole);
    for (const CurveMetric metric : {CurveMetric::Loss, CurveMetric::Accuracy}) {
        const CurveLines a = growing.lines(metric, 0, 8, 0.1), b = once.lines(metric, 0, 8, 0.1);
        EXPECT_EQ(a.low, b.low);
        EXPECT_EQ(a.high, b.high);
        EXPECT_EQ(a.training, b.training);
        EXPECT_EQ(a.watched, b.watched);
    }
    EXPECT_DOUBLE_EQ(growing.lastEpoch(), 7 + 123.0 / perEpoch);
}

TEST(CurveData, ARestartedRunStartsAnew) {
    CurveData data = dataOf(syntheticHistory(perEpoch, 3, 0));
    const History fresh = syntheticHistory(perEpoch, 0, 20);
    data.take(fresh, perEpoch, "validation");
    EXPECT_DOUBLE_EQ(data.lastEpoch(), 20.0 / perEpoch);
    EXPECT_TRUE(data.lines(CurveMetric::Loss, 0, 1, 0).watched.empty());
    data.take({}, perEpoch, "validation");
    EXPECT_TRUE(data.empty());
}

TEST(CurveData, AnotherUnitOfTheLossChangesItAllAndAccuracyNot) {
    const History history = syntheticHistory(perEpoch, 3, 0);
    CurveData data = dataOf(history);
    const double loss = data.lines(CurveMetric::Loss, 0, 3, 0).watched.back().y;
    const double accuracy = data.lines(CurveMetric::Accuracy, 0, 3, 0).watched.back().y;
    data.take(history, perEpoch, "validation", 2);
    EXPECT_DOUBLE_EQ(data.lines(CurveMetric::Loss, 0, 3, 0).watched.back().y, 2 * loss);
    EXPECT_DOUBLE_EQ(data.lines(CurveMetric::Accuracy, 0, 3, 0).watched.back().y, accuracy);
}

TEST(CurveData, LinesHaveFewPointsAndKeepEveryExtreme) {
    History history = syntheticHistory(perEpoch, 40, 0);
    history.steps[7777].loss = 55;
    history.steps[9999].loss = 1e-5;
    const CurveLines lines = dataOf(history).lines(CurveMetric::Loss, 0, 40, 0);
    for (const auto* line : {&lines.low, &lines.high, &lines.training, &lines.watched}) {
        EXPECT_LE(line->size(), static_cast<std::size_t>(CurveData::mostPoints));
        EXPECT_TRUE(std::is_sorted(line->begin(), line->end(), [](auto& a, auto& b) { return a.x < b.x; }));
    }
    EXPECT_GE(lines.training.size(), 100u);
    const auto lower = [](const CurvePoint& a, const CurvePoint& b) { return a.y < b.y; };
    EXPECT_FLOAT_EQ(static_cast<float>(std::max_element(lines.high.begin(), lines.high.end(), lower)->y), 55);
    EXPECT_FLOAT_EQ(static_cast<float>(std::min_element(lines.low.begin(), lines.low.end(), lower)->y), 1e-5F);
    ASSERT_EQ(lines.watched.size(), 40u);
    EXPECT_EQ(lines.watched[4].x, 5);
    EXPECT_FLOAT_EQ(static_cast<float>(lines.watched[4].y), static_cast<float>(history.epochs[4].validationLoss));
}

TEST(CurveData, AShortStretchShowsEveryStepAndTheSameRunningMean) {
    const History history = syntheticHistory(perEpoch, 4, 0);
    const CurveData data = dataOf(history);
    const CurveLines raw = data.lines(CurveMetric::Loss, 2.0, 2.2, 0);
    ASSERT_GE(raw.training.size(), 60u);
    for (const CurvePoint& point : raw.training) {
        const auto step = static_cast<std::size_t>(std::llround(point.x * perEpoch));
        EXPECT_NEAR(point.y, history.steps[step - 1].loss, 1e-6);
    }
    // The exponential mean by its definition, from the first step on.
    const double smoothing = 0.05, weight = 1 - std::exp(-1 / (smoothing * perEpoch));
    const CurveLines smooth = data.lines(CurveMetric::Loss, 2.0, 2.2, smoothing);
    double mean = history.steps[0].loss;
    for (std::size_t i = 1; i < 620; ++i)
        mean += weight * (history.steps[i].loss - mean);
    const CurveReading reading = readingAt(smooth, 620.0 / perEpoch);
    ASSERT_TRUE(reading.training);
    EXPECT_NEAR(*reading.training, mean, 0.01 * mean);
    EXPECT_NEAR(*reading.low, history.steps[619].loss, 1e-6);  // the band stays raw
}

TEST(CurveData, ValuesThatAreNoNumbersLeaveGapsAndAreMarked) {
    History history = syntheticHistory(perEpoch, 1, 0);
    for (std::size_t i = 200; i < history.steps.size(); ++i)
        history.steps[i].loss = std::nan("");
    const CurveData data = dataOf(history);
    ASSERT_TRUE(data.firstNotFinite());
    EXPECT_DOUBLE_EQ(*data.firstNotFinite(), 201.0 / perEpoch);
    for (const CurvePoint& point : data.lines(CurveMetric::Loss, 0, 1, 0.1).training)
        EXPECT_TRUE(std::isfinite(point.y) && point.x <= 201.0 / perEpoch);
}

TEST(CurveData, ShowsTheWatchedPartAndTheFinalTest) {
    History history = syntheticHistory(perEpoch, 3, 0);
    const CurveData test = dataOf(history, "test");
    EXPECT_NEAR(test.lines(CurveMetric::Loss, 0, 3, 0).watched.back().y, history.epochs[2].testLoss, 1e-6);
    EXPECT_FALSE(test.finalTest(CurveMetric::Loss));
    history.finalTest = true;
    history.testLoss = 0.07;
    history.testAccuracy = 0.97;
    CurveData data = dataOf(history);
    EXPECT_EQ(data.finalTest(CurveMetric::Accuracy), 0.97);
    for (EpochRecord& record : history.epochs)
        record.validationLoss = record.validationAccuracy = -1;  // no validation part
    EXPECT_TRUE(dataOf(history).lines(CurveMetric::Loss, 0, 3, 0).watched.empty());
}

TEST(CurveData, ReadsTheNearestBucketAndEpoch) {
    const CurveData data = dataOf(syntheticHistory(perEpoch, 3, 0));
    const CurveLines lines = data.lines(CurveMetric::Accuracy, 0, 3, 0);
    const CurveReading reading = readingAt(lines, 1.6);
    EXPECT_NEAR(reading.x, 1.6, 3.0 / 200);
    ASSERT_TRUE(reading.watched);
    EXPECT_EQ(reading.watched->x, 2);
    EXPECT_LE(*reading.low, *reading.training);
    EXPECT_GE(*reading.high, *reading.training);
    EXPECT_FALSE(readingAt({}, 1).training);
}

}  // namespace
}  // namespace glassbox
