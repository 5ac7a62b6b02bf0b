#include "core/base/platform/directories.h"
#include "tests/ui/rooms/microscope_fixture.h"
#include "ui/instruments/digit_canvas.h"
#include "ui/instruments/digit_view.h"
#include "ui/instruments/microscope/score_panel.h"
#include "ui/instruments/microscope/step_bar.h"
#include "ui/instruments/microscope/unfolding_view.h"
#include "ui/instruments/probability_bars.h"
#include "ui/rooms/output_panel.h"
#include "ui/rooms/own_sample_dialog.h"
#include "ui/rooms/pane_head.h"
#include "ui/theme/widgets/empty_state.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

#include <cmath>

namespace glassbox {
namespace {

class MicroscopeRoomKeys : public MicroscopeRoomTest {
protected:
    void openLenet() { open(preset("lenet5", 4)); }
    QWidget* cells(MicroscopePane& pane) { return &pane.resultView()->view().canvas(); }
    void press(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(widget, key, modifiers);
    }
    bool unfolds(MicroscopePane& pane, const NumberRef& ref) {
        return QTest::qWaitFor([&] { return pane.unfolded() == ref; }, patience);
    }
};

TEST_F(MicroscopeRoomKeys, TheRunIsPausedInsideAndGoesOnOutside) {
    lab.startOver(preset("lenet5", 64));
    ASSERT_TRUE(QTest::qWaitFor([&] { return lab.status().state == RunState::Idle; }, patience));
    lab.train();
    ASSERT_TRUE(QTest::qWaitFor([&] { return lab.status().step > 3; }, patience));
    room->show();
    room->enter();
    ASSERT_TRUE(QTest::qWaitFor([&] { return session().view().stage != nullptr; }, patience));
    EXPECT_EQ(lab.status().state, RunState::Paused);
    EXPECT_TRUE(session().hasLastStep());
    room->leave();
    EXPECT_FALSE(session().isOpen());
    EXPECT_EQ(session().view().stage, nullptr);
    const std::int64_t step = lab.status().step;
    lab.train();
    EXPECT_TRUE(QTest::qWaitFor([&] { return lab.status().step > step; }, patience));
}

TEST_F(MicroscopeRoomKeys, ANetworkThatCantRunSaysWhyAndLeadsBack) {
    ExperimentSpec broken = preset("lenet5", 4);
    broken.network.blocks.erase(broken.network.blocks.begin() + 1);
    lab.startOver(broken);
    room->show();
    room->enter();
    auto* empty = room->findChild<EmptyState*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return lab.status().error.has_value(); }, patience));
    EXPECT_TRUE(QTest::qWaitFor([&] { return !empty->accessibleDescription().isEmpty(); }, patience));
    EXPECT_TRUE(empty->isVisible());
    const QSignalSpy asked(room.get(), &MicroscopeRoom::networkRequested);
    QTest::mouseClick(empty->findChild<QPushButton*>(), Qt::LeftButton);
    EXPECT_EQ(asked.count(), 1);
}

TEST_F(MicroscopeRoomKeys, ABlockOpensAtItsFirstOp) {
    openLenet();
    room->openBlock("conv2");
    ASSERT_TRUE(settles());
    EXPECT_EQ(room->forwardPane().unfolded()->value, "conv2.product");
    room->openBlock("input");
    ASSERT_TRUE(settles());
    EXPECT_EQ(room->forwardPane().unfolded()->value, "conv1.product");
}

TEST_F(MicroscopeRoomKeys, ArrowsMoveTheCellAndItsNumberIsUnfolded) {
    openLenet();
    goTo("conv1.product");
    MicroscopePane& pane = room->forwardPane();
    const NumberRef before = *pane.unfolded();
    cells(pane)->setFocus();
    press(cells(pane), Qt::Key_Up);
    NumberRef above = before;
    --above.index[1];
    EXPECT_TRUE(unfolds(pane, above));
    EXPECT_EQ(pane.resultView()->chosen(), above.index);
    EXPECT_EQ(static_cast<float>(saidNumber(*pane.resultView())), static_cast<float>(*reference->number(above)));
}

TEST_F(MicroscopeRoomKeys, UnfoldVerifySwapAndOneDepthUp) {
    openLenet();
    goTo("grad(conv1.weight)");
    MicroscopePane& forward = room->forwardPane();
    MicroscopePane& backward = room->backwardPane();
    cells(forward)->setFocus();
    press(cells(forward), Qt::Key_Escape);
    EXPECT_FALSE(forward.unfolded().has_value());
    press(cells(forward), Qt::Key_U);
    ASSERT_TRUE(QTest::qWaitFor([&] { return forward.unfolded().has_value(); }, patience));
    press(cells(forward), Qt::Key_B);
    EXPECT_TRUE(backward.isAncestorOf(QApplication::focusWidget()));
    press(QApplication::focusWidget(), Qt::Key_V);
    auto* card = backward.unfoldingView().findChild<QWidget*>(QStringLiteral("verdict"));
    EXPECT_TRUE(QTest::qWaitFor([card] { return card->isVisible(); }, patience));
    press(QApplication::focusWidget(), Qt::Key_B);
    EXPECT_TRUE(forward.isAncestorOf(QApplication::focusWidget()));
}

