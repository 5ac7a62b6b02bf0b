#include "core/base/schema.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace glassbox::testing {
namespace {

constexpr std::string_view colours[] = {"red", "green"};
const SettingSchema schema[] = {
    {.key = "size", .label = "", .kind = SettingKind::Integer, .initial = std::int64_t{3}, .minimum = 1, .maximum = 9},
    {.key = "rate", .label = "", .kind = SettingKind::Real, .initial = 0.5, .minimum = 0, .maximum = 1},
    {.key = "on", .label = "", .kind = SettingKind::Boolean, .initial = true},
    {.key = "colour", .label = "", .kind = SettingKind::Choice, .initial = std::string("red"), .choices = colours},
    {.key = "shape",
     .label = "",
     .kind = SettingKind::Sizes,
     .initial = std::vector<std::int64_t>{1, 2},
     .minimum = 1,
     .maximum = 5}};

bool accepts(std::string_view key, const Setting& value) {
    return checkSetting(*findSetting(schema, key), value).ok();
}

TEST(Schema, ChecksRangesAtTheirEnds) {
    EXPECT_TRUE(accepts("size", std::int64_t{1}));
    EXPECT_TRUE(accepts("size", std::int64_t{9}));
    EXPECT_FALSE(accepts("size", std::int64_t{0}));
    EXPECT_FALSE(accepts("size", std::int64_t{10}));
    EXPECT_TRUE(accepts("rate", 0.0));
    EXPECT_TRUE(accepts("rate", 1.0));
    EXPECT_FALSE(accepts("rate", std::nextafter(1.0, 2.0)));
    EXPECT_FALSE(accepts("rate", std::numeric_limits<double>::quiet_NaN()));
    EXPECT_FALSE(accepts("rate", std::numeric_limits<double>::infinity()));
    EXPECT_FALSE(accepts("shape", std::vector<std::int64_t>{1, 6}));
    EXPECT_FALSE(accepts("shape", std::vector<std::int64_t>{}));
}

TEST(Schema, ChecksKindsAndChoices) {
    EXPECT_FALSE(accepts("size", 3.0));
    EXPECT_FALSE(accepts("size", true));
    EXPECT_FALSE(accepts("on", std::int64_t{1}));
    EXPECT_TRUE(accepts("colour", std::string("green")));
    EXPECT_FALSE(accepts("colour", std::string("blue")));
    EXPECT_FALSE(accepts("colour", std::int64_t{1}));
    EXPECT_EQ(findSetting(schema, "none"), nullptr);
}

TEST(Schema, TakesAnyText) {
    const SettingSchema file{.key = "file", .label = "File", .kind = SettingKind::Text, .initial = std::string()};
    EXPECT_EQ(*checkSetting(file, std::string("a book.txt")), Setting(std::string("a book.txt")));
    EXPECT_EQ(checkSetting(file, std::int64_t{3}).error().message(), "file must be a text but is 3");
}

TEST(Schema, TakesWholeNumbersAsReal) {
    EXPECT_EQ(checkSetting(schema[1], std::int64_t{1}).value(), Setting(1.0));
}

TEST(Schema, SaysWhatIsWrong) {
    const Result<Setting> wrong = checkSetting(schema[0], std::int64_t{12});
    ASSERT_FALSE(wrong.ok());
    EXPECT_EQ(wrong.error().message(), "size must be from 1 to 9 but is 12");
    const Result<Setting> colour = checkSetting(schema[3], std::string(500, 'x'));
    EXPECT_LT(colour.error().message().size(), 150u);
    EXPECT_NE(colour.error().message().find("red, green"), std::string::npos);
}

TEST(Settings, HoldDefaultsInTheOrderOfTheSchema) {
    Settings settings = Settings::defaults(schema);
    EXPECT_EQ(settings.entries().front().first, "size");
    EXPECT_EQ(settings.integer("size"), 3);
    EXPECT_DOUBLE_EQ(settings.real("size"), 3.0);
    EXPECT_DOUBLE_EQ(settings.real("rate"), 0.5);
    EXPECT_TRUE(settings.boolean("on"));
    EXPECT_EQ(settings.text("colour"), "red");
    EXPECT_EQ(settings.sizes("shape").size(), 2u);
    settings.set("size", std::int64_t{4});
    EXPECT_EQ(settings.entries().size(), 5u);
    EXPECT_NE(settings, Settings::defaults(schema));
}

TEST(Settings, AreShownAsText) {
    EXPECT_EQ(toString(Setting(true)), "true");
    EXPECT_EQ(toString(Setting(std::int64_t{5})), "5");
    EXPECT_EQ(toString(Setting(0.5)), "0.5");
    EXPECT_EQ(toString(Setting(std::vector<std::int64_t>{1, 28, 28})), "1x28x28");
}

}  // namespace
}  // namespace glassbox::testing
