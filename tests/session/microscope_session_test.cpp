#include "ui/session/microscope_session.h"

#include "core/explain/tensor_summary.h"
#include "core/network/edit.h"
#include "core/train/trainer.h"
#include "tests/session/session_fixture.h"
#include "ui/session/free_sample.h"

#include <QSignalSpy>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

/// A microscope over a session, and the same step beside it by the engine alone.
class MicroscopeSessionTest : public SessionTest {
protected:
    /// True once the stage that was laid last is here and its cursor has arrived.
    bool settled() {
        const MicroscopeView& view = microscope.view();
        return view.stage && view.stage->number > stageSeen && view.position == microscope.position();
    }
    void waitForStage() {
        ASSERT_TRUE(QTest::qWaitFor([this] { return settled(); }, patience));
        stageSeen = microscope.view().stage->number;
    }
    void waitForCursor() {
        ASSERT_TRUE(QTest::qWaitFor([this] { return microscope.view().position == microscope.position(); }, patience));
    }
    void openAt(const ExperimentSpec& experiment) {
        start(experiment);
        microscope.open();
        waitForStage();
    }
    void goTo(int position) {
        microscope.moveTo(position);
        waitForCursor();
    }
    int end() { return microscope.view().stage->score.end(); }
    const Graph& graph() { return *microscope.view().stage->lowered.graph; }

    std::unique_ptr<SlowMotion> engine() {
        auto made = SlowMotion::make(microscope.view().stage->moment, pool);
        EXPECT_TRUE(made.ok());
        return std::move(*made);
    }
    /// Waits for the answer of that kind to a request.
    template <class Answer>
    std::optional<Answer> answerTo(int request, void (MicroscopeSession::*signal)(int, const Answer&)) {
        std::optional<Answer> answer;
        bool refused = false;
        QObject context;
        QObject::connect(&microscope, signal, &context, [&](int number, const Answer& given) {
            if (number == request) answer = given;
        });
        QObject::connect(&microscope, &MicroscopeSession::refused, &context, [&](int number, const Error& error) {
            refused = refused || number == request;
            refusal = error;
        });
        EXPECT_TRUE(QTest::qWaitFor([&] { return answer || refused; }, patience));
        return answer;
    }
    /// Steps through the line of the cursor, watching what it makes, and compares it with the engine's.
    void expectLineOf(SlowMotion& alone) {
        const auto line = static_cast<std::size_t>(microscope.position());
        std::vector<TensorWish> wishes;
        for (const ValueId value : alone.score().lines()[line].outputs)
            wishes.push_back({graph().value(value).name, -1});
        microscope.watch(wishes);
        microscope.forward(StepSize::Op);
        alone.forward(StepSize::Op);
        const auto complete = [&] {
            const MicroscopeView& view = microscope.view();
            return view.position == alone.position() &&
                   std::ranges::all_of(wishes, [&](const TensorWish& wish) { return view.tensors.contains(wish); });
        };
        ASSERT_TRUE(QTest::qWaitFor(complete, patience)) << wishes.front().value;
        for (const TensorWish& wish : wishes) {
            const Tensor wanted = alone.whole(graph().find(wish.value));
            EXPECT_TRUE(sameBits(*microscope.view().tensors.at(wish), wanted)) << wish.value;
            if (wish == wishes.front() && alone.score().lines()[line].phase != StepPhase::Update) {
                EXPECT_DOUBLE_EQ(microscope.view().norms[line], summarize(wanted).norm) << wish.value;
            }
        }
    }

    ThreadPool pool{1};
    MicroscopeSession microscope{session};
    std::int64_t stageSeen = 0;
    std::optional<Error> refusal;
};

TEST_F(MicroscopeSessionTest, ShowsTheNumbersOfTheEngineLineByLine) {
    openAt(preset("lenet5"));
    EXPECT_TRUE(microscope.view().stage->moment.ofTraining);
    EXPECT_EQ(microscope.view().stage->batch, session.document().experiment().batchSize);
    EXPECT_EQ(microscope.position(), 0);
    const auto alone = engine();
    while (alone->position() < alone->score().end())
        expectLineOf(*alone);
    EXPECT_EQ(microscope.view().loss, alone->read(graph().loss(), {}));
    const auto& losses = microscope.view().sampleLosses;
    ASSERT_EQ(static_cast<std::int64_t>(losses.size()), alone->batch());
    EXPECT_EQ(losses[5], alone->read(graph().find("output.losses"), {5, 0}));
    EXPECT_EQ(session.status().step, 0);
}

