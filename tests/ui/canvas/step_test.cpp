#include "core/train/training_graph.h"
#include "tests/core/explain/moment_fixture.h"
#include "tests/core/train/preset_runs.h"
#include "tests/ui/canvas/canvas_fixture.h"
#include "ui/canvas/step_display.h"
#include "ui/canvas/step_map.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>

namespace glassbox {
namespace {

/// A training step in slow motion beside the canvas that shows it.
class StepTest : public CanvasTest {
protected:
    void load(const std::string& preset) {
        const test::PresetRun run = test::presetRun(preset, 2);
        document.reset(run.experiment);
        trainer_ = test::makeTrainer(run.experiment, run.dataset);
        ASSERT_NE(trainer_, nullptr);
        motion_ = test::slowly(nextMoment(*trainer_), pool_);
        ASSERT_NE(motion_, nullptr);
        motion_->setListener([this](const Op& op) { events_.push_back(op.id); });
        auto apart = trainingGraph(run.experiment, false, Fusion::Off);
        ASSERT_TRUE(apart.ok());
        apart_ = std::move(*apart);
        auto stage = std::make_shared<MicroscopeStage>();
        stage->number = 1;
        stage->moment = motion_->moment();
        stage->lowered = motion_->lowered();
        stage->score = motion_->score();
        stage->batch = motion_->batch();
        view_.stage = std::move(stage);
        view_.norms.assign(motion_->score().lines().size(), std::numeric_limits<double>::quiet_NaN());
    }

    /// Does the next line and shows it.
    const ScoreLine& step() {
        motion_->forward(StepSize::Op);
        const int line = motion_->position() - 1;
        const ScoreLine& what = motion_->score().lines()[static_cast<std::size_t>(line)];
        if (what.phase == StepPhase::Update && !what.outputs.empty() &&
            motion_->score().updateOf(what.outputs.front()) == line) {
            const Tensor change = motion_->change(what.outputs.front())->change;
            double sum = 0;
            for (std::int64_t i = 0; i < change.elements(); ++i)
                sum += change.at(i) * change.at(i);
            view_.norms[static_cast<std::size_t>(line)] = std::sqrt(sum);
        }
        view_.position = motion_->position();
        view->showStep(view_);
        return what;
    }

    const Graph& graph() const { return motion_->graph(); }
    std::string shown(const std::string& flatId) const { return shownId(flatId, document.path()); }
    ValueId valueOf(const std::string& id) const {
        const auto& outputs = motion_->lowered().blockOutputs;
        const auto found = outputs.find(document.flatId(id));
        return found == outputs.end() ? ValueId() : found->second;
    }

    std::set<std::string> lit(BlockActivity activity) {
        std::set<std::string> ids;
        for (const BlockItem* item : scene().blocksInOrder())
            if (item->state().activity == activity) ids.insert(item->id());
        return ids;
    }
    std::vector<WireSpec> carrying(WireCarrying way) {
        std::vector<WireSpec> wires;
        for (const auto& [spec, item] : scene().wires())
            if (item->carrying() == way) wires.push_back(spec);
        return wires;
    }

    /// The block of the op that makes this in the graph without fused ops.
    std::string unfused(const ScoreLine& line) const {
        const ValueId value = apart_->graph->find(graph().value(line.outputs.front()).name);
        return apart_->graph->op(apart_->graph->value(value).producer).block;
    }

    void expectBlocks(const ScoreLine& line) {
        const bool back = line.phase >= StepPhase::Backward;
        // A fused op does the work of more than one block; each part is shown where it would be without fusing.
        const std::string block = line.entry.valid() ? unfused(line) : line.block;
        const std::string id = shown(block);
        const std::set<std::string> wanted = scene().block(id) ? std::set{id} : std::set<std::string>();
        EXPECT_EQ(lit(back ? BlockActivity::Backward : BlockActivity::Forward), wanted) << line.op;
        EXPECT_TRUE(lit(back ? BlockActivity::Forward : BlockActivity::Backward).empty()) << line.op;
    }

