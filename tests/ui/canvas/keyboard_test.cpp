#include "tests/ui/canvas/canvas_fixture.h"
#include "ui/canvas/canvas_commands.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

namespace glassbox {
namespace {

class CanvasKeys : public CanvasTest {
protected:
    CanvasKeys() { open(chain({"Input", "Conv2D", "Activation", "Flatten", "Dense", "Output"})); }
};

TEST_F(CanvasKeys, ArrowsWalkAlongWires) {
    press(Qt::Key_Right);
    EXPECT_EQ(scene().current(), "input1");
    for (const char* id : {"conv1", "act1", "flatten1", "fc1", "output1"}) {
        press(Qt::Key_Right);
        EXPECT_EQ(document.selectedBlock(), id);
    }
    press(Qt::Key_Left);
    EXPECT_EQ(document.selectedBlock(), "fc1");
    press(Qt::Key_Left, Qt::ShiftModifier);
    EXPECT_EQ(document.selection(), (std::set<std::string>{"fc1", "flatten1"}));
}

TEST_F(CanvasKeys, UpAndDownReachOtherRows) {
    view->resize(520, 620);
    ASSERT_NE(scene().block("input1")->pos().y(), scene().block("output1")->pos().y());
    canvas().goTo("input1");
    press(Qt::Key_Down);
    const std::string below = document.selectedBlock();
    EXPECT_GT(scene().block(below)->pos().y(), scene().block("input1")->pos().y());
    press(Qt::Key_Up);
    EXPECT_EQ(scene().block(document.selectedBlock())->pos().y(), scene().block("input1")->pos().y());
}

TEST_F(CanvasKeys, TabGoesInOrderAndLeavesAtTheEnd) {
    for (const char* id : {"input1", "conv1", "act1", "flatten1", "fc1", "output1"}) {
        press(Qt::Key_Tab);
        EXPECT_EQ(scene().current(), id);
    }
    press(Qt::Key_Tab);
    EXPECT_FALSE(canvas().hasFocus());
    canvas().setFocus();
    press(Qt::Key_Backtab, Qt::ShiftModifier);
    EXPECT_EQ(scene().current(), "fc1");
}

TEST_F(CanvasKeys, AltArrowsMoveAndMergeIntoOneEdit) {
    canvas().goTo("conv1");
    const QPointF before = scene().block("conv1")->pos();
    for (int i = 0; i < 3; ++i)
        press(Qt::Key_Down, Qt::AltModifier);
    press(Qt::Key_Right, Qt::AltModifier);
    EXPECT_EQ(scene().block("conv1")->pos(), before + QPointF(canvas_size::grid, 3 * canvas_size::grid));
    EXPECT_EQ(document.undoStack().count(), 1);
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(scene().block("conv1")->pos(), before);
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_NE(scene().block("conv1")->pos(), before);
}

TEST_F(CanvasKeys, EnterOpensAndSlashFindsThePalette) {
    QSignalSpy opened(view.get(), &NetworkView::openRequested), palette(view.get(), &NetworkView::paletteRequested);
    canvas().goTo("conv1");
    press(Qt::Key_Return);
    ASSERT_EQ(opened.count(), 1);
    EXPECT_EQ(opened.at(0).at(0).toString(), QStringLiteral("conv1"));
    type('/');
    EXPECT_EQ(palette.count(), 1);
}

TEST_F(CanvasKeys, AWireIsDrawnWithoutTheMouse) {
    document.edit(disconnect(network(), {{"flatten1", "out"}, {"fc1", "in"}}), QStringLiteral("cut"));
    canvas().goTo("flatten1");
    type('w');
    EXPECT_EQ(scene().block("fc1")->state().inputs.at(0), PortLook::Chosen) << "the free port that fits comes first";
    press(Qt::Key_Right);
    EXPECT_EQ(scene().block("output1")->state().inputs.at(0), PortLook::Chosen);
    press(Qt::Key_Left);
    press(Qt::Key_Return);
    EXPECT_TRUE(hasWire("flatten1", "fc1"));
    const NetworkSpec drawn = network();
    type('w');
    press(Qt::Key_Escape);
    EXPECT_EQ(network(), drawn);
    EXPECT_TRUE(scene().block("fc1")->state().inputs.empty());
}

TEST_F(CanvasKeys, AWireIsChosenAndDeletedWithoutTheMouse) {
    canvas().goTo("conv1");
    press(Qt::Key_Right, Qt::ControlModifier);
    ASSERT_TRUE(scene().selectedWire());
    EXPECT_EQ(scene().selectedWire()->to.block, "act1");
    view->insertFromPalette(QStringLiteral("MaxPool2D"));
    EXPECT_EQ(between("conv1", "act1"), "pool1");
    canvas().goTo("fc1");
    press(Qt::Key_Left, Qt::ControlModifier);
    press(Qt::Key_Delete);
    EXPECT_FALSE(hasWire("flatten1", "fc1"));
}

TEST_F(CanvasKeys, DeleteBridgesAndGoesOnWhereTheBlockWas) {
    canvas().goTo("act1");
    press(Qt::Key_Delete);
    EXPECT_TRUE(hasWire("conv1", "flatten1"));
    EXPECT_EQ(scene().current(), "conv1");
    press(Qt::Key_Right);
    EXPECT_EQ(document.selectedBlock(), "flatten1");
}

TEST_F(CanvasKeys, SelectAllThenEscape) {
    press(Qt::Key_A, Qt::ControlModifier);
    EXPECT_EQ(document.selection().size(), 6U);
    press(Qt::Key_Escape);
    EXPECT_TRUE(document.selection().empty());
}

TEST_F(CanvasKeys, F2RenamesInPlace) {
    canvas().goTo("conv1");
    press(Qt::Key_F2);
    auto* field = canvas().viewport()->findChild<QLineEdit*>();
    ASSERT_NE(field, nullptr);
    EXPECT_FALSE(field->accessibleName().isEmpty());
    field->setText(QStringLiteral("edges"));
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_NE(network().find("edges"), nullptr);
    EXPECT_TRUE(hasWire("input1", "edges"));
    EXPECT_EQ(document.selectedBlock(), "edges");
    EXPECT_TRUE(canvas().hasFocus());
    press(Qt::Key_F2);
    field = nullptr;
    for (auto* candidate : canvas().viewport()->findChildren<QLineEdit*>()) {
        if (candidate->isVisible() && candidate->text() == QStringLiteral("edges")) field = candidate;
    }
    ASSERT_NE(field, nullptr);
    field->setText(QStringLiteral("other"));
    QTest::keyClick(field, Qt::Key_Escape);
    EXPECT_EQ(network().find("other"), nullptr);
}

TEST_F(CanvasKeys, ABadNameIsRefusedWithTheReason) {
    QSignalSpy spy(view.get(), &NetworkView::message);
    canvas().editor().rename("conv1", QStringLiteral("act1"));
    EXPECT_NE(network().find("conv1"), nullptr);
    ASSERT_EQ(spy.count(), 1);
}

TEST_F(CanvasKeys, PlusMinusAndZeroZoom) {
    const double fitted = view->zoom();
    type('+');
    EXPECT_GT(view->zoom(), fitted);
    type('-');
    type('-');
    EXPECT_LT(view->zoom(), fitted);
    type('0');
    EXPECT_NEAR(view->zoom(), fitted, 1e-9);
}

TEST_F(CanvasKeys, ItsKeysAreItsOwnAndOthersPass) {
    canvas().goTo("conv1");
    // A window with an action of the same key must not make either ambiguous.
    QAction foreign;
    foreign.setShortcut(QKeySequence(QStringLiteral("Ctrl+Z")));
    view->addAction(&foreign);
    QSignalSpy stolen(&foreign, &QAction::triggered);
    press(Qt::Key_Down, Qt::AltModifier);
    ASSERT_TRUE(document.undoStack().canUndo());
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_FALSE(document.undoStack().canUndo());
    EXPECT_EQ(stolen.count(), 0);
    QKeyEvent other(QEvent::ShortcutOverride, Qt::Key_F5, Qt::NoModifier);
    other.ignore();
    QApplication::sendEvent(&canvas(), &other);
    EXPECT_FALSE(other.isAccepted());
}

TEST_F(CanvasKeys, TheMenuKeyOffersEverything) {
    canvas().goTo("conv1");
    QStringList texts;
    QTimer::singleShot(0, &canvas(), [&] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        ASSERT_NE(menu, nullptr);
        for (const QAction* action : menu->actions())
            texts += action->text();
        menu->close();
    });
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(0, 0), QPoint(0, 0));
    QApplication::sendEvent(canvas().viewport(), &event);
    EXPECT_TRUE(texts.contains(QStringLiteral("Rename")));
    EXPECT_TRUE(texts.contains(QStringLiteral("Delete the wire conv1 to act1")));
    EXPECT_TRUE(texts.contains(QStringLiteral("Frozen: keeps its parameters")));
}

