// What helps in front of a class: an answer for everything that is seen, pictures of views, full screen.
#include "tests/ui/shell/painted_text.h"
#include "tests/ui/shell/window_fixture.h"
#include "tests/ui/shell/window_walk.h"

#include "core/base/platform/directories.h"
#include "ui/canvas/block_item.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/network_view.h"
#include "ui/instruments/curve_chart.h"
#include "ui/rooms/network_room.h"
#include "ui/session/lab_session.h"
#include "ui/shell/class_tools.h"
#include "ui/shell/explanations.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/picture_maker.h"
#include "ui/shell/preferences.h"
#include "ui/theme/theme_manager.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHelpEvent>
#include <QImage>
#include <QMimeData>
#include <QPainter>
#include <QSettings>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>
#include <memory>

#include <gtest/gtest.h>

namespace glassbox {
namespace {

class ClassToolsTest : public ::testing::Test, protected WindowFixture {
protected:
    void train() {
        ASSERT_TRUE(QTest::qWaitFor([&] { return lab().dataset() != nullptr; }, patience));
        window->showNetwork();
        trainALittle();
        for (int turn = 0; turn < 4; ++turn)
            QApplication::processEvents();
    }
    template <class View>
    View* seen(const char* name) {
        for (QWidget* widget : seenWidgets(*window))
            if (widget->inherits(name)) return static_cast<View*>(widget);
        return nullptr;
    }
};

TEST_F(ClassToolsTest, EverythingThatIsSeenHasAnAnswer) {
    train();
    for (const QString& code : Language::codes()) {
        language.choose(code);
        for (const WalkPlace& place : walkPlaces(themes, language, preferences)) {
            const std::unique_ptr<QWidget> dialog = place.show(*window);
            QApplication::processEvents();
            for (QWidget* widget : seenWidgets(dialog ? *dialog : *window)) {
                if (widget == window.get() || widget->size().isEmpty()) continue;
                const bool holds = widget->findChild<QWidget*>(QString(), Qt::FindDirectChildrenOnly) != nullptr;
                if (holds && paintedTexts(*widget).empty()) continue;  // only keeps others in their places
                EXPECT_FALSE(explanationAt(*widget, widget->rect().center()).isEmpty())
                    << qPrintable(place.name) << ", " << qPrintable(code) << ": " << qPrintable(pathOf(*widget));
            }
        }
    }
}

TEST_F(ClassToolsTest, TheCanvasAnswersByPlace) {
    train();
    CanvasView& canvas = *window->networkRoom().view().canvas();
    const BlockItem* block = canvas.canvas().block("conv1");
    const auto at = [&](QPointF point) { return explanationAt(*canvas.viewport(), canvas.mapFromScene(point)); };
    EXPECT_TRUE(at(block->box().center()).startsWith(QStringLiteral("A block")));
    EXPECT_TRUE(at(block->inputPort(0)).startsWith(QStringLiteral("A port")));
    const QPointF wire = (block->inputPort(0) + canvas.canvas().block("input")->outputPort(0)) / 2;
    EXPECT_TRUE(at(wire).startsWith(QStringLiteral("A wire")));
    EXPECT_TRUE(at(block->box().topLeft() + QPointF(20, -60)).startsWith(QStringLiteral("The network")));
}

TEST_F(ClassToolsTest, ChartsTellAxesAndLinesApart) {
    train();
    auto* chart = seen<CurveChart>("glassbox::CurveChart");
    ASSERT_NE(chart, nullptr);
    const QPoint corner = chart->placeOf(chart->epochs().low, chart->range().low).toPoint();
    const QWidget& ground = *chart->viewport();
    EXPECT_TRUE(explanationAt(ground, corner + QPoint(20, 6)).startsWith(QStringLiteral("The axis of epochs")));
    EXPECT_TRUE(explanationAt(ground, corner - QPoint(6, 20)).startsWith(QStringLiteral("The axis of values")));
    EXPECT_TRUE(explanationAt(ground, corner + QPoint(20, -20)).startsWith(QStringLiteral("Thin and dashed")));
}

TEST_F(ClassToolsTest, AskingShowsTheWordsBesideTheThing) {
    train();
    QWidget* canvas = window->networkRoom().view().canvas()->viewport();
    QHelpEvent query(QEvent::QueryWhatsThis, QPoint(9, 9), canvas->mapToGlobal(QPoint(9, 9)));
    query.ignore();
    QApplication::sendEvent(canvas, &query);
    EXPECT_TRUE(query.isAccepted());
    QHelpEvent ask(QEvent::WhatsThis, QPoint(9, 9), canvas->mapToGlobal(QPoint(9, 9)));
    QApplication::sendEvent(canvas, &ask);
    EXPECT_EQ(window->classTools().shownWords(), explanationAt(*canvas, QPoint(9, 9)));
    auto* words = window->findChild<QWidget*>(QStringLiteral("explanation"));
    ASSERT_NE(words, nullptr);
    EXPECT_LE(words->width(), 420);
    QString told;
    for (const PaintedText& text : paintedTexts(*words)) {
        EXPECT_LE(text.missing(), 1.5) << qPrintable(text.text);
        told += text.text;
    }
    EXPECT_EQ(told.remove(u' '), window->classTools().shownWords().remove(u' ').remove(u'\n'));
    words->close();
}

/// How far two pictures are apart: mean difference of a colour, 0 to 255.
double difference(const QImage& a, const QImage& b) {
    double sum = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QColor one = a.pixelColor(x, y), other = b.pixelColor(x, y);
            sum += std::abs(one.red() - other.red()) + std::abs(one.green() - other.green()) +
                   std::abs(one.blue() - other.blue());
        }
    return sum / (3.0 * a.width() * a.height());
}

/// All text of an SVG.
QString textOfSvg(const QByteArray& svg) {
    QXmlStreamReader reader(svg);
    QString text;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::Characters) text += reader.text();
    EXPECT_FALSE(reader.hasError()) << qPrintable(reader.errorString());
    return text;
}

