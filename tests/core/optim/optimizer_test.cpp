#include "core/optim/optimizer.h"

#include <gtest/gtest.h>

#include <cstring>

namespace glassbox {
namespace {

ParameterTable threeParameters() {
    ParameterTable table(DType::F32);
    table.add("a", {40000}, false);
    table.add("frozen", {7}, true);
    table.add("b", {5}, false);
    table.allocate();
    for (std::int64_t i = 0; i < table.size(); ++i)
        static_cast<float*>(table.values())[i] = static_cast<float>(i % 13) / 10;
    return table;
}

void setGradients(ParameterTable& table, float factor) {
    for (std::int64_t i = 0; i < table.size(); ++i)
        static_cast<float*>(table.gradients())[i] = factor * static_cast<float>(i % 7);
}

std::vector<float> runSteps(std::string_view name, int threads) {
    ParameterTable table = threeParameters();
    ThreadPool pool(threads);
    Settings settings;
    if (findSetting(findOptimizerType(name)->settings, "momentum")) settings.set("momentum", 0.9);
    auto optimizer = makeOptimizer(name, settings, table);
    EXPECT_TRUE(optimizer);
    for (int step = 0; step < 5; ++step) {
        setGradients(table, 0.1f * static_cast<float>(step));
        (*optimizer)->update(table, 0.01, -1, pool);
    }
    const float* values = static_cast<const float*>(table.values());
    return {values, values + table.size()};
}

TEST(Optimizer, ThreadsChangeNoBit) {
    for (const OptimizerType& type : optimizerTypes()) {
        const std::vector<float> expected = runSteps(type.name, 1);
        for (const int threads : {2, 3, 4})
            EXPECT_EQ(std::memcmp(expected.data(), runSteps(type.name, threads).data(), expected.size() * 4), 0)
                << type.name;
    }
}

TEST(Optimizer, FrozenParametersStayAsTheyAre) {
    for (const OptimizerType& type : optimizerTypes()) {
        ParameterTable table = threeParameters();
        const Tensor frozen = table.value("frozen"), moved = table.value("b");
        ThreadPool pool(1);
        auto optimizer = makeOptimizer(type.name, {}, table);
        ASSERT_TRUE(optimizer);
        setGradients(table, 1);
        (*optimizer)->update(table, 0.1, -1, pool);
        EXPECT_EQ(std::memcmp(frozen.raw(), table.value("frozen").raw(), frozen.bytes()), 0);
        EXPECT_NE(std::memcmp(moved.raw(), table.value("b").raw(), moved.bytes()), 0);
        EXPECT_EQ(table.find("frozen")->steps, 0);
        EXPECT_EQ(table.find("b")->steps, 1);
    }
}

TEST(Optimizer, EachParameterHasItsOwnStepCount) {
    // Adam's first step has length rate whatever the gradient, if its count starts at 1 for that parameter.
    ParameterTable table = threeParameters();
    ThreadPool pool(1);
    auto optimizer = makeOptimizer("adam", {}, table);
    ASSERT_TRUE(optimizer);
    table.entries()[0].steps = 1000;
    const double before = table.value("b").at(1);
    for (std::int64_t i = 0; i < table.size(); ++i)
        static_cast<float*>(table.gradients())[i] = 0.5f;
    (*optimizer)->update(table, 0.01, -1, pool);
    EXPECT_NEAR(table.value("b").at(1), before - 0.01, 1e-6);
    EXPECT_EQ(table.entries()[0].steps, 1001);
    EXPECT_EQ(table.entries()[2].steps, 1);
}

TEST(Optimizer, GapsStayZero) {
    ParameterTable table(DType::F32);
    table.add("a", {3}, false);
    table.add("b", {3}, false);
    table.allocate();
    ThreadPool pool(1);
    for (const OptimizerType& type : optimizerTypes()) {
        auto optimizer = makeOptimizer(type.name, {}, table);
        ASSERT_TRUE(optimizer);
        (*optimizer)->update(table, 0.1, -1, pool);
        for (std::int64_t i = 3; i < 16; ++i)
            EXPECT_EQ(static_cast<const float*>(table.values())[i], 0.0f) << type.name;
    }
}

TEST(Optimizer, StateBuffersHaveTheNamesOfTheTable) {
    const ParameterTable table = threeParameters();
    for (const OptimizerType& type : optimizerTypes()) {
        Settings settings;
        if (findSetting(type.settings, "momentum")) settings.set("momentum", 0.5);
        auto optimizer = makeOptimizer(type.name, settings, table);
        ASSERT_TRUE(optimizer);
        EXPECT_EQ((*optimizer)->type().name, type.name);
        const auto state = (*optimizer)->state();
        EXPECT_EQ(state.size(), type.state.size());
        for (const std::string_view name : type.state) {
            ASSERT_TRUE(state.contains(std::string(name)));
            EXPECT_EQ(state.at(std::string(name))->elements(), table.size());
        }
    }
}

TEST(Optimizer, StateCanBeReadParameterByParameter) {
    ParameterTable table = threeParameters();
    ThreadPool pool(1);
    auto optimizer = makeOptimizer("adagrad", {}, table);
    ASSERT_TRUE(optimizer);
    setGradients(table, 1);
    (*optimizer)->update(table, 0.1, -1, pool);
    const ParameterEntry& b = *table.find("b");
    const Tensor sum = (*optimizer)->stateOf("sum", b), gradient = table.gradient("b");
    EXPECT_EQ(sum.shape(), b.shape);
    for (std::int64_t i = 0; i < sum.elements(); ++i)
        EXPECT_EQ(sum.at(i), gradient.at(i) * gradient.at(i));
    EXPECT_EQ((*optimizer)->stateOf("sum", *table.find("frozen")).at(2), 0);
}

TEST(Optimizer, BadSettingsAreErrorsThatNameTheKey) {
    const ParameterTable table = threeParameters();
    Settings unknown, outside, nesterov;
    unknown.set("momentun", 0.9);
    outside.set("momentum", 1.5);
    nesterov.set("nesterov", true);
    EXPECT_EQ(makeOptimizer("sgd", unknown, table).error().place, "optimizer.momentun");
    EXPECT_EQ(makeOptimizer("sgd", outside, table).error().place, "optimizer.momentum");
    EXPECT_EQ(makeOptimizer("sgd", nesterov, table).error().place, "optimizer.nesterov");
    EXPECT_EQ(makeOptimizer("sdg", {}, table).error().code, "optimizer.unknown");
}

}  // namespace
}  // namespace glassbox
