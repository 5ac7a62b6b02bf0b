#include "ui/forms/inspector.h"

#include "core/base/platform/directories.h"
#include "core/network/edit.h"
#include "ui/forms/setting_field.h"
#include "ui/session/lab_session.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/notice_card.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <gtest/gtest.h>

namespace glassbox {
namespace {

class InspectorTest : public ::testing::Test {
protected:
    InspectorTest() {
        session.startOver(*loadExperiment(resourceDirectory() / "presets" / "lenet5.json"));
        inspector.resize(280, 700);
        inspector.show();
    }

    QLineEdit* field(const char* accessibleName) {
        for (QLineEdit* edit : inspector.findChildren<QLineEdit*>()) {
            if (edit->isVisible() && edit->accessibleName() == QString::fromLatin1(accessibleName)) return edit;
        }
        return nullptr;
    }

    LabSession session{DataPlaces::standard()};
    ThemeManager themes;
    Inspector inspector{session, themes};
};

TEST_F(InspectorTest, EditsTheSelectedBlock) {
    session.document().select({"conv2"});
    QLineEdit* filters = field("Output channels");
    ASSERT_NE(filters, nullptr);
    EXPECT_EQ(filters->text(), QStringLiteral("16"));
    filters->selectAll();
    QTest::keyClicks(filters, QStringLiteral("20"));
    EXPECT_EQ(session.document().network().find("conv2")->settings.integer("filters"), 20);
    EXPECT_EQ(session.document().undoStack().count(), 1) << "typing in one field is one step";
    session.document().undoStack().undo();
    EXPECT_EQ(filters->text(), QStringLiteral("16"));
}

TEST_F(InspectorTest, RenamesABlockEverywhere) {
    session.document().select({"conv2"});
    QLineEdit* name = field("Name of the block");
    ASSERT_NE(name, nullptr);
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("corners"));
    QTest::keyClick(name, Qt::Key_Return);
    EXPECT_EQ(session.document().network().find("conv2"), nullptr);
    EXPECT_NE(session.document().network().find("corners"), nullptr);
    EXPECT_EQ(session.document().selectedBlock(), "corners");
    EXPECT_TRUE(session.document().analysis().valid());
}

TEST_F(InspectorTest, ShowsTheProblemAndAppliesItsMend) {
    NetworkSpec network = session.document().network();
    std::erase_if(network.blocks, [](const BlockSpec& block) { return block.id == "flatten"; });
    std::erase_if(network.wires,
                  [](const WireSpec& wire) { return wire.from.block == "flatten" || wire.to.block == "flatten"; });
    network.wires.push_back({{"pool2", "out"}, {"fc1", "in"}});
    session.document().edit(network, QStringLiteral("test"));
    ASSERT_FALSE(session.document().analysis().valid());
    session.document().select({"fc1"});
    QPushButton* mend = nullptr;
    for (NoticeCard* card : inspector.findChildren<NoticeCard*>()) {
        if (card->isVisible()) mend = card->findChild<QPushButton*>();
    }
    ASSERT_NE(mend, nullptr);
    QTest::mouseClick(mend, Qt::LeftButton);
    EXPECT_TRUE(session.document().analysis().valid());
}

TEST_F(InspectorTest, AnOutputOffersTheLossesOfItsTask) {
    session.document().select({"output"});
    const auto lossBox = [this]() -> QComboBox* {
        for (QComboBox* box : inspector.findChildren<QComboBox*>())
            if (box->isVisible() && box->accessibleName() == QStringLiteral("Loss")) return box;
        return nullptr;
    };
    ASSERT_TRUE(QTest::qWaitFor([&lossBox] { return lossBox() != nullptr; }));
    EXPECT_EQ(lossBox()->currentText(), QStringLiteral("Cross-entropy"));
    QTest::keyClick(lossBox(), Qt::Key_Down);
    EXPECT_EQ(session.document().experiment().losses.at("output").type, "hinge");
    ASSERT_TRUE(QTest::qWaitFor([this] { return field("Margin") != nullptr; }));
    QLineEdit* margin = field("Margin");
    margin->selectAll();
    QTest::keyClicks(margin, QStringLiteral("0.5"));
    EXPECT_DOUBLE_EQ(session.document().experiment().losses.at("output").settings.real("margin"), 0.5);
    const auto regression =
        changeSetting(session.document().network(), "output", "task", Setting(std::string("regression")));
    ASSERT_TRUE(session.document().edit(regression, QStringLiteral("test")));
    EXPECT_EQ(session.document().experiment().losses.at("output").type, "mean_squared_error");
    ASSERT_TRUE(QTest::qWaitFor([&lossBox] { return lossBox() != nullptr; }));
    EXPECT_EQ(lossBox()->currentText(), QStringLiteral("Mean squared error"));
    session.document().undoStack().undo();
    EXPECT_EQ(session.document().experiment().losses.at("output").type, "hinge");
    session.document().select({"fc1"});
    EXPECT_EQ(lossBox(), nullptr);
}

TEST_F(InspectorTest, WithoutSelectionTheExperimentIsEdited) {
    session.document().select({});
    QLineEdit* epochs = field("Epochs");
    ASSERT_NE(epochs, nullptr);
    epochs->selectAll();
    QTest::keyClicks(epochs, QStringLiteral("3"));
    EXPECT_EQ(session.document().experiment().epochs, 3);
    QLineEdit* momentum = field("Momentum");
    ASSERT_NE(momentum, nullptr);
    momentum->selectAll();
    QTest::keyClicks(momentum, QStringLiteral("0.5"));
    EXPECT_DOUBLE_EQ(session.document().experiment().optimizer.settings.real("momentum"), 0.5);
}

}  // namespace
}  // namespace glassbox
