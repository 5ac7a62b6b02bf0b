#include "core/optim/regularizer.h"

#include "core/optim/early_stopping.h"
#include "tests/core/optim/golden_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

/// A regulariser with one setting that differs from the defaults.
ChosenRegularizer chosen(std::string_view name, std::string_view key, Setting value) {
    const RegularizerType* type = findRegularizerType(name);
    Settings settings = Settings::defaults(type->settings);
    settings.set(key, std::move(value));
    return {type, std::move(settings)};
}

/// A weight, a bias and a frozen weight, with values and gradients.
ParameterTable numberedTable(DType precision, std::int64_t rows = 300) {
    ParameterTable table(precision);
    table.add("w", {rows, 37}, false);
    table.add("b", {5}, false);
    table.add("frozen", {4, 4}, true);
    table.allocate();
    for (const ParameterEntry& entry : table.entries())
        for (std::int64_t i = entry.offset; i < entry.offset + entry.elements(); ++i) {
            const double value = static_cast<double>(i % 7 - 3) / 4, gradient = std::sin(static_cast<double>(i));
            if (precision == DType::F64) {
                static_cast<double*>(table.values())[i] = value;
                static_cast<double*>(table.gradients())[i] = gradient;
            } else {
                static_cast<float*>(table.values())[i] = static_cast<float>(value);
                static_cast<float*>(table.gradients())[i] = static_cast<float>(gradient);
            }
        }
    return table;
}

/// Applies one regulariser and gives a tensor of gradients or values.
Tensor after(const ChosenRegularizer& one, DType precision, const std::string& name, bool gradients, int threads = 2) {
    ParameterTable table = numberedTable(precision);
    Regularization regularization({one}, table);
    ThreadPool pool(threads);
    regularization.beforeUpdate(table, pool);
    regularization.afterUpdate(table, pool);
    return gradients ? table.gradient(name) : table.value(name);
}

TEST(Regularizer, PenaltiesAddTheirGradients) {
    for (const DType precision : {DType::F32, DType::F64}) {
        const double allowed = precision == DType::F64 ? 1e-15 : 1e-6;
        const ParameterTable table = numberedTable(precision);
        const Tensor w = table.value("w"), g = table.gradient("w");
        const Tensor l1 = after(chosen("l1", "strength", 0.3), precision, "w", true);
        const Tensor l2 = after(chosen("l2", "strength", 0.3), precision, "w", true);
        for (std::int64_t i = 0; i < w.elements(); ++i) {
            const double sign = w.at(i) > 0 ? 1 : w.at(i) < 0 ? -1 : 0;
            ASSERT_NEAR(l1.at(i), g.at(i) + 0.3 * sign, allowed);
            ASSERT_NEAR(l2.at(i), g.at(i) + 0.3 * w.at(i), allowed);
        }
    }
}

TEST(Regularizer, PenaltiesLeaveBiasesAloneUnlessTold) {
    const ParameterTable table = numberedTable(DType::F64);
    EXPECT_EQ(after(chosen("l2", "strength", 0.5), DType::F64, "b", true).at(1), table.gradient("b").at(1));
    ChosenRegularizer all = chosen("l2", "exclude_biases", false);
    all.settings.set("strength", 0.5);
    EXPECT_DOUBLE_EQ(after(all, DType::F64, "b", true).at(1), table.gradient("b").at(1) + 0.5 * table.value("b").at(1));
}

TEST(Regularizer, FrozenParametersStayAsTheyAre) {
    const ParameterTable table = numberedTable(DType::F64);
    for (const RegularizerType& type : regularizerTypes()) {
        const ChosenRegularizer one{&type, Settings::defaults(type.settings)};
        EXPECT_EQ(after(one, DType::F64, "frozen", true).at(3), table.gradient("frozen").at(3)) << type.name;
        EXPECT_EQ(after(one, DType::F64, "frozen", false).at(3), table.value("frozen").at(3)) << type.name;
    }
}

