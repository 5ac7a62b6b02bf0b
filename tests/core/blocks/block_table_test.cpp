#include "core/blocks/block_type.h"
#include "core/blocks/palette.h"

#include <gtest/gtest.h>

#include <set>

namespace glassbox::testing {
namespace {

const std::set<std::string_view> categories = {"data",  "dense", "conv",    "pooling",   "activation",
                                               "shape", "norm",  "dropout", "recurrent", "attention"};

TEST(BlockTable, HasTheBlocksOfTheFirstSlice) {
    for (const char* name :
         {"Input", "Dense", "Conv2D", "MaxPool2D", "AvgPool2D", "Activation", "Flatten", "Dropout", "Output"})
        EXPECT_NE(findBlockType(name), nullptr) << name;
    EXPECT_EQ(findBlockType("dense"), nullptr);
}

TEST(BlockTable, EveryRowIsWhole) {
    std::set<std::string_view> names;
    for (const BlockType& type : blockTypes()) {
        SCOPED_TRACE(type.name);
        EXPECT_TRUE(names.insert(type.name).second);
        EXPECT_TRUE(categories.contains(type.category));
        for (const std::string_view text : {type.group, type.help, type.mathematics, type.source, type.idStem})
            EXPECT_FALSE(text.empty());
        EXPECT_TRUE(type.help.ends_with('.'));
        EXPECT_TRUE(type.infer && type.parameters && type.emit && type.summary);
    }
}

TEST(BlockTable, EverySettingIsDeclaredWhole) {
    for (const BlockType& type : blockTypes()) {
        std::set<std::string_view> keys;
        for (const SettingSchema& setting : type.settings) {
            SCOPED_TRACE(std::string(type.name) + "." + std::string(setting.key));
            EXPECT_TRUE(keys.insert(setting.key).second);
            EXPECT_FALSE(setting.label.empty());
            EXPECT_TRUE(setting.help.ends_with('.'));
            EXPECT_TRUE(checkSetting(setting, setting.initial).ok());
            EXPECT_EQ(setting.choices.empty(), setting.kind != SettingKind::Choice);
        }
    }
}

TEST(Palette, OffersEveryTypeAndTheCurvesByName) {
    std::set<std::string_view> types;
    for (const PaletteEntry& entry : paletteEntries()) {
        types.insert(entry.type);
        const BlockType* type = findBlockType(entry.type);
        ASSERT_NE(type, nullptr) << entry.label;
        EXPECT_EQ(entry.group, type->group);
        for (const auto& [key, value] : entry.preset) {
            const SettingSchema* setting = findSetting(type->settings, key);
            ASSERT_NE(setting, nullptr) << key;
            EXPECT_TRUE(checkSetting(*setting, value).ok()) << entry.label;
        }
    }
    EXPECT_EQ(types.size(), blockTypes().size());
    for (const char* label : {"ReLU", "GELU", "Sigmoid", "Tanh"}) {
        ASSERT_NE(findPaletteEntry(label), nullptr) << label;
        EXPECT_EQ(findPaletteEntry(label)->type, "Activation");
    }
    EXPECT_EQ(findPaletteEntry("Activation"), nullptr);
}

TEST(Palette, NamesBlocksByTheirSettings) {
    Settings settings = Settings::defaults(findBlockType("Activation")->settings);
    EXPECT_EQ(blockTitle("Activation", settings), "ReLU");
    settings.set("function", std::string("gelu"));
    EXPECT_EQ(blockTitle("Activation", settings), "GELU");
    EXPECT_EQ(blockTitle("Conv2D", {}), "Conv2D");
    EXPECT_EQ(blockTitle("Warp", {}), "Warp");
}

}  // namespace
}  // namespace glassbox::testing
