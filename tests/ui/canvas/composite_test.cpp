#include "tests/ui/canvas/canvas_fixture.h"
#include "ui/canvas/canvas_commands.h"
#include "ui/canvas/level_bar.h"
#include "ui/canvas/palette.h"
#include "ui/canvas/palette_list.h"
#include "ui/canvas/tensor_meaning.h"

#include <QApplication>
#include <QPushButton>
#include <QTest>

#include <algorithm>

namespace glassbox {
namespace {

class CanvasComposites : public CanvasTest {
protected:
    CanvasComposites() { open(chain({"Input", "Conv2D", "Activation", "Flatten", "Dense", "Output"})); }

    LevelBar& bar() { return *view->findChild<LevelBar*>(); }
    /// Groups convolution and activation with the keyboard alone.
    std::string group() {
        canvas().goTo("conv1");
        press(Qt::Key_Right, Qt::ShiftModifier);
        EXPECT_EQ(document.selection(), (std::set<std::string>{"conv1", "act1"}));
        press(Qt::Key_G, Qt::ControlModifier);
        return document.selectedBlock();
    }
    void doubleClick(const std::string& id) {
        const QPoint at = canvas().mapFromScene(scene().block(id)->box().center());
        QTest::mouseDClick(canvas().viewport(), Qt::LeftButton, {}, at);
    }
    QPushButton* button(const QString& text) {
        for (auto* one : bar().findChildren<QPushButton*>())
            if (one->text().contains(text)) return one;
        return nullptr;
    }
};

TEST_F(CanvasComposites, AreMadeOfASelectionAndTakenApart) {
    const NetworkSpec before = network();
    const std::string id = group();
    ASSERT_FALSE(id.empty());
    EXPECT_TRUE(network().composites.contains("Group1"));
    EXPECT_TRUE(hasWire("input1", id));
    EXPECT_TRUE(hasWire(id, "flatten1"));
    EXPECT_TRUE(document.analysis().valid());
    ASSERT_NE(scene().block(id), nullptr);
    EXPECT_EQ(scene().block("conv1"), nullptr);
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(network(), before);
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    canvas().goTo(id);
    press(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(network().blocks, before.blocks);
    EXPECT_EQ(document.selection(), (std::set<std::string>{"conv1", "act1"}));
}

TEST_F(CanvasComposites, ASelectionThatWouldMakeARingIsRefusedWithAReason) {
    QString said;
    QObject::connect(view.get(), &NetworkView::message, view.get(), [&](const QString& text) { said = text; });
    const NetworkSpec before = network();
    document.select({"conv1", "flatten1"});
    press(Qt::Key_G, Qt::ControlModifier);
    EXPECT_EQ(network(), before);
    EXPECT_TRUE(said.contains("act1")) << said.toStdString();
}

TEST_F(CanvasComposites, OpenByDoubleClickAndCloseByEscape) {
    const std::string id = group();
    EXPECT_TRUE(bar().isHidden());
    doubleClick(id);
    EXPECT_EQ(document.path(), id);
    EXPECT_FALSE(bar().isHidden());
    for (const char* inner : {"in", "conv1", "act1", "out"})
        EXPECT_NE(scene().block(inner), nullptr) << inner;
    EXPECT_TRUE(hasWire("in", "conv1"));
    press(Qt::Key_Escape);
    EXPECT_TRUE(document.path().empty());
    EXPECT_EQ(document.selectedBlock(), id);
    EXPECT_TRUE(bar().isHidden());
    press(Qt::Key_Down, Qt::ControlModifier);
    EXPECT_EQ(document.path(), id);
    press(Qt::Key_Up, Qt::ControlModifier);
    EXPECT_TRUE(document.path().empty());
}

TEST_F(CanvasComposites, TheWayThereCoversNoBlock) {
    const std::vector<std::pair<const char*, const char*>> insides{
        {"resnet20", "res1a"}, {"resnet20", "res2a"}, {"char_gpt", "block1"}};
    for (const QSize size : {QSize(948, 505), QSize(1187, 386), QSize(1352, 660)}) {
        view->resize(size);
        for (const auto& [preset, id] : insides) {
            document.reset(presetExperiment(preset));
            for (int times = 0; times < 2; ++times) {
                document.enter(id);
                QApplication::processEvents();
                ASSERT_FALSE(bar().isHidden()) << preset;
                for (const BlockItem* block : scene().blocksInOrder())
                    EXPECT_FALSE(canvas().mapFromScene(block->box()).boundingRect().intersects(bar().geometry()))
                        << preset << ' ' << block->id();
                document.leave();
            }
        }
    }
}

TEST_F(CanvasComposites, EditsInsideChangeEveryInstance) {
    const std::string id = group();
    canvas().goTo(id);
    press(Qt::Key_D, Qt::ControlModifier);
    const std::string twin = document.selectedBlock();
    ASSERT_NE(twin, id);
    document.edit(insertExistingOnWire(network(), twin, {{id, "out"}, {"flatten1", "in"}}), {});
    const std::int64_t parameters = document.analysis().blocks.at(twin).parameters;
    doubleClick(id);
    document.edit(changeSetting(network(), "conv1", "filters", Setting(std::int64_t{3})), {});
    canvas().goTo("act1");
    EXPECT_TRUE(canvas().editor().insertAfter(*document.palette()->find("Dropout"), "act1"));
    press(Qt::Key_Escape);
    press(Qt::Key_Escape);
    ASSERT_TRUE(document.path().empty());
    EXPECT_NE(document.analysis().blocks.at(twin).parameters, parameters);
    EXPECT_EQ(network().composites.at("Group1").blocks.size(), 3u);
    document.undoStack().undo();
    document.undoStack().undo();
    EXPECT_EQ(document.analysis().blocks.at(twin).parameters, parameters);
}

TEST_F(CanvasComposites, ACopyIsEditedAlone) {
    const std::string id = group();
    canvas().goTo(id);
    press(Qt::Key_D, Qt::ControlModifier);
    const std::string twin = document.selectedBlock();
    document.edit(insertExistingOnWire(network(), twin, {{id, "out"}, {"flatten1", "in"}}), {});
    canvas().goTo(twin);
    press(Qt::Key_Down, Qt::ControlModifier);
    ASSERT_EQ(document.path(), twin);
    QPushButton* copy = button("copy");
    ASSERT_NE(copy, nullptr);
    QTest::mouseClick(copy, Qt::LeftButton);
    QApplication::processEvents();
    EXPECT_EQ(document.path(), twin);
    EXPECT_NE(document.experiment().network.find(twin)->type, document.experiment().network.find(id)->type);
    document.edit(changeSetting(network(), "conv1", "filters", Setting(std::int64_t{3})), {});
    QPushButton* back =
        button(document.experiment().network.name.empty() ? QStringLiteral("Network")
                                                          : QString::fromStdString(document.experiment().network.name));
    ASSERT_NE(back, nullptr);
    QTest::mouseClick(back, Qt::LeftButton);
    QApplication::processEvents();
    EXPECT_TRUE(document.path().empty());
    EXPECT_EQ(document.analysis().blocks.at(id).outputs.front().shape[0], 8);
    EXPECT_EQ(document.analysis().blocks.at(twin).outputs.front().shape[0], 3);
}

TEST_F(CanvasComposites, ASettingInsideBecomesASettingOfTheWhole) {
    const std::string id = group();
    doubleClick(id);
    canvas().editor().addParameter("conv1", "filters");
    press(Qt::Key_Escape);
    press(Qt::Key_Escape);
    ASSERT_TRUE(document.path().empty());
    document.edit(changeSetting(network(), id, "filters", Setting(std::int64_t{3})), {});
    EXPECT_EQ(document.analysis().blocks.at(id).outputs.front().shape[0], 3);
    doubleClick(id);
    EXPECT_EQ(network().find("conv1")->settings.integer("filters"), 3);
    EXPECT_EQ(document.experiment().network.composites.at("Group1").blocks[0].settings.integer("filters"), 8);
}

TEST_F(CanvasComposites, UndoLeavesABlockThatIsGone) {
    const std::string id = group();
    doubleClick(id);
    ASSERT_EQ(document.path(), id);
    document.undoStack().undo();
    EXPECT_TRUE(document.path().empty());
    EXPECT_NE(scene().block("conv1"), nullptr);
}

TEST_F(CanvasComposites, StandInThePaletteUnderHeadingsOfTheirOwn) {
    BlockPalette palette(themes);
    palette.setPalette(document.palette());
    const auto* model = palette.findChild<PaletteList*>()->model();
    const auto has = [&](const QString& text) {
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->index(row, 0).data().toString() == text) return true;
        return false;
    };
    EXPECT_TRUE(has("Residual"));
    EXPECT_FALSE(has("Group1"));
    group();
    palette.setPalette(document.palette());
    EXPECT_TRUE(has("Group1"));
    view->insertFromPalette("Residual");
    EXPECT_TRUE(network().composites.contains("Residual"));
    EXPECT_TRUE(drop("Group1", {40, 60}));
    EXPECT_EQ(std::ranges::count_if(network().blocks, [](const BlockSpec& b) { return b.type == "Group1"; }), 2);
}

TEST_F(CanvasComposites, WindowsInsideShowTheInnerBlocks) {
    const std::string id = group();
    doubleClick(id);
    SampleView pictures;
    pictures.blocks[id + ".conv1"] = {
        document.analysis().blocks.at("conv1").outputs.front(), std::vector<float>(8 * 26 * 26, 0.5F), {}};
    view->setPictures(pictures);
    EXPECT_TRUE(scene().block("conv1")->hasWindow());
    EXPECT_FALSE(scene().block("act1")->hasWindow());
}

TEST_F(CanvasComposites, ShowWhatLeavesThemAsWhatItIs) {
    const std::string id = group();  // ends in a relu
    const auto meanings = tensorMeanings(network(), document.palette()->types(), document.analysis());
    EXPECT_EQ(meanings.at(id), TensorMeaning::Amounts);
}

TEST_F(CanvasComposites, PortsOfBlocksFollowTheirSettings) {
    document.edit(addBlock(network(), "Add", {}), {});
    EXPECT_EQ(scene().block("add1")->block().geometry.inputs, 2);
    document.edit(changeSetting(network(), "add1", "inputs", Setting(std::int64_t{5})), {});
    EXPECT_EQ(scene().block("add1")->block().geometry.inputs, 5);
}

}  // namespace
}  // namespace glassbox
