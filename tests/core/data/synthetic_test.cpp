#include "core/data/catalog.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <numbers>

namespace glassbox {
namespace {

using std::numbers::pi;
using testing::HasSubstr;

using Made = std::shared_ptr<const Dataset>;

Made make(std::string_view name, std::initializer_list<std::pair<std::string_view, Setting>> options = {}) {
    Settings settings;
    for (const auto& [key, value] : options)
        settings.set(key, value);
    const auto loaded = loadDataset(name, settings, {});
    EXPECT_TRUE(loaded) << loaded.error().toString();
    return loaded ? *loaded : std::make_shared<Dataset>();
}

/// Calls see(x, y, label) for each point of a part.
template <class See>
void eachPoint(const DataPart& part, const See& see) {
    for (std::int64_t i = 0; i < part.size(); ++i)
        see(part.samples.at(2 * i), part.samples.at(2 * i + 1), static_cast<int>(part.labels.at(i)));
}

bool sameBytes(const Tensor& a, const Tensor& b) {
    return a.shape() == b.shape() && a.dtype() == b.dtype() && std::memcmp(a.raw(), b.raw(), a.bytes()) == 0;
}

TEST(Synthetic, EveryGeneratedSetFitsItsRow) {
    int generated = 0;
    for (const CatalogEntry& entry : catalog()) {
        if (!entry.folders.empty() || entry.name == "text") continue;
        ++generated;
        SCOPED_TRACE(entry.name);
        const Made set = make(entry.name);
        EXPECT_EQ(set->kind, entry.kind);
        EXPECT_EQ(set->sampleShape, entry.sampleShape(Settings::defaults(entry.options)));
        for (const DataPart* part : {&set->train, &set->test}) {
            ASSERT_GT(part->size(), 0);
            EXPECT_EQ(part->samples.shape(), set->sampleShape.withFront(part->size()));
            EXPECT_EQ(part->samples.dtype(), set->kind == AxisKind::Tokens ? DType::I32 : DType::F32);
            EXPECT_EQ(part->labels.shape()[0], part->size());
            EXPECT_EQ(part->labels.dtype(), set->classes.empty() ? DType::F32 : DType::I32);
            for (std::int64_t i = 0; i < part->labels.elements() && !set->classes.empty(); ++i) {
                EXPECT_GE(part->labels.at(i), 0);
                EXPECT_LT(part->labels.at(i), static_cast<double>(set->classes.size()));
            }
        }
    }
    EXPECT_EQ(generated, 12);
}

TEST(Synthetic, IsAFunctionOfTheSeedAndALargerSetBeginsWithASmallerOne) {
    for (const char* name : {"xor", "moons", "sine", "adding", "copy"}) {
        SCOPED_TRACE(name);
        const std::pair<std::string_view, Setting> few{"samples", std::int64_t{20}}, many{"samples", std::int64_t{40}};
        const Setting noise = 0.1;
        const bool noisy = findSetting(findCatalogEntry(name)->options, "noise") != nullptr;
        const auto with = [&](const auto& samples, std::int64_t seed) {
            return noisy ? make(name, {samples, {"seed", seed}, {"noise", noise}})
                         : make(name, {samples, {"seed", seed}});
        };
        const Made first = with(few, 1), again = with(few, 1), other = with(few, 2), larger = with(many, 1);
        EXPECT_TRUE(sameBytes(first->train.samples, again->train.samples));
        EXPECT_TRUE(sameBytes(first->train.labels, again->train.labels));
        EXPECT_FALSE(sameBytes(first->train.samples, other->train.samples));
        EXPECT_EQ(std::memcmp(first->train.samples.raw(), larger->train.samples.raw(), first->train.samples.bytes()),
                  0);
        const std::size_t both = std::min(first->train.samples.bytes(), first->test.samples.bytes());
        EXPECT_NE(std::memcmp(first->train.samples.raw(), first->test.samples.raw(), both), 0)
            << "training and test are different draws";
    }
}

TEST(Synthetic, GatesAreTheirTruthTables) {
    const std::array<std::pair<const char*, std::array<int, 4>>, 3> gates{
        {{"and", {0, 0, 0, 1}}, {"or", {0, 1, 1, 1}}, {"xor", {0, 1, 1, 0}}}};
    for (const auto& [name, answers] : gates) {
        const Made set = make(name);
        ASSERT_EQ(set->train.size(), 4);
        eachPoint(set->train, [&, table = answers](double x, double y, int label) {
            EXPECT_EQ(label, table[static_cast<std::size_t>(2 * x + y)]) << name << " " << x << " " << y;
        });
        EXPECT_TRUE(sameBytes(set->train.samples, set->test.samples)) << "without noise both are the table";
    }
}

TEST(Synthetic, NoiseOfAGateHasItsDeviation) {
    const Made set = make("xor", {{"samples", std::int64_t{20000}}, {"noise", 0.2}});
    double squares = 0, mean = 0;
    for (std::int64_t i = 0; i < set->train.size(); ++i) {
        const double off = set->train.samples.at(2 * i) - static_cast<double>(i % 4 / 2);
        mean += off / 20000;
        squares += off * off / 20000;
    }
    EXPECT_NEAR(mean, 0, 0.01);
    EXPECT_NEAR(std::sqrt(squares), 0.2, 0.01);
}

TEST(Synthetic, CirclesLieOnTheirRadii) {
    const Made set = make("circles", {{"noise", 0.0}});
    eachPoint(set->train,
              [](double x, double y, int label) { EXPECT_NEAR(std::hypot(x, y), label == 0 ? 1 : 0.5, 1e-6); });
}

TEST(Synthetic, MoonsAreHalfCirclesThatReachIntoEachOther) {
    const Made set = make("moons", {{"noise", 0.0}});
    eachPoint(set->train, [](double x, double y, int label) {
        EXPECT_NEAR(label == 0 ? std::hypot(x, y) : std::hypot(x - 1, y - 0.5), 1, 1e-6);
        EXPECT_TRUE(label == 0 ? y >= -1e-6 : y <= 0.5 + 1e-6);
    });
}

TEST(Synthetic, SpiralArmsAreHalfATurnApart) {
    const Made set = make("spiral", {{"noise", 0.0}, {"turns", 2.0}});
    int labels[2] = {0, 0};
    eachPoint(set->train, [&](double x, double y, int label) {
        const double radius = std::hypot(x, y);
        EXPECT_GE(radius, 0.1 - 1e-6);
        EXPECT_LT(radius, 1 + 1e-6);
        const double turned = std::atan2(y, x) - 4 * pi * radius - (label == 1 ? pi : 0);
        EXPECT_NEAR(std::cos(turned), 1, 1e-5);
        ++labels[label];
    });
    EXPECT_EQ(labels[0], labels[1]);
}

TEST(Synthetic, ClustersHaveTheirCentresAndDeviation) {
    const Made set =
        make("clusters", {{"samples", std::int64_t{50000}}, {"clusters", std::int64_t{4}}, {"noise", 0.3}});
    EXPECT_EQ(set->classes.size(), 4u);
    std::array<double, 4> x{}, y{}, squares{};
    eachPoint(set->train, [&](double px, double py, int label) {
        const auto c = static_cast<std::size_t>(label);
        x[c] += px / 10000;
        y[c] += py / 10000;
        squares[c] += px * px / 10000;
    });
    for (std::size_t c = 0; c < 4; ++c) {
        EXPECT_NEAR(x[c], std::cos(pi / 2 * static_cast<double>(c)), 0.02);
        EXPECT_NEAR(y[c], std::sin(pi / 2 * static_cast<double>(c)), 0.02);
        EXPECT_NEAR(std::sqrt(squares[c] - x[c] * x[c]), 0.3, 0.01);
    }
}

TEST(Synthetic, CheckerboardAlternatesAlongRowsAndColumns) {
    const Made set = make("checkerboard", {{"cells", std::int64_t{2}}});
    std::array<int, 2> labels{};
    eachPoint(set->train, [&](double x, double y, int label) {
        EXPECT_EQ(label, (x < 0) == (y < 0) ? 0 : 1) << x << " " << y;
        ++labels[static_cast<std::size_t>(label)];
    });
    EXPECT_NEAR(labels[0], labels[1], 200);
}

TEST(Synthetic, CurvesFollowTheirFormulas) {
    const Made sine = make("sine", {{"noise", 0.0}, {"periods", 2.0}});
    for (std::int64_t i = 0; i < sine->train.size(); ++i)
        EXPECT_NEAR(sine->train.labels.at(i), std::sin(4 * pi * sine->train.samples.at(i)), 1e-6);
    const Made plane = make("plane", {{"noise", 0.0}});
    for (std::int64_t i = 0; i < plane->train.size(); ++i)
        EXPECT_NEAR(plane->train.labels.at(i),
                    1 + 2 * plane->train.samples.at(2 * i) - 3 * plane->train.samples.at(2 * i + 1), 1e-6);
}

TEST(Synthetic, AddingMarksANumberInEachHalfAndAsksForTheSum) {
    const Made set = make("adding", {{"length", std::int64_t{11}}, {"samples", std::int64_t{5000}}});
    double variance = 0;
    for (std::int64_t i = 0; i < set->train.size(); ++i) {
        double sum = 0;
        int early = 0, late = 0;
        for (std::int64_t t = 0; t < 11; ++t) {
            const double number = set->train.samples.at((i * 11 + t) * 2),
                         mark = set->train.samples.at((i * 11 + t) * 2 + 1);
            EXPECT_TRUE(number >= 0 && number < 1 && (mark == 0 || mark == 1));
            sum += number * mark;
            (t < 5 ? early : late) += static_cast<int>(mark);
        }
        EXPECT_EQ(early, 1);
        EXPECT_EQ(late, 1);
        EXPECT_FLOAT_EQ(static_cast<float>(set->train.labels.at(i)), static_cast<float>(sum));
        variance += (sum - 1) * (sum - 1) / static_cast<double>(set->train.size());
    }
    EXPECT_NEAR(variance, 1.0 / 6, 0.01) << "what always answering 1 scores";
}

TEST(Synthetic, CopyAsksForTheSymbolsFromTheDelimiterOn) {
    const Made set =
        make("copy", {{"length", std::int64_t{3}}, {"delay", std::int64_t{2}}, {"symbols", std::int64_t{4}}});
    EXPECT_EQ(set->sampleShape, Shape{8});
    EXPECT_EQ(set->classes, (std::vector<std::string>{"_", ">", "a", "b", "c", "d"}));
    const std::span<const std::int32_t> samples = set->train.samples.span<std::int32_t>();
    const std::span<const std::int32_t> targets = set->train.labels.span<std::int32_t>();
    std::array<int, 6> seen{};
    for (std::size_t i = 0; i < static_cast<std::size_t>(set->train.size()); ++i) {
        const auto sample = samples.subspan(8 * i, 8), target = targets.subspan(8 * i, 8);
        EXPECT_THAT(sample.subspan(3), testing::ElementsAre(0, 0, 1, 0, 0));  // blanks, delimiter, blanks
        EXPECT_THAT(target.first(5), testing::Each(0));
        for (std::size_t t = 0; t < 3; ++t) {
            EXPECT_EQ(target[5 + t], sample[t]);
            ++seen[static_cast<std::size_t>(sample[t])];
        }
    }
    EXPECT_EQ(seen[0] + seen[1], 0);
    for (std::size_t symbol = 2; symbol < 6; ++symbol)
        EXPECT_NEAR(seen[symbol], 9600 * 3 / 4, 400);
}

TEST(Synthetic, RefusesOptionsWithTheirPlace) {
    Settings options;
    options.set("noise", -1.0);
    const auto negative = loadDataset("moons", options, {});
    ASSERT_FALSE(negative);
    EXPECT_EQ(negative.error().place, "data.options.noise");
    Settings unknown;
    unknown.set("arms", std::int64_t{3});
    EXPECT_THAT(loadDataset("spiral", unknown, {}).error().toString(), HasSubstr("has no option arms"));
}

}  // namespace
}  // namespace glassbox
