#include "ui/instruments/digit_view.h"
#include "core/data/digit_preparation.h"
#include "ui/instruments/digit_canvas.h"
#include "ui/instruments/digit_pad.h"
#include "ui/instruments/probability_bars.h"
#include "ui/session/lab_session.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/empty_state.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QLabel>
#include <QMouseEvent>
#include <QTest>

#include <algorithm>
#include <numeric>

namespace glassbox {
namespace {

QStringList digits() {
    QStringList names;
    for (int i = 0; i < 10; ++i)
        names.append(QString::number(i));
    return names;
}

class DigitViewTest : public ::testing::Test {
protected:
    DigitViewTest() : view(themes) {
        themes.setSchemeChoice(SchemeChoice::Light);
        themes.setMotionChoice(MotionChoice::Less);
        themes.apply();
        view.setClasses(digits());
        QObject::connect(&view, &DigitView::pictureChanged,
                         [this](const std::vector<std::uint8_t>& picture) { sent.push_back(picture); });
        view.resize(420, 284);
        view.show();
        QApplication::processEvents();
    }

    void moveTo(QPointF place) {
        QMouseEvent move(QEvent::MouseMove, place, view.canvas().mapToGlobal(place), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(&view.canvas(), &move);
    }

    /// A line from upper left to lower right, in `moves` movements.
    void drawLine(int moves = 20) {
        const double side = view.canvas().width();
        QTest::mousePress(&view.canvas(), Qt::LeftButton, {}, QPointF(side * 0.3, side * 0.2).toPoint());
        for (int i = 1; i <= moves; ++i)
            moveTo({side * (0.3 + 0.4 * i / moves), side * (0.2 + 0.6 * i / moves)});
        QTest::mouseRelease(&view.canvas(), Qt::LeftButton, {}, QPointF(side * 0.7, side * 0.8).toPoint());
    }

    static std::vector<float> sureOf(std::size_t winner) {
        std::vector<float> probabilities(10, 0.02F);
        probabilities[winner] = 0.82F;
        return probabilities;
    }

    QStringList words() {
        QStringList texts;
        for (const QLabel* label : view.findChildren<QLabel*>())
            if (label->isVisible()) texts.append(label->text());
        return texts;
    }

    ThemeManager themes;
    DigitView view;
    std::vector<std::vector<std::uint8_t>> sent;
};

TEST_F(DigitViewTest, AStrokeSendsWhatMnistWouldMakeOfIt) {
    EXPECT_TRUE(sent.empty());
    drawLine(200);
    ASSERT_GE(sent.size(), 2u);    // while drawing, and at the end
    EXPECT_LT(sent.size(), 100u);  // but not with every movement
    ASSERT_EQ(sent.back().size(), 784u);
    EXPECT_EQ(sent.back(), prepareDigit(view.canvas().ink(), DigitCanvas::side, DigitCanvas::side));
    EXPECT_GT(std::accumulate(sent.back().begin(), sent.back().end(), 0), 5000);
    EXPECT_EQ(sent.back(), view.picture());
}

TEST_F(DigitViewTest, InkIsAThirteenthWideAndAntialiased) {
    const double side = view.canvas().width();
    QTest::mousePress(&view.canvas(), Qt::LeftButton, {}, QPointF(side / 2, side * 0.2).toPoint());
    moveTo({side / 2, side * 0.8});
    const auto ink = view.canvas().ink();
    const auto row = ink.begin() + DigitCanvas::side / 2 * DigitCanvas::side;
    const double width = std::accumulate(row, row + DigitCanvas::side, 0.0) / 255;
    EXPECT_NEAR(width, DigitCanvas::side / 13.0, 1);
    EXPECT_TRUE(std::any_of(ink.begin(), ink.end(), [](int cell) { return cell > 20 && cell < 235; }));
}

TEST_F(DigitViewTest, ClearTakesInkAndAnswerAway) {
    drawLine();
    view.setAnswer(sureOf(4));
    EXPECT_EQ(view.bars().winner(), 4);
    auto* clear = view.findChild<Button*>();
    ASSERT_NE(clear, nullptr);
    EXPECT_FALSE(clear->accessibleName().isEmpty());
    QTest::mouseClick(clear, Qt::LeftButton);
    EXPECT_TRUE(sent.back().empty());
    EXPECT_TRUE(view.canvas().isEmpty());
    EXPECT_EQ(view.bars().winner(), -1);
    view.setAnswer(sureOf(4));  // comes late, to a drawing that is gone
    EXPECT_EQ(view.bars().winner(), -1);
}

TEST_F(DigitViewTest, KeysDraw) {
    view.canvas().setFocus(Qt::TabFocusReason);
    QTest::keyClick(&view.canvas(), Qt::Key_Down);
    EXPECT_TRUE(view.canvas().isEmpty());  // the pen is up
    QTest::keyClick(&view.canvas(), Qt::Key_Space);
    for (int i = 0; i < 12; ++i)
        QTest::keyClick(&view.canvas(), Qt::Key_Down);
    QTest::keyClick(&view.canvas(), Qt::Key_Space);
    ASSERT_FALSE(sent.empty());
    ASSERT_EQ(sent.back().size(), 784u);
    const auto ink = view.canvas().ink();
    const auto high = std::count_if(ink.begin(), ink.end(), [](int cell) { return cell > 200; });
    EXPECT_GT(high, 20 * 120);
    QTest::keyClick(&view.canvas(), Qt::Key_Right);
    EXPECT_EQ(view.canvas().ink(), ink);
    QTest::keyClick(&view.canvas(), Qt::Key_Delete);
    EXPECT_TRUE(view.canvas().isEmpty());
}

TEST_F(DigitViewTest, SaysTheWinnerAndHowSure) {
    drawLine();
    view.setAnswer(sureOf(7));
    EXPECT_TRUE(words().contains(QStringLiteral("7")));
    EXPECT_TRUE(words().contains(QStringLiteral("82.0") + QChar(0xA0) + u'%')) << words().join(u'|').toStdString();
    EXPECT_EQ(view.bars().winner(), 7);
    EXPECT_NEAR(view.bars().shown()[7], 0.82, 1e-6);  // less motion: at once
    EXPECT_TRUE(view.bars().accessibleDescription().startsWith(QStringLiteral("0: 2.0")));
    view.setAnswer({0.5F, 0.5F});  // of another network
    EXPECT_EQ(view.bars().winner(), -1);
}

TEST_F(DigitViewTest, BarsMoveUnlessThereIsLessMotion) {
    themes.setMotionChoice(MotionChoice::Full);
    drawLine();
    view.setAnswer(sureOf(2));
    EXPECT_LT(view.bars().shown()[2], 0.5);
    EXPECT_TRUE(QTest::qWaitFor([this] { return std::abs(view.bars().shown()[2] - 0.82) < 1e-6; }, 5000));
}

TEST_F(DigitViewTest, OtherInputSizesGetTheDigitScaled) {
    drawLine();
    const auto before = sent.size();
    view.setInputSize(14, 20);
    ASSERT_EQ(sent.size(), before + 1);
    EXPECT_EQ(sent.back().size(), 14u * 20u);
}

TEST_F(DigitViewTest, ResizingKeepsTheDrawing) {
    drawLine();
    const auto ink = view.canvas().ink();
    for (const QSize size : {QSize(220, 140), QSize(800, 400)}) {
        view.resize(size);
        QApplication::processEvents();
        EXPECT_EQ(view.canvas().ink(), ink);
        EXPECT_EQ(view.canvas().width(), view.canvas().height());
        EXPECT_TRUE(view.rect().contains(view.canvas().geometry()));
    }
}

TEST(DigitPad, SaysWhereItDoesNotApply) {
    ThemeManager themes;
    themes.apply();
    LabSession session({{std::filesystem::path(GLASSBOX_SOURCE_DIR) / "resources" / "datasets"}});
    DigitPad pad(session, themes);
    EXPECT_EQ(pad.view().use(), PadUse::NoInput);
    auto lenet = loadExperiment(std::filesystem::path(GLASSBOX_SOURCE_DIR) / "resources" / "presets" / "lenet5.json");
    ASSERT_TRUE(lenet) << lenet.error().toString();
    session.document().reset(*lenet);
    EXPECT_TRUE(pad.view().isApplicable());
    NetworkSpec colour = session.document().network();
    for (BlockSpec& block : colour.blocks) {
        if (block.type == "Input") block.settings.set("shape", std::vector<std::int64_t>{3, 28, 28});
    }
    session.document().edit(colour, QStringLiteral("Three channels"));
    EXPECT_EQ(pad.view().use(), PadUse::OtherData);
    session.document().undoStack().undo();
    EXPECT_TRUE(pad.view().isApplicable());
}

/// The whole way: a stroke goes to the network's copy, and its answer comes back.
TEST(DigitPad, ADrawnStrokeIsAnswered) {
    ThemeManager themes;
    themes.setMotionChoice(MotionChoice::Less);
    themes.apply();
    LabSession session({{std::filesystem::path(GLASSBOX_SOURCE_DIR) / "resources" / "datasets"}});
    DigitPad pad(session, themes);
    pad.resize(420, 284);
    pad.show();
    ASSERT_FALSE(session.open(QStringLiteral(GLASSBOX_SOURCE_DIR "/resources/presets/mnist_mlp.json")));
    DigitCanvas& canvas = pad.view().canvas();
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, canvas.rect().center());
    ASSERT_TRUE(QTest::qWaitFor([&] { return pad.view().bars().winner() >= 0; }, 60000));
    const auto& answer = pad.view().bars().probabilities();
    EXPECT_NEAR(std::accumulate(answer.begin(), answer.end(), 0.0), 1, 1e-4);
}

}  // namespace
}  // namespace glassbox
