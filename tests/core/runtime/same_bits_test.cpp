#include "core/runtime/plan_implementation.h"
#include "tests/core/runtime/test_networks.h"

#include <gtest/gtest.h>

#include <limits>
#include <map>

namespace glassbox::test {
namespace {

/// Every value of a step kept whole on one thread: what all other ways of running must agree with, bit by bit.
std::map<std::int32_t, Tensor> referenceValues(const TestNetwork& network, int batch, DType precision) {
    TestRun run(network, optionsFor(network, batch, Keep::All, precision), 1);
    run.executor().run(run.context());
    std::map<std::int32_t, Tensor> values;
    for (const Value& value : network.graph->values())
        if (value.role != ValueRole::Parameter) values.emplace(value.id.value(), run.executor().read(value.id));
    return values;
}

void expectReadableMatch(TestRun& run, const std::map<std::int32_t, Tensor>& reference, const std::string& how) {
    int compared = 0;
    for (const auto& [id, expected] : reference) {
        if (!run.plan().readable(ValueId(id))) continue;
        ++compared;
        EXPECT_TRUE(sameBits(run.executor().read(ValueId(id)), expected))
            << run.plan().graph().value(ValueId(id)).name << ", " << how;
    }
    EXPECT_GT(compared, static_cast<int>(run.plan().graph().parameters().size()));
}

struct Case {
    TestNetwork network;
    DType precision;
};

class SameBits : public testing::TestWithParam<int> {
protected:
    static std::vector<Case> cases() {
        return {{makeImageMlp(), DType::F32},
                {makeMlp({20, 33, 17, 10}, "gelu"), DType::F32},
                {makeMlp({20, 33, 17, 10}, "sigmoid"), DType::F64},
                {makeLeNet(16), DType::F32},
                {makeLeNet(16), DType::F64},
                {makeBranching(), DType::F32},
                {makeBranching(), DType::F64},
                {makeWide(), DType::F32},
                {makeResidual(6), DType::F32},
                {makeResidual(32), DType::F32},
                {makeResidual(32), DType::F64},
                {makeUpAndDown(6), DType::F32},
                {makeUpAndDown(32), DType::F32},
                {makeUpAndDown(6), DType::F64},
                {makeConvolvedSequence(), DType::F32},
                {makeConvolvedSequence(), DType::F64},
                {makeWiring(6), DType::F32},
                {makeWiring(32), DType::F32},
                {makeWiring(6), DType::F64},
                {makeAttention(), DType::F32},
                {makeAttention(), DType::F64}};
    }
    static std::string describe(const Case& test, const std::string& how, int threads) {
        return test.network.name + ' ' + std::string(nameOf(test.precision)) + ", " + how + ", batch " +
               std::to_string(GetParam()) + ", threads " + std::to_string(threads);
    }
};

TEST_P(SameBits, WholeRunsOnAnyThreads) {
    for (const Case& test : cases()) {
        const auto reference = referenceValues(test.network, GetParam(), test.precision);
        for (const Keep keep : {Keep::None, Keep::All})
            for (int threads = 1; threads <= 4; ++threads) {
                TestRun run(test.network, optionsFor(test.network, GetParam(), keep, test.precision), threads);
                run.executor().run(run.context());
                run.executor().run(run.context());
                expectReadableMatch(run, reference, describe(test, keep == Keep::All ? "all" : "none", threads));
            }
    }
}

TEST_P(SameBits, EachValueTappedAlone) {
    for (const Case& test : cases()) {
        const auto reference = referenceValues(test.network, GetParam(), test.precision);
        for (const auto& [id, expected] : reference) {
            PlanOptions options = optionsFor(test.network, GetParam(), Keep::None, test.precision);
            options.taps = {ValueId(id)};
            TestRun run(test.network, options, 2);
            run.executor().run(run.context());
            ASSERT_TRUE(run.plan().readable(ValueId(id)));
            expectReadableMatch(run, reference, describe(test, "tapped", 2));
        }
    }
}

TEST_P(SameBits, SteppedOneByOne) {
    for (const Case& test : cases()) {
        const auto reference = referenceValues(test.network, GetParam(), test.precision);
        for (const Keep keep : {Keep::None, Keep::All}) {
            TestRun run(test.network, optionsFor(test.network, GetParam(), keep, test.precision), 3);
            run.executor().rewind();
            while (run.executor().runOne(run.context())) {
                const int entry = run.executor().cursor() - 1;
                const Op& op = test.network.graph->op(run.plan().entries()[static_cast<std::size_t>(entry)].op);
                if (keep == Keep::None) continue;
                for (const ValueId output : op.outputs)
                    EXPECT_TRUE(sameBits(run.executor().read(output), reference.at(output.value())))
                        << describe(test, test.network.graph->value(output).name, 3);
            }
            expectReadableMatch(run, reference, describe(test, "stepped", 3));
        }
    }
}

TEST_P(SameBits, NothingIsReadBeforeItIsWritten) {
    for (const Case& test : cases()) {
        const auto reference = referenceValues(test.network, GetParam(), test.precision);
        TestRun run(test.network, optionsFor(test.network, GetParam(), Keep::None, test.precision), 2);
        const double poison = std::numeric_limits<double>::quiet_NaN();
        for (const auto& [id, values] : reference) {
            const Value& value = test.network.graph->value(ValueId(id));
            if (value.type.dtype != DType::F32 || value.role == ValueRole::Target) continue;
            if (run.plan().implementation().buffers.space[value.id.index()] != runtime::Space::Arena) continue;
            for (std::int64_t i = 0; i < values.elements(); ++i)
                run.executor().writeElement(
                    value.id,
                    value.type.batched ? Element{i / value.type.shape.elements(), i % value.type.shape.elements()}
                                       : Element{0, i},
                    poison);
        }
        run.executor().run(run.context());  // leaves NaN in every buffer
        run.fill();
        run.executor().run(run.context());
        expectReadableMatch(run, reference, describe(test, "poisoned", 2));
    }
}

INSTANTIATE_TEST_SUITE_P(Batches, SameBits, testing::Values(1, 7, 33, 64));

TEST(SameBits, FusedAndUnfusedAgree) {
    for (const int batch : {7, 33}) {
        const TestNetwork fused[] = {makeMlp({20, 33, 10}, "tanh", true),
                                     makeLeNet(16, true),
                                     makeBranching(true),
                                     makeAttention(true),
                                     makeResidual(6, true),
                                     makeResidual(32, true)};
        const TestNetwork plain[] = {makeMlp({20, 33, 10}, "tanh", false),
                                     makeLeNet(16, false),
                                     makeBranching(false),
                                     makeAttention(false),
                                     makeResidual(6, false),
                                     makeResidual(32, false)};
        for (std::size_t i = 0; i < std::size(fused); ++i) {
            const auto expected = referenceValues(plain[i], batch, DType::F32);
            const auto got = referenceValues(fused[i], batch, DType::F32);
            ASSERT_LT(fused[i].graph->ops().size(), plain[i].graph->ops().size());
            for (const auto& [id, tensor] : expected)
                EXPECT_TRUE(sameBits(got.at(id), tensor)) << plain[i].graph->value(ValueId(id)).name;
        }
    }
}

}  // namespace
}  // namespace glassbox::test
