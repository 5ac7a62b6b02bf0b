#include "core/runtime/executor.h"

#include "tests/core/runtime/test_networks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace glassbox::test {
namespace {

TEST(Executor, ParameterGradientsAgreeWithCentralDifferences) {
    for (const TestNetwork& network : {makeMlp({6, 5, 10}, "tanh"), makeLeNet(16), makeBranching()}) {
        TestRun run(network, optionsFor(network, 3, Keep::None, DType::F64), 2);
        const ValueId loss = network.graph->loss();
        run.executor().run(run.context());
        const Tensor gradients = run.gradients();
        const auto lossAt = [&](std::int64_t place, double value) {
            run.parameters().set(place, value);
            run.executor().run(run.context());
            return run.executor().readElement(loss, {});
        };
        for (std::size_t i = 0; i < network.offsets.size(); ++i) {
            const std::int64_t place = network.offsets[i];  // the first element of each parameter
            const double before = run.parameters().at(place);
            constexpr double h = 1e-6;
            const double central = (lossAt(place, before + h) - lossAt(place, before - h)) / (2 * h);
            run.parameters().set(place, before);
            EXPECT_NEAR(gradients.at(place), central, 1e-7 * std::max(1.0, std::abs(central)))
                << network.name << ' ' << network.graph->value(network.graph->parameters()[i]).name;
        }
    }
}

TEST(Executor, FloatAgreesWithDouble) {
    for (const TestNetwork& network : {makeMlp({20, 33, 10}, "gelu"), makeLeNet(), makeBranching(), makeWide()}) {
        TestRun single(network, optionsFor(network, 33, Keep::All, DType::F32), 1);
        TestRun twice(network, optionsFor(network, 33, Keep::All, DType::F64), 1);
        single.executor().run(single.context());
        twice.executor().run(twice.context());
        for (const Value& value : network.graph->values()) {
            if (value.type.dtype != DType::F32) continue;
            const Tensor a = single.executor().read(value.id), b = twice.executor().read(value.id);
            double difference = 0, norm = 0;
            for (std::int64_t i = 0; i < a.elements(); ++i) {
                difference += std::pow(a.at(i) - b.at(i), 2);
                norm += std::pow(b.at(i), 2);
            }
            EXPECT_LE(std::sqrt(difference), 1e-4 * std::sqrt(norm)) << network.name << ' ' << value.name;
        }
    }
}

TEST(Executor, ReadsAndWritesInLogicalOrder) {
    for (const TestNetwork& network : {makeLeNet(16), makeWide(), makeMlp({6, 5, 10}, "relu")})
        for (const DType precision : {DType::F32, DType::F64}) {
            TestRun run(network, optionsFor(network, 19, Keep::All, precision), 2);
            const ValueId input = network.graph->inputs().front();
            const Shape shape = network.graph->value(input).type.shape;
            Tensor tensor(precision, shape.withFront(19));
            for (std::int64_t i = 0; i < tensor.elements(); ++i)
                tensor.set(i, static_cast<double>(i));
            run.executor().setValue(input, tensor);
            EXPECT_TRUE(sameBits(run.executor().read(input), tensor));
            EXPECT_EQ(run.executor().readElement(input, {18, 3}), static_cast<double>(18 * shape.elements() + 3));
            run.executor().writeElement(input, {18, 3}, -1);
            EXPECT_EQ(run.executor().read(input).at(18 * shape.elements() + 3), -1);
        }
}

TEST(Executor, InputsAreScaledAndPicked) {
    for (const TestNetwork& network : {makeLeNet(16), makeWide()}) {
        TestRun run(network, optionsFor(network, 17, Keep::None), 2);
        const ValueId input = network.graph->inputs().front();
        const Shape shape = network.graph->value(input).type.shape;
        const std::int64_t elements = shape.elements(), plane = shape[1] * shape[2];
        std::vector<std::uint8_t> pictures(static_cast<std::size_t>(40 * elements));
        for (std::size_t i = 0; i < pictures.size(); ++i)
            pictures[i] = static_cast<std::uint8_t>(i * 7 % 251);
        std::vector<std::int64_t> indices;
        for (int i = 0; i < 17; ++i)
            indices.push_back((i * 11 + 5) % 40);
        const std::vector<float> mean = {0.1F, 0.2F, 0.3F}, inverse = {2.0F, 3.0F, 4.0F};
        run.executor().setInput(input, {pictures.data(), DType::U8, indices.data(), mean.data(), inverse.data(),
                                        static_cast<int>(shape[0])});
        const Tensor read = run.executor().read(input);
        for (std::int64_t i = 0; i < read.elements(); ++i) {
            const auto sample = static_cast<std::size_t>(i / elements);
            const auto channel = static_cast<std::size_t>(i % elements / plane);
            const std::uint8_t pixel = pictures[static_cast<std::size_t>(indices[sample] * elements + i % elements)];
            ASSERT_NEAR(read.at(i), (pixel / 255.0 - mean[channel]) * inverse[channel], 1e-6);
        }
    }
}

TEST(Executor, CursorMovesOneEntryAtATime) {
    const TestNetwork network = makeMlp({6, 5, 10}, "relu");
    TestRun run(network, optionsFor(network, 4, Keep::All), 1);
    Executor& executor = run.executor();
    std::vector<std::string> heard;
    executor.setListener([&](const Op& op) { heard.push_back(op.type); });
    EXPECT_EQ(executor.cursor(), 0);
    EXPECT_TRUE(executor.runOne(run.context()));
    EXPECT_EQ(executor.cursor(), 1);
    const OpId target = run.plan().entries()[3].op;
    executor.runTo(target, run.context());
    EXPECT_EQ(executor.cursor(), 4);
    EXPECT_EQ(heard.size(), 4U);
    while (executor.runOne(run.context())) {
    }
    EXPECT_EQ(heard.size(), run.plan().entries().size());
    EXPECT_FALSE(executor.runOne(run.context()));
    const std::vector<std::string> stepped = heard;
    heard.clear();
    executor.run(run.context());
    EXPECT_EQ(heard, stepped);
    executor.rewind();
    EXPECT_EQ(executor.cursor(), 0);
}

TEST(Executor, RandomOpsAreKeyedByTheStep) {
    const TestNetwork network = makeBranching();
    TestRun run(network, optionsFor(network, 9, Keep::All), 2);
    const ValueId mask = network.graph->find("drop.mask");
    RunContext context = run.context();
    run.executor().run(context);
    const Tensor first = run.executor().read(mask);
    context.step += 1;
    run.executor().run(context);
    EXPECT_FALSE(sameBits(run.executor().read(mask), first));
    context.step -= 1;
    run.executor().run(context);
    EXPECT_TRUE(sameBits(run.executor().read(mask), first));
}

}  // namespace
}  // namespace glassbox::test
