#include "core/explain/score.h"
#include "core/optim/regularizer.h"
#include "core/train/training_graph.h"
#include "tests/core/train/preset_runs.h"
#include "tests/core/train/small_experiment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

namespace glassbox::test {
namespace {

struct Scored {
    Lowered lowered;
    Score score;
    const Graph& graph() const { return *lowered.graph; }
};

Scored scoreOf(const ExperimentSpec& experiment) {
    auto lowered = trainingGraph(experiment);
    EXPECT_TRUE(lowered) << lowered.error().toString();
    Scored scored{std::move(*lowered), {}};
    scored.score = Score::of(scored.lowered, experiment);
    return scored;
}

/// "forward conv1 conv2d": a line in words.
std::string textOf(const ScoreLine& line) {
    constexpr std::array names{"forward", "loss", "backward", "update"};
    return std::string(names.at(static_cast<std::size_t>(line.phase))) + ' ' + line.block + ' ' + line.op;
}

class ScoreOfPreset : public testing::TestWithParam<std::string> {};

/// Also where one op does the work of more than one block: an activation lights up when it is computed.
TEST_P(ScoreOfPreset, GivesEachForwardLineToTheBlockOfWhatItMakes) {
    const Scored scored = scoreOf(preset(GetParam()));
    for (const ScoreLine& line : scored.score.lines()) {
        if (line.phase != StepPhase::Forward) continue;
        EXPECT_EQ(line.block, scored.graph().value(line.outputs.front()).block) << textOf(line);
    }
}

TEST_P(ScoreOfPreset, MakesEveryValueOnceAfterWhatItIsMadeOf) {
    const Scored scored = scoreOf(preset(GetParam()));
    std::vector<int> madeBy(scored.graph().values().size(), -1);
    std::set<OpId> entries;
    StepPhase phase = StepPhase::Forward;
    for (int i = 0; i < scored.score.end(); ++i) {
        const ScoreLine& line = scored.score.lines()[static_cast<std::size_t>(i)];
        EXPECT_GE(line.phase, phase) << textOf(line);
        phase = line.phase;
        EXPECT_FALSE(line.op.empty() || line.formula.empty()) << textOf(line);
        if (phase == StepPhase::Update) continue;
        entries.insert(line.entry);
        for (const ValueId input : line.inputs)
            EXPECT_TRUE(!scored.graph().value(input).producer.valid() || madeBy[input.index()] >= 0)
                << textOf(line) << " reads " << scored.graph().value(input).name << " before it is there";
        for (const ValueId output : line.outputs) {
            EXPECT_EQ(madeBy[output.index()], -1) << scored.graph().value(output).name;
            madeBy[output.index()] = i;
        }
    }
    EXPECT_EQ(entries.size(), scored.graph().ops().size());
    for (const Value& value : scored.graph().values()) {
        EXPECT_EQ(scored.score.lineOf(value.id).value_or(-1), madeBy[value.id.index()]) << value.name;
        EXPECT_EQ(value.producer.valid(), madeBy[value.id.index()] >= 0) << value.name;
    }
}

TEST_P(ScoreOfPreset, UpdatesEveryTrainedParameterOnce) {
    const Scored scored = scoreOf(preset(GetParam()));
    for (std::size_t i = 0; i < scored.lowered.parameters.size(); ++i) {
        const ValueId parameter = scored.graph().parameters()[i];
        const std::optional<int> line = scored.score.updateOf(parameter);
        ASSERT_EQ(line.has_value(),
                  scored.lowered.trainable[i] || scored.lowered.parameters[i].kind != ParameterKind::Trained);
        if (!line || !scored.lowered.trainable[i]) continue;
        const int gradient = scored.score.paired(*line);
        ASSERT_GE(gradient, 0);
        const ScoreLine& made = scored.score.lines()[static_cast<std::size_t>(gradient)];
        EXPECT_EQ(std::ranges::count(made.outputs, scored.graph().gradientOf(parameter)), 1);
    }
}

TEST_P(ScoreOfPreset, LeadsFromEveryBackwardLineToItsForwardLineAndBack) {
    const Scored scored = scoreOf(preset(GetParam()));
    for (int i = scored.score.begin(StepPhase::Backward); i < scored.score.begin(StepPhase::Update); ++i) {
        const ScoreLine& line = scored.score.lines()[static_cast<std::size_t>(i)];
        const int forward = scored.score.paired(i);
        ASSERT_GE(forward, 0) << textOf(line);
        EXPECT_LT(forward, scored.score.begin(StepPhase::Backward));
        const std::span<const int> back = scored.score.partners(forward);
        EXPECT_EQ(std::ranges::count(back, i), 1);
        EXPECT_TRUE(std::ranges::is_sorted(back));
    }
}

INSTANTIATE_TEST_SUITE_P(Presets, ScoreOfPreset, testing::ValuesIn(presetNames()),
                         [](const auto& tested) { return tested.param; });

/// A convolution with a bias and a relu is one entry of the plan and three lines; the backward pass pairs up with it.
TEST(Score, OfASmallNetworkReadsAsExpected) {
    ExperimentSpec experiment = smallExperiment();
    for (const char* name : {"l2", "clip_norm", "max_norm"})
        experiment.regularization.push_back({name, Settings::defaults(findRegularizerType(name)->settings)});
    const Scored scored = scoreOf(experiment);
    const auto lines = scored.score.lines();
    EXPECT_EQ(textOf(lines[0]), "forward conv1 conv2d");
    EXPECT_EQ(textOf(lines[1]), "forward conv1 add_bias");
    EXPECT_EQ(lines[0].entry, lines[1].entry);
    EXPECT_EQ(lines[1].part, 1);
    EXPECT_EQ(scored.graph().value(lines[0].outputs.front()).name, "conv1.product");
    std::vector<std::string> update;
    for (int i = scored.score.begin(StepPhase::Update); i < scored.score.end(); ++i)
        update.push_back(lines[static_cast<std::size_t>(i)].op);
    EXPECT_EQ(update.front(), "l2");
    EXPECT_EQ(update[1], "clip_norm");
    EXPECT_EQ(update[2], experiment.optimizer.type);
    EXPECT_EQ(update.back(), "max_norm");
    std::vector<std::string> backOfBias;
    for (const int line : scored.score.partners(1))
        backOfBias.push_back(lines[static_cast<std::size_t>(line)].op);
    EXPECT_EQ(backOfBias, std::vector<std::string>{"bias_gradient"});
    EXPECT_EQ(lines[static_cast<std::size_t>(scored.score.paired(0))].op, "conv2d_weight_gradient");
}

TEST(Score, MovesByOpsBlocksAndPhases) {
    const Scored scored = scoreOf(smallExperiment());
    const Score& score = scored.score;
    EXPECT_EQ(score.next(0, StepSize::Op), 1);
    EXPECT_EQ(score.previous(1, StepSize::Op), 0);
    EXPECT_EQ(score.previous(0, StepSize::Op), -1);
    EXPECT_EQ(score.next(score.end(), StepSize::Op), score.end() + 1);
    EXPECT_EQ(score.next(3, StepSize::Batch), score.end() + 1);
    EXPECT_EQ(score.previous(3, StepSize::Epoch), -1);
    int position = 0;
    std::vector<int> phases;
    while (position <= score.end()) {
        phases.push_back(position);
        position = score.next(position, StepSize::Phase);
    }
    EXPECT_EQ(phases, (std::vector<int>{0, score.begin(StepPhase::Loss), score.begin(StepPhase::Backward),
                                        score.begin(StepPhase::Update), score.end()}));
    EXPECT_EQ(score.previous(score.begin(StepPhase::Loss) + 1, StepSize::Phase), score.begin(StepPhase::Loss));
    const auto lines = score.lines();
    for (position = 0; position < score.end();) {
        const int after = score.next(position, StepSize::Block);
        for (int i = position; i < after; ++i) {
            EXPECT_EQ(lines[static_cast<std::size_t>(i)].block, lines[static_cast<std::size_t>(position)].block);
            EXPECT_EQ(lines[static_cast<std::size_t>(i)].phase, lines[static_cast<std::size_t>(position)].phase);
        }
        EXPECT_EQ(score.previous(after, StepSize::Block), position);
        position = after;
    }
}

}  // namespace
}  // namespace glassbox::test