TEST_F(CanvasKeys, ScreenReadersHearTheBlocks) {
    QAccessible::setActive(true);
    QAccessibleInterface* access = QAccessible::queryAccessibleInterface(&canvas());
    ASSERT_NE(access, nullptr);
    EXPECT_EQ(access->role(), QAccessible::List);
    EXPECT_FALSE(access->text(QAccessible::Name).isEmpty());
    ASSERT_EQ(access->childCount(), 6);
    canvas().goTo("conv1");
    QAccessibleInterface* focused = access->focusChild();
    ASSERT_NE(focused, nullptr);
    EXPECT_EQ(focused->text(QAccessible::Name).toStdString(), "Conv2D conv1, 1×28×28 to 8×26×26, 80 parameters");
    EXPECT_EQ(access->indexOfChild(focused), 1);
    EXPECT_EQ(access->child(1), focused);
    EXPECT_TRUE(focused->state().selected);
    EXPECT_FALSE(focused->rect().isEmpty());
}

TEST_F(CanvasKeys, EveryControlHasANameAndAPlaceInTheOrder) {
    view->setSampleCount(100);
    for (const auto* button : view->findChildren<QAbstractButton*>()) {
        if (!button->isVisible()) continue;
        EXPECT_FALSE(button->accessibleName().isEmpty() && button->text().isEmpty())
            << button->metaObject()->className();
        EXPECT_TRUE(button->focusPolicy() & Qt::TabFocus) << button->accessibleName().toStdString();
    }
}

}  // namespace
}  // namespace glassbox
