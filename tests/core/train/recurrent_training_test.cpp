#include "core/data/catalog.h"
#include "tests/core/train/small_experiment.h"

#include <gtest/gtest.h>

#include <cmath>

namespace glassbox::test {
namespace {

/// The adding problem of a preset with shorter sequences, a smaller layer and other settings of it.
ExperimentSpec shortAdding(const std::string& type, const std::vector<std::pair<std::string, Setting>>& settings = {}) {
    constexpr std::int64_t length = 10, units = 16;
    ExperimentSpec experiment = preset("adding_problem");
    experiment.data.options.set("length", length);
    experiment.data.options.set("samples", std::int64_t{1500});
    experiment.epochs = 40;
    for (BlockSpec& block : experiment.network.blocks) {
        if (block.type == "Input") block.settings.set("shape", std::vector<std::int64_t>{length, 2});
        if (block.id != "lstm1") continue;
        block.type = type;
        block.settings = Settings::defaults(findBlockType(type)->settings);
        block.settings.set("units", units);
        for (const auto& [key, value] : settings)
            block.settings.set(key, value);
    }
    return experiment;
}

std::unique_ptr<Trainer> trainerOf(const ExperimentSpec& experiment, const TrainerOptions& options) {
    const auto dataset = loadDataset(experiment.data.dataset, experiment.data.options, {});
    EXPECT_TRUE(dataset) << dataset.error().toString();
    return makeTrainer(experiment, *dataset, options);
}

TrainerOptions threads(int count, bool keepAll = false) {
    TrainerOptions options;
    options.threads = count;
    options.keepAll = keepAll;
    return options;
}

/// Whoever answers 1 without looking has the mean squared error 1/6.
TEST(RecurrentTraining, ASmallLstmLearnsToAddWhatIsMarked) {
    const auto trainer = trainerOf(shortAdding("LSTM"), threads(1));
    ASSERT_NE(trainer, nullptr);
    train(*trainer, trainer->totalSteps());
    const auto test = trainer->finalTest();
    ASSERT_TRUE(test);
    EXPECT_LT(test->loss, 0.005);
}

TEST(RecurrentTraining, ThreadsTapsAndKeepingChangeNoBit) {
    const std::vector<std::pair<std::string, Setting>> both = {{"bidirectional", true}};
    for (const char* type : {"RNN", "LSTM", "GRU"}) {
        SCOPED_TRACE(type);
        const ExperimentSpec experiment = shortAdding(type, both);
        const auto bits = [&](const TrainerOptions& options, const std::vector<std::string>& taps = {}) {
            const auto trainer = trainerOf(experiment, options);
            EXPECT_TRUE(trainer->setTaps(taps));
            train(*trainer, 30);
            return parameterBits(*trainer);
        };
        const std::vector<std::byte> expected = bits(threads(1));
        for (const int count : {2, 3, 4})
            EXPECT_EQ(bits(threads(count)), expected) << count << " threads";
        EXPECT_EQ(bits(threads(2, true)), expected);
        EXPECT_EQ(bits(threads(2), {"lstm1.hidden", "lstm1.previous_reverse", "grad(lstm1.z)"}), expected);
    }
}

/// Gates and states of every time step can be watched while it trains.
TEST(RecurrentTraining, GatesAndCellsOfEveryStepAreThere) {
    const auto trainer = trainerOf(shortAdding("LSTM"), threads(1));
    ASSERT_TRUE(trainer->setTaps({"lstm1.gates", "lstm1.cell", "lstm1.hidden"}));
    train(*trainer, 1);
    const Graph& graph = *trainer->lowered().graph;
    const auto read = [&](const char* name) { return trainer->executor().read(graph.find(name)); };
    const Tensor gates = read("lstm1.gates"), cell = read("lstm1.cell"), hidden = read("lstm1.hidden");
    ASSERT_EQ(gates.elements(), 32 * 10 * 4 * 16);
    ASSERT_EQ(cell.elements(), 32 * 10 * 16);
    for (std::int64_t row = 0; row < 32 * 10; ++row)
        for (std::int64_t unit = 0; unit < 16; ++unit) {
            const double output = gates.at(row * 64 + 48 + unit);
            ASSERT_NEAR(hidden.at(row * 16 + unit), output * std::tanh(cell.at(row * 16 + unit)), 1e-6);
        }
}

}  // namespace
}  // namespace glassbox::test
