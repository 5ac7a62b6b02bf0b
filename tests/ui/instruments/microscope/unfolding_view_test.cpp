#include "ui/instruments/microscope/unfolding_view.h"
#include "tests/ui/instruments/microscope/looked_at.h"
#include "ui/instruments/microscope/number_chip.h"
#include "ui/instruments/microscope/number_rows.h"
#include "ui/instruments/microscope/number_texts.h"
#include "ui/instruments/microscope/number_trail.h"
#include "ui/instruments/microscope/product_grids.h"
#include "ui/instruments/microscope/term_waterfall.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QScrollArea>
#include <QTest>

namespace glassbox::test {
namespace {

const LookedAt& lenet() {
    static const LookedAt looked("lenet5", 20);
    return looked;
}

class UnfoldingViewTest : public ::testing::Test {
protected:
    UnfoldingViewTest() : view(*new UnfoldingView(themes)) {
        themes.apply();
        page.setWidgetResizable(true);
        page.setWidget(&view);
        page.resize(580, 700);
        page.show();
        QObject::connect(&view, &UnfoldingView::unfoldRequested,
                         [this](const NumberRef& ref, qint64) { asked.push_back(ref.toString()); });
        QObject::connect(&view, &UnfoldingView::folded, [this] { ++folded; });
    }
    void show(const LookedAt& step, const std::string& ref) {
        view.setUnfolding(step.unfolded(ref), 0);
        for (int i = 0; i < 5; ++i)  // a new width asks for a new height
            QApplication::processEvents();
    }
    TermWaterfall& terms() { return *view.findChild<TermWaterfall*>(); }
    ProductGrids& grids() { return *view.findChild<ProductGrids*>(); }
    NumberTable& table() { return *view.findChild<NumberTable*>(); }

