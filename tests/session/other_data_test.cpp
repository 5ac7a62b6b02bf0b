#include "tests/session/session_fixture.h"

#include <utility>
#include <vector>

namespace glassbox {
namespace {

/// Runs to the end with everything watched, and waits until a sample was shown.
TEST_F(SessionTest, TrainsOnPointsCurvesTokensAndPicturesAsTargets) {
    const std::vector<std::pair<const char*, StripKind>> presets{{"xor_mlp", StripKind::Classes},
                                                                 {"linear_regression", StripKind::Numbers},
                                                                 {"copy_gpt", StripKind::Texts},
                                                                 {"mnist_autoencoder", StripKind::None}};
    for (const auto& [stem, kind] : presets) {
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
        ASSERT_TRUE(QTest::qWaitFor([this] { return session.stripAnswer().step == session.status().step; }, patience));
        EXPECT_EQ(session.stripAnswer().kind, kind);
        EXPECT_EQ(session.stripAnswer().tiles.empty(), kind == StripKind::None);
        EXPECT_EQ(session.stripAnswer().part, session.watchedPart());
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
