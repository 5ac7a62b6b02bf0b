#include "ui/instruments/microscope/verify_card.h"
#include "ui/theme/theme_manager.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>

namespace glassbox::test {
namespace {

class VerifyCardTest : public ::testing::Test {
protected:
    VerifyCardTest() : card(themes) {
        themes.apply();
        seen.engine = -1.83293116;
        seen.reference = -1.83293141;
        seen.tolerance = 1e-4;
        seen.hasCentral = true;
        seen.central = -1.83293139;
        seen.centralTolerance = 1e-4;
        seen.h = 1e-5;
        seen.agrees = true;
    }
    QStringList texts() {
        card.setVerification({"grad(conv1.weight)", {5, 0, 4, 0}}, seen);
        card.resize(500, 140);
        card.show();
        QApplication::processEvents();
        QStringList found;
        for (const QLabel* label : card.findChildren<QLabel*>())
            if (label->isVisible()) found.append(label->text());
        return found;
    }

    ThemeManager themes;
    VerifyCard card;
    Verification seen;
};

TEST_F(VerifyCardTest, TheDigitsOfTheWaysStandBelowEachOther) {
    const QStringList said = texts();
    EXPECT_TRUE(said.contains(QStringLiteral("−1.83293116")));
    EXPECT_TRUE(said.contains(QStringLiteral("−1.83293141")));
    EXPECT_TRUE(said.contains(QStringLiteral("−1.83293139")));
    EXPECT_TRUE(said.contains(QStringLiteral("difference 2.3·10⁻⁷, allowed 1.0·10⁻⁴")));
    EXPECT_EQ(card.verdict(), QStringLiteral("Verified: the two ways agree"));
    EXPECT_TRUE(card.accessibleName().startsWith(card.verdict()));
}

TEST_F(VerifyCardTest, ADisagreementOffersToReportAndToOpenTheOp) {
    int reports = 0, opens = 0;
    QObject::connect(&card, &VerifyCard::reportPressed, [&] { ++reports; });
    QObject::connect(&card, &VerifyCard::openOpPressed, [&] { ++opens; });
    texts();
    for (const QPushButton* button : card.findChildren<QPushButton*>())
        EXPECT_FALSE(button->isVisible());
    seen.agrees = false;
    EXPECT_TRUE(texts().contains(QStringLiteral("The two ways disagree")));
    for (QPushButton* button : card.findChildren<QPushButton*>())
        QTest::mouseClick(button, Qt::LeftButton);
    EXPECT_EQ(reports, 1);
    EXPECT_EQ(opens, 1);
}

TEST_F(VerifyCardTest, AtAKinkAndByTermsItSaysWhy) {
    seen.kink = true;
    EXPECT_TRUE(texts().join(u' ').contains(QStringLiteral("corner")));
    EXPECT_EQ(card.verdict(), QStringLiteral("Verified, at a kink"));
    seen.kink = false;
    seen.byTerms = true;
    seen.hasCentral = false;
    seen.termsReference = -1.83293117;
    const QStringList said = texts();
    EXPECT_TRUE(said.contains(QStringLiteral("−1.83293117")));
    EXPECT_FALSE(said.contains(QStringLiteral("−1.83293139")));
    EXPECT_TRUE(said.join(u' ').contains(QStringLiteral("rounding, no error")));
}

TEST_F(VerifyCardTest, ClearedItTakesNoRoom) {
    texts();
    card.clear();
    EXPECT_TRUE(card.isHidden());
    EXPECT_TRUE(card.verdict().isEmpty());
}

}  // namespace
}  // namespace glassbox::test
