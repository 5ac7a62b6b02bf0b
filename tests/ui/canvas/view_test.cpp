#include "core/network/composite_library.h"
#include "tests/ui/canvas/canvas_fixture.h"
#include "tests/ui/canvas/synthetic_pictures.h"
#include "ui/canvas/palette.h"
#include "ui/canvas/palette_list.h"
#include "ui/canvas/wire_routing.h"
#include "ui/theme/widgets/search_field.h"

#include <QAbstractButton>
#include <QApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <limits>

namespace glassbox {
namespace {

class CanvasLook : public CanvasTest {
protected:
    CanvasLook() { document.reset(presetExperiment("lenet5")); }

    void wheel(QPoint at, int notches, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QWidget* viewport = canvas().viewport();
        QWheelEvent event(QPointF(at), QPointF(viewport->mapToGlobal(at)), QPoint(), QPoint(0, 120 * notches),
                          Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(viewport, &event);
    }
    QColor pixel(QPointF scenePoint) { return canvas().grab().toImage().pixelColor(inView(scenePoint)); }
};

TEST_F(CanvasLook, ZoomKeepsThePointUnderTheCursor) {
    const QPoint at(310, 145);
    for (const int notches : {1, 3, -2, 5, -8}) {
        const QPointF before = canvas().mapToScene(at);
        wheel(at, notches, notches % 2 ? Qt::ControlModifier : Qt::NoModifier);
        const QPointF moved = (canvas().mapToScene(at) - before) * view->zoom();
        EXPECT_LE(std::abs(moved.x()), 1.0) << notches;
        EXPECT_LE(std::abs(moved.y()), 1.0) << notches;
    }
}

TEST_F(CanvasLook, TheMiddleButtonAndSpacePan) {
    const QPointF before = canvas().visibleCenter();
    drag(QPoint(400, 300), QPoint(340, 260), Qt::MiddleButton);
    const QPointF panned = canvas().visibleCenter() - before;
    EXPECT_NEAR(panned.x() * view->zoom(), 60, 2);
    EXPECT_NEAR(panned.y() * view->zoom(), 40, 2);
    QTest::keyPress(&canvas(), Qt::Key_Space);
    drag(centerOf("conv1"), centerOf("conv1") + QPoint(60, 40));
    QTest::keyRelease(&canvas(), Qt::Key_Space);
    EXPECT_NEAR((canvas().visibleCenter() - before).x() * view->zoom(), 0, 3);
    EXPECT_TRUE(network().layout.empty()) << "panning moves no block";
}

TEST_F(CanvasLook, FittingShowsEverythingAndFollowsTheWindow) {
    for (const QSize size : {QSize(950, 526), QSize(1352, 660), QSize(600, 400)}) {
        view->resize(size);
        const QRect seen = canvas().viewport()->rect();
        for (const BlockItem* item : scene().blocksInOrder()) {
            EXPECT_TRUE(seen.contains(canvas().mapFromScene(item->box()).boundingRect())) << item->id();
        }
    }
}

TEST_F(CanvasLook, NoWireCrossesABlock) {
    std::vector<QRectF> boxes;
    for (const BlockItem* item : scene().blocksInOrder())
        boxes.push_back(item->box());
    for (const auto& [spec, item] : scene().wires()) {
        EXPECT_FALSE(crossesBox(item->route(), boxes)) << spec.to.block;
        EXPECT_EQ(item->route().front(), scene().portPoint({spec.from, true}));
        EXPECT_EQ(item->route().back(), scene().portPoint({spec.to, false}));
    }
    EXPECT_EQ(scene().wires().size(), 13U);
}

TEST_F(CanvasLook, BlocksSayWhatTheyAre) {
    const CanvasBlock& conv = scene().block("conv2")->block();
    EXPECT_EQ(conv.title, QStringLiteral("Conv2D"));
    EXPECT_EQ(conv.count, QStringLiteral("2,416"));
    EXPECT_EQ(conv.summary, QStringLiteral("16 @ 5×5"));
    EXPECT_EQ(scene().block("relu1")->block().title, QStringLiteral("ReLU"));
    EXPECT_EQ(scene().wire({{"pool2", "out"}, {"flatten", "in"}})->wire().label, QStringLiteral("16×5×5"));
    EXPECT_EQ(scene().wire({{"flatten", "out"}, {"fc1", "in"}})->wire().label, QStringLiteral("400"));
}

TEST_F(CanvasLook, WindowsShowTheirTensorInBothThemes) {
    const SampleView pictures = syntheticPictures(network(), document.analysis());
    const QRectF output = scene().block("output")->block().geometry.window().translated(scene().block("output")->pos());
    // The bar of the winning class, which is number 3 of 10.
    const QPointF bar(output.left() + 20, output.center().y() - 1.5 * 9.5);
    EXPECT_NE(pixel(bar), themes.theme().color(Role::Forward));
    view->setPictures(pictures);
    EXPECT_EQ(pixel(bar), themes.theme().color(Role::Forward));
    themes.setSchemeChoice(SchemeChoice::Dark);
    EXPECT_EQ(pixel(bar), themes.theme().color(Role::Forward));
    EXPECT_EQ(pixel(scene().networkRect().topLeft() - QPointF(7, 7)), themes.theme().color(Role::Canvas));
    view->clearPictures();
    EXPECT_NE(pixel(bar), themes.theme().color(Role::Forward));
}

TEST_F(CanvasLook, PicturesAreShownAtMostFiveTimesASecondAndTheLastWins) {
    SampleView pictures = syntheticPictures(network(), document.analysis());
    const QRectF window = scene().block("output")->block().geometry.window().translated(scene().block("output")->pos());
    const QPointF last(window.left() + 20, window.center().y() + 4.5 * 9.5);
    view->setPictures(pictures);
    pictures.blocks.at("output").values = {0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    view->setPictures(pictures);
    EXPECT_NE(pixel(last), themes.theme().color(Role::Forward)) << "too soon";
    EXPECT_TRUE(QTest::qWaitFor([&] { return pixel(last) == themes.theme().color(Role::Forward); }, 5000));
}

TEST_F(CanvasLook, GradientsAreDrawnBelowTheWires) {
    view->setPictures(syntheticPictures(network(), document.analysis()));
    const QPointF middle = scene().wire({{"fc1", "out"}, {"relu3", "in"}})->middle();
    const QPointF below = middle + QPointF(0, canvas_size::backwardOffset);
    const auto backward = [&] {
        const QImage image = canvas().grab().toImage();
        for (int dx = -20; dx <= 20; ++dx) {
            if (image.pixelColor(inView(below + QPointF(dx, 0))) == themes.theme().color(Role::Backward)) return true;
        }
        return false;
    };
    EXPECT_FALSE(backward());
    view->setGradients(true);
    EXPECT_TRUE(backward());
    view->setGradients(false);
    EXPECT_FALSE(backward());
}

TEST_F(CanvasLook, NotFiniteValuesAreSaidOnTheBlock) {
    SampleView pictures = syntheticPictures(network(), document.analysis());
    pictures.blocks.at("fc1").values[3] = std::numeric_limits<float>::quiet_NaN();
    view->setPictures(pictures);
    EXPECT_FALSE(scene().block("fc1")->state().fault.isEmpty());
    EXPECT_TRUE(scene().block("fc2")->state().fault.isEmpty());
}

TEST_F(CanvasLook, PicturesOfAnotherShapeAreNotShown) {
    SampleView pictures = syntheticPictures(network(), document.analysis());
    pictures.blocks.at("fc1").values.pop_back();
    view->setPictures(pictures);
    SUCCEED() << "nothing is painted past the end";
    canvas().grab();
}

TEST_F(CanvasLook, TheChooserAsksForNeighbours) {
    view->setSampleCount(100);
    SampleView pictures = syntheticPictures(network(), document.analysis());
    pictures.index = 0;
    view->setPictures(pictures);
    QSignalSpy spy(view.get(), &NetworkView::sampleRequested);
    for (auto* button : view->findChildren<QAbstractButton*>()) {
        if (button->accessibleName() == QStringLiteral("Next sample")) button->click();
        if (button->accessibleName() == QStringLiteral("Previous sample")) button->click();
    }
    ASSERT_EQ(spy.count(), 2);
    std::set<qlonglong> asked{spy.at(0).at(0).toLongLong(), spy.at(1).at(0).toLongLong()};
    EXPECT_EQ(asked, (std::set<qlonglong>{1, 99}));
}

TEST_F(CanvasLook, AnEmptyNetworkSaysHowToBegin) {
    open(NetworkSpec{});
    QSignalSpy spy(view.get(), &NetworkView::paletteRequested);
    bool found = false;
    for (auto* button : view->findChildren<QAbstractButton*>()) {
        if (button->isVisible() && button->text() == QStringLiteral("Find a block")) {
            found = true;
            button->click();
        }
    }
    EXPECT_TRUE(found);
    EXPECT_EQ(spy.count(), 1);
}

TEST(TensorMeanings, FollowWhatTheNumbersCanBe) {
    const NetworkSpec network = presetExperiment("lenet5").network;
    const auto meanings = tensorMeanings(network, DocumentTypes(network), analyse(network));
    EXPECT_EQ(meanings.at("input"), TensorMeaning::Picture);
    EXPECT_EQ(meanings.at("conv1"), TensorMeaning::Signed);
    EXPECT_EQ(meanings.at("pool1"), TensorMeaning::Amounts);
    EXPECT_EQ(meanings.at("flatten"), TensorMeaning::Amounts);
    EXPECT_EQ(meanings.at("fc3"), TensorMeaning::Signed);
    EXPECT_EQ(meanings.at("output"), TensorMeaning::Probabilities);
}

TEST(TileGrids, FillTheWindow) {
    EXPECT_EQ(tileGrid(6, 28, 28, QSizeF(94, 62)).columns, 3);
    EXPECT_EQ(tileGrid(6, 28, 28, QSizeF(60, 95)).columns, 2);
    EXPECT_EQ(tileGrid(16, 5, 5, QSizeF(94, 95)).columns, 4);
    EXPECT_EQ(cellGrid(120, QSizeF(94, 95)).columns, 10);
    EXPECT_EQ(cellGrid(400, QSizeF(94, 95)).columns, 20);
    const TileGrid prime = cellGrid(113, QSizeF(94, 95));
    EXPECT_GE(prime.columns * prime.rows, 113);
    EXPECT_LE(prime.rows * prime.height, 95 + 1e-9);
}

class PaletteTest : public ::testing::Test {
protected:
    PaletteTest() {
        palette.resize(160, 500);
        palette.show();
        QApplication::setActiveWindow(&palette);
    }
    PaletteList& list() { return *palette.findChild<PaletteList*>(); }
    SearchField& search() { return *palette.findChild<SearchField*>(); }
    PaletteModel& model() { return static_cast<PaletteModel&>(*list().model()); }

    ThemeManager themes;
    BlockPalette palette{themes};
};

TEST_F(PaletteTest, ListsEveryEntryUnderItsHeading) {
    int entries = 0, headings = 0;
    for (int row = 0; row < model().rowCount(); ++row) {
        const QModelIndex index = model().index(row);
        (model().entry(index) ? entries : headings) += 1;
        EXPECT_FALSE(index.data(Qt::DisplayRole).toString().isEmpty());
        EXPECT_EQ(index.flags() == Qt::NoItemFlags, model().entry(index) == nullptr);
    }
    EXPECT_EQ(entries, static_cast<int>(paletteEntries().size() + compositeLibrary().size()));
    EXPECT_GE(headings, 5);
}

TEST_F(PaletteTest, SearchThenEnterInserts) {
    QSignalSpy spy(&palette, &BlockPalette::insertRequested);
    palette.focusSearch();
    QTest::keyClicks(&search(), QStringLiteral("relu"));
    EXPECT_EQ(model().entry(model().firstEntry())->label, "ReLU");
    QTest::keyClick(&search(), Qt::Key_Return);
    ASSERT_EQ(spy.count(), 1);
    EXPECT_EQ(spy.at(0).at(0).toString(), QStringLiteral("ReLU"));
    QTest::keyClick(&search(), Qt::Key_Down);
    EXPECT_TRUE(list().hasFocus());
    QTest::keyClick(&list(), Qt::Key_Down);
    QTest::keyClick(&list(), Qt::Key_Return);
    EXPECT_EQ(spy.at(1).at(0).toString(), QStringLiteral("Leaky ReLU"));
    QTest::keyClick(&list(), Qt::Key_Up);
    QTest::keyClick(&list(), Qt::Key_Up);
    EXPECT_TRUE(search().hasFocus());
    QTest::keyClick(&search(), Qt::Key_Escape);
    EXPECT_GT(model().rowCount(), 10);
}

TEST_F(PaletteTest, DoubleClickInserts) {
    QSignalSpy spy(&palette, &BlockPalette::insertRequested);
    const QModelIndex first = model().firstEntry();
    const QPoint at = list().visualRect(first).center();
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(list().viewport(), Qt::LeftButton, {}, at);
    ASSERT_EQ(spy.count(), 1);
    EXPECT_EQ(spy.at(0).at(0).toString(), QStringLiteral("Input"));
}

TEST_F(PaletteTest, EntriesAreDraggedByTheirLabel) {
    const QModelIndex first = model().firstEntry();
    EXPECT_TRUE(first.flags() & Qt::ItemIsDragEnabled);
    const std::unique_ptr<QMimeData> data(model().mimeData({first}));
    ASSERT_NE(data, nullptr);
    EXPECT_EQ(data->data(QString::fromLatin1(paletteMimeType)), QByteArray("Input"));
    EXPECT_EQ(model().mimeData({model().index(0)}), nullptr) << "a heading is not dragged";
}

TEST_F(PaletteTest, FoldedItFliesOutAndBack) {
    palette.setFolded(true);
    EXPECT_EQ(palette.sizeHint().width(), 44);
    EXPECT_FALSE(list().isVisible());
    QWidget window;
    window.resize(400, 500);
    palette.setParent(&window);
    palette.setGeometry(0, 0, 44, 500);
    window.show();
    palette.show();
    palette.focusSearch();
    auto* flying = window.findChild<PaletteList*>();
    ASSERT_NE(flying, nullptr);
    EXPECT_TRUE(flying->isVisible());
    EXPECT_GE(flying->mapTo(&window, QPoint(0, 0)).x(), 44);
    QTest::keyClick(window.findChild<SearchField*>(), Qt::Key_Escape);
    EXPECT_FALSE(flying->isVisible());
    palette.setFolded(false);
    EXPECT_TRUE(list().isVisible());
    palette.setParent(nullptr);
}

}  // namespace
}  // namespace glassbox