    /// What a lit wire carries is among the inputs of the op, and what comes from elsewhere lights a wire.
    void expectForwardWires(const ScoreLine& line) {
        const std::vector<WireSpec> wires = carrying(WireCarrying::Forward);
        EXPECT_TRUE(carrying(WireCarrying::Backward).empty());
        for (const WireSpec& wire : wires)
            EXPECT_EQ(std::ranges::count(line.inputs, valueOf(wire.from.block)), 1) << line.op << wire.from.block;
        for (const ValueId input : line.inputs) {
            const Value& value = graph().value(input);
            const std::string from = shown(value.block), to = shown(line.block);
            if (value.role == ValueRole::Parameter || to.empty() || from == to) continue;
            EXPECT_TRUE(std::ranges::any_of(
                wires, [&](const WireSpec& wire) { return wire.to.block == to && valueOf(wire.from.block) == input; }))
                << line.op << ' ' << value.name;
        }
    }

    void expectBackwardWires(const ScoreLine& line) {
        const std::vector<WireSpec> wires = carrying(WireCarrying::Backward);
        EXPECT_TRUE(carrying(WireCarrying::Forward).empty());
        for (const WireSpec& wire : wires) {
            const ValueId from = valueOf(wire.from.block), to = valueOf(wire.to.block);
            EXPECT_TRUE(std::ranges::any_of(line.inputs,
                                            [&](ValueId input) {
                                                return graph().value(input).gradientOf == from ||
                                                       graph().gradientOf(from) == input ||
                                                       (to.valid() && graph().gradientOf(to) == input);
                                            }))
                << line.op << ' ' << wire.from.block << ' ' << wire.to.block;
        }
        for (const ValueId input : line.inputs) {
            const auto made = motion_->score().lineOf(input);
            if (graph().value(input).role != ValueRole::Gradient || !made) continue;
            const std::string maker = motion_->score().lines()[static_cast<std::size_t>(*made)].block;
            const std::string from = shown(maker), to = shown(line.block);
            if (from.empty() || to.empty() || from == to) continue;
            EXPECT_TRUE(std::ranges::any_of(wires, [&](const WireSpec& wire) { return wire.from.block == to; }))
                << line.op << ' ' << graph().value(input).name;
        }
    }

    /// Replays a whole step and holds every light against the executor's events.
    void replay() {
        int litEvents = 0;
        while (motion_->position() < motion_->score().end()) {
            const std::size_t before = events_.size();
            const ScoreLine& line = step();
            if (events_.size() > before) {
                EXPECT_EQ(events_.back(), line.entry);
            }
            expectBlocks(line);
            if (line.phase < StepPhase::Backward) expectForwardWires(line);
            if (line.phase == StepPhase::Backward) expectBackwardWires(line);
            if (line.phase == StepPhase::Update) {
                EXPECT_TRUE(carrying(WireCarrying::Backward).empty());
                EXPECT_TRUE(carrying(WireCarrying::Forward).empty());
            }
            if (events_.size() > before && line.part == 0) ++litEvents;
        }
        EXPECT_EQ(litEvents, std::ssize(graph().ops())) << "an event was missed";
    }