TEST_F(MicroscopeSessionTest, ShowsTheNumbersOfALongStepAtItsEnd) {
    openAt(preset("char_lstm"));
    std::vector<TensorWish> wishes;
    for (const Value& value : graph().values())
        if (value.role == ValueRole::Intermediate) wishes.push_back({value.name, 2});
    microscope.watch(wishes);
    microscope.moveTo(end());
    const auto measured = [&] {
        const auto& norms = microscope.view().norms;
        return microscope.view().tensors.size() == wishes.size() && !std::isnan(norms.front());
    };
    ASSERT_TRUE(QTest::qWaitFor(measured, patience));
    const auto alone = engine();
    alone->moveTo(alone->score().end());
    for (const TensorWish& wish : wishes)
        EXPECT_TRUE(sameBits(*microscope.view().tensors.at(wish), alone->ofSample(graph().find(wish.value), 2)))
            << wish.value;
}

TEST_F(MicroscopeSessionTest, GoesForwardAndBackAndHidesWhatComesLater) {
    openAt(preset("mnist_mlp"));
    const Score& score = microscope.view().stage->score;
    microscope.watch({{"fc1.z", 0}});
    microscope.forward(StepSize::Phase);
    EXPECT_EQ(microscope.position(), score.begin(StepPhase::Loss));
    waitForCursor();
    EXPECT_EQ(microscope.view().tensors.size(), 1U);
    EXPECT_TRUE(std::isnan(microscope.view().loss));
    microscope.back(StepSize::Block);
    EXPECT_EQ(microscope.position(), score.previous(score.begin(StepPhase::Loss), StepSize::Block));
    goTo(0);
    EXPECT_TRUE(microscope.view().tensors.empty());
    EXPECT_TRUE(std::isnan(microscope.view().norms.front()));
    EXPECT_FALSE(microscope.canGoBack(StepSize::Op));
    microscope.back(StepSize::Op);
    EXPECT_EQ(microscope.position(), 0);
    microscope.forward(StepSize::Op);
    microscope.forward(StepSize::Op);
    EXPECT_EQ(microscope.position(), 2);
    waitForCursor();
}

TEST_F(MicroscopeSessionTest, PastTheEndTheRunMakesTheStepThatWasShown) {
    openAt(preset("mnist_mlp"));
    goTo(end());
    const auto shown = answerTo(microscope.change("fc1.weight"), &MicroscopeSession::changeMade);
    ASSERT_TRUE(shown);
    microscope.forward(StepSize::Op);
    waitForStage();
    EXPECT_EQ(session.status().step, 1);
    EXPECT_EQ(microscope.position(), 0);
    EXPECT_EQ(microscope.view().stage->moment.step, 1);
    const auto weight = std::ranges::find(microscope.view().stage->moment.weights, std::string("fc1.weight"),
                                          [](const auto& entry) { return entry.first; });
    EXPECT_TRUE(sameBits(weight->second, shown->after));
    EXPECT_FALSE(sameBits(shown->before, shown->after));
    ASSERT_TRUE(microscope.hasLastStep());
    microscope.back(StepSize::Op);
    waitForStage();
    EXPECT_EQ(microscope.view().stage->step, LookedAtStep::Last);
    EXPECT_EQ(microscope.view().stage->moment.step, 0);
    EXPECT_EQ(microscope.position(), end());
    const auto again = answerTo(microscope.change("fc1.weight"), &MicroscopeSession::changeMade);
    ASSERT_TRUE(again);
    EXPECT_TRUE(sameBits(again->after, shown->after));
    microscope.forward(StepSize::Batch);
    waitForStage();
    EXPECT_EQ(microscope.view().stage->step, LookedAtStep::Next);
    EXPECT_EQ(session.status().step, 1);
    microscope.back(StepSize::Batch);
    waitForStage();
    EXPECT_EQ(microscope.position(), 0);
    EXPECT_EQ(microscope.view().stage->moment.step, 0);
}

