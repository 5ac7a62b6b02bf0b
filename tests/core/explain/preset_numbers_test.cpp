#include "core/explain/verify.h"
#include "tests/core/explain/step_fixture.h"

#include <gtest/gtest.h>

#include <cmath>

namespace glassbox::test {
namespace {

constexpr double floatEpsilon = 1.1920928955078125e-07;

/// A preset after a short training, looked at on one test sample.
class PresetNumbers : public testing::TestWithParam<const char*> {
protected:
    void SetUp() override {
        experiment_ = preset(GetParam());
        const auto trainer = makeTrainer(experiment_, mnist());
        ASSERT_NE(trainer, nullptr);
        train(*trainer, 40);
        weights_ = weightsOf(*trainer);
    }

    ExperimentSpec experiment_;
    Weights weights_;
    ThreadPool pool_{1};
};

TEST_P(PresetNumbers, AreTheSumsOfTheirTerms) {
    const auto microscope = makeMicroscope(experiment_, mnist(), weights_, {17}, pool_);
    const TwoRuns runs = makeRuns(experiment_, mnist(), weights_, {17}, pool_);
    int forward = 0, backward = 0;
    for (const Value& value : microscope->graph().values()) {
        for (const Element& element : someElements(runs.engine, value.id, 4)) {
            const NumberRef ref = refOf(microscope->graph(), value.id, element);
            SCOPED_TRACE(ref.toString());
            const auto explained = microscope->explain(ref);
            ASSERT_TRUE(explained.ok()) << explained.error().toString();
            EXPECT_EQ(explained->engine, *microscope->number(ref));
            if (!value.producer.valid()) {
                EXPECT_TRUE(explained->parts.empty());
                continue;
            }
            EXPECT_FALSE(explained->formula.empty());
            ++(value.role == ValueRole::Gradient ? backward : forward);
            EXPECT_LE(std::abs(explained->engine - explained->terms.reference),
                      32 * floatEpsilon * explained->terms.magnitude);
            if (explained->terms.form != TermForm::Sum) continue;
            double sum = 0;
            for (const ExplainedTerm& part : explained->parts)
                sum += part.product;
            EXPECT_LE(std::abs(sum - explained->terms.reference), 1e-12 * explained->terms.magnitude);
        }
    }
    EXPECT_GT(forward, 40);
    EXPECT_GT(backward, 40);
}

TEST_P(PresetNumbers, AreVerifiedWithoutAFalseAlarm) {
    TwoRuns runs = makeRuns(experiment_, mnist(), weights_, {17}, pool_);
    int central = 0, kinks = 0;
    for (const Value& value : runs.engine.graph().values()) {
        for (const Element& element : someElements(runs.engine, value.id, 2)) {
            const Verification result = verifyNumber(runs.engine, runs.reference, value.id, element);
            EXPECT_TRUE(result.agrees) << refOf(runs.engine.graph(), value.id, element).toString() << ": engine "
                                       << result.engine << ", double " << result.reference << ", terms "
                                       << result.termsReference << ", central " << result.central;
            central += result.hasCentral ? 1 : 0;
            kinks += result.kink ? 1 : 0;
        }
    }
    EXPECT_GT(central, 30);
    EXPECT_LT(kinks, central / 2);
}

TEST_P(PresetNumbers, OfSeveralSamplesAreVerifiedToo) {
    TwoRuns runs = makeRuns(experiment_, mnist(), weights_, {3, 0, 9999}, pool_);
    for (const Value& value : runs.engine.graph().values()) {
        for (const Element& element : someElements(runs.engine, value.id, 0)) {
            const Verification result = verifyNumber(runs.engine, runs.reference, value.id, element);
            EXPECT_TRUE(result.agrees) << refOf(runs.engine.graph(), value.id, element).toString() << " of sample "
                                       << element.sample;
        }
    }
}

/// What decides where the double run is too far off looks at every number before the one asked for.
TEST_P(PresetNumbers, OfAWholeStepAgreeWithTheirTerms) {
    const TwoRuns runs = makeRuns(experiment_, mnist(), weights_, {17}, pool_);
    for (const ValueId parameter : runs.engine.graph().parameters())
        EXPECT_TRUE(originsAgree(runs.engine, runs.engine.graph().gradientOf(parameter)));
}

INSTANTIATE_TEST_SUITE_P(Presets, PresetNumbers, testing::Values("lenet5", "mnist_mlp", "mnist_fast"));

}  // namespace
}  // namespace glassbox::test
