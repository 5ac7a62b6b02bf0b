#pragma once

#include "core/base/platform/directories.h"
#include "core/interop/safetensors.h"
#include "core/train/trainer.h"
#include "ui/session/lab_session.h"

#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

namespace glassbox {

/// A session over the data that ships, with a preset cut to a short run.
class SessionTest : public ::testing::Test {
protected:
    static constexpr int patience = 60000;  ///< ms; a bound for broken code, never waited for otherwise

    static ExperimentSpec preset(const std::string& stem, std::int64_t epochs = 1) {
        auto experiment = loadExperiment(resourceDirectory() / "presets" / (stem + ".json"));
        EXPECT_TRUE(experiment.ok());
        experiment->epochs = epochs;
        return *experiment;
    }

    void start(const ExperimentSpec& experiment) {
        session.startOver(experiment);
        ASSERT_TRUE(QTest::qWaitFor([this] { return session.status().state == RunState::Idle; }, patience));
        ASSERT_FALSE(session.status().error);
    }

    void waitFor(RunState state) {
        ASSERT_TRUE(QTest::qWaitFor([&] { return session.status().state == state; }, patience));
    }

    /// Weights as the session saves them.
    NamedTensors weights() {
        const QString file = folder.filePath(QStringLiteral("weights.safetensors"));
        EXPECT_FALSE(session.saveWeights(file).has_value());
        auto tensors = readSafetensors(file.toStdString());
        EXPECT_TRUE(tensors.ok());
        return *tensors;
    }

    static bool sameBits(const Tensor& a, const Tensor& b) {
        return a.shape() == b.shape() && a.dtype() == b.dtype() && std::equal(a.raw(), a.raw() + a.bytes(), b.raw());
    }

    /// The weights of the finished run are those of a trainer that ran the experiment without a session.
    void expectTheBitsOfATrainerAlone(const ExperimentSpec& experiment) {
        auto trainer = Trainer::make(experiment, session.dataset(), {});
        ASSERT_TRUE(trainer.ok());
        while (!(*trainer)->finished())
            ASSERT_TRUE((*trainer)->step().ok());
        for (const auto& [name, tensor] : weights())
            EXPECT_TRUE(sameBits(tensor, (*trainer)->parameters().value(name))) << name;
    }

    QTemporaryDir folder;
    LabSession session{DataPlaces::standard()};
};

}  // namespace glassbox