TEST_F(MicroscopeSessionTest, AnEpochIsTrainedToItsEnd) {
    openAt(preset("mnist_mlp", 2));
    microscope.forward(StepSize::Epoch);
    waitForStage();
    EXPECT_EQ(session.status().state, RunState::Paused);
    EXPECT_EQ(session.status().step, session.status().stepsPerEpoch);
    EXPECT_EQ(microscope.view().stage->moment.step, session.status().stepsPerEpoch);
}

TEST_F(MicroscopeSessionTest, OpeningPausesARunAndKeepsItsLastStep) {
    start(preset("lenet5"));
    session.train();
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.status().step > 5; }, patience));
    microscope.open();
    waitForStage();
    EXPECT_EQ(session.status().state, RunState::Paused);
    EXPECT_EQ(microscope.view().stage->moment.step, session.status().step);
    ASSERT_TRUE(microscope.hasLastStep());
    microscope.showStep(LookedAtStep::Last);
    waitForStage();
    EXPECT_EQ(microscope.view().stage->moment.step, session.status().step - 1);
    goTo(end());
    const auto change = answerTo(microscope.change("conv1.weight"), &MicroscopeSession::changeMade);
    ASSERT_TRUE(change);
    for (const auto& [name, tensor] : weights())
        if (name == "conv1.weight") {
            EXPECT_TRUE(sameBits(tensor, change->after));
        }
}

TEST_F(MicroscopeSessionTest, OtherSamplesAndAFreeOneAreABatchOfTheirOwn) {
    openAt(preset("lenet5"));
    goTo(microscope.view().stage->score.begin(StepPhase::Backward));
    const int before = microscope.position();
    microscope.showSamples("validation", {3});
    waitForStage();
    EXPECT_EQ(microscope.position(), before);
    EXPECT_EQ(microscope.view().stage->batch, 1);
    EXPECT_FALSE(microscope.view().stage->moment.ofTraining);
    EXPECT_EQ(microscope.view().sampleLosses.size(), 1U);
    std::vector<std::uint8_t> drawn(28 * 28, 0);
    std::fill(drawn.begin() + 300, drawn.begin() + 320, std::uint8_t{255});
    auto own = pictureSample(*session.dataset(), drawn, 7);
    ASSERT_TRUE(own.ok());
    microscope.showOwn(*own);
    waitForStage();
    goTo(end());
    microscope.forward(StepSize::Op);
    EXPECT_EQ(microscope.position(), end());
    const auto alone = engine();
    alone->moveTo(end());
    EXPECT_EQ(microscope.view().loss, alone->read(graph().loss(), {}));
    EXPECT_EQ(session.status().step, 0);
    EXPECT_FALSE(pictureSample(*session.dataset(), {1, 2}, 7).ok());
    microscope.showTrainingBatch();
    waitForStage();
    EXPECT_TRUE(microscope.view().stage->moment.ofTraining);
}

TEST_F(MicroscopeSessionTest, ATypedTextFillsTheWindow) {
    openAt(preset("char_lstm"));
    const Dataset& dataset = *session.dataset();
    const auto typed = textSample(dataset, QStringLiteral("the "));
    ASSERT_TRUE(typed.ok()) << typed.error().toString();
    const auto tokens = typed->sample.span<std::int32_t>();
    const auto answers = typed->answer.span<std::int32_t>();
    ASSERT_EQ(typed->sample.shape(), dataset.sampleShape);
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
        ASSERT_EQ(answers[i], tokens[i + 1]);
    EXPECT_EQ(tokens[0], tokens[4]);
    EXPECT_FALSE(textSample(dataset, QString()).ok());
    EXPECT_FALSE(textSample(dataset, QStringLiteral("\u4e16")).ok());
    microscope.showOwn(*typed);
    waitForStage();
    EXPECT_EQ(microscope.view().stage->batch, 1);
}