    ThreadPool pool_{1};
    std::unique_ptr<Trainer> trainer_;
    std::unique_ptr<SlowMotion> motion_;
    std::optional<Lowered> apart_;  ///< the step without fused ops
    std::vector<OpId> events_;
    MicroscopeView view_;
};

class WholeStep : public StepTest, public testing::WithParamInterface<std::string> {};

TEST_P(WholeStep, LightsWhatTheExecutorDoesAndMissesNothing) {
    load(GetParam());
    replay();
    // All that was carried is still there to be seen.
    for (const auto& [spec, item] : scene().wires())
        EXPECT_NE(item->flow(), WireFlow::Rest) << spec.from.block;
    view->clearStep();
    EXPECT_TRUE(lit(BlockActivity::Backward).empty());
    EXPECT_TRUE(
        std::ranges::all_of(scene().wires(), [](const auto& entry) { return entry.second->flow() == WireFlow::Rest; }));
}

TEST_P(WholeStep, LightsTheInsideOfAnOpenBlock) {
    load(GetParam());
    std::string composite;
    for (const BlockSpec& block : network().blocks)
        if (document.canEnter(block.id)) composite = block.id;
    if (composite.empty()) GTEST_SKIP() << "nothing to open";
    document.enter(composite);
    replay();
}

INSTANTIATE_TEST_SUITE_P(Networks, WholeStep, testing::Values("lenet5", "resnet20", "char_gpt", "char_lstm", "xor_mlp"),
                         [](const auto& network) { return network.param; });

TEST_F(StepTest, TheUpdateSaysWhatItChanged) {
    load("xor_mlp");
    while (motion_->position() < motion_->score().end())
        step();
    int changed = 0;
    for (const BlockItem* item : scene().blocksInOrder()) {
        const bool learns = !item->block().count.isEmpty();
        EXPECT_EQ(item->state().change.isEmpty(), !learns) << item->id();
        if (!learns) continue;
        ++changed;
        double change = 0, before = 0;
        for (const ValueId id : graph().parameters()) {
            const Value& value = graph().value(id);
            if (value.block != item->id()) continue;
            const ParameterChange made = *motion_->change(id);
            for (std::int64_t i = 0; i < made.change.elements(); ++i) {
                change = std::hypot(change, made.change.at(i));
                before = std::hypot(before, made.before.at(i));
            }
            EXPECT_TRUE(item->toolTip().contains(QString::fromStdString(value.name)));
        }
        const QString number = item->state().change.section(u' ', 1, 1).section(QChar(0xA0), 0, 0);
        EXPECT_NEAR(number.toDouble(), 100 * change / before, 0.06 * 100 * change / before)
            << item->state().change.toStdString();
    }
    EXPECT_EQ(changed, 2);
    view_.position = motion_->score().begin(StepPhase::Backward);
    view->showStep(view_);
    for (const BlockItem* item : scene().blocksInOrder())
        EXPECT_TRUE(item->state().change.isEmpty()) << "before the update";
}

TEST(StepWords, SayHowMuch) {
    const QLocale english(QLocale::English);
    const auto words = [&](double change, double before) {
        return changeText({{"fc.weight", change, before}}, english).replace(QChar(0xA0), u' ');
    };
    EXPECT_EQ(words(0.0312, 10), QStringLiteral("changed 0.31 %"));
    EXPECT_EQ(words(2, 10), QStringLiteral("changed 20 %"));
    EXPECT_EQ(words(1e-9, 10), QStringLiteral("changed < 0.0001 %"));
    EXPECT_EQ(words(0.5, 0), QStringLiteral("changed by 0.50"));
    EXPECT_EQ(words(0, 3), QStringLiteral("unchanged"));
    EXPECT_TRUE(changeText({}, english).isEmpty());
    EXPECT_EQ(briefChangeText({{"fc.weight", 0.0312, 10}}, english).replace(QChar(0xA0), u' '),
              QStringLiteral("\u0394 0.31 %"));
}

TEST_F(StepTest, APulseRunsOnceAndNotAtAllWithLessMotion) {
    load("xor_mlp");
    const auto pulses = [&] {
        return std::ranges::count_if(scene().wires(), [](const auto& entry) { return entry.second->pulse() >= 0; });
    };
    step();
    ASSERT_EQ(carrying(WireCarrying::Forward).size(), 1U) << "the first product reads the input";
    EXPECT_EQ(pulses(), 0) << "less motion";
    themes.setMotionChoice(MotionChoice::Full);
    step();
    EXPECT_EQ(pulses(), 0) << "the bias comes along no wire";
    const ScoreLine& activation = step();
    ASSERT_EQ(carrying(WireCarrying::Forward).size(), 1U) << activation.op;
    EXPECT_EQ(pulses(), 1);
    EXPECT_TRUE(QTest::qWaitFor([&] { return pulses() == 0; }, 10000));
    // The same place again, and the way back, send none.
    view->showStep(view_);
    EXPECT_EQ(pulses(), 0);
    view_.position -= 2;
    view->showStep(view_);
    EXPECT_EQ(carrying(WireCarrying::Forward).size(), 1U);
    EXPECT_EQ(pulses(), 0);
}

TEST_F(StepTest, AMoveOverABlockLightsTheWireThatItReadFrom) {
    load("lenet5");
    motion_->forward(StepSize::Block);
    view_.position = motion_->position();
    ASSERT_GT(view_.position, 1);
    view->showStep(view_);
    EXPECT_EQ(lit(BlockActivity::Forward), std::set<std::string>{"conv1"});
    ASSERT_EQ(carrying(WireCarrying::Forward).size(), 1U);
    EXPECT_EQ(carrying(WireCarrying::Forward).front().from.block, "input");
    motion_->forward(StepSize::Phase);
    view_.position = motion_->position();
    view->showStep(view_);
    EXPECT_EQ(lit(BlockActivity::Forward).size(), 1U) << "only what was done last";
}

TEST_F(StepTest, WindowsShowWhatIsComputedAtTheCursor) {
    load("lenet5");
    const std::vector<TensorWish> wishes = blockWishes(*view_.stage, 1);
    const auto look = [&] {
        view_.tensors.clear();
        for (const TensorWish& wish : wishes) {
            const ValueId value = graph().find(wish.value);
            if (motion_->computed(value))
                view_.tensors[wish] = std::make_shared<const Tensor>(motion_->ofSample(value, wish.sample));
        }
        view->setPictures(blockPictures(view_, 1));
    };
    while (motion_->score().lines()[static_cast<std::size_t>(motion_->position())].block != "relu1")
        step();
    look();
    const SampleView pictures = blockPictures(view_, 1);
    ASSERT_TRUE(pictures.blocks.contains("conv1") && pictures.blocks.contains("input"));
    EXPECT_FALSE(pictures.blocks.contains("relu1"));
    EXPECT_EQ(pictures.blocks.at("conv1").values[9],
              static_cast<float>(motion_->ofSample(graph().find("conv1.z"), 1).at(9)));
    EXPECT_TRUE(scene().block("conv1")->hasWindow());
    EXPECT_FALSE(scene().block("relu1")->hasWindow());
}

TEST_F(StepTest, ACanvasToLookAtEditsNothing) {
    document.reset(presetExperiment("resnet20"));
    view->setReadOnly(true);
    const NetworkSpec before = network();
    std::string plain, composite;
    for (const BlockSpec& block : before.blocks)
        (document.canEnter(block.id) ? composite : plain) = block.id;
    click(centerOf(plain));
    for (const int key : {Qt::Key_Delete, Qt::Key_W, Qt::Key_T, Qt::Key_F2})
        press(key);
    press(Qt::Key_Right, Qt::AltModifier);
    press(Qt::Key_D, Qt::ControlModifier);
    press(Qt::Key_X, Qt::ControlModifier);
    EXPECT_EQ(document.selectedBlock(), plain) << "no key fell through to something else";
    drag(centerOf(plain), centerOf(plain) + QPoint(40, 30));
    drag(outputOf(composite), inputOf(plain));
    EXPECT_FALSE(canvas().acceptDrops());
    for (const CanvasAction action : {CanvasAction::Delete, CanvasAction::Tidy, CanvasAction::Group})
        EXPECT_FALSE(view->action(action)->isEnabled());
    EXPECT_EQ(network(), before);
    EXPECT_FALSE(document.undoStack().canUndo());
    QSignalSpy opened(view.get(), &NetworkView::openRequested);
    QTest::mouseDClick(canvas().viewport(), Qt::LeftButton, Qt::NoModifier, centerOf(plain));
    ASSERT_EQ(opened.size(), 1);
    EXPECT_EQ(opened.front().front().toString(), QString::fromStdString(plain));
    QTest::mouseDClick(canvas().viewport(), Qt::LeftButton, Qt::NoModifier, centerOf(composite));
    EXPECT_EQ(opened.size(), 1);
    EXPECT_EQ(document.path(), composite);
    view->setReadOnly(false);
    EXPECT_TRUE(view->action(CanvasAction::Tidy)->isEnabled());
}

}  // namespace
}  // namespace glassbox
