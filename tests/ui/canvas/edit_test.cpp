#include "tests/ui/canvas/canvas_fixture.h"
#include "tests/ui/canvas/synthetic_pictures.h"
#include "ui/canvas/canvas_commands.h"
#include "ui/canvas/message_bubble.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

namespace glassbox {
namespace {

const NetworkSpec smallNet() {
    return chain({"Input", "Conv2D", "Activation", "Flatten", "Dense", "Output"});
}

class CanvasEdit : public CanvasTest {
protected:
    CanvasEdit() { open(smallNet()); }
};

TEST_F(CanvasEdit, ADropOnAWirePartsIt) {
    const QPoint at = inView(scene().wire({{"conv1", "out"}, {"act1", "in"}})->middle());
    hover("MaxPool2D", at);
    EXPECT_TRUE(scene().wire({{"conv1", "out"}, {"act1", "in"}})->parting());
    EXPECT_TRUE(drop("MaxPool2D", at));
    EXPECT_EQ(between("conv1", "act1"), "pool1");
    EXPECT_FALSE(hasWire("conv1", "act1"));
    EXPECT_TRUE(document.analysis().valid());
    EXPECT_TRUE(network().layout.empty()) << "an automatic layout stays automatic";
    EXPECT_EQ(document.selectedBlock(), "pool1");
    document.undoStack().undo();
    EXPECT_EQ(network(), smallNet());
    document.undoStack().redo();
    EXPECT_EQ(between("conv1", "act1"), "pool1");
}

TEST_F(CanvasEdit, ADroppedCurveKeepsItsFunction) {
    EXPECT_TRUE(drop("Tanh", inView(scene().wire({{"input1", "out"}, {"conv1", "in"}})->middle())));
    const std::string id = between("input1", "conv1");
    EXPECT_EQ(id, "tanh1");
    EXPECT_EQ(network().find(id)->settings.text("function"), "tanh");
}

TEST_F(CanvasEdit, ADropOnNothingAddsThere) {
    const QPoint corner(500, 480);
    ASSERT_EQ(scene().blockAt(canvas().mapToScene(corner)), nullptr);
    const QPointF before = canvas().mapToScene(corner);
    EXPECT_TRUE(drop("Dense", corner));
    const std::string id = document.selectedBlock();
    ASSERT_NE(scene().block(id), nullptr);
    EXPECT_TRUE(scene().block(id)->box().contains(before));
    EXPECT_EQ(network().layout.size(), network().blocks.size()) << "the others stay where they were";
}

TEST_F(CanvasEdit, UnknownDropsAreRefused) {
    EXPECT_FALSE(drop("No such block", QPoint(300, 300)));
    EXPECT_EQ(network(), smallNet());
}

TEST_F(CanvasEdit, AWireIsDrawnFromPortToPort) {
    document.edit(disconnect(network(), {{"act1", "out"}, {"flatten1", "in"}}), QStringLiteral("cut"));
    ASSERT_FALSE(hasWire("act1", "flatten1"));
    drag(outputOf("act1"), inputOf("flatten1"));
    EXPECT_TRUE(hasWire("act1", "flatten1"));
    document.undoStack().undo();
    EXPECT_FALSE(hasWire("act1", "flatten1"));
}

TEST_F(CanvasEdit, PortsThatFitLightUpWhileAWireIsDrawn) {
    QWidget* viewport = canvas().viewport();
    QTest::mousePress(viewport, Qt::LeftButton, {}, outputOf("conv1"));
    // An image fits the activation and Flatten, not Dense; nothing may lead back to the input.
    EXPECT_EQ(scene().block("act1")->state().inputs.at(0), PortLook::Lit);
    EXPECT_EQ(scene().block("flatten1")->state().inputs.at(0), PortLook::Lit);
    EXPECT_EQ(scene().block("fc1")->state().inputs.at(0), PortLook::Faded);
    EXPECT_EQ(scene().block("input1")->state().outputs.at(0), PortLook::Faded);
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, QPoint(5, 5));
    EXPECT_TRUE(scene().block("act1")->state().inputs.empty());
    EXPECT_EQ(network(), smallNet());
}

TEST_F(CanvasEdit, ADropOnATakenPortReplacesItsWire) {
    drag(outputOf("conv1"), inputOf("flatten1"));
    EXPECT_TRUE(hasWire("conv1", "flatten1"));
    EXPECT_FALSE(hasWire("act1", "flatten1"));
}

TEST_F(CanvasEdit, AWireDraggedOffItsPortIsDeleted) {
    drag(inputOf("fc1"), QPoint(20, 540));
    EXPECT_FALSE(hasWire("flatten1", "fc1"));
    EXPECT_EQ(network().wires.size(), 4U);
}

TEST_F(CanvasEdit, ARingIsRefusedWithAReason) {
    QSignalSpy spy(view.get(), &NetworkView::message);
    drag(outputOf("act1"), inputOf("conv1"));
    EXPECT_FALSE(hasWire("act1", "conv1"));
    EXPECT_EQ(network(), smallNet());
    ASSERT_EQ(spy.count(), 1);
    EXPECT_FALSE(spy.at(0).at(0).toString().isEmpty());
}

TEST_F(CanvasEdit, SeveralBlocksMoveTogetherAsOneEdit) {
    click(centerOf("conv1"));
    click(centerOf("act1"), Qt::ShiftModifier);
    EXPECT_EQ(document.selection(), (std::set<std::string>{"act1", "conv1"}));
    const QPointF conv = scene().block("conv1")->pos(), act = scene().block("act1")->pos();
    const int edits = document.undoStack().count();
    drag(centerOf("conv1"), centerOf("conv1") + QPoint(30, 60));
    const QPointF moved = scene().block("conv1")->pos() - conv;
    EXPECT_GT(moved.y(), 20);
    EXPECT_EQ(scene().block("act1")->pos() - act, moved);
    EXPECT_EQ(document.undoStack().count(), edits + 1);
    EXPECT_EQ(network().layout.at("conv1").y, scene().block("conv1")->pos().y());
    document.undoStack().undo();
    EXPECT_EQ(scene().block("conv1")->pos(), conv);
}

TEST_F(CanvasEdit, ARubberBandSelects) {
    const QRectF box = scene().block("input1")->box().united(scene().block("conv1")->box());
    drag(inView(box.topLeft() - QPointF(15, 15)), inView(box.bottomRight() + QPointF(5, 10)));
    EXPECT_EQ(document.selection(), (std::set<std::string>{"conv1", "input1"}));
}

TEST_F(CanvasEdit, ALooseBlockMovedOntoAWireGoesIntoIt) {
    ASSERT_TRUE(drop("Dropout", QPoint(500, 470)));
    const std::string id = document.selectedBlock();
    const WireSpec wire{{"fc1", "out"}, {"output1", "in"}};
    drag(centerOf(id), inView(scene().wire(wire)->middle()));
    EXPECT_EQ(between("fc1", "output1"), id);
    EXPECT_TRUE(document.analysis().valid());
}

TEST_F(CanvasEdit, CopiesCarryBlocksAndTheirWires) {
    document.select({"act1", "conv1"});
    press(Qt::Key_C, Qt::ControlModifier);
    const QMimeData* clipboard = QApplication::clipboard()->mimeData();
    ASSERT_TRUE(clipboard->hasFormat(QString::fromLatin1(fragmentMimeType)));
    EXPECT_TRUE(clipboard->text().contains(QStringLiteral("glassbox.network/1")));
    press(Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(network().blocks.size(), 8U);
    EXPECT_TRUE(hasWire("conv2", "act2"));
    EXPECT_EQ(document.selection(), (std::set<std::string>{"act2", "conv2"}));
    document.undoStack().undo();
    EXPECT_EQ(network(), smallNet());
}

TEST_F(CanvasEdit, TextOfANetworkPastesToo) {
    QApplication::clipboard()->setText(QString::fromStdString(writeNetwork(chain({"Dense", "Dense"}))));
    press(Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(network().blocks.size(), 8U);
    QSignalSpy spy(view.get(), &NetworkView::message);
    QApplication::clipboard()->setText(QStringLiteral("not a network"));
    press(Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(network().blocks.size(), 8U);
    EXPECT_EQ(spy.count(), 1);
}

TEST_F(CanvasEdit, CutAndDuplicate) {
    document.select({"act1"});
    press(Qt::Key_X, Qt::ControlModifier);
    EXPECT_EQ(network().find("act1"), nullptr);
    EXPECT_TRUE(hasWire("conv1", "flatten1")) << "the wire is bridged";
    document.select({"fc1"});
    press(Qt::Key_D, Qt::ControlModifier);
    EXPECT_NE(network().find("fc2"), nullptr);
    EXPECT_EQ(document.selectedBlock(), "fc2");
}

TEST_F(CanvasEdit, TheMendButtonMends) {
    open(chain({"Input", "Conv2D", "Dense", "Output"}));
    ASSERT_FALSE(document.analysis().valid());
    auto* bubble = view->findChild<MessageBubble*>();
    ASSERT_TRUE(bubble->isVisible());
    QAbstractButton* mend = nullptr;
    for (auto* button : bubble->findChildren<QAbstractButton*>()) {
        if (button->isVisible() && button->text().contains(QStringLiteral("Flatten"))) mend = button;
    }
    ASSERT_NE(mend, nullptr);
    QTest::mouseClick(mend, Qt::LeftButton);
    EXPECT_TRUE(document.analysis().valid());
    EXPECT_NE(between("conv1", "fc1"), "");
    EXPECT_FALSE(bubble->isVisible());
    document.undoStack().undo();
    EXPECT_FALSE(document.analysis().valid());
    EXPECT_TRUE(bubble->isVisible());
}

TEST_F(CanvasEdit, InvalidBlocksSayItAndTheirWiresToo) {
    open(chain({"Input", "Conv2D", "Dense", "Output"}));
    EXPECT_TRUE(scene().block("fc1")->block().invalid);
    EXPECT_FALSE(scene().block("conv1")->block().invalid);
    EXPECT_TRUE(scene().wire({{"conv1", "out"}, {"fc1", "in"}})->wire().invalid);
    EXPECT_FALSE(scene().wire({{"input1", "out"}, {"conv1", "in"}})->wire().invalid);
}

TEST_F(CanvasEdit, TidyIsStoredOnlyWhenAskedFor) {
    EXPECT_TRUE(network().layout.empty());
    drag(centerOf("conv1"), centerOf("conv1") + QPoint(0, 120));
    const NetworkSpec moved = network();
    type('t');
    EXPECT_EQ(network().layout.size(), 6U);
    EXPECT_EQ(network().layout.at("conv1").y, network().layout.at("act1").y);
    document.undoStack().undo();
    EXPECT_EQ(network(), moved);
}

TEST_F(CanvasEdit, InsertionKeepsATidyLayoutTidyAndMakesRoomInAnyOther) {
    type('t');
    drop("ReLU", inView(scene().wire({{"fc1", "out"}, {"output1", "in"}})->middle()));
    BlockPlaces places = scene().places();
    type('t');
    EXPECT_EQ(scene().places(), places) << "it was tidy already";
    drag(centerOf("input1"), centerOf("input1") - QPoint(0, 250));
    const double before = scene().block("act1")->pos().x();
    drop("ReLU", inView(scene().wire({{"conv1", "out"}, {"act1", "in"}})->middle()));
    EXPECT_GT(scene().block("act1")->pos().x(), before);
    const auto items = scene().blocksInOrder();
    for (const BlockItem* a : items) {
        for (const BlockItem* b : items)
            EXPECT_TRUE(a == b || !a->box().intersects(b->box())) << a->id() << b->id();
    }
}

TEST_F(CanvasEdit, FreezingIsShownAndUndone) {
    canvas().editor().setFrozen({"conv1"}, true);
    EXPECT_TRUE(scene().block("conv1")->block().frozen);
    document.undoStack().undo();
    EXPECT_FALSE(scene().block("conv1")->block().frozen);
}

TEST_F(CanvasEdit, ThePaletteInsertsBehindTheSelection) {
    click(centerOf("fc1"));
    view->insertFromPalette(QStringLiteral("ReLU"));
    EXPECT_EQ(between("fc1", "output1"), "relu1");
    // Behind a block without an output means before it.
    document.select({"output1"});
    scene().setCurrent("output1");
    view->insertFromPalette(QStringLiteral("Dense"));
    EXPECT_EQ(between("relu1", "output1"), "fc2");
}

}  // namespace
}  // namespace glassbox