TEST_F(MicroscopeRoomKeys, SpacePlaysAndStops) {
    openLenet();
    cells(room->forwardPane())->setFocus();
    press(room.get(), Qt::Key_Space);
    EXPECT_TRUE(session().isPlaying());
    EXPECT_TRUE(QTest::qWaitFor([&] { return session().position() > 1; }, patience));
    press(room.get(), Qt::Key_Space);
    EXPECT_FALSE(session().isPlaying());
}

TEST_F(MicroscopeRoomKeys, TheScoreLeadsToBothSidesOfAnOp) {
    openLenet();
    session().moveTo(stage().score.end());
    ASSERT_TRUE(QTest::qWaitFor([&] { return session().view().position == session().position(); }, patience));
    ScoreModel& model = room->score().model();
    const int row = model.rowOfLine(0);
    Q_EMIT room->score().lineChosen(model.lineOf(row, ScoreSide::Backward));
    ASSERT_TRUE(settles());
    EXPECT_EQ(room->forwardPane().line(), 0);
    EXPECT_FALSE(room->backwardPane().resultView()->isMissing());
    Q_EMIT room->score().lineChosen(model.lineOf(row, ScoreSide::Forward));
    ASSERT_TRUE(settles());
    EXPECT_EQ(session().position(), 1);
    EXPECT_TRUE(room->backwardPane().resultView()->isMissing());
}

/// The frame in x is the window of the kernel that the number looks through.
TEST_F(MicroscopeRoomKeys, TheKernelAndItsMapAreChosenTogether) {
    openLenet();
    goTo("conv2.product");
    MicroscopePane& pane = room->forwardPane();
    Q_EMIT pane.head().partChosen(0, 7);
    ASSERT_TRUE(QTest::qWaitFor([&] { return pane.unfolded()->index[0] == 7; }, patience));
    EXPECT_EQ(pane.resultView()->view().picture().place, (TensorIndex{7}));
    EXPECT_EQ(pane.shownSlots()[1]->view().picture().place.front(), 7);
    Q_EMIT pane.head().partChosen(1, 4);
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return pane.shownSlots()[0]->view().picture().place == TensorIndex{4}; }, patience));
    EXPECT_EQ(pane.shownSlots()[1]->view().picture().place, (TensorIndex{7, 4}));
}

TEST_F(MicroscopeRoomKeys, SharesOfTheSamplesAddUpToTheBatchsGradient) {
    openLenet();
    goTo("grad(fc3.weight)");
    MicroscopePane& pane = room->backwardPane();
    const TensorIndex cell = pane.unfolded()->index;
    const double whole = saidNumber(*pane.resultView());
    Q_EMIT pane.shareToggled();
    double sum = 0;
    for (std::int64_t sample = 0; sample < 4; ++sample) {
        room->samples().setSample(sample);
        QSignalSpy answered(&session(), &MicroscopeSession::contributed);
        ASSERT_TRUE(QTest::qWaitFor(
            [&] { return !pane.resultView()->isMissing() && session().view().sample == sample; }, patience));
        const auto share = reference->motion().contribution(stage().lowered.graph->find("fc3.weight"), sample);
        ASSERT_TRUE(share.ok());
        const double wanted = share->at(offsetOf(share->shape(), cell));
        EXPECT_TRUE(QTest::qWaitFor(
            [&] { return static_cast<float>(saidNumber(*pane.resultView())) == static_cast<float>(wanted); },
            patience));
        sum += saidNumber(*pane.resultView());
    }
    EXPECT_NEAR(sum, whole, 1e-6 + 1e-4 * std::abs(whole));
}

