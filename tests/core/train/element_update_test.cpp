#include "core/optim/regularizer.h"
#include "tests/core/train/small_experiment.h"

#include <gtest/gtest.h>

#include <cstring>

namespace glassbox::test {
namespace {

class EveryOptimizer : public testing::TestWithParam<std::string> {};

/// One number's update, asked for before it happens, is what the update then makes of it, state included: the bits.
TEST_P(EveryOptimizer, TellsWhatAnUpdateMakesOfANumber) {
    for (const DType precision : {DType::F32, DType::F64}) {
        ExperimentSpec experiment = smallExperiment();
        experiment.precision = precision;
        experiment.optimizer = {GetParam(), Settings::defaults(findOptimizerType(GetParam())->settings)};
        const auto trainer = makeTrainer(experiment, smallDataset());
        ASSERT_NE(trainer, nullptr);
        train(*trainer, 3);
        auto rehearsal = trainer->rehearse(Keep::None);
        ASSERT_TRUE(rehearsal);
        ParameterTable& table = trainer->parameters();
        Optimizer& optimizer = trainer->optimizer();
        std::memcpy(table.gradients(), rehearsal->gradients.raw(), rehearsal->gradients.bytes());
        const ParameterEntry entry = *table.find("fc1.weight");
        std::vector<ElementUpdate> told;
        const std::vector<std::int64_t> elements = {0, 1, 7, 17, entry.elements() - 1};
        for (const std::int64_t element : elements)
            told.push_back(optimizer.elementUpdate(table, entry, element, 0.01, -1));
        optimizer.update(table, 0.01, -1, trainer->pool());
        const Tensor value = table.value("fc1.weight"), gradient = table.gradient("fc1.weight");
        bool moved = false;
        for (std::size_t i = 0; i < elements.size(); ++i) {
            EXPECT_EQ(told[i].after, value.at(elements[i])) << i;
            EXPECT_EQ(told[i].gradient, gradient.at(elements[i]));
            moved = moved || told[i].change() != 0;
            EXPECT_NEAR(told[i].effectiveRate() * told[i].gradient, told[i].gradient != 0 ? -told[i].change() : 0,
                        1e-12);
            for (std::size_t state = 0; state < told[i].stateCount; ++state)
                EXPECT_EQ(told[i].states[state].after,
                          optimizer.stateOf(told[i].states[state].name, entry).at(elements[i]));
        }
        EXPECT_TRUE(moved);
    }
}

std::vector<std::string> optimizerNames() {
    std::vector<std::string> names;
    for (const OptimizerType& type : optimizerTypes())
        if (!type.local) names.emplace_back(type.name);
    return names;
}

INSTANTIATE_TEST_SUITE_P(Optimizers, EveryOptimizer, testing::ValuesIn(optimizerNames()),
                         [](const auto& tested) { return tested.param; });

TEST(ElementUpdate, LeavesAFrozenParameterAlone) {
    ExperimentSpec experiment = smallExperiment();
    experiment.network.find("fc1")->trainable = false;
    const auto trainer = makeTrainer(experiment, smallDataset());
    ASSERT_NE(trainer, nullptr);
    train(*trainer, 2);
    const ParameterTable& table = trainer->parameters();
    const ElementUpdate update = trainer->optimizer().elementUpdate(table, *table.find("fc1.weight"), 3, 0.1, -1);
    EXPECT_EQ(update.change(), 0);
}

}  // namespace
}  // namespace glassbox::test
