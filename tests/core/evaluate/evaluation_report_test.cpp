#include "core/evaluate/evaluation_report.h"

#include <gtest/gtest.h>

#include <array>

namespace glassbox {
namespace {

using Counts = std::vector<std::int64_t>;

TEST(ClassificationReport, AgreesWithAnswersWorkedOutByHand) {
    // Class 0: 3 samples, 2 found, 1 taken for 1. Class 1: 2 samples, both found. Class 2: 3 samples, 1 found, 2 taken
    // for 0. Predicted: 0 four times, 1 three times, 2 once.
    const std::array<std::int32_t, 8> truth{0, 0, 0, 1, 1, 2, 2, 2};
    const std::array<std::int32_t, 8> predicted{0, 0, 1, 1, 1, 0, 0, 2};
    const ClassificationReport report = classificationReport(truth, predicted, 3);
    EXPECT_EQ(report.confusion, (std::vector<Counts>{{2, 1, 0}, {0, 2, 0}, {2, 0, 1}}));
    EXPECT_DOUBLE_EQ(report.accuracy, 5.0 / 8);
    EXPECT_DOUBLE_EQ(report.classes[0].precision, 0.5);
    EXPECT_DOUBLE_EQ(report.classes[0].recall, 2.0 / 3);
    EXPECT_DOUBLE_EQ(report.classes[0].f1, 4.0 / 7);
    EXPECT_DOUBLE_EQ(report.classes[1].precision, 2.0 / 3);
    EXPECT_DOUBLE_EQ(report.classes[1].recall, 1.0);
    EXPECT_DOUBLE_EQ(report.classes[1].f1, 0.8);
    EXPECT_DOUBLE_EQ(report.classes[2].precision, 1.0);
    EXPECT_DOUBLE_EQ(report.classes[2].recall, 1.0 / 3);
    EXPECT_DOUBLE_EQ(report.classes[2].f1, 0.5);
    EXPECT_EQ(report.classes[0].support, 3);
    EXPECT_EQ(report.classes[1].support, 2);
}

TEST(ClassificationReport, UndefinedScoresAreZero) {
    const std::array<std::int32_t, 2> truth{0, 0}, predicted{1, 1};
    const ClassificationReport report = classificationReport(truth, predicted, 3);
    for (const ClassScore& score : report.classes) {
        EXPECT_EQ(score.precision, 0);
        EXPECT_EQ(score.recall, 0);
        EXPECT_EQ(score.f1, 0);
    }
    EXPECT_EQ(classificationReport({}, {}, 2).accuracy, 0);
}

TEST(ClassificationReport, WilsonIntervalHasItsKnownValues) {
    // 81 of 263: Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I: 0.2553 to 0.3662.
    std::vector<std::int32_t> truth(263, 0), predicted(263, 1);
    std::fill_n(predicted.begin(), 81, 0);
    const ClassificationReport report = classificationReport(truth, predicted, 2);
    EXPECT_NEAR(report.low, 0.2553, 5e-5);
    EXPECT_NEAR(report.high, 0.3662, 5e-5);
    // 0 of 20: 0 to 0.1611.
    const std::vector<std::int32_t> zeros(20, 0), ones(20, 1);
    const ClassificationReport none = classificationReport(zeros, ones, 2);
    EXPECT_EQ(none.low, 0);
    EXPECT_NEAR(none.high, 0.1611, 5e-5);
}

}  // namespace
}  // namespace glassbox