TEST(Regularizer, ClippingAgreesWithPyTorch) {
    const auto given = golden::updateRules()["gradients"][0].get<std::vector<double>>();
    for (const nlohmann::json& each : golden::updateRules()["clipping"]) {
        ParameterTable table(DType::F64);
        table.add("first", {3, 4}, false);
        table.add("second", {static_cast<std::int64_t>(given.size()) - 12}, false);
        table.allocate();
        double* first = static_cast<double*>(table.gradients());
        double* second = first + table.find("second")->offset;
        std::copy(given.begin(), given.begin() + 12, first);
        std::copy(given.begin() + 12, given.end(), second);
        Regularization regularization({chosen(each["type"].get<std::string>(), "limit", each["limit"].get<double>())},
                                      table);
        ThreadPool pool(2);
        regularization.beforeUpdate(table, pool);
        for (std::size_t i = 0; i < given.size(); ++i)
            EXPECT_NEAR(i < 12 ? first[i] : second[i - 12], each["gradients"][i].get<double>(), 1e-14) << each["type"];
    }
}

TEST(Regularizer, MaxNormAgreesWithPyTorchsRenorm) {
    const nlohmann::json& golden = golden::updateRules()["max_norm"];
    for (const DType precision : {DType::F32, DType::F64}) {
        ParameterTable table(precision);
        table.add("w", {4, 5}, false);
        table.allocate();
        const auto before = golden["before"].get<std::vector<double>>();
        ASSERT_TRUE(table.setValue("w", Tensor::of<double>({4, 5}, before)));
        Regularization regularization({chosen("max_norm", "limit", golden["limit"].get<double>())}, table);
        ThreadPool pool(1);
        regularization.afterUpdate(table, pool);
        for (std::int64_t i = 0; i < 20; ++i)
            EXPECT_NEAR(table.value("w").at(i), golden["after"][static_cast<std::size_t>(i)].get<double>(),
                        precision == DType::F64 ? 1e-14 : 1e-6);
    }
}

TEST(Regularizer, PenaltiesComeBeforeClippingWhateverTheOrder) {
    ParameterTable table(DType::F64);
    table.add("w", {1, 1}, false);
    table.allocate();
    *static_cast<double*>(table.values()) = 10;
    *static_cast<double*>(table.gradients()) = 0.1;
    Regularization regularization({chosen("clip_value", "limit", 0.5), chosen("l2", "strength", 1.0)}, table);
    ThreadPool pool(1);
    regularization.beforeUpdate(table, pool);
    EXPECT_EQ(*static_cast<double*>(table.gradients()), 0.5);
}

TEST(Regularizer, ThreadsChangeNoBit) {
    for (const RegularizerType& type : regularizerTypes()) {
        const ChosenRegularizer one{&type, Settings::defaults(type.settings)};
        for (const bool gradients : {true, false}) {
            const Tensor expected = after(one, DType::F32, "w", gradients, 1);
            for (const int threads : {2, 3, 4}) {
                const Tensor given = after(one, DType::F32, "w", gradients, threads);
                EXPECT_EQ(std::memcmp(expected.raw(), given.raw(), expected.bytes()), 0) << type.name;
            }
        }
    }
}

TEST(EarlyStopping, WaitsForItsPatience) {
    Settings settings = Settings::defaults(findRegularizerType("early_stopping")->settings);
    settings.set("patience", std::int64_t{2});
    settings.set("min_delta", 0.1);
    const std::vector<double> losses{1, 0.5, 0.45, 0.6, 0.41, 0.3};
    const auto judged = [&](std::size_t epochs) {
        return judgeEarlyStopping(settings, std::span(losses).first(epochs));
    };
    EXPECT_EQ(judged(1).best, 0u);
    EXPECT_EQ(judged(3).best, 1u);  // 0.45 is no gain of more than 0.1
    EXPECT_FALSE(judged(4).stop);
    EXPECT_TRUE(judged(5).stop);
    EXPECT_EQ(judged(6).best, 5u);
    EXPECT_FALSE(judged(6).stop);
}

}  // namespace
}  // namespace glassbox
