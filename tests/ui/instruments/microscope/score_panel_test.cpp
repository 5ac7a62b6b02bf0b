#include "ui/instruments/microscope/score_panel.h"
#include "tests/ui/instruments/microscope/looked_at.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QTest>

#include <algorithm>
#include <set>

namespace glassbox::test {
namespace {

class ScorePanelTest : public ::testing::Test {
protected:
    ScorePanelTest() : panel(themes) {
        themes.apply();
        panel.setScore(step().score(), step().microscope->graph(),
                       [](const std::string& block) { return step().categoryOf(block); });
        panel.setNorms(step().norms());
        panel.resize(260, 500);
        panel.show();
        QApplication::processEvents();
        QObject::connect(&panel, &ScorePanel::lineChosen, [this](int line) { chosen.push_back(line); });
    }
    static const LookedAt& step() {
        static const LookedAt looked("lenet5", 0);
        return looked;
    }
    static int lineNamed(const std::string& value) {
        return *step().score().lineOf(step().microscope->graph().find(value));
    }
    int rowNamed(const std::string& value) { return panel.model().rowOfLine(lineNamed(value)); }
    void press(int row, double share) {
        panel.list().scrollTo(panel.model().index(row));
        QApplication::processEvents();
        const QRect box = panel.list().visualRect(panel.model().index(row));
        QTest::mouseClick(panel.list().viewport(), Qt::LeftButton, {},
                          QPoint(box.left() + static_cast<int>(box.width() * share), box.center().y()));
    }

    ThemeManager themes;
    ScorePanel panel;
    std::vector<int> chosen;
};

TEST_F(ScorePanelTest, EveryLineOfTheStepHasARowAndCanBeReached) {
    std::set<int> reached;
    for (int row = 0; row < panel.model().rowCount(); ++row) {
        const ScoreRow& what = panel.model().row(row);
        if (what.line >= 0) reached.insert(what.line);
        reached.insert(what.back.begin(), what.back.end());
    }
    EXPECT_EQ(static_cast<int>(reached.size()), step().score().end());
    for (int line = 0; line < step().score().end(); ++line)
        EXPECT_GE(panel.model().rowOfLine(line), 0) << line;
}

TEST_F(ScorePanelTest, NormsStandBesideTheOpTheyBelongTo) {
    const int row = rowNamed("conv1.z");
    const std::vector<double> norms = step().norms();
    const auto at = [&](const std::string& value) { return norms[static_cast<std::size_t>(lineNamed(value))]; };
    EXPECT_EQ(panel.model().norm(row, ScoreSide::Forward), at("conv1.z"));
    EXPECT_EQ(panel.model().norm(row, ScoreSide::Backward), at("grad(conv1.z)"));
    EXPECT_GT(panel.model().norm(row, ScoreSide::Backward), 0);
    EXPECT_EQ(panel.model().normText(row, ScoreSide::Forward),
              Numbers(themes.theme().locale()).significant(at("conv1.z"), 4));
    panel.setNorms(std::vector<double>(norms.size(), std::numeric_limits<double>::quiet_NaN()));
    EXPECT_EQ(panel.model().normText(row, ScoreSide::Forward), QStringLiteral("–"));
}

TEST_F(ScorePanelTest, APressGoesToTheSideThatWasPressed) {
    const int row = rowNamed("relu1.out");
    press(row, 0.1);
    press(row, 0.9);
    ASSERT_EQ(chosen.size(), 2U);
    EXPECT_EQ(chosen[0], lineNamed("relu1.out"));
    const auto partners = step().score().partners(chosen[0]);
    EXPECT_NE(std::find(partners.begin(), partners.end(), chosen[1]), partners.end());
    EXPECT_EQ(step().score().lines()[static_cast<std::size_t>(chosen[1])].phase, StepPhase::Backward);
}

TEST_F(ScorePanelTest, EnterWalksTheBackwardLinesOfAnOp) {
    int several = -1;
    for (int row = 0; row < panel.model().rowCount(); ++row)
        if (panel.model().row(row).back.size() > 1 && panel.model().row(row).line >= 0) several = row;
    ASSERT_GE(several, 0);
    panel.list().setCurrentIndex(panel.model().index(several));
    QTest::keyClick(&panel.list(), Qt::Key_Right);
    for (std::size_t i = 0; i < panel.model().row(several).back.size(); ++i) {
        QTest::keyClick(&panel.list(), Qt::Key_Return);
        ASSERT_EQ(chosen.size(), i + 1);
        EXPECT_EQ(chosen.back(), panel.model().row(several).back[i]);
        panel.setPosition(chosen.back() + 1);
        panel.list().setCurrentIndex(panel.model().index(several));
    }
    QTest::keyClick(&panel.list(), Qt::Key_Left);
    QTest::keyClick(&panel.list(), Qt::Key_Return);
    EXPECT_EQ(chosen.back(), panel.model().row(several).line);
}

TEST_F(ScorePanelTest, TheRowOfTheCursorIsShownAndSaysSo) {
    const int line = lineNamed("fc3.z");
    panel.setPosition(line + 1);
    const QModelIndex index = panel.model().index(panel.model().rowOfLine(line));
    EXPECT_EQ(panel.list().currentIndex(), index);
    EXPECT_TRUE(panel.model().data(index, Qt::AccessibleTextRole).toString().contains(QStringLiteral("cursor")));
    panel.setPosition(0);
    EXPECT_FALSE(panel.model().data(index, Qt::AccessibleTextRole).toString().contains(QStringLiteral("cursor")));
}

}  // namespace
}  // namespace glassbox::test
