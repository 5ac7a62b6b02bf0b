#include "ui/theme/numbers.h"

#include <gtest/gtest.h>

#include <limits>

namespace glassbox {
namespace {

std::string text(const QString& string) {
    return string.toStdString();
}

class NumbersTest : public ::testing::Test {
protected:
    Numbers english{QLocale(QLocale::English, QLocale::UnitedStates)};
    Numbers german{QLocale(QLocale::German, QLocale::Germany)};
    Numbers chinese{QLocale(QLocale::Chinese, QLocale::China)};
};

TEST_F(NumbersTest, IntegersAreGroupedWithARealMinus) {
    EXPECT_EQ(text(english.integer(48120)), "48,120");
    EXPECT_EQ(text(english.integer(-1234567)), "−1,234,567");
    EXPECT_EQ(text(english.integer(0)), "0");
    EXPECT_EQ(text(german.integer(48120)), "48.120");
    EXPECT_EQ(text(chinese.integer(48120)), "48,120");
}

TEST_F(NumbersTest, SignificantDigitsKeepTrailingZeros) {
    EXPECT_EQ(text(english.significant(0.0377, 3)), "0.0377");
    EXPECT_EQ(text(english.significant(2.3030, 4)), "2.303");
    EXPECT_EQ(text(english.significant(0.5, 3)), "0.500");
    EXPECT_EQ(text(english.significant(96300, 3)), "96,300");
    EXPECT_EQ(text(english.significant(-1.8329, 5)), "−1.8329");
    EXPECT_EQ(text(english.significant(0.6, 2, Numbers::Sign::Always)), "+0.60");
    EXPECT_EQ(text(german.significant(0.0377, 3)), "0,0377");
    EXPECT_EQ(text(english.significant(9.9999, 3)), "10.0");
}

TEST_F(NumbersTest, VeryLargeAndVerySmallNumbersHaveAnExponent) {
    EXPECT_EQ(text(english.significant(3.1e19, 2)), "3.1e19");
    EXPECT_EQ(text(english.significant(-1.4e-7, 2)), "−1.4e−7");
    EXPECT_EQ(text(english.significant(9.999e-5, 2)), "1.0e−4");
}

TEST_F(NumbersTest, SaysWhatIsNotANumber) {
    EXPECT_EQ(text(english.significant(std::numeric_limits<double>::quiet_NaN())), "NaN");
    EXPECT_EQ(text(english.fixed(-std::numeric_limits<double>::infinity())), "−∞");
    EXPECT_EQ(text(english.percent(std::numeric_limits<double>::quiet_NaN())), "NaN");
}

TEST_F(NumbersTest, FixedLinesUpAndNeverShowsMinusZero) {
    EXPECT_EQ(text(english.fixed(7.63914)), "7.6391");
    EXPECT_EQ(text(english.fixed(1.1088, 4, Numbers::Sign::Always)), "+1.1088");
    EXPECT_EQ(text(english.fixed(-0.00001, 4)), "0.0000");
    EXPECT_EQ(text(english.fixed(-0.00001, 4, Numbers::Sign::Always)), "0.0000");
}

TEST_F(NumbersTest, ScientificUsesRaisedDigits) {
    EXPECT_EQ(text(english.scientific(1.4e-7)), "1.4·10⁻⁷");
    EXPECT_EQ(text(english.scientific(-2e12, 1)), "−2·10¹²");
}

TEST_F(NumbersTest, PercentHasANoBreakSpace) {
    EXPECT_EQ(text(english.percent(0.9847)), "98.47\u00A0%");
    EXPECT_EQ(text(english.percent(1.0, 0)), "100\u00A0%");
    EXPECT_EQ(text(german.percent(0.842, 1)), "84,2\u00A0%");
}

TEST_F(NumbersTest, DurationsGrowThroughTheirUnits) {
    EXPECT_EQ(text(english.duration(0.041)), "41\u00A0ms");
    EXPECT_EQ(text(english.duration(0.41)), "0.41\u00A0s");
    EXPECT_EQ(text(english.duration(2.34)), "2.3\u00A0s");
    EXPECT_EQ(text(english.duration(9.97)), "10\u00A0s");
    EXPECT_EQ(text(english.duration(65)), "1\u00A0min\u00A05\u00A0s");
    EXPECT_EQ(text(english.duration(7800)), "2\u00A0h\u00A010\u00A0min");
    EXPECT_EQ(text(english.duration(std::numeric_limits<double>::infinity())), "–");
}

TEST_F(NumbersTest, AmountsGetAPrefix) {
    EXPECT_EQ(text(english.scaled(480000, QStringLiteral("FLOP"))), "480\u00A0kFLOP");
    EXPECT_EQ(text(english.scaled(1.2e9, QStringLiteral("B"))), "1.20\u00A0GB");
    EXPECT_EQ(text(english.scaled(12, QStringLiteral("B"))), "12\u00A0B");
}

TEST_F(NumbersTest, ExactReadsBackToTheSameFloat) {
    for (const float value : {0.1F, -1.8329312F, 3.1e19F, 1.0e-38F, 16777217.0F}) {
        QString written = english.exact(value);
        written.replace(QChar(0x2212), QLatin1Char('-'));
        EXPECT_EQ(written.toFloat(), value) << text(written);
    }
    EXPECT_EQ(text(english.exact(0.1F)), "0.1");
    EXPECT_EQ(text(german.exact(0.25)), "0,25");
}

TEST_F(NumbersTest, CellsAreShort) {
    EXPECT_EQ(text(english.cell(0.213)), ".21");
    EXPECT_EQ(text(english.cell(-0.424)), "−.42");
    EXPECT_EQ(text(english.cell(2.8)), "2.80");
    EXPECT_EQ(text(english.cell(0.9999)), "1.00");
    EXPECT_EQ(text(english.cell(0.0004)), "0");
    EXPECT_EQ(text(english.cell(12.34)), "12");
}

}  // namespace
}  // namespace glassbox
