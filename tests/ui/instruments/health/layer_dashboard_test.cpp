#include "ui/instruments/health/layer_dashboard.h"
#include "tests/ui/instruments/health/made_health.h"
#include "ui/theme/theme_manager.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QImage>
#include <QSignalSpy>
#include <QTest>

namespace glassbox {
namespace {

class LayerDashboardTest : public ::testing::Test {
protected:
    LayerDashboardTest() : view(themes) {
        themes.setSchemeChoice(SchemeChoice::Light);
        themes.apply();
        view.resize(560, 220);
        view.show();
        view.setHealth(madeHealth(8));
        QApplication::processEvents();
    }

    /// Where a step lies in a strip.
    QPointF placeOf(int row, LayerFigure figure, double share) {
        const QRectF strip = view.stripRect(row, figure);
        return {strip.left() + share * strip.width(), strip.center().y()};
    }

    bool has(const QImage& image, const QRectF& area, const QColor& color) {
        for (int y = qRound(area.top()); y < area.bottom(); ++y)
            for (int x = qRound(area.left()); x < area.right(); ++x)
                if (image.pixelColor(x, y) == color) return true;
        return false;
    }

    ThemeManager themes;
    LayerDashboard view;
};

TEST_F(LayerDashboardTest, EndsEachStripWithTheLatestNumber) {
    EXPECT_EQ(view.rows(), 2);
    EXPECT_EQ(view.textAt(0, LayerFigure::Activation), QStringLiteral("2.0 ± 0.50"));
    EXPECT_EQ(view.textAt(0, LayerFigure::GradientNorm), QStringLiteral("0.099"));
    EXPECT_EQ(view.textAt(0, LayerFigure::UpdateRatio), QStringLiteral("0.0080"));
    EXPECT_EQ(view.textAt(1, LayerFigure::Resting).remove(QChar(0xA0)), QStringLiteral("40%"));
    EXPECT_TRUE(view.textAt(1, LayerFigure::GradientNorm).isEmpty()) << "a relu has no parameters";
    EXPECT_TRUE(view.textAt(0, LayerFigure::Resting).isEmpty());
}

TEST_F(LayerDashboardTest, SaysStepAndEveryDigitUnderTheMouse) {
    const QString first = view.detailAt(placeOf(0, LayerFigure::GradientNorm, 0));
    EXPECT_TRUE(first.startsWith(QStringLiteral("fc1, step 10: "))) << first.toStdString();
    EXPECT_TRUE(first.contains(QStringLiteral("0.0123456789"))) << first.toStdString();
    EXPECT_TRUE(view.detailAt(placeOf(0, LayerFigure::Activation, 1)).startsWith(QStringLiteral("fc1, step 80: ")));
    EXPECT_TRUE(view.detailAt(placeOf(1, LayerFigure::Resting, 3.0 / 7)).contains(QStringLiteral("4 of 20")));
    EXPECT_FALSE(view.detailAt({placeOf(0, LayerFigure::Resting, 0.5).x(), 4}).isEmpty()) << "what the column is";
}

TEST_F(LayerDashboardTest, MarksOnlyTheLayerThatIsNotHealthy) {
    const QColor warning = themes.theme().color(Role::Warning);
    EXPECT_FALSE(has(view.grab().toImage(), view.rowRect(1), warning));
    Fault fault;
    fault.kind = FaultKind::DeadUnits;
    fault.block = "relu1";
    view.setFaults({fault});
    const QImage image = view.grab().toImage();
    EXPECT_TRUE(has(image, view.rowRect(1), warning));
    EXPECT_FALSE(has(image, view.rowRect(0), warning));
    EXPECT_TRUE(view.markOf(0).isEmpty());
    EXPECT_EQ(view.markOf(1), QStringLiteral("dead units"));
}

TEST_F(LayerDashboardTest, APressOrEnterChoosesTheBlock) {
    QSignalSpy chosen(&view, &LayerDashboard::blockChosen);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.rowRect(1).center().toPoint());
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen.back().front().toString(), QStringLiteral("relu1"));
    QTest::keyClick(&view, Qt::Key_Up);
    QTest::keyClick(&view, Qt::Key_Return);
    EXPECT_EQ(chosen.back().front().toString(), QStringLiteral("fc1"));
    EXPECT_TRUE(view.accessibleDescription().contains(QStringLiteral("gradient 0.099")));
}

TEST_F(LayerDashboardTest, BringsTheSelectedBlockIntoSight) {
    view.resize(560, 60);
    QApplication::processEvents();
    EXPECT_GT(view.rowRect(1).bottom(), view.viewport()->height());
    view.setSelected("relu1");
    EXPECT_LE(view.rowRect(1).bottom(), view.viewport()->height());
}

TEST_F(LayerDashboardTest, WritesLargeNumbersInPowersOfTen) {
    auto health = std::make_shared<RunHealth>(*madeHealth(1));
    auto column = std::make_shared<PulseColumn>(*health->columns[0]);
    column->layers[0].output.mean = -1.44e14;
    column->layers[0].gradientNorm = 590655;
    health->columns[0] = column;
    view.setHealth(health);
    EXPECT_EQ(view.textAt(0, LayerFigure::GradientNorm), QStringLiteral("5.9e5"));
    EXPECT_TRUE(view.textAt(0, LayerFigure::Activation).startsWith(QStringLiteral("\u22121.4e14 ± ")));
}

TEST_F(LayerDashboardTest, PaintsForwardAndBackwardInTheirColours) {
    const QImage image = view.grab().toImage();
    EXPECT_TRUE(has(image, view.rowRect(0), themes.theme().color(Role::Forward)));
    EXPECT_TRUE(has(image, view.stripRect(0, LayerFigure::GradientNorm), themes.theme().color(Role::Backward)));
    EXPECT_FALSE(has(image, view.stripRect(0, LayerFigure::GradientNorm), themes.theme().color(Role::Forward)));
    for (const LayerFigure figure : {LayerFigure::Activation, LayerFigure::Resting, LayerFigure::UpdateRatio})
        EXPECT_TRUE(QRectF(view.viewport()->rect()).contains(view.stripRect(0, figure)));
}

}  // namespace
}  // namespace glassbox
