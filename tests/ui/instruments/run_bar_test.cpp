#include "ui/instruments/run_bar.h"

#include "core/base/platform/directories.h"
#include "ui/session/lab_session.h"
#include "ui/theme/theme_manager.h"

#include <gtest/gtest.h>

#include <QLabel>
#include <QTest>

namespace glassbox {
namespace {

class RunBarTest : public ::testing::Test {
protected:
    static constexpr int patience = 60000;

    RunBarTest() {
        themes.apply();
        bar.resize(1300, bar.sizeHint().height());
        bar.show();
    }
    void open(const std::string& stem) {
        auto experiment = loadExperiment(resourceDirectory() / "presets" / (stem + ".json"));
        ASSERT_TRUE(experiment.ok());
        session.startOver(std::move(*experiment));
        ASSERT_TRUE(QTest::qWaitFor([this] { return session.status().state == RunState::Idle; }, patience));
    }
    bool shows(const char* text) {
        for (const QLabel* label : bar.findChildren<QLabel*>())
            if (label->isVisible() && label->text() == QString::fromLatin1(text)) return true;
        return false;
    }

    ThemeManager themes;
    LabSession session{DataPlaces::standard()};
    RunBar bar{session, themes};
};

TEST_F(RunBarTest, TheKeyNumberIsTheNetworksOwnBeforeTheFirstEpoch) {
    open("char_rnn");
    EXPECT_TRUE(shows("Validation, a character"));
    EXPECT_FALSE(shows("Validation accuracy"));
    open("mnist_mlp");
    EXPECT_TRUE(shows("Validation accuracy"));
    open("linear_regression");
    EXPECT_TRUE(shows("Validation error"));
}

TEST_F(RunBarTest, ASmoothedLossIsNoSurpriseSoAccuracyCounts) {
    open("char_rnn");
    ExperimentSpec experiment = session.document().experiment();
    experiment.losses.begin()->second.settings.set("label_smoothing", 0.1);
    session.document().editExperiment(std::move(experiment), QStringLiteral("smooth"));
    EXPECT_TRUE(shows("Validation accuracy"));
}

}  // namespace
}  // namespace glassbox
