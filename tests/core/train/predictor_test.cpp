#include "core/train/predictor.h"

#include "tests/core/train/small_experiment.h"

#include <gtest/gtest.h>

#include <cmath>

namespace glassbox::test {
namespace {

InputBatch testBatch(const Trainer& trainer) {
    InputBatch batch{trainer.dataset().test.samples.raw(), DType::U8};
    batch.mean = trainer.normalization().mean.data();
    batch.inverseDeviation = trainer.normalization().inverseDeviation.data();
    return batch;
}

TEST(Predictor, AgreesWithTheTrainersEvaluation) {
    const auto trainer = makeTrainer(smallExperiment(), smallDataset());
    ASSERT_NE(trainer, nullptr);
    train(*trainer, 14);
    ThreadPool pool(1);
    const auto made = Predictor::make(trainer->experiment().network, 60, pool, {"conv1.z"});
    ASSERT_TRUE(made) << made.error().toString();
    Predictor& predictor = **made;
    ASSERT_TRUE(predictor.setParameters(trainer->parameters()));
    predictor.run(testBatch(*trainer));
    const Tensor output = predictor.output(), logits = predictor.logits();
    ASSERT_EQ(output.shape(), (Shape{60, 3}));
    EXPECT_EQ(logits.shape(), (Shape{60, 3}));
    EXPECT_EQ(predictor.value("conv1.z").shape(), (Shape{60, 4, 8, 8}));
    const auto test = trainer->evaluate("test");
    ASSERT_TRUE(test);
    for (std::int64_t i = 0; i < 60; ++i) {
        double sum = 0, best = 0;
        std::int32_t winner = 0;
        for (std::int32_t c = 0; c < 3; ++c) {
            const double share = output.at(i * 3 + c);
            sum += share;
            if (share > best) winner = c;
            best = std::max(best, share);
        }
        EXPECT_NEAR(sum, 1, 1e-5);
        EXPECT_EQ(winner, test->predictions[static_cast<std::size_t>(i)]);
        EXPECT_NEAR(best, static_cast<double>(test->confidence[static_cast<std::size_t>(i)]), 1e-5);
    }
}

TEST(Predictor, TakesParametersByNameAndFlat) {
    const auto trainer = makeTrainer(smallExperiment(), smallDataset());
    ASSERT_NE(trainer, nullptr);
    ThreadPool pool(1);
    const auto made = Predictor::make(trainer->experiment().network, 1, pool);
    ASSERT_TRUE(made);
    std::map<std::string, Tensor> weights;
    for (const ParameterEntry& entry : trainer->parameters().entries())
        weights.emplace(entry.name, trainer->parameters().value(entry.name));
    ASSERT_TRUE((*made)->setParameters(weights));
    (*made)->run(testBatch(*trainer));
    const Tensor named = (*made)->output();
    (*made)->setFlatParameters((*made)->parameters().values());
    (*made)->run(testBatch(*trainer));
    EXPECT_EQ((*made)->output().at(1), named.at(1));
    weights.erase("fc2.bias");
    EXPECT_EQ((*made)->setParameters(weights).error().argument("name"), "fc2.bias");
    weights.emplace("fc2.bias", Tensor(DType::F32, {4}));
    EXPECT_EQ((*made)->setParameters(weights).error().code, "parameters.shape");
}

TEST(Predictor, UnknownValuesAreErrors) {
    ThreadPool pool(1);
    EXPECT_EQ(Predictor::make(smallExperiment().network, 1, pool, {"conv7.z"}).error().argument("name"), "conv7.z");
}

}  // namespace
}  // namespace glassbox::test