TEST_F(MicroscopeSessionTest, AnswersQuestionsWithTheEnginesOwnAnswers) {
    openAt(preset("lenet5"));
    const NumberRef z{"conv1.z", {2, 10, 12}}, slope{"grad(conv1.weight)", {2, 0, 1, 3}};
    EXPECT_FALSE(answerTo(microscope.unfold(z, 4), &MicroscopeSession::unfolded));
    ASSERT_TRUE(refusal);
    EXPECT_EQ(refusal->code, "explain.not_yet");
    EXPECT_FALSE(answerTo(microscope.chain(slope), &MicroscopeSession::chained));
    goTo(end());
    const auto alone = engine();
    alone->moveTo(end());
    const auto unfolding = answerTo(microscope.unfold(z, 4), &MicroscopeSession::unfolded);
    ASSERT_TRUE(unfolding);
    EXPECT_EQ(unfolding->value, *alone->number(z, 4));
    EXPECT_EQ(unfolding->restSum, unfold(*alone, z, 4)->restSum);
    const auto verdict = answerTo(microscope.verify(slope), &MicroscopeSession::verified);
    ASSERT_TRUE(verdict);
    EXPECT_TRUE(verdict->agrees);
    EXPECT_EQ(verdict->engine, *alone->number(slope));
    EXPECT_TRUE(verdict->hasCentral);
    const auto way = answerTo(microscope.chain(slope), &MicroscopeSession::chained);
    ASSERT_TRUE(way);
    EXPECT_EQ(way->links.size(), chain(*alone, slope)->links.size());
    const auto share = answerTo(microscope.contribution("fc3.weight", 1), &MicroscopeSession::contributed);
    ASSERT_TRUE(share);
    EXPECT_TRUE(sameBits(*share, *alone->contribution(graph().find("fc3.weight"), 1)));
    EXPECT_FALSE(answerTo(microscope.change("nobody"), &MicroscopeSession::changeMade));
    EXPECT_EQ(refusal->code, "session.no_value");
}

TEST_F(MicroscopeSessionTest, AWeightSetByHandIsAnEventAndCanBeUndone) {
    const ExperimentSpec experiment = preset("mnist_mlp");
    openAt(experiment);
    microscope.forward(StepSize::Batch);
    waitForStage();
    goTo(end());
    const NumberRef ref{"fc1.weight", {3, 400}};
    const double before = microscope.view().stage->moment.weights.front().second.at(3 * 784 + 400);
    QSignalSpy set(&microscope, &MicroscopeSession::numberSet);
    const int request = microscope.setNumber(ref, 0.5);
    waitForStage();
    ASSERT_EQ(set.count(), 1);
    EXPECT_EQ(set[0][0].toInt(), request);
    EXPECT_EQ(microscope.position(), end());
    EXPECT_TRUE(microscope.view().stage->moment.ofTraining);
    ASSERT_EQ(session.events().size(), 1U);
    EXPECT_EQ(session.events()[0], (RunEvent{1, "weight", 0.5, ref.value, ref.index}));
    EXPECT_EQ(microscope.view().stage->moment.weights.front().second.at(3 * 784 + 400), 0.5);
    session.document().undoStack().undo();
    waitForStage();
    ASSERT_EQ(session.events().size(), 2U);
    EXPECT_EQ(session.events()[1].value, before);
    session.document().undoStack().redo();
    waitForStage();
    const auto shown = answerTo(microscope.change("fc2.weight"), &MicroscopeSession::changeMade);
    ASSERT_TRUE(shown);
    microscope.forward(StepSize::Batch);
    waitForStage();
    auto trainer = Trainer::make(experiment, session.dataset(), {});
    ASSERT_TRUE(trainer.ok());
    (*trainer)->replay(session.events());
    for (int step = 0; step < 2; ++step)
        ASSERT_TRUE((*trainer)->step().ok());
    for (const auto& [name, tensor] : weights())
        EXPECT_TRUE(sameBits(tensor, (*trainer)->parameters().value(name))) << name;
    EXPECT_TRUE(sameBits(shown->after, (*trainer)->parameters().value("fc2.weight")));
}

