#include "tests/session/session_fixture.h"

#include <vector>

namespace glassbox {
namespace {

/// Runs to the end with everything watched, and waits until a sample was shown.
TEST_F(SessionTest, TrainsOnPointsCurvesTokensAndPicturesAsTargets) {
    for (const char* stem : {"xor_mlp", "linear_regression", "copy_gpt", "mnist_autoencoder"}) {
        SCOPED_TRACE(stem);
        ExperimentSpec experiment = preset(stem, 1);
        if (experiment.data.dataset == "copy") experiment.data.options.set("samples", std::int64_t{200});
        start(experiment);
        session.setStripWanted(true);
        session.setPadPicture(std::vector<std::uint8_t>(28 * 28, 100));
        session.setSample(1);
        session.train();
        waitFor(RunState::Finished);
        EXPECT_FALSE(session.status().error);
        const bool shown = QTest::qWaitFor([this] { return !session.sampleView().blocks.empty(); }, patience);
        EXPECT_TRUE(shown);
        EXPECT_TRUE(session.stripAnswer().tiles.empty()) << "no pictures that are right or wrong";
    }
}

TEST_F(SessionTest, OtherOptionsAreOtherData) {
    ExperimentSpec experiment = preset("spiral_mlp");
    start(experiment);
    ASSERT_NE(session.dataset(), nullptr);
    EXPECT_EQ(session.dataset()->test.size(), 400);
    const auto first = session.dataset();
    start(experiment);
    EXPECT_EQ(session.dataset(), first) << "the same options: nothing is made again";
    experiment.data.options.set("samples", std::int64_t{500});
    start(experiment);
    ASSERT_NE(session.dataset(), nullptr);
    EXPECT_EQ(session.dataset()->test.size(), 100);
}

}  // namespace
}  // namespace glassbox