    ThemeManager themes;
    QScrollArea page;
    UnfoldingView& view;  ///< the page's
    std::vector<std::string> asked;
    int folded = 0;
};

TEST(NumberTexts, FactorsHaveFourDecimalsUnlessThatLosesThem) {
    const QLocale locale(QLocale::English);
    EXPECT_EQ(factorText(2.79604, locale), QStringLiteral("2.7960"));
    EXPECT_EQ(factorText(-0.0834, locale), QStringLiteral("−0.0834"));
    EXPECT_EQ(factorText(0.0012345, locale), QStringLiteral("0.001234"));
    EXPECT_EQ(addendText(1.10884, locale), QStringLiteral("+1.1088"));
    EXPECT_EQ(refText({"conv1.z", {5, 18, 22}}), QStringLiteral("conv1.z[5, 18, 22]"));
    EXPECT_EQ(refText({"grad(conv1.weight)", {5, 4}}), QStringLiteral("∂L/∂conv1.weight[5, 4]"));
}

TEST_F(UnfoldingViewTest, TheWaterfallEndsAtTheNumber) {
    for (const char* ref : {"conv1.z[5,18,22]", "fc1.z[7]", "grad(conv1.weight)[5,0,4,0]", "grad(fc1.weight)[3,7]"}) {
        show(lenet(), ref);
        const auto& rows = terms().rows();
        const double value = lenet().unfolded(ref).value;
        ASSERT_GE(rows.size(), 2U) << ref;
        EXPECT_EQ(rows.back().kind, TermWaterfall::Row::Kind::Result);
        EXPECT_EQ(rows.back().to, value);
        EXPECT_NEAR(rows[rows.size() - 2].to, value, 1e-5) << ref;
        for (std::size_t i = 1; i + 1 < rows.size(); ++i)
            EXPECT_EQ(rows[i].from, rows[i - 1].to) << ref;
    }
}

TEST_F(UnfoldingViewTest, FactorsMultiplyAsShown) {
    show(lenet(), "conv1.z[5,18,22]");
    const TermWaterfall::Row& row = terms().rows().front();
    ASSERT_EQ(row.factors.size(), 2U);
    const double product = row.factors[0].number * row.factors[1].number;
    EXPECT_NEAR(row.to - row.from, product, 1e-12);
    EXPECT_EQ(terms().textOf(row), productText(row.factors, themes.theme().locale()) + QStringLiteral(" = ") +
                                       addendText(product, themes.theme().locale()));
}

TEST_F(UnfoldingViewTest, GridsHoldTheEnginesNumbersAndTheirProducts) {
    show(lenet(), "conv1.z[5,18,22]");
    ASSERT_EQ(grids().grids().size(), 3U);
    const auto& all = grids().grids();
    for (std::size_t i = 0; i < all[0].numbers.size(); ++i)
        EXPECT_NEAR(static_cast<double>(all[2].numbers[i]),
                    static_cast<double>(all[0].numbers[i]) * static_cast<double>(all[1].numbers[i]), 1e-6);
    EXPECT_EQ(all[0].box.size(), all[2].box.size());
    for (const ProductGrids::Grid& grid : all)
        EXPECT_TRUE(QRectF(grids().rect()).contains(grid.box)) << grid.title.toStdString();
    for (const NumberSpot& spot : grids().spots())
        EXPECT_TRUE(QRectF(grids().rect()).contains(spot.box));
}

TEST_F(UnfoldingViewTest, AMaximumMarksItsWinner) {
    show(lenet(), "pool1.out[2,6,6]");
    const auto& rows = terms().rows();
    int winners = 0;
    for (const TermWaterfall::Row& row : rows) {
        if (!row.decides) continue;
        ++winners;
        EXPECT_EQ(row.to, rows.back().to);
    }
    EXPECT_EQ(winners, 1);
    EXPECT_EQ(grids().grids().size(), 1U);
}

TEST_F(UnfoldingViewTest, EveryFactorIsAChipAndEscLeadsBack) {
    show(lenet(), "fc1.z[7]");
    terms().setFocus();
    QTest::keyClick(&terms(), Qt::Key_Down);
    QTest::keyClick(&terms(), Qt::Key_Right);
    const NumberSpot spot = terms().spots()[static_cast<std::size_t>(terms().chosen())];
    QTest::keyClick(&terms(), Qt::Key_Return);
    ASSERT_EQ(asked, (std::vector{spot.ref.toString()}));
    show(lenet(), asked.back());
    EXPECT_EQ(view.trail().size(), 2U);
    EXPECT_TRUE(view.findChild<NumberTrail*>()->isVisible());
    QTest::keyClick(&view, Qt::Key_Escape);
    ASSERT_EQ(asked.back(), "fc1.z[7]");
    show(lenet(), asked.back());
    EXPECT_EQ(view.trail().size(), 1U);
    EXPECT_EQ(folded, 0);
    QTest::keyClick(&view, Qt::Key_Escape);
    EXPECT_EQ(folded, 1);
}

TEST_F(UnfoldingViewTest, AnotherNumberFromOutsideStartsAnotherWay) {
    show(lenet(), "fc1.z[7]");
    show(lenet(), "fc2.z[3]");
    EXPECT_EQ(view.trail().size(), 1U);
    EXPECT_EQ(view.trail().front().toString(), "fc2.z[3]");
}

TEST_F(UnfoldingViewTest, APressOnAFactorAsksForItAndItsExactNumberIsSaid) {
    show(lenet(), "conv1.z[5,18,22]");
    const NumberSpot spot = grids().spots().front();
    QTest::mouseClick(&grids(), Qt::LeftButton, {}, spot.box.center().toPoint());
    EXPECT_EQ(asked.back(), spot.ref.toString());
    EXPECT_EQ(grids().accessibleDescription(),
              refText(spot.ref) + QStringLiteral(" = ") +
                  Numbers(themes.theme().locale()).exact(static_cast<float>(spot.number)));
}

TEST_F(UnfoldingViewTest, TheVerdictIsOfTheShownNumberOnly) {
    const std::string ref = "grad(fc3.weight)[3,7]";
    std::vector<std::string> verify;
    QObject::connect(&view, &UnfoldingView::verifyRequested,
                     [&](const NumberRef& which, qint64) { verify.push_back(which.toString()); });
    show(lenet(), ref);
    QTest::keyClick(&view, Qt::Key_V);
    EXPECT_EQ(verify, (std::vector{ref}));
    view.setVerification(lenet().verified(ref));
    EXPECT_TRUE(view.accessibleName().contains(QStringLiteral("fc3.weight")));
    auto* card = view.findChild<QWidget*>(QStringLiteral("verdict"));
    ASSERT_NE(card, nullptr);
    EXPECT_TRUE(card->isVisible());
    show(lenet(), "fc2.z[3]");
    EXPECT_FALSE(card->isVisible());
}

TEST_F(UnfoldingViewTest, TheWayOfAGradientLeadsToTheLoss) {
    const NumberRef ref = *parseNumberRef("grad(conv1.z)[5,18,22]");
    show(lenet(), ref.toString());
    const auto way = chain(*lenet().microscope, ref);
    ASSERT_TRUE(way);
    view.setChain(*way);
    if (!way->reachesLoss) GTEST_SKIP() << "nothing flows here";
    QApplication::processEvents();
    const auto trails = view.findChildren<NumberTrail*>();
    NumberTrail* toLoss = trails.back();
    EXPECT_EQ(toLoss->stops().size(), way->links.size() - 1);
    EXPECT_TRUE(toLoss->stops().back().text.startsWith(QStringLiteral("∂L/∂L")));
}

TEST_F(UnfoldingViewTest, GatesNormsAndAttentionHaveTheirNumbers) {
    const LookedAt lstm("char_lstm", 0);
    show(lstm, "lstm1.hidden[3,5]");
    EXPECT_TRUE(table().isVisible());
    EXPECT_GE(table().rows().size(), 2U);
    EXPECT_FALSE(table().spots().empty());
    const LookedAt gpt("char_gpt", 0);
    show(gpt, "block1.attention.weights[1,6,2]");
    EXPECT_TRUE(table().isVisible());
    int strong = 0;
    for (const NumberRow& row : table().rows())
        for (const NumberCell& cell : row.cells)
            strong += cell.strong ? 1 : 0;
    EXPECT_GE(strong, 2);
    for (const NumberSpot& spot : table().spots())
        EXPECT_TRUE(QRectF(table().rect()).contains(spot.box))
            << spot.box.right() << ' ' << spot.box.bottom() << ' ' << table().width() << ' ' << table().height();
}

TEST_F(UnfoldingViewTest, WhatIsGivenSaysWhoGaveIt) {
    show(lenet(), "fc1.weight[3,7]");
    EXPECT_FALSE(terms().isVisible());
    view.clear(QStringLiteral("Not computed yet."));
    EXPECT_TRUE(view.isEmpty());
    EXPECT_TRUE(view.trail().empty());
}

}  // namespace
}  // namespace glassbox::test
