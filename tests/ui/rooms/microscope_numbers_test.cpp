#include "tests/ui/rooms/microscope_fixture.h"
#include "ui/instruments/microscope/number_chip.h"
#include "ui/instruments/microscope/number_texts.h"
#include "ui/instruments/microscope/unfolding_view.h"
#include "ui/instruments/microscope/verify_card.h"
#include "ui/rooms/output_panel.h"
#include "ui/rooms/pane_head.h"
#include "ui/rooms/update_pane.h"

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

/// A preset with few samples in its batch, so that a whole step is quick.
struct LookedAtPreset {
    const char* stem;
    std::int64_t batch;
};

class MicroscopeNumbers : public MicroscopeRoomTest, public ::testing::WithParamInterface<LookedAtPreset> {
protected:
    /// Every number that a view shows is the engine's, bit by bit.
    void expectEngine(MicroscopePane& pane) {
        const SlowMotion& motion = reference->motion();
        for (SlotView* slot : pane.shownSlots()) {
            if (slot->isMissing()) continue;
            const TensorPicture& shown = slot->view().picture();
            const ValueId value = motion.graph().find(shown.name.toStdString());
            ASSERT_TRUE(value.valid()) << shown.name.toStdString();
            TensorPicture whole;
            whole.tensor = motion.ofSample(value, 0);
            const TensorPicture part = partOf(whole, shown.place);
            ASSERT_EQ(part.tensor.shape(), shown.tensor.shape()) << shown.name.toStdString();
            EXPECT_TRUE(std::equal(part.tensor.raw(), part.tensor.raw() + part.tensor.bytes(), shown.tensor.raw()))
                << shown.name.toStdString();
        }
    }
    /// The chosen number as its cell says it, and as the chip writes it.
    void expectChosen(MicroscopePane& pane) {
        if (pane.shownSlots().empty() || pane.resultView()->isMissing()) return;
        const auto ref = pane.unfolded();
        ASSERT_TRUE(ref.has_value());
        const auto number = reference->number(*ref, 0);
        ASSERT_TRUE(number.ok()) << ref->toString();
        EXPECT_EQ(static_cast<float>(saidNumber(*pane.resultView())), static_cast<float>(*number)) << ref->toString();
        const auto* chip = pane.unfoldingView().findChild<NumberChip*>();
        EXPECT_EQ(chip->text(), refText(*ref) + QStringLiteral(" = ") + factorText(*number, themes.theme().locale()));
    }
};

TEST_P(MicroscopeNumbers, EveryOpOfAStepShowsTheNumbersOfTheEngine) {
    open(preset(GetParam().stem, GetParam().batch));
    const int update = stage().score.begin(StepPhase::Update);
    for (int line = 0; line < update && !HasFatalFailure(); ++line) {
        room->goOn();
        ASSERT_TRUE(settles());
        ASSERT_EQ(session().position(), line + 1);
        expectEngine(room->forwardPane());
        expectEngine(room->backwardPane());
        expectChosen(room->forwardPane());
        expectChosen(room->backwardPane());
        const LinePair pair = pairOf(stage().score, line);
        EXPECT_TRUE(room->forwardPane().line() == line || room->backwardPane().line() == line) << line;
        if (pair.forward >= 0) {
            EXPECT_EQ(room->forwardPane().line(), pair.forward);
        }
    }
    const auto loss = reference->number({"output.loss", {}});
    ASSERT_TRUE(loss.ok());
    EXPECT_EQ(session().view().loss, *loss);
}

TEST_P(MicroscopeNumbers, TheUpdateShowsWhatTheTrainerDoes) {
    open(preset(GetParam().stem, GetParam().batch));
    ASSERT_TRUE(trainer->step().ok());
    const Score& score = stage().score;
    int seen = 0;
    for (int line = score.begin(StepPhase::Update); line < score.end(); ++line) {
        const ScoreLine& what = score.lines()[static_cast<std::size_t>(line)];
        session().moveTo(line + 1);
        ASSERT_TRUE(settles());
        EXPECT_TRUE(room->updatePane().isVisible());
        EXPECT_FALSE(room->forwardPane().isVisible());
        if (what.outputs.empty()) continue;
        const std::string& name = stage().lowered.graph->value(what.outputs.front()).name;
        ASSERT_TRUE(QTest::qWaitFor([&] { return room->updatePane().change().has_value(); }, patience)) << name;
        const Tensor after = trainer->parameters().value(name);
        const Tensor& shown = room->updatePane().resultView().view().picture().tensor;
        ASSERT_EQ(after.shape(), shown.shape()) << name;
        EXPECT_TRUE(std::equal(after.raw(), after.raw() + after.bytes(), shown.raw())) << name;
        ++seen;
    }
    EXPECT_GT(seen, 0);
}

/// The gradient by each matrix of weights: the number of the widget beside (L(w+h) - L(w-h)) / 2h.
TEST_P(MicroscopeNumbers, GradientsAgreeWithCentralDifferences) {
    open(preset(GetParam().stem, GetParam().batch));
    int checked = 0;
    for (const ValueId parameter : stage().lowered.graph->parameters()) {
        const Value& value = stage().lowered.graph->value(parameter);
        const ValueId gradient = stage().lowered.graph->gradientOf(parameter);
        if (value.type.shape.rank() < 2 || !gradient.valid() || ++checked > 4) continue;
        const std::string name = stage().lowered.graph->value(gradient).name;
        goTo(name);
        const auto unfolds = [&] {
            const auto number = room->backwardPane().unfolded();
            return number.has_value() && number->value == name;
        };
        ASSERT_TRUE(QTest::qWaitFor(unfolds, patience)) << name;
        room->backwardPane().resultView()->setFocus();
        QTest::keyClick(room->backwardPane().resultView()->view().canvas().viewport(), Qt::Key_V);
        auto* card = room->backwardPane().unfoldingView().findChild<VerifyCard*>();
        ASSERT_TRUE(QTest::qWaitFor([card] { return card->isVisible(); }, patience)) << name;
        const auto checkedNumber = reference->verify(*room->backwardPane().unfolded());
        ASSERT_TRUE(checkedNumber.ok());
        EXPECT_TRUE(checkedNumber->agrees) << name;
        const double shown = saidNumber(*room->backwardPane().resultView());
        if (!checkedNumber->kink) {
            EXPECT_NEAR(shown, checkedNumber->central, 1e-3 * std::abs(shown) + 1e-6) << name;
        }
        EXPECT_FALSE(card->verdict().isEmpty());
    }
    EXPECT_GT(checked, 0);
}

INSTANTIATE_TEST_SUITE_P(Presets, MicroscopeNumbers,
                         ::testing::Values(LookedAtPreset{"xor_mlp", 4}, LookedAtPreset{"mnist_mlp", 4},
                                           LookedAtPreset{"lenet5", 4}, LookedAtPreset{"char_lstm", 2},
                                           LookedAtPreset{"copy_gpt", 4}),
                         [](const auto& preset) { return std::string(preset.param.stem); });

}  // namespace
}  // namespace glassbox
