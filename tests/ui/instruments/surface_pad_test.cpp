#include "ui/instruments/surface_pad.h"
#include "core/base/platform/directories.h"
#include "ui/instruments/tensor/tensor_view.h"
#include "ui/instruments/try_panel.h"
#include "ui/session/lab_session.h"
#include "ui/theme/theme_manager.h"

#include <gtest/gtest.h>

#include <QTest>

namespace glassbox {
namespace {

TEST(SurfacePadTest, ShowsTheAnswerOfANetworkOfTwoInputsAndMovesWithIt) {
    constexpr int patience = 60000;
    ThemeManager themes;
    themes.setSchemeChoice(SchemeChoice::Light);
    themes.apply();
    LabSession session{DataPlaces::standard()};
    TryPanel panel{session, themes};
    panel.resize(420, 284);
    panel.show();
    session.watchWindows({.surfaces = true, .weights = {}});
    const auto experiment = loadExperiment(resourceDirectory() / "presets" / "xor_mlp.json");
    ASSERT_TRUE(experiment.ok());
    session.startOver(*experiment);
    auto* pad = panel.findChild<SurfacePad*>();
    ASSERT_NE(pad, nullptr);
    EXPECT_EQ(panel.currentWidget(), pad);
    EXPECT_EQ(panel.title(), QStringLiteral("Decision surface"));
    EXPECT_FALSE(panel.writes());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !pad->view().picture().empty(); }, patience));
    const Tensor before = pad->view().picture().tensor;
    session.stepOnce();
    const auto moved = [&] {
        const auto& surfaces = session.sampleView().surfaces;
        return surfaces && surfaces->step == 1;
    };
    ASSERT_TRUE(QTest::qWaitFor(moved, patience));
    const TensorPicture& picture = pad->view().picture();
    const Tensor& wanted = session.sampleView().surfaces->blocks.at("output");
    ASSERT_EQ(picture.tensor.shape(), wanted.shape());
    bool other = false;
    for (std::int64_t i = 0; i < wanted.elements(); ++i) {
        ASSERT_EQ(picture.tensor.at(i), wanted.at(i));
        other = other || wanted.at(i) != before.at(i);
    }
    EXPECT_TRUE(other);
    ASSERT_TRUE(picture.plane.has_value());
    EXPECT_EQ(picture.plane->points.size(), 4U) << "the four corners of XOR";
    EXPECT_EQ(picture.role, TensorRole::Probability);
}

}  // namespace
}  // namespace glassbox
