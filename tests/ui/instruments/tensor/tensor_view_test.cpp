#include "tests/ui/instruments/tensor/tensor_fixture.h"
#include "ui/theme/numbers.h"

#include <QAccessible>
#include <QComboBox>

#include <set>

namespace glassbox::test {
namespace {

/// Each view with a tensor that it suits.
struct Case {
    TensorViewKind kind;
    TensorPicture picture;
};

TensorPicture surface() {
    TensorPicture picture = pictureOfShape({2, 12, 12}, TensorRole::Probability, AxisKind::Image);
    picture.plane = PlaneFrame{-2, 2, -1, 1, {{0.5, 0.5, 1}, {-1, 0, 0}}};
    return picture;
}

TensorPicture tokens() {
    TensorPicture picture;
    picture.name = QStringLiteral("input.out");
    picture.kind = AxisKind::Tokens;
    picture.role = TensorRole::Tokens;
    picture.tensor = Tensor::of<std::int32_t>({3}, std::vector<std::int32_t>{7, 0, 12});
    picture.labels = {{QStringLiteral("h"), QStringLiteral("e"), QStringLiteral("·")}};
    return picture;
}

TensorPicture gates() {
    TensorPicture picture = pictureOfShape({5, 8}, TensorRole::Gates, AxisKind::Sequence);
    picture.gates = {QStringLiteral("i"), QStringLiteral("f"), QStringLiteral("g"), QStringLiteral("o")};
    return picture;
}

std::vector<Case> allViews() {
    using Kind = TensorViewKind;
    return {{Kind::Bars, pictureOfShape({10}, TensorRole::Probability, AxisKind::Vector)},
            {Kind::Bars, pictureOfShape({200}, TensorRole::Activation, AxisKind::Vector)},
            {Kind::Matrix, pictureOfShape({6, 9})},
            {Kind::Matrix, pictureOfShape({784}, TensorRole::Activation, AxisKind::Vector)},
            {Kind::Maps, pictureOfShape({6, 7, 8}, TensorRole::Amount, AxisKind::Image)},
            {Kind::Maps, pictureOfShape({3, 8, 8}, TensorRole::Picture, AxisKind::Image)},
            {Kind::Kernels, pictureOfShape({4, 3, 5, 5}, TensorRole::Weight)},
            {Kind::Attention, pictureOfShape({2, 6, 6}, TensorRole::Attention, AxisKind::Image)},
            {Kind::Gates, gates()},
            {Kind::Time, pictureOfShape({7, 4}, TensorRole::State, AxisKind::Sequence)},
            {Kind::Tokens, tokens()},
            {Kind::Surface, surface()}};
}

TEST_F(TensorViewTest, EveryCellOfEveryViewSaysItsFloat) {
    for (Case& one : allViews()) {
        view.setPicture(one.picture);
        ASSERT_EQ(view.kind(), one.kind) << view.picture().name.toStdString();
        SCOPED_TRACE(viewName(one.kind).toStdString());
        const TensorPicture& picture = view.picture();
        const TensorDrawing* drawing = view.canvas().drawing();
        ASSERT_NE(drawing, nullptr);
        std::int64_t seenItems = 0;
        for (std::int64_t i = 0; i < picture.tensor.elements(); ++i) {
            const QRectF box = drawing->boxOf(i);
            if (box.isEmpty()) continue;  // the class that says nothing new
            ++seenItems;
            EXPECT_EQ(drawing->itemAt(box.center()), i);
            const TensorIndex index = drawing->indexOfItem(i);
            EXPECT_EQ(offsetOf(picture.tensor.shape(), index), i);
            EXPECT_EQ(drawing->cardOf(i, themes.theme().locale()).number,
                      exactNumber(picture.tensor, i, themes.theme().locale()));
        }
        EXPECT_EQ(seenItems, one.kind == TensorViewKind::Surface ? 144 : picture.tensor.elements());
        EXPECT_FALSE(view.canvas().accessibleName().isEmpty());
        EXPECT_TRUE(view.canvas().accessibleName().contains(viewName(one.kind)));
    }
}

TEST_F(TensorViewTest, TheCardHasTheExactFloatAndTheLogicalIndex) {
    view.setPicture(pictureOfShape({6, 9}));
    hover({4, 7});
    ASSERT_EQ(hovered.size(), 1u);
    EXPECT_EQ(hovered[0], (TensorIndex{4, 7}));
    ASSERT_TRUE(view.canvas().card().isVisible());
    const CardText text = view.canvas().card().text();
    EXPECT_EQ(text.name, QStringLiteral("fc1.z[4, 7]"));
    QString digits = text.number;
    digits.replace(QChar(0x2212), u'-');
    const float shown = digits.toFloat();
    EXPECT_EQ(shown, view.picture().tensor.span<float>()[4 * 9 + 7]);
    hover({0, 0});
    EXPECT_EQ(hovered.back(), (TensorIndex{0, 0}));
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(field(), &leave);
    EXPECT_TRUE(hovered.back().empty());
    EXPECT_FALSE(view.canvas().card().isVisible());
}

TEST_F(TensorViewTest, ANewTensorUnderThePointerChangesTheCard) {
    view.setPicture(pictureOfShape({6, 9}));
    hover({4, 7});
    TensorPicture next = pictureOfShape({6, 9});
    next.tensor.set(4 * 9 + 7, 42.5);
    view.setPicture(std::move(next));
    EXPECT_EQ(view.canvas().card().text().number, QStringLiteral("42.5"));
    view.setPicture(pictureOfShape({2}, TensorRole::Activation, AxisKind::Vector));  // no such cell any more
    EXPECT_FALSE(view.canvas().card().isVisible());
}

TEST_F(TensorViewTest, ArrowsMoveTheChosenCellAndEnterActivatesIt) {
    view.setPicture(pictureOfShape({6, 9}));
    view.canvas().setFocus();
    press(Qt::Key_Right);  // the first press chooses
    EXPECT_EQ(view.chosen(), (TensorIndex{0, 0}));
    press(Qt::Key_Right);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Left);
    press(Qt::Key_Left);  // stays at the edge
    EXPECT_EQ(view.chosen(), (TensorIndex{2, 0}));
    EXPECT_EQ(chosen.back(), (TensorIndex{2, 0}));
    press(Qt::Key_End);
    EXPECT_EQ(view.chosen(), (TensorIndex{2, 8}));
    EXPECT_TRUE(activated.empty());
    press(Qt::Key_Return);
    ASSERT_EQ(activated.size(), 1u);
    EXPECT_EQ(activated[0], (TensorIndex{2, 8}));
    EXPECT_TRUE(view.canvas().accessibleDescription().contains(QStringLiteral("fc1.z[2, 8]")));
}

TEST_F(TensorViewTest, ArrowsGoFromTileToTile) {
    view.setPicture(pictureOfShape({2, 3, 5, 5}, TensorRole::Weight));
    view.setChosen(TensorIndex{0, 0, 4, 4});
    press(Qt::Key_Right);
    EXPECT_EQ(view.chosen(), (TensorIndex{0, 1, 4, 0}));
    press(Qt::Key_Down);
    EXPECT_EQ(view.chosen(), (TensorIndex{1, 1, 0, 0}));
    press(Qt::Key_Left);
    EXPECT_EQ(view.chosen(), (TensorIndex{1, 0, 0, 4}));
}

TEST_F(TensorViewTest, APressChoosesAndADoublePressActivates) {
    view.setPicture(pictureOfShape({3, 8, 8}, TensorRole::Activation, AxisKind::Image));
    QTest::mouseClick(field(), Qt::LeftButton, {}, middleOf({2, 3, 4}));
    EXPECT_EQ(chosen.back(), (TensorIndex{2, 3, 4}));
    QTest::mouseDClick(field(), Qt::LeftButton, {}, middleOf({2, 3, 4}));
    ASSERT_FALSE(activated.empty());
    EXPECT_EQ(activated.back(), (TensorIndex{2, 3, 4}));
    const std::size_t sent = chosen.size();
    view.setChosen(TensorIndex{1, 1, 1});
    EXPECT_EQ(chosen.size(), sent);  // set from outside: no signal
    view.setChosen(TensorIndex{1, 1, 99});
    EXPECT_TRUE(view.chosen().empty());
}

TEST_F(TensorViewTest, TheChoiceStaysWhereItStillMeansSomething) {
    view.setPicture(pictureOfShape({6, 9}));
    view.setChosen(TensorIndex{5, 8});
    view.setPicture(pictureOfShape({6, 9}));
    EXPECT_EQ(view.chosen(), (TensorIndex{5, 8}));
    view.setKind(TensorViewKind::Histogram);
    EXPECT_EQ(view.chosen(), (TensorIndex{5, 8}));
    view.setKind(TensorViewKind::Surface);  // it has none
    EXPECT_EQ(view.kind(), TensorViewKind::Histogram);
    view.setPicture(pictureOfShape({6, 9}));
    EXPECT_EQ(view.kind(), TensorViewKind::Histogram);
    view.setPicture(pictureOfShape({3, 3}));
    EXPECT_TRUE(view.chosen().empty());
}

TEST_F(TensorViewTest, TheChoiceOfViewsFollowsTheTensor) {
    auto* kinds = view.findChild<QComboBox*>();
    ASSERT_NE(kinds, nullptr);
    view.setPicture(pictureOfShape({7, 4}, TensorRole::Embedding));
    ASSERT_EQ(kinds->count(), 3);
    EXPECT_EQ(kinds->currentText(), viewName(TensorViewKind::Plane));
    kinds->setCurrentIndex(1);
    Q_EMIT kinds->activated(1);
    EXPECT_EQ(view.kind(), TensorViewKind::Matrix);
    view.setPicture(tokens());
    EXPECT_FALSE(kinds->isVisible());  // one view: nothing to choose
}

TEST_F(TensorViewTest, PointsOfAnEmbeddingAreItsRows) {
    TensorPicture picture = pictureOfShape({7, 4}, TensorRole::Embedding);
    picture.labels = {{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}};
    view.setPicture(std::move(picture));
    view.setChosen(TensorIndex{1});
    press(Qt::Key_Right);
    const QRectF from = view.canvas().boxOf(TensorIndex{1}), to = view.canvas().boxOf(view.chosen());
    EXPECT_GE(to.center().x(), from.center().x());
    EXPECT_EQ(view.chosen().size(), 1u);
    EXPECT_EQ(view.canvas().drawing()->cardOf(2, themes.theme().locale()).note, QStringLiteral("c"));
}

TEST_F(TensorViewTest, BarsOfAHistogramSayHowMany) {
    view.setPicture(pictureOfShape({40, 30}));
    view.setKind(TensorViewKind::Histogram);
    const TensorDrawing& drawing = *view.canvas().drawing();
    std::int64_t sum = 0;
    for (std::int64_t item = 0; item < drawing.items(); ++item)
        sum += drawing.cardOf(item, themes.theme().locale()).number.section(u' ', 0, 0).remove(u',').toInt();
    EXPECT_EQ(sum, 1200);
    press(Qt::Key_Right);
    EXPECT_TRUE(chosen.empty());  // a bar is no cell of the tensor
    EXPECT_TRUE(view.canvas().card().isVisible());
}

TEST_F(TensorViewTest, AnEmptyTensorShowsNothingAndHarmsNothing) {
    view.setPicture(pictureOfShape({6, 9}));
    view.setPicture({});
    press(Qt::Key_Right);
    press(Qt::Key_Return);
    QTest::mouseClick(field(), Qt::LeftButton, {}, {20, 20});
    EXPECT_TRUE(chosen.empty());
    EXPECT_TRUE(view.chosen().empty());
    EXPECT_FALSE(seen().isNull());
}

TEST_F(TensorViewTest, AnotherTensorMayComeWhileACellIsChosen) {
    view.setPicture(pictureOfShape({6, 9}));
    QObject::connect(&view, &TensorView::cellChosen, [this] { view.setPicture(pictureOfShape({2, 2})); });
    press(Qt::Key_Right);
    press(Qt::Key_End);
    EXPECT_LT(view.chosen().empty() ? 0 : view.chosen()[1], 2);
}

}  // namespace
}  // namespace glassbox::test
