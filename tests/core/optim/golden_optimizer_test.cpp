#include "core/optim/optimizer.h"
#include "tests/core/optim/golden_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

/// Largest difference from PyTorch after any step, relative to the value (or 1).
double largestDifference(const nlohmann::json& golden, const nlohmann::json& each, DType precision) {
    const auto start = golden["start"].get<std::vector<double>>();
    const Shape shape{static_cast<std::int64_t>(start.size())};
    ParameterTable table(precision);
    table.add("first", {3}, false);  // so that the tested one does not start at 0
    table.add("w", shape, false);
    table.allocate();
    EXPECT_TRUE(table.setValue("w", Tensor::of<double>(shape, start)));
    ThreadPool pool(2);
    auto optimizer = makeOptimizer(each["optimizer"].get<std::string>(), golden::settings(each["settings"]), table);
    EXPECT_TRUE(optimizer);
    double largest = 0;
    const std::size_t offset = static_cast<std::size_t>(table.find("w")->offset);
    for (std::size_t step = 0; step < golden["gradients"].size(); ++step) {
        const auto gradient = golden["gradients"][step].get<std::vector<double>>();
        for (std::size_t i = 0; i < gradient.size(); ++i) {
            if (precision == DType::F64)
                static_cast<double*>(table.gradients())[offset + i] = gradient[i];
            else
                static_cast<float*>(table.gradients())[offset + i] = static_cast<float>(gradient[i]);
        }
        (*optimizer)->update(table, each["settings"]["learning_rate"], -1, pool);
        const Tensor value = table.value("w");
        const auto expected = each[precision == DType::F64 ? "double" : "float"][step].get<std::vector<double>>();
        for (std::size_t i = 0; i < expected.size(); ++i)
            largest = std::max(largest, std::abs(value.at(static_cast<std::int64_t>(i)) - expected[i]) /
                                            std::max(1.0, std::abs(expected[i])));
    }
    return largest;
}

const nlohmann::json* const files[] = {&golden::optimizers(), &golden::updateRules()};

TEST(GoldenOptimizer, TheFilesComeFromTheScriptsBesideThem) {
    for (const nlohmann::json* golden : files)
        EXPECT_EQ((*golden)["script_sha256"], testing::hashOfGoldenScript((*golden)["script"]));
}

TEST(GoldenOptimizer, DoubleAgreesWithPyTorch) {
    for (const nlohmann::json* golden : files)
        for (const nlohmann::json& each : (*golden)["cases"])
            EXPECT_LT(largestDifference(*golden, each, DType::F64), 1e-14) << each["optimizer"] << each["settings"];
}

TEST(GoldenOptimizer, FloatAgreesWithPyTorch) {
    for (const nlohmann::json* golden : files)
        for (const nlohmann::json& each : (*golden)["cases"])
            EXPECT_LT(largestDifference(*golden, each, DType::F32), 1e-6) << each["optimizer"] << each["settings"];
}

TEST(GoldenOptimizer, EveryGradientDescentHasCases) {
    for (const OptimizerType& type : optimizerTypes())
        EXPECT_TRUE(type.local ||
                    std::ranges::any_of(golden::updateRules()["cases"],
                                        [&](const nlohmann::json& each) { return each["optimizer"] == type.name; }))
            << type.name;
}

}  // namespace
}  // namespace glassbox
