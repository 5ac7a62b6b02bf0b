#include "core/explain/verify.h"

#include "core/data/catalog.h"
#include "tests/core/explain/step_fixture.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace glassbox::test {
namespace {

Verification verifyAt(TwoRuns& runs, const std::string& at, std::int64_t sample = 0) {
    const auto ref = parseNumberRef(at);
    EXPECT_TRUE(ref.ok()) << at;
    const auto element = locate(runs.engine.graph(), *ref, sample);
    EXPECT_TRUE(element.ok()) << at;
    return verifyNumber(runs.engine, runs.reference, runs.engine.graph().find(ref->value), *element);
}

/// Writes a number into the engine's buffer, as a broken kernel would.
void plant(TwoRuns& runs, const std::string& at, double number) {
    const auto ref = parseNumberRef(at);
    runs.engine.write(runs.engine.graph().find(ref->value), *locate(runs.engine.graph(), *ref, 0), number);
}

double numberAt(const TwoRuns& runs, const std::string& at) {
    const auto ref = parseNumberRef(at);
    return runs.engine.read(runs.engine.graph().find(ref->value), *locate(runs.engine.graph(), *ref, 0));
}

class Verify : public testing::Test {
protected:
    ThreadPool pool_{1};
    std::shared_ptr<const Dataset> data_ = smallDataset();
};

TEST_F(Verify, SaysAtAKinkWhereZIsExactlyZero) {
    const ExperimentSpec experiment = denseExperiment();
    Weights weights = startWeights(experiment, data_);
    Tensor& first = weightNamed(weights, "fc1.weight");
    for (std::int64_t i = 0; i < 64; ++i)
        first.set(i, 0);  // unit 0: z = bias
    Tensor& bias = weightNamed(weights, "fc1.bias");
    for (const double z : {0.0, 1e-7, -1e-7}) {
        SCOPED_TRACE(z);
        bias.set(0, z);
        bias.set(1, 3);  // unit 1 is far from its kink
        TwoRuns runs = makeRuns(experiment, data_, weights, {0}, pool_);
        for (const char* at : {"grad(fc1.z)[0]", "grad(fc1.bias)[0]", "grad(fc1.weight)[0,0]"}) {
            const Verification result = verifyAt(runs, at);
            EXPECT_TRUE(result.hasCentral && result.kink && result.agrees) << at;
        }
        for (const char* at : {"grad(fc1.z)[1]", "grad(fc1.bias)[1]", "grad(relu1.out)[0]", "grad(fc2.weight)[0,0]"}) {
            const Verification result = verifyAt(runs, at);
            EXPECT_TRUE(result.hasCentral && !result.kink && result.agrees) << at;
        }
        EXPECT_FALSE(verifyAt(runs, "fc1.z[0]").hasCentral) << "only gradients have one";
    }
}

TEST_F(Verify, ComparesNarrowerDifferencesWhereOnlyTheWideOneCrossesTheKink) {
    const ExperimentSpec experiment = denseExperiment();
    Weights weights = startWeights(experiment, data_);
    Tensor& first = weightNamed(weights, "fc1.weight");
    for (std::int64_t i = 0; i < 64; ++i)
        first.set(i, 0);
    weightNamed(weights, "fc1.bias").set(0, 5e-5);  // inside h = 1e-4, outside 1e-5
    TwoRuns runs = makeRuns(experiment, data_, weights, {0}, pool_);
    const Verification result = verifyAt(runs, "grad(fc1.bias)[0]");
    EXPECT_TRUE(result.agrees);
    EXPECT_FALSE(result.kink);
    EXPECT_LT(result.h, 5e-5);
}

TEST_F(Verify, SaysAtAKinkWhereAPoolingWindowHasATie) {
    const ExperimentSpec experiment = smallExperiment();
    Weights weights = startWeights(experiment, data_);
    for (const char* name : {"conv1.weight", "conv1.bias"}) {
        Tensor& tensor = weightNamed(weights, name);
        for (std::int64_t i = 0; i < tensor.elements(); ++i)
            tensor.set(i, std::string(name) == "conv1.bias" ? 0.5 : 0.0);  // every pixel is 0.5
    }
    TwoRuns runs = makeRuns(experiment, data_, weights, {0}, pool_);
    // Some of a channel's gradients may be zero (dropout): look at all of one window's in every channel.
    int kinks = 0;
    for (int channel = 0; channel < 4; ++channel) {
        for (const char* pixel : {",0,0]", ",0,1]", ",1,0]", ",1,1]"}) {
            const Verification result = verifyAt(runs, "grad(relu1.out)[" + std::to_string(channel) + pixel);
            EXPECT_TRUE(result.agrees);
            kinks += result.kink ? 1 : 0;
        }
    }
    EXPECT_EQ(kinks, 16) << "each pixel of a tie wins when it grows and loses when it shrinks";
    const Verification behind = verifyAt(runs, "grad(pool1.out)[0,0,0]");
    EXPECT_TRUE(behind.agrees && !behind.kink);
}

TEST_F(Verify, ForgivesAReluThatFloatAndDoubleSeeFromDifferentSides) {
    const ExperimentSpec experiment = denseExperiment();
    Weights weights = startWeights(experiment, data_);
    for (auto& [name, tensor] : weights)
        tensor = tensor.converted(DType::F64);
    Tensor& first = weightNamed(weights, "fc1.weight");
    for (std::int64_t i = 0; i < 64; ++i)
        first.set(i, 0);
    weightNamed(weights, "fc1.bias").set(0, 1e-60);  // zero in float
    TwoRuns runs = makeRuns(experiment, data_, weights, {0}, pool_);
    const Verification result = verifyAt(runs, "grad(fc1.z)[0]");
    EXPECT_EQ(result.engine, 0);
    EXPECT_NE(result.reference, 0);
    EXPECT_TRUE(result.agrees && result.byTerms && result.kink);
}

/// A sure answer leaves almost nothing of the gradient in float; what is left is right.
TEST_F(Verify, RaisesNoFalseAlarmAtSureAnswers) {
    const ExperimentSpec experiment = denseExperiment();
    Weights weights = startWeights(experiment, data_);
    for (const double sure : {0.0, 4.0, 8.0, 12.0, 16.0, 17.5, 20.0, 40.0, 90.0, 120.0, 1000.0}) {
        weightNamed(weights, "fc2.bias").set(0, sure);
        for (const std::int64_t sample : {0, 1}) {  // right, and as wrong as can be
            TwoRuns runs = makeRuns(experiment, data_, weights, {sample}, pool_);
            for (const Value& value : runs.engine.graph().values()) {
                for (const Element& element : someElements(runs.engine, value.id, 2)) {
                    const Verification result = verifyNumber(runs.engine, runs.reference, value.id, element);
                    EXPECT_TRUE(result.agrees)
                        << refOf(runs.engine.graph(), value.id, element).toString() << " with a bias of " << sure
                        << " on sample " << sample << ": engine " << result.engine << ", double " << result.reference
                        << ", terms " << result.termsReference << ", central " << result.central << " +- "
                        << result.centralTolerance;
                }
            }
        }
    }
}

TEST_F(Verify, CatchesAPlantedNumberWhereverItIs) {
    const ExperimentSpec experiment = smallExperiment();
    const Weights weights = startWeights(experiment, data_);
    for (const char* at : {"conv1.z[2,3,4]", "relu1.out[0,7,7]", "pool1.out[1,1,1]", "fc1.z[5]", "drop.out[0]",
                           "output.out[1]", "output.losses", "output.loss", "grad(fc2.z)[2]", "grad(fc2.weight)[1,7]",
                           "grad(conv1.weight)[3,0,2,2]", "grad(conv1.bias)[0]", "grad(input.out)[0,4,4]"}) {
        TwoRuns runs = makeRuns(experiment, data_, weights, {4}, pool_);
        EXPECT_TRUE(verifyAt(runs, at).agrees) << at;
        const double right = numberAt(runs, at);
        plant(runs, at, right + 0.01 * std::max(1.0, std::abs(right)));
        const Verification result = verifyAt(runs, at);
        EXPECT_FALSE(result.agrees) << at;
        plant(runs, at, std::numeric_limits<double>::quiet_NaN());
        EXPECT_FALSE(verifyAt(runs, at).agrees) << at << " is not a number";
        plant(runs, at, right);
        EXPECT_TRUE(verifyAt(runs, at).agrees) << at << " again";
    }
}

TEST_F(Verify, CatchesAPlantedWrongWinner) {
    TwoRuns runs = makeRuns(smallExperiment(), data_, startWeights(smallExperiment(), data_), {4}, pool_);
    const double winner = numberAt(runs, "pool1.winner[0,1,1]");
    plant(runs, "pool1.winner[0,1,1]", winner == 0 ? 1 : 0);
    EXPECT_FALSE(verifyAt(runs, "pool1.winner[0,1,1]").agrees);
}

/// A number that was made soundly from a wrong one is no sound number.
TEST_F(Verify, IsNotSatisfiedByTermsAloneWhereSomethingBeforeIsWrong) {
    TwoRuns runs = makeRuns(denseExperiment(), data_, startWeights(denseExperiment(), data_), {0}, pool_);
    const ValueId z = runs.engine.graph().find("fc2.z");
    EXPECT_TRUE(originsAgree(runs.engine, z));
    plant(runs, "relu1.out[1]", numberAt(runs, "relu1.out[1]") + 0.5);
    EXPECT_FALSE(originsAgree(runs.engine, z));
    EXPECT_TRUE(originsAgree(runs.engine, runs.engine.graph().find("relu1.out"))) << "what came before it is sound";
}

TEST_F(Verify, TakesTheSameNotANumberOnBothSidesAsEqual) {
    Weights weights = startWeights(denseExperiment(), data_);
    weightNamed(weights, "fc1.bias").set(0, std::numeric_limits<double>::quiet_NaN());
    TwoRuns runs = makeRuns(denseExperiment(), data_, weights, {0}, pool_);
    EXPECT_TRUE(verifyAt(runs, "fc1.z[0]").agrees);
    EXPECT_TRUE(verifyAt(runs, "output.loss").agrees);
}

TEST_F(Verify, LeavesTheRunsAsTheyWere) {
    TwoRuns runs = makeRuns(smallExperiment(), data_, startWeights(smallExperiment(), data_), {4}, pool_);
    const Verification before = verifyAt(runs, "grad(conv1.weight)[0,0,0,0]");
    verifyAt(runs, "grad(fc2.weight)[0,0]");
    verifyAt(runs, "grad(relu1.out)[0,3,3]");
    const Verification after = verifyAt(runs, "grad(conv1.weight)[0,0,0,0]");
    EXPECT_EQ(before.reference, after.reference);
    EXPECT_EQ(before.central, after.central);
    EXPECT_EQ(before.engine, after.engine);
}

TEST_F(Verify, HoldsNoCentralDifferenceAgainstALocalRule) {
    const ExperimentSpec experiment = preset("perceptron_and");
    const auto data = loadDataset(experiment.data.dataset, experiment.data.options, {});
    ASSERT_TRUE(data);
    TwoRuns runs = makeRuns(experiment, *data, startWeights(experiment, *data), {3}, pool_);
    for (const char* at : {"grad(units.weight)[0,1]", "grad(units.threshold)[0]", "grad(units.z)[1]", "units.out[0]"}) {
        const Verification result = verifyAt(runs, at);
        EXPECT_TRUE(result.agrees) << at;
        EXPECT_FALSE(result.hasCentral) << at;
    }
    EXPECT_EQ(numberAt(runs, "grad(units.weight)[0,1]"), 1);  // unit 0 fires at (1, 1) and should not
}

}  // namespace
}  // namespace glassbox::test
