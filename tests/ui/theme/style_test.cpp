#include "ui/theme/style_sheet.h"

#include <gtest/gtest.h>

namespace glassbox {
namespace {

TEST(StyleSheet, LeavesNoToken) {
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const QString text = styleSheetTemplate();
        ASSERT_FALSE(text.isEmpty());
        const QString filled = fillStyleSheet(text.mid(text.indexOf(QStringLiteral("*/"))), Theme(scheme));
        EXPECT_FALSE(filled.contains(u'@')) << filled.mid(filled.indexOf(u'@'), 40).toStdString();
    }
}

TEST(StyleSheet, IsShort) {
    EXPECT_LT(styleSheetTemplate().count(u'\n'), 150);
}

TEST(StyleSheet, FillsColoursAndSizesAndKeepsWhatItDoesNotKnow) {
    const Theme theme(Scheme::Light, 2.0);
    const QString filled = fillStyleSheet(QStringLiteral("a{color:@text-2;width:@px(8)}@nothing"), theme);
    EXPECT_EQ(filled.toStdString(), "a{color:#465463;width:16px}@nothing");
}

}  // namespace
}  // namespace glassbox