TEST_F(ClassToolsTest, EveryViewIsAPictureOfLinesAndText) {
    train();
    for (const char* name :
         {"glassbox::CanvasView", "glassbox::CurveView", "glassbox::DigitView", "glassbox::SampleStrip"}) {
        SCOPED_TRACE(name);
        auto* view = seen<QWidget>(name);
        ASSERT_NE(view, nullptr);
        const QByteArray svg = picture_maker::svg(*view);
        const QString text = textOfSvg(svg);
        int told = 0;
        for (QWidget* part : seenWidgets(*window)) {
            if (part != view && !view->isAncestorOf(part)) continue;
            for (const PaintedText& painted : paintedTexts(*part)) {
                if (!painted.ink.intersects(QRectF(part->rect()))) continue;
                EXPECT_TRUE(text.contains(painted.text.trimmed())) << qPrintable(painted.text);
                ++told;
            }
        }
        EXPECT_GT(told, 3);
        QSvgRenderer renderer(svg);
        ASSERT_TRUE(renderer.isValid());
        const QImage grab = view->grab().toImage().convertToFormat(QImage::Format_RGB32);
        QImage drawn(grab.size(), QImage::Format_RGB32);
        QPainter painter(&drawn);
        renderer.render(&painter, QRectF(drawn.rect()));
        painter.end();
        EXPECT_LT(difference(grab, drawn), 6);
        QImage blank(grab.size(), QImage::Format_RGB32);
        blank.fill(grab.pixelColor(2, grab.height() - 2));
        EXPECT_LT(difference(grab, drawn), difference(grab, blank));
        const QImage sharp = picture_maker::image(*view);
        EXPECT_EQ(sharp.size(), 2 * view->size());
    }
}

TEST_F(ClassToolsTest, TheClipboardGetsPixelsAndLines) {
    train();
    window->networkRoom().view().canvas()->setFocus();
    QTest::keyClick(window.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QMimeData* data = QApplication::clipboard()->mimeData();
    ASSERT_NE(data, nullptr);
    EXPECT_TRUE(QImage::fromData(data->data(QStringLiteral("image/png"))).width() > 1000);
    EXPECT_TRUE(QSvgRenderer(data->data(QStringLiteral("image/svg+xml"))).isValid());
    QTemporaryDir folder;
    for (const char* ending : {"png", "svg"}) {
        const QString file = folder.filePath(QStringLiteral("view.") + QLatin1String(ending));
        EXPECT_TRUE(picture_maker::save(*window->networkRoom().view().canvas(), file));
        EXPECT_GT(QFileInfo(file).size(), 1000);
    }
    EXPECT_FALSE(picture_maker::save(*window, QStringLiteral("/nowhere/view.svg")));
}

TEST_F(ClassToolsTest, FullScreenAndBackToWhatItWas) {
    window->showMaximized();
    QTest::keyClick(window.get(), Qt::Key_F11, Qt::ShiftModifier);
    EXPECT_TRUE(window->isFullScreen());
    EXPECT_TRUE(window->classTools().fullScreen()->isChecked());
    QTest::keyClick(window.get(), Qt::Key_F11, Qt::ShiftModifier);
    EXPECT_FALSE(window->isFullScreen());
    EXPECT_TRUE(window->isMaximized());
}

}  // namespace
}  // namespace glassbox
