#include "ui/forms/data_form.h"

#include "core/base/platform/directories.h"
#include "core/data/catalog.h"
#include "core/experiment/data_settings.h"
#include "ui/session/lab_session.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>

namespace glassbox {
namespace {

class DataFormTest : public ::testing::Test {
protected:
    DataFormTest() {
        open("lenet5");
        form.resize(280, 900);
        form.show();
    }

    void open(const std::string& stem) {
        session.startOver(*loadExperiment(resourceDirectory() / "presets" / (stem + ".json")));
        form.refresh();
    }
    const ExperimentSpec& experiment() { return session.document().experiment(); }

    template <class Widget>
    Widget* named(const char* accessibleName) {
        for (Widget* widget : form.findChildren<Widget*>())
            if (widget->isVisible() && widget->accessibleName() == QString::fromLatin1(accessibleName)) return widget;
        return nullptr;
    }
    Button* mend() {
        for (Button* button : form.findChildren<Button*>())
            if (button->isVisible() && button->text() == QStringLiteral("Fit the input to the data")) return button;
        return nullptr;
    }
    bool says(const char* words) {
        return std::ranges::any_of(form.findChildren<QLabel*>(), [words](const QLabel* label) {
            return label->isVisible() && label->text().contains(QString::fromLatin1(words));
        });
    }
    /// As a learner does it: the list, then the keys.
    void choose(const std::string& dataset) {
        auto* box = named<QComboBox>("Data set");
        ASSERT_NE(box, nullptr);
        const CatalogEntry* entry = findCatalogEntry(dataset);
        ASSERT_NE(entry, nullptr);
        const int wanted = static_cast<int>(entry - catalog().data());
        const int key = wanted > box->currentIndex() ? Qt::Key_Down : Qt::Key_Up;
        while (box->currentIndex() != wanted) {
            const int before = box->currentIndex();
            QTest::keyClick(box, static_cast<Qt::Key>(key));
            ASSERT_NE(box->currentIndex(), before);
        }
        form.refresh();
    }

    LabSession session{DataPlaces::standard()};
    ThemeManager themes;
    DataForm form{session, themes};
};

TEST_F(DataFormTest, AnotherDataSetBringsItsOptionsItsFieldsAndTheMend) {
    EXPECT_EQ(mend(), nullptr);
    choose("spiral");
    EXPECT_EQ(experiment().data.dataset, "spiral");
    EXPECT_EQ(experiment().data.inputs.at("input"), "features");
    EXPECT_EQ(experiment().data.targets.at("output"), "label");
    ASSERT_NE(named<QLineEdit>("Turns"), nullptr);
    EXPECT_TRUE(says("a sample of spiral is 2"));
    ASSERT_NE(mend(), nullptr);
    QTest::mouseClick(mend(), Qt::LeftButton);
    form.refresh();
    EXPECT_EQ(experiment().network.find("input")->settings.sizes("shape"), std::vector<std::int64_t>{2});
    EXPECT_EQ(mend(), nullptr);
    session.document().undoStack().undo();
    form.refresh();
    EXPECT_NE(mend(), nullptr);
}

TEST_F(DataFormTest, OptionsAreOneStepOfUndoAFieldAndRefuseWhatCanNotBe) {
    open("spiral_mlp");
    auto* samples = named<QLineEdit>("Samples");
    ASSERT_NE(samples, nullptr);
    samples->selectAll();
    QTest::keyClicks(samples, QStringLiteral("500"));
    EXPECT_EQ(experiment().data.options.integer("samples"), 500);
    EXPECT_EQ(session.document().undoStack().count(), 1);
    samples->selectAll();
    QTest::keyClicks(samples, QStringLiteral("many"));
    EXPECT_EQ(experiment().data.options.integer("samples"), 500) << "the last valid value stays in force";
    EXPECT_TRUE(says("not a number"));
    session.document().undoStack().undo();
    EXPECT_EQ(experiment().data.options.integer("samples"), 2000);
}

TEST(DataSettings, ANetworkOfTokensIsMendedToo) {
    auto experiment = loadExperiment(resourceDirectory() / "presets" / "char_lstm.json");
    ASSERT_TRUE(experiment.ok());
    EXPECT_FALSE(withFittingInput(*experiment).has_value());
    experiment->data.options.set("length", std::int64_t{32});
    const auto shorter = withFittingInput(*experiment);
    ASSERT_TRUE(shorter.has_value());
    EXPECT_EQ(shorter->network.find("input")->settings.sizes("shape"), std::vector<std::int64_t>{32});
    EXPECT_EQ(shorter->network.find("input")->settings.text("kind"), "tokens");
    EXPECT_FALSE(withFittingInput(*shorter).has_value());
}

TEST(DataSettings, AnOutputThatIsComparedWithTheInputStaysSo) {
    auto experiment = loadExperiment(resourceDirectory() / "presets" / "mnist_autoencoder.json");
    ASSERT_TRUE(experiment.ok());
    EXPECT_EQ(dataSettingsOf(*experiment).text("target"), "input");
    const ExperimentSpec moons = withDataset(*experiment, "moons");
    EXPECT_EQ(moons.data.targets.at("output"), "features");
    const ExperimentSpec labels = withDataSetting(moons, "target", std::string("answers"));
    EXPECT_EQ(labels.data.targets.at("output"), "label");
    EXPECT_EQ(dataSettingsOf(labels).text("target"), "answers");
    EXPECT_EQ(withDataset(*experiment, "nothing").data, experiment->data);
}

}  // namespace
}  // namespace glassbox
