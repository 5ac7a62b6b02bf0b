#include "tests/ui/instruments/tensor/tensor_fixture.h"
#include "ui/theme/color_map.h"

#include <QWheelEvent>

#include <limits>
#include <set>

namespace glassbox::test {
namespace {

/// Colours in the inner part of a cell.
std::set<QRgb> coloursIn(const QImage& image, const QRectF& box) {
    std::set<QRgb> found;
    const QRect inner = box.adjusted(2, 2, -2, -2).toRect();
    for (int y = inner.top(); y <= inner.bottom(); ++y)
        for (int x = inner.left(); x <= inner.right(); ++x)
            found.insert(image.pixel(x, y));
    return found;
}

TEST_F(TensorViewTest, DigitsAppearAt28Pixels) {
    view.setPicture(pictureOfShape({6, 9}));
    view.setCellSize(27);
    EXPECT_EQ(coloursIn(seen(), view.canvas().boxOf(TensorIndex{1, 2})).size(), 1u);
    view.zoomToDigits();
    EXPECT_EQ(view.cellSize(), 28);
    EXPECT_GT(coloursIn(seen(), view.canvas().boxOf(TensorIndex{1, 2})).size(), 3u);
}

TEST_F(TensorViewTest, TheColourOfACellIsThatOfItsNumber) {
    view.setPicture(pictureOfShape({6, 9}));
    view.setCellSize(20);
    const QImage image = seen();
    const auto numbers = view.picture().tensor.span<float>();
    const ValueRange range = ValueRange::symmetric(numbers);
    for (const TensorIndex& index : {TensorIndex{0, 0}, TensorIndex{3, 4}, TensorIndex{5, 8}}) {
        const float value = numbers[static_cast<std::size_t>(offsetOf(view.picture().tensor.shape(), index))];
        const QRgb wanted =
            themes.theme().colorMap(ColorMapKind::Signed)[static_cast<std::size_t>(colorIndex(value, range))];
        EXPECT_EQ(image.pixel(middleOf(index)), wanted);
    }
    view.setRange(ValueRange{-100, 100});
    const QRgb wanted =
        themes.theme().colorMap(ColorMapKind::Signed)[static_cast<std::size_t>(colorIndex(numbers[0], {-100, 100}))];
    EXPECT_EQ(seen().pixel(middleOf({0, 0})), wanted);
}

/// Gates i, f, g, o of two units over five time steps.
TensorPicture gatesOfTwoUnits() {
    TensorPicture picture = pictureOfShape({5, 8}, TensorRole::Gates, AxisKind::Sequence);
    picture.gates = {QStringLiteral("i"), QStringLiteral("f"), QStringLiteral("g"), QStringLiteral("o")};
    return picture;
}

TEST_F(TensorViewTest, EachCellOfEveryTileHasTheColourOfItsNumber) {
    using Kind = AxisKind;
    for (const TensorPicture& picture :
         {pictureOfShape({6, 3, 5}, TensorRole::Activation, Kind::Image),
          pictureOfShape({5, 3, 2, 4}, TensorRole::Weight), pictureOfShape({3, 5, 4, 2}, TensorRole::Weight),
          pictureOfShape({7, 4}, TensorRole::State, Kind::Sequence),
          pictureOfShape({2, 5, 5}, TensorRole::Attention, Kind::Image), pictureOfShape({24}), gatesOfTwoUnits()}) {
        view.setPicture(picture);
        if (picture.tensor.shape().rank() == 1) view.setKind(TensorViewKind::Matrix);
        SCOPED_TRACE(view.canvas().accessibleName().toStdString());
        const QImage image = seen();
        const std::vector<ColorScale> scales = view.canvas().drawing()->scales();
        for (std::int64_t i = 0; i < picture.tensor.elements(); ++i) {
            const TensorIndex index = indexOf(picture.tensor.shape(), i);
            ASSERT_TRUE(QRectF(field()->rect()).contains(view.canvas().boxOf(index)));
            const bool second = scales.size() > 1 && index[1] / 2 == 2;  // gate g
            const ColorScale& scale = scales[second ? 1 : 0];
            const QRgb wanted = themes.theme().colorMap(scale.map)[static_cast<std::size_t>(
                colorIndex(picture.tensor.span<float>()[static_cast<std::size_t>(i)], scale.range))];
            // Beside the digits, which stand in the middle.
            const QPointF corner = view.canvas().boxOf(index).topLeft() + QPointF(3, 3);
            EXPECT_EQ(image.pixel(corner.toPoint()), wanted) << i;
        }
    }
}

TEST_F(TensorViewTest, DigitsOfSmallNumbersAreNotAllNought) {
    TensorPicture picture = pictureOfShape({4, 6});
    view.setPicture(picture);
    view.zoomToDigits();
    const QImage large = seen();
    const QRect cells = view.canvas().boxOf(TensorIndex{0, 0}).united(view.canvas().boxOf(TensorIndex{3, 5})).toRect();
    for (std::int64_t i = 0; i < picture.tensor.elements(); ++i)
        picture.tensor.set(i, picture.tensor.at(i) * 1e-5);
    view.setPicture(picture);
    EXPECT_EQ(seen().copy(cells), large.copy(cells));  // the same digits, and the caption says what they count
    EXPECT_TRUE(view.canvas().drawing()->caption(themes.theme().locale()).contains(QStringLiteral("10⁻⁵")));
}

TEST_F(TensorViewTest, NanIsHatched) {
    TensorPicture picture = pictureOfShape({3, 4});
    picture.tensor.set(5, std::numeric_limits<double>::quiet_NaN());
    view.setPicture(std::move(picture));
    view.setCellSize(24);
    const std::set<QRgb> wrong = coloursIn(seen(), view.canvas().boxOf(TensorIndex{1, 1}));
    EXPECT_TRUE(wrong.contains(themes.theme().color(Role::ErrorSoft).rgb()));
    EXPECT_GT(wrong.size(), 2u);
    EXPECT_EQ(coloursIn(seen(), view.canvas().boxOf(TensorIndex{1, 2})).size(), 1u);
    EXPECT_EQ(view.canvas().drawing()->cardOf(5, themes.theme().locale()).number, QStringLiteral("NaN"));
    EXPECT_FALSE(view.canvas().drawing()->caption(themes.theme().locale()).isEmpty());
}

TEST_F(TensorViewTest, AStrongNumberIsSeenAmongManySmallerThanAPixel) {
    TensorPicture picture = pictureOfShape({900, 900});
    for (std::int64_t i = 0; i < picture.tensor.elements(); ++i)
        picture.tensor.set(i, 0);
    picture.tensor.set(450 * 900 + 451, -3);
    view.setPicture(std::move(picture));
    ASSERT_LT(view.cellSize(), 1);
    const QImage image = seen();
    const QRgb strongest = themes.theme().colorMap(ColorMapKind::Signed)[0];
    bool found = false;
    const QPoint place = middleOf({450, 451});
    for (int y = place.y() - 2; y <= place.y() + 2; ++y)
        for (int x = place.x() - 2; x <= place.x() + 2; ++x)
            found = found || image.pixel(x, y) == strongest;
    EXPECT_TRUE(found);
}

TEST_F(TensorViewTest, TheWheelZoomsAroundThePointer) {
    view.setPicture(pictureOfShape({40, 40}));
    const double fitting = view.cellSize();
    view.zoomToDigits();
    const QPoint place = middleOf({5, 7});
    for (int i = 0; i < 4; ++i) {
        QWheelEvent wheel(place, field()->mapToGlobal(place), {}, {0, 120}, Qt::NoButton, Qt::ControlModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(field(), &wheel);
    }
    EXPECT_GT(view.cellSize(), 2 * 28);
    EXPECT_TRUE(view.canvas().boxOf(TensorIndex{5, 7}).contains(place));
    press(Qt::Key_0);
    EXPECT_EQ(view.cellSize(), fitting);
    press(Qt::Key_Plus);
    EXPECT_GT(view.cellSize(), fitting);
    press(Qt::Key_Minus);
    EXPECT_EQ(view.cellSize(), fitting);
}

TEST_F(TensorViewTest, TheChosenCellIsScrolledIntoSight) {
    view.setPicture(pictureOfShape({40, 40}));
    view.zoomToDigits();
    view.setChosen(TensorIndex{0, 0});
    press(Qt::Key_End);
    EXPECT_EQ(view.chosen(), (TensorIndex{0, 39}));
    EXPECT_TRUE(QRectF(field()->rect()).contains(view.canvas().boxOf(view.chosen())));
}

TEST_F(TensorViewTest, DirectionAndPatchesAreInTheirColour) {
    TensorPicture picture = pictureOfShape({12, 12});
    view.setPicture(picture);
    view.setCellSize(14);
    view.setPatches({{{2, 3}, {4, 5}}});
    const QRectF patch = view.canvas().boxOf(TensorIndex{2, 3}).united(view.canvas().boxOf(TensorIndex{4, 5}));
    const QPoint edge(patch.center().toPoint().x(), qRound(patch.top()));
    EXPECT_EQ(seen().pixel(edge), themes.theme().color(Role::Forward).rgb());
    picture.direction = TensorDirection::Backward;
    view.setPicture(picture);
    view.setCellSize(14);
    EXPECT_EQ(seen().pixel(edge), themes.theme().color(Role::Backward).rgb());
}

TEST_F(TensorViewTest, EveryThemeAndSizeIsPaintedWithoutHarm) {
    for (const SchemeChoice scheme : {SchemeChoice::Light, SchemeChoice::Dark}) {
        themes.setSchemeChoice(scheme);
        for (const QSize size : {QSize(96, 72), QSize(1200, 900), QSize(300, 40)}) {
            view.resize(size);
            for (const Shape& shape :
                 {Shape{1}, Shape{500}, Shape{1, 1}, Shape{300, 2}, Shape{64, 64, 3, 3}, Shape{5, 1, 9}}) {
                view.setPicture(pictureOfShape(shape, TensorRole::Weight));
                for (const TensorViewKind kind : viewKindsOf(view.picture())) {
                    view.setKind(kind);
                    EXPECT_FALSE(seen().isNull());
                    EXPECT_FALSE(view.canvas().image().isNull());
                }
            }
        }
    }
}

}  // namespace
}  // namespace glassbox::test
