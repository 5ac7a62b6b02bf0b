#include "ui/instruments/curve_view.h"
#include "tests/ui/instruments/synthetic_history.h"
#include "ui/instruments/curve_chart.h"
#include "ui/instruments/curve_items.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/empty_state.h"
#include "ui/theme/widgets/segmented_control.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QApplication>
#include <QAreaSeries>
#include <QChart>
#include <QLineSeries>
#include <QSlider>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

namespace glassbox {
namespace {

constexpr std::int64_t perEpoch = 400;

class CurveViewTest : public ::testing::Test {
protected:
    CurveViewTest() : view(themes) {
        themes.setSchemeChoice(SchemeChoice::Light);
        themes.setMotionChoice(MotionChoice::Less);
        themes.apply();
        view.resize(600, 284);
        view.show();
    }

    void showRun(std::int64_t epochs = 3, std::int64_t more = 100) {
        view.setHistory(syntheticHistory(perEpoch, epochs, more), perEpoch, "validation");
        QApplication::processEvents();
    }

    void wheel(CurveChart& chart, QPointF place, int notches, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QWheelEvent event(place, chart.viewport()->mapToGlobal(place), {}, {0, notches * 120}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(chart.viewport(), &event);
    }

    QPointF middleOf(CurveChart& chart) { return chart.chart()->plotArea().center(); }
    CurveChart& loss() { return view.lossChart(); }
    CurveChart& accuracy() { return view.accuracyChart(); }

    ThemeManager themes;
    CurveView view;
};

TEST_F(CurveViewTest, SaysWhatFillsItBeforeARun) {
    auto* empty = view.findChild<EmptyState*>();
    ASSERT_NE(empty, nullptr);
    EXPECT_TRUE(empty->isVisible());
    EXPECT_FALSE(loss().isVisible());
    bool asked = false;
    QObject::connect(&view, &CurveView::trainRequested, [&asked] { asked = true; });
    auto* train = empty->findChild<QAbstractButton*>();
    ASSERT_NE(train, nullptr);
    QTest::mouseClick(train, Qt::LeftButton);
    EXPECT_TRUE(asked);
    showRun();
    EXPECT_FALSE(empty->isVisible());
    EXPECT_TRUE(loss().isVisible() && accuracy().isVisible());
    view.setHistory({}, perEpoch, "validation");
    EXPECT_TRUE(empty->isVisible());
}

TEST_F(CurveViewTest, DrawsAtMost400PointsALine) {
    showRun(30, 0);
    int lines = 0;
    for (CurveChart* chart : {&loss(), &accuracy()}) {
        for (QAbstractSeries* series : chart->chart()->series()) {
            if (const auto* band = qobject_cast<QAreaSeries*>(series)) {
                EXPECT_LE(band->upperSeries()->count(), 400);
                EXPECT_LE(band->lowerSeries()->count(), 400);
                EXPECT_GE(band->upperSeries()->count(), 100);
            } else if (const auto* line = qobject_cast<QLineSeries*>(series)) {
                EXPECT_LE(line->count(), 400);
                ++lines;
            }
        }
    }
    EXPECT_EQ(lines, 4);
    EXPECT_EQ(view.epochs(), (CurveRange{0, 30}));
}

TEST_F(CurveViewTest, TheWheelZoomsEpochsOfBothChartsAboutThePointer) {
    showRun();
    EXPECT_EQ(view.epochs(), (CurveRange{0, 4}));
    const QRectF plot = loss().chart()->plotArea();
    wheel(loss(), {plot.left() + plot.width() / 4, plot.center().y()}, 2);
    const CurveRange zoomed = view.epochs();
    EXPECT_NEAR(zoomed.length(), 4 * 0.64, 1e-9);
    EXPECT_NEAR(zoomed.low + zoomed.length() / 4, 1, 0.03);  // what was below the pointer stays there
    EXPECT_EQ(accuracy().epochs(), zoomed);
    wheel(accuracy(), middleOf(accuracy()), -30);
    EXPECT_EQ(view.epochs(), (CurveRange{0, 4}));
    wheel(loss(), middleOf(loss()), 200);
    EXPECT_GE(view.epochs().length() * perEpoch, 6);  // never to nothing
}

TEST_F(CurveViewTest, ShiftAndTheWheelZoomTheMetricOfOneChart) {
    showRun();
    const CurveRange before = loss().range(), other = accuracy().range();
    wheel(loss(), middleOf(loss()), 1, Qt::ShiftModifier);
    EXPECT_NEAR(loss().range().length(), before.length() * 0.8, 1e-9);
    EXPECT_EQ(accuracy().range(), other);
    EXPECT_EQ(view.epochs(), (CurveRange{0, 4}));
    wheel(loss(), middleOf(loss()), 1);
    QTest::mouseDClick(loss().viewport(), Qt::LeftButton, {}, middleOf(loss()).toPoint());
    EXPECT_EQ(loss().range(), before);
    EXPECT_EQ(view.epochs(), (CurveRange{0, 4}));
}

TEST_F(CurveViewTest, KeysDoWhatTheWheelDoes) {
    showRun();
    loss().setFocus();
    QTest::keyClick(&loss(), Qt::Key_Plus);
    EXPECT_NEAR(view.epochs().length(), 3.2, 1e-9);
    const double low = view.epochs().low;
    QTest::keyClick(&loss(), Qt::Key_Right, Qt::ControlModifier);
    EXPECT_GT(view.epochs().low, low);
    QTest::keyClick(&loss(), Qt::Key_Minus);
    const CurveRange before = loss().range();
    QTest::keyClick(&loss(), Qt::Key_Up);
    EXPECT_LT(loss().range().length(), before.length());
    QTest::keyClick(&loss(), Qt::Key_Down);
    EXPECT_NEAR(loss().range().length(), before.length(), 1e-9);
    QTest::keyClick(&loss(), Qt::Key_Plus);
    QTest::keyClick(&loss(), Qt::Key_Home);
    EXPECT_EQ(view.epochs(), (CurveRange{0, 4}));
    QTest::keyClick(&loss(), Qt::Key_Right);
    EXPECT_TRUE(loss().marks().marks().cursor);
    QTest::keyClick(&loss(), Qt::Key_Escape);
    EXPECT_FALSE(loss().marks().marks().cursor);
}

TEST_F(CurveViewTest, DraggingMovesAZoomedStretch) {
    showRun();
    wheel(loss(), middleOf(loss()), 3);
    const CurveRange before = view.epochs();
    const QPoint start = middleOf(loss()).toPoint();
    QTest::mousePress(loss().viewport(), Qt::LeftButton, {}, start);
    QMouseEvent move(QEvent::MouseMove, start - QPoint(20, 0), loss().viewport()->mapToGlobal(start - QPoint(20, 0)),
                     Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(loss().viewport(), &move);
    QTest::mouseRelease(loss().viewport(), Qt::LeftButton, {}, start - QPoint(20, 0));
    EXPECT_GT(view.epochs().low, before.low);
    EXPECT_NEAR(view.epochs().length(), before.length(), 1e-9);
}

TEST_F(CurveViewTest, ThePointerShowsBothChartsAtOneEpoch) {
    showRun();
    const QPoint place = loss().placeOf(2.0, 0.1).toPoint();
    QMouseEvent move(QEvent::MouseMove, place, loss().viewport()->mapToGlobal(place), Qt::NoButton, Qt::NoButton, {});
    QApplication::sendEvent(loss().viewport(), &move);
    for (CurveChart* chart : {&loss(), &accuracy()}) {
        const CurveMarks& marks = chart->marks().marks();
        ASSERT_TRUE(marks.cursor);
        EXPECT_NEAR(*marks.cursor, chart->placeOf(2, 1).x(), 2);
        ASSERT_EQ(marks.card.size(), 3u);
        EXPECT_TRUE(marks.read);
        EXPECT_TRUE(marks.cardTitle.contains(QStringLiteral("step")));
    }
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&loss(), &leave);
    EXPECT_FALSE(accuracy().marks().marks().cursor);
}

TEST_F(CurveViewTest, NamesAtTheLineEndsNeverOverlap) {
    History history = syntheticHistory(perEpoch, 3, 0);
    history.finalTest = true;
    history.testLoss = history.epochs.back().validationLoss;
    history.testAccuracy = history.epochs.back().validationAccuracy;
    view.setHistory(history, perEpoch, "validation");
    for (const QSize size : {QSize(600, 284), QSize(600, 180), QSize(960, 330)}) {
        view.resize(size);
        QApplication::processEvents();
        for (CurveChart* chart : {&loss(), &accuracy()}) {
            const auto boxes = chart->marks().labelBoxes();
            ASSERT_GE(boxes.size(), 2u);
            for (std::size_t a = 0; a < boxes.size(); ++a) {
                EXPECT_TRUE(QRectF(chart->viewport()->rect()).adjusted(-1, -1, 1, 1).contains(boxes[a]));
                for (std::size_t b = 0; b < a; ++b)
                    EXPECT_FALSE(boxes[a].adjusted(0, 0.01, 0, -0.01).intersects(boxes[b]));
            }
        }
    }
    EXPECT_EQ(loss().marks().marks().labels[1].end, CurveMarks::End::FinalTest);
    EXPECT_TRUE(loss().accessibleDescription().contains(loss().marks().marks().labels[0].value));
}

TEST_F(CurveViewTest, SmoothingChangesTheLineAndNeverTheBand) {
    showRun();
    auto* slider = view.findChild<QSlider*>();
    ASSERT_NE(slider, nullptr);
    slider->setValue(0);
    const CurveLines raw = loss().lines();
    slider->setValue(slider->maximum());
    const CurveLines smooth = loss().lines();
    EXPECT_EQ(raw.low, smooth.low);
    EXPECT_EQ(raw.high, smooth.high);
    const auto roughness = [](const CurveLines& lines) {
        double sum = 0;
        for (std::size_t i = lines.training.size() / 2; i < lines.training.size(); ++i)
            sum += std::abs(lines.training[i].y - lines.training[i - 1].y);
        return sum;
    };
    EXPECT_LT(roughness(smooth), 0.5 * roughness(raw));
}

TEST_F(CurveViewTest, LossIsLogarithmicOrLinear) {
    showRun();
    auto* scale = view.findChild<SegmentedControl*>();
    ASSERT_NE(scale, nullptr);
    EXPECT_LT(loss().range().low, 0);  // a logarithm
    const CurveRange shares = accuracy().range();
    scale->setCurrentId(1);
    EXPECT_EQ(loss().range().low, 0);
    EXPECT_EQ(accuracy().range(), shares);
}

TEST_F(CurveViewTest, MarksWhereTheLossStoppedBeingANumber) {
    History history = syntheticHistory(perEpoch, 1, 0);
    EXPECT_FALSE(loss().marks().marks().warning);
    for (std::size_t i = 100; i < history.steps.size(); ++i)
        history.steps[i].loss = std::nan("");
    view.setHistory(history, perEpoch, "validation");
    ASSERT_TRUE(loss().marks().marks().warning);
    EXPECT_NEAR(*loss().marks().marks().warning, loss().placeOf(101.0 / perEpoch, 1).x(), 0.01);
}

TEST_F(CurveViewTest, FollowsTheTheme) {
    showRun();
    const auto colour = [this] {
        for (QAbstractSeries* series : loss().chart()->series()) {
            if (const auto* line = qobject_cast<QLineSeries*>(series)) return line->pen().color();
        }
        return QColor();
    };
    EXPECT_EQ(colour(), Theme(Scheme::Light).run(0).color);
    themes.setSchemeChoice(SchemeChoice::Dark);
    EXPECT_EQ(colour(), Theme(Scheme::Dark).run(0).color);
}

TEST_F(CurveViewTest, ControlsHaveNamesAndCanBeReached) {
    showRun();
    for (QWidget* control :
         {static_cast<QWidget*>(view.findChild<QSlider*>()), static_cast<QWidget*>(view.findChild<SegmentedControl*>()),
          static_cast<QWidget*>(&loss()), static_cast<QWidget*>(&accuracy())})
        EXPECT_FALSE(control->accessibleName().isEmpty());
    EXPECT_TRUE(loss().focusPolicy() & Qt::TabFocus);
}

}  // namespace
}  // namespace glassbox
