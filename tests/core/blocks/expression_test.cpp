#include "core/blocks/expression.h"

#include "core/graph/graph.h"
#include "core/network/lower.h"
#include "core/network/network_spec.h"
#include "core/ops/graph_builder.h"
#include "core/runtime/executor.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <string>
#include <vector>

namespace glassbox {
namespace {

constexpr std::string_view xAlone[] = {"x"};

/// Numbers that a formula of x gives on the engine, in double.
std::vector<double> engineValues(const std::string& text, const std::vector<double>& points) {
    auto graph = std::make_shared<Graph>();
    GraphBuilder builder(*graph);
    builder.enterBlock("f");
    const auto size = static_cast<std::int64_t>(points.size());
    const ValueId x = builder.input("in", {DType::F32, AxisKind::Vector, {size}, true});
    const Result<Expression> formula = Expression::parse(text, xAlone);
    EXPECT_TRUE(formula) << text << ": " << (formula ? "" : formula.error().toString());
    if (!formula) return {};
    const std::vector<ValueId> values = {x};
    const Result<ValueId> out = formula->emit(builder, values, "out");
    EXPECT_TRUE(out) << text;
    if (!out) return {};
    EXPECT_EQ(graph->value(*out).name, "f.out");
    PlanOptions options;
    options.precision = DType::F64;
    options.taps = {*out};
    const auto plan = Plan::make(graph, options);
    EXPECT_TRUE(plan);
    ThreadPool pool(1);
    Executor executor(*plan, pool);
    Tensor input(DType::F64, {1, size});
    std::copy(points.begin(), points.end(), input.span<double>().begin());
    executor.setValue(x, input);
    executor.run({});
    const Tensor result = executor.read(*out);
    const auto numbers = result.span<double>();
    return {numbers.begin(), numbers.end()};
}

struct Meaning {
    const char* text;
    std::function<double(double)> value;
};

TEST(Expression, MeansWhatItSays) {
    const Meaning meanings[] = {
        {"x", [](double x) { return x; }},
        {"3", [](double) { return 3.0; }},
        {"2 + 3 * x", [](double x) { return 2 + 3 * x; }},
        {"2 - x - 1", [](double x) { return 2 - x - 1; }},
        {"-x^2", [](double x) { return -(x * x); }},
        {"2^-x", [](double x) { return std::pow(2, -x); }},
        {"x^3^2 / 100", [](double x) { return std::pow(x, 9) / 100; }},
        {"(x^2 + 1)^x", [](double x) { return std::pow(x * x + 1, x); }},
        {"1 / (1 + x*x) / 2", [](double x) { return 1 / (1 + x * x) / 2; }},
        {"8 / 4 / 2 * x", [](double x) { return x; }},
        {"x / (x^2 + 2)", [](double x) { return x / (x * x + 2); }},
        {"max(x, 0.5) + min(x, -0.5)", [](double x) { return std::max(x, 0.5) + std::min(x, -0.5); }},
        {"max(x, -x) - abs(x)", [](double) { return 0.0; }},
        {"min(sin(x), cos(x))", [](double x) { return std::min(std::sin(x), std::cos(x)); }},
        {"x * sigmoid(1.702 * x)", [](double x) { return x / (1 + std::exp(-1.702 * x)); }},
        {"softplus(x)", [](double x) { return std::log(1 + std::exp(x)); }},
        {"softplus(500 + 0*x)", [](double) { return 500.0; }},
        {"exp(log(sqrt(x^2 + 1)))", [](double x) { return std::sqrt(x * x + 1); }},
        {"step(x) - (sign(x) + 1) / 2", [](double) { return 0.0; }},
        {"relu(x) - tanh(x) + e - pi",
         [](double x) { return std::max(x, 0.0) - std::tanh(x) + std::exp(1.0) - std::acos(-1.0); }}};
    const std::vector<double> points = {-2.3, -0.7, 0.4, 1.9};
    for (const Meaning& meaning : meanings) {
        const std::vector<double> numbers = engineValues(meaning.text, points);
        ASSERT_EQ(numbers.size(), points.size()) << meaning.text;
        for (std::size_t i = 0; i < points.size(); ++i)
            EXPECT_NEAR(numbers[i], meaning.value(points[i]), 1e-12) << meaning.text << " at " << points[i];
    }
}

TEST(Expression, StepIsTheOpStep) {
    EXPECT_EQ(engineValues("step(x)", {-1.5, -1e-9, 0.0, 1e-9, 1.5}), (std::vector<double>{0, 0, 1, 1, 1}));
    EXPECT_EQ(engineValues("step(0) + 0 * x", {2.0}), std::vector<double>{1}) << "folded to a number";
}

struct Refusal {
    std::string text, part;
};

TEST(Expression, RefusesWhatItCantReadAndSaysWhere) {
    const Refusal refusals[] = {{"", "ends where"},
                                {"x +", "ends where"},
                                {"x 2", "\"2\""},
                                {"2x", "\"x\""},
                                {"(x", "closing parenthesis"},
                                {"x)", "\")\""},
                                {"sin x", "in parentheses"},
                                {"max(x)", "takes 2"},
                                {"sin(x, x)", "takes 1"},
                                {"y + 1", "\"y\" is unknown"},
                                {"log(0) * x", "no finite number"},
                                {"1 / 0", "divides by 0"},
                                {"x / (1 - 1)", "divides by 0"},
                                {"x @ 2", "\"@ 2\""},
                                {"1e999 * x", "not a number"},
                                {std::string(501, '('), "at most 500"},
                                {std::string(60, '(') + "x" + std::string(60, ')'), "too deeply"},
                                {std::string(400, '-') + "x", "too deeply"}};
    for (const Refusal& refusal : refusals) {
        const Result<Expression> formula = Expression::parse(refusal.text, xAlone);
        ASSERT_FALSE(formula) << refusal.text;
        EXPECT_NE(formula.error().toString().find(refusal.part), std::string::npos)
            << refusal.text << ": " << formula.error().toString();
    }
}

TEST(Expression, NegativeBasesHaveNoChangingPower) {
    Graph graph;
    GraphBuilder builder(graph);
    const std::vector<ValueId> values = {builder.input("in", {DType::F32, AxisKind::Vector, {2}, true})};
    const Result<Expression> formula = Expression::parse("(-2)^x", xAlone);
    ASSERT_TRUE(formula);
    const Result<ValueId> out = formula->emit(builder, values, "out");
    ASSERT_FALSE(out);
    EXPECT_EQ(out.error().code, "expression.power");
}

TEST(Expression, BlocksSayWhereTheirFormulaIsWrong) {
    const Result<NetworkSpec> network = parseNetwork(R"({"format": "glassbox.network/1", "blocks": [
        {"id": "input", "type": "Input", "shape": [3]},
        {"id": "f1", "type": "Function", "expression": "x * * 2"},
        {"id": "output", "type": "Output", "task": "regression"}],
        "wires": [["input", "f1"], ["f1", "output"]]})");
    ASSERT_TRUE(network) << network.error().toString();
    const Result<Lowered> lowered = lower(*network, {});
    ASSERT_FALSE(lowered);
    EXPECT_EQ(lowered.error().code, "expression.syntax");
}

}  // namespace
}  // namespace glassbox