TEST_F(MicroscopeSessionTest, ANumberOfThisStepAloneIsSetAndUndone) {
    openAt(preset("mnist_mlp"));
    goTo(end());
    const double loss = microscope.view().loss;
    const std::string input = graph().value(graph().inputs().front()).name;
    QSignalSpy set(&microscope, &MicroscopeSession::numberSet);
    const int request = microscope.setNumber({input, {0, 14, 14}}, 3.0, 2);
    ASSERT_TRUE(QTest::qWaitFor([&] { return set.count() == 1 && !microscope.view().edits.empty(); }, patience));
    EXPECT_EQ(set[0][0].toInt(), request);
    EXPECT_NE(microscope.view().loss, loss);
    EXPECT_TRUE(session.events().empty());
    session.document().undoStack().undo();
    ASSERT_TRUE(QTest::qWaitFor([&] { return microscope.view().edits.empty(); }, patience));
    EXPECT_EQ(microscope.view().loss, loss);
    session.document().undoStack().redo();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !microscope.view().edits.empty(); }, patience));
    microscope.showSamples("test", {0});
    waitForStage();
    session.document().undoStack().undo();
    EXPECT_FALSE(session.document().undoStack().canUndo());
    EXPECT_EQ(microscope.setNumber({"nobody", {0}}, 1), request + 1);
    ASSERT_TRUE(answerTo(request + 1, &MicroscopeSession::unfolded) == std::nullopt);
}

TEST_F(MicroscopeSessionTest, LeavingTheRoomGivesTheRunBackItsBits) {
    const ExperimentSpec experiment = preset("mnist_mlp");
    start(experiment);
    session.train();
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.status().step > 3; }, patience));
    microscope.open();
    waitForStage();
    goTo(end());
    EXPECT_TRUE(answerTo(microscope.verify({"grad(fc1.weight)", {1, 300}}), &MicroscopeSession::verified));
    microscope.forward(StepSize::Batch);
    waitForStage();
    microscope.showSamples("validation", {0, 1, 2});
    waitForStage();
    microscope.close();
    EXPECT_EQ(microscope.view().stage, nullptr);
    EXPECT_FALSE(answerTo(microscope.unfold({"fc1.z", {0}}), &MicroscopeSession::unfolded));
    session.train();
    waitFor(RunState::Finished);
    expectTheBitsOfATrainerAlone(experiment);
}

TEST_F(MicroscopeSessionTest, PlaysToTheEndOfTheStep) {
    openAt(preset("mnist_mlp"));
    std::vector<int> seen;
    QObject::connect(&microscope, &MicroscopeSession::viewChanged, &microscope,
                     [&] { seen.push_back(microscope.view().position); });
    microscope.play(100, StepSize::Block);
    EXPECT_TRUE(microscope.isPlaying());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !microscope.isPlaying(); }, patience));
    EXPECT_EQ(microscope.position(), end());
    const Score& score = microscope.view().stage->score;
    for (int position = 0; position < score.end(); position = score.next(position, StepSize::Block))
        if (position > 0) {
            EXPECT_NE(std::ranges::find(seen, position), seen.end()) << position;
        }
    EXPECT_EQ(session.status().step, 0);
}

TEST_F(MicroscopeSessionTest, AnotherNetworkBringsItsOwnStep) {
    openAt(preset("lenet5"));
    const auto changed = changeSetting(session.document().network(), "conv2", "filters", Setting(std::int64_t{12}));
    ASSERT_TRUE(session.document().edit(changed, QStringLiteral("test")));
    waitForStage();
    EXPECT_EQ(graph().value(graph().find("conv2.z")).type.shape[0], 12);
    microscope.close();
    microscope.open();
    waitForStage();
    EXPECT_EQ(graph().value(graph().find("conv2.z")).type.shape[0], 12);
}

TEST_F(MicroscopeSessionTest, WithoutARunItSaysSo) {
    QSignalSpy failures(&microscope, &MicroscopeSession::failed);
    microscope.open();
    ASSERT_TRUE(QTest::qWaitFor([&] { return failures.count() == 1; }, patience));
    EXPECT_EQ(failures[0][0].value<Error>().code, "session.no_run");
    EXPECT_EQ(microscope.view().stage, nullptr);
}

}  // namespace
}  // namespace glassbox