/// Typed over a weight's cell: the run has it, and what follows from it is seen at once; undo brings it back.
TEST_F(MicroscopeRoomKeys, AWeightSetByHandIsSeenAtOnceAndUndone) {
    openLenet();
    goTo("conv1.product");
    MicroscopePane& pane = room->forwardPane();
    SlotView* weights = pane.shownSlots()[1];
    const NumberRef number = *pane.unfolded();
    weights->view().setFocus();
    press(&weights->view().canvas(), Qt::Key_Home);
    const TensorIndex cell = weights->chosen();
    ASSERT_EQ(cell.size(), 4U);
    const double before = saidNumber(*weights), product = saidNumber(*pane.resultView());
    press(&weights->view().canvas(), Qt::Key_Return);
    auto* field = weights->findChild<QLineEdit*>(QStringLiteral("numberField"));
    ASSERT_NE(field, nullptr);
    ASSERT_TRUE(field->isVisible());
    field->setText(QStringLiteral("3.5"));
    press(field, Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([&] { return saidNumber(*weights) == 3.5; }, patience));
    Moment changed = nextMoment(*trainer);
    for (auto& [name, tensor] : changed.weights)
        if (name == "conv1.weight") tensor.set(offsetOf(tensor.shape(), cell), 3.5);
    lookAt(std::move(changed));
    const auto wanted = reference->number(number);
    ASSERT_TRUE(wanted.ok());
    EXPECT_TRUE(QTest::qWaitFor(
        [&] { return static_cast<float>(saidNumber(*pane.resultView())) == static_cast<float>(*wanted); }, patience));
    EXPECT_EQ(lab.events().size(), 1U);
    press(room.get(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(QTest::qWaitFor([&] { return saidNumber(*weights) == before; }, patience));
    EXPECT_TRUE(QTest::qWaitFor([&] { return saidNumber(*pane.resultView()) == product; }, patience));
}

TEST_F(MicroscopeRoomKeys, ASampleOfItsOwnSaysSo) {
    openLenet();
    room->samples().showOf("validation", 18);
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return session().view().stage && session().view().stage->moment.part == "validation"; }, patience));
    EXPECT_EQ(stage().batch, 1);
    EXPECT_TRUE(room->samples().text().contains(QStringLiteral("18")));
    lookAt(nextMoment(*trainer).on("validation", {18}));
    goTo("output.losses");
    const auto chances = reference->motion().whole(reference->graph().find("output.out"));
    ASSERT_EQ(room->output().bars().probabilities().size(), 10U);
    for (std::size_t i = 0; i < 10; ++i)
        EXPECT_EQ(room->output().bars().probabilities()[i], chances.span<float>()[i]);
    room->samples().showTrainingBatch();
    EXPECT_TRUE(QTest::qWaitFor([&] { return session().view().stage && stage().batch == 4; }, patience));
}

TEST_F(MicroscopeRoomKeys, ATypedTextIsABatchOfItsOwn) {
    open(preset("char_lstm", 2));
    OwnSampleDialog dialog(lab.dataset(), themes);
    EXPECT_FALSE(dialog.sample().ok());
    dialog.text()->setText(QStringLiteral("To be"));
    const auto made = dialog.sample();
    ASSERT_TRUE(made.ok());
    room->samples().showOwn(*made);
    ASSERT_TRUE(QTest::qWaitFor([&] { return session().view().stage && stage().moment.own.has_value(); }, patience));
    EXPECT_EQ(stage().batch, 1);
    EXPECT_TRUE(room->samples().text().contains(QStringLiteral("own")));
    goTo("embed.out");
    lookAt(nextMoment(*trainer).on(*made));
    const auto number = reference->number(*room->forwardPane().unfolded());
    ASSERT_TRUE(number.ok());
    EXPECT_EQ(static_cast<float>(saidNumber(*room->forwardPane().resultView())), static_cast<float>(*number));
}

TEST_F(MicroscopeRoomKeys, ADrawnDigitIsABatchOfItsOwn) {
    openLenet();
    OwnSampleDialog dialog(lab.dataset(), themes);
    dialog.show();
    EXPECT_FALSE(dialog.sample().ok());
    QWidget* paper = &dialog.pad()->canvas();
    const QPoint middle = paper->rect().center();
    QTest::mousePress(paper, Qt::LeftButton, {}, middle - QPoint(0, 40));
    QTest::mouseMove(paper, middle);
    QTest::mouseRelease(paper, Qt::LeftButton, {}, middle + QPoint(0, 40));
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.sample().ok(); }, patience));
    dialog.classes()->setCurrentIndex(1);
    room->samples().showOwn(*dialog.sample());
    ASSERT_TRUE(QTest::qWaitFor([&] { return session().view().stage && stage().moment.own.has_value(); }, patience));
    EXPECT_EQ(stage().moment.own->answer.at(0), 1);
}

TEST_F(MicroscopeRoomKeys, WhereItIsNarrowOneDirectionIsShownAndTheScoreIsFolded) {
    room->resize(1232, 640);
    openLenet();
    goTo("grad(conv1.weight)");
    EXPECT_TRUE(room->backwardPane().isVisible());
    EXPECT_FALSE(room->forwardPane().isVisible());
    EXPECT_FALSE(room->score().isVisible());
    press(cells(room->backwardPane()), Qt::Key_B);
    EXPECT_TRUE(room->forwardPane().isVisible());
    EXPECT_FALSE(room->backwardPane().isVisible());
    room->resize(1368, 842);
    QCoreApplication::processEvents();
    EXPECT_TRUE(room->forwardPane().isVisible());
    EXPECT_TRUE(room->backwardPane().isVisible());
    EXPECT_TRUE(room->score().isVisible());
}

}  // namespace
}  // namespace glassbox
