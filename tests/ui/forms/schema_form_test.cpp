#include "ui/forms/schema_form.h"

#include "core/blocks/block_type.h"
#include "ui/forms/setting_field.h"
#include "ui/forms/setting_text.h"
#include "ui/theme/theme_manager.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace glassbox {
namespace {

class SchemaFormTest : public ::testing::Test {
protected:
    SchemaFormTest() {
        form.setValues(Settings::defaults(type->settings));
        form.resize(300, 600);
        form.show();
    }

    QLineEdit* line(std::string_view key) { return qobject_cast<QLineEdit*>(form.field(key)->editor()); }

    ThemeManager themes;
    const BlockType* type = findBlockType("Conv2D");
    SchemaForm form{themes, type->settings};
};

TEST_F(SchemaFormTest, HasAFieldForEverySetting) {
    for (const SettingSchema& setting : type->settings) {
        const SettingField* field = form.field(setting.key);
        ASSERT_NE(field, nullptr) << setting.key;
        EXPECT_FALSE(field->editor()->accessibleName().isEmpty()) << setting.key;
    }
}

TEST_F(SchemaFormTest, TypingAppliesAtOnce) {
    QSignalSpy edits(&form, &SchemaForm::edited);
    line("filters")->selectAll();
    QTest::keyClicks(line("filters"), QStringLiteral("24"));
    ASSERT_EQ(edits.count(), 2);
    EXPECT_EQ(edits.last()[0].toString(), QStringLiteral("filters"));
    EXPECT_EQ(edits.last()[1].value<Setting>(), Setting(std::int64_t{24}));
}

TEST_F(SchemaFormTest, AWrongValueSaysWhyAndTheLastValidOneStaysInForce) {
    QSignalSpy edits(&form, &SchemaForm::edited);
    line("kernel")->selectAll();
    QTest::keyClicks(line("kernel"), QStringLiteral("x"));
    EXPECT_EQ(edits.count(), 0);
    EXPECT_FALSE(line("kernel")->accessibleDescription().isEmpty());
    EXPECT_EQ(line("kernel")->text(), QStringLiteral("x"));
    line("kernel")->selectAll();
    QTest::keyClicks(line("kernel"), QStringLiteral("3"));
    EXPECT_EQ(edits.count(), 1);
    EXPECT_TRUE(line("kernel")->accessibleDescription().isEmpty());
}

TEST_F(SchemaFormTest, ZeroIsRefusedInPlace) {
    QSignalSpy edits(&form, &SchemaForm::edited);
    line("stride")->selectAll();
    QTest::keyClicks(line("stride"), QStringLiteral("0"));
    EXPECT_EQ(edits.count(), 0);
    EXPECT_FALSE(line("stride")->accessibleDescription().isEmpty());
}

TEST_F(SchemaFormTest, ArrowsStep) {
    QSignalSpy edits(&form, &SchemaForm::edited);
    line("filters")->setFocus();
    const int before = line("filters")->text().toInt();
    QTest::keyClick(line("filters"), Qt::Key_Up);
    ASSERT_EQ(edits.count(), 1);
    EXPECT_EQ(line("filters")->text().toInt(), before + 1);
    QTest::keyClick(line("filters"), Qt::Key_Down);
    QTest::keyClick(line("filters"), Qt::Key_Down);
    EXPECT_EQ(line("filters")->text().toInt(), before - 1);
}

TEST_F(SchemaFormTest, RareSettingsAreUnderMore) {
    SettingField* rare = form.field("initializer");
    ASSERT_NE(rare, nullptr);
    EXPECT_FALSE(rare->isVisible());
    form.setMoreShown(true);
    EXPECT_TRUE(rare->isVisible());
}

TEST(SettingText, ReadsWhatItWrites) {
    const QLocale locale(QLocale::English);
    const SettingSchema sizes{
        .key = "shape", .label = "Shape", .kind = SettingKind::Sizes, .initial = {}, .minimum = 1, .maximum = 4096};
    const Setting shape(std::vector<std::int64_t>{1, 28, 28});
    EXPECT_EQ(*settingFromText(sizes, settingText(shape, locale), locale), shape);
    EXPECT_EQ(*settingFromText(sizes, QStringLiteral("1x28, 28"), locale), shape);
    const SettingSchema real{
        .key = "rate", .label = "Rate", .kind = SettingKind::Real, .initial = {}, .minimum = 0, .maximum = 1};
    EXPECT_EQ(*settingFromText(real, settingText(Setting(0.1), locale), locale), Setting(0.1));
    EXPECT_FALSE(settingFromText(real, QStringLiteral("2"), locale).ok());
    EXPECT_FALSE(settingFromText(real, QStringLiteral("nan"), locale).ok());
    EXPECT_FALSE(settingFromText(real, QString(), locale).ok());
    const SettingSchema text{.key = "file", .label = "File", .kind = SettingKind::Text, .initial = std::string()};
    const Setting path(std::string("a book.txt"));
    EXPECT_EQ(*settingFromText(text, settingText(path, locale), locale), path);
}

}  // namespace
}  // namespace glassbox
