// Renders curve panel and digit pad into pictures to look at: instruments_shot FOLDER, for light and dark at three
// widths; and says what a refresh of the curves costs.

#include "tests/ui/instruments/synthetic_history.h"
#include "ui/instruments/curve_chart.h"
#include "ui/instruments/curve_view.h"
#include "ui/instruments/digit_canvas.h"
#include "ui/instruments/digit_view.h"
#include "ui/theme/theme_manager.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QTranslator>

#include <cstdio>
#include <ctime>
#include <utility>

namespace glassbox {
namespace {

constexpr std::int64_t stepsPerEpoch = 844;

void sendMouse(QWidget& widget, QEvent::Type type, QPointF place) {
    const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    const Qt::MouseButtons held = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, place, widget.mapToGlobal(place), button, held, Qt::NoModifier);
    QApplication::sendEvent(&widget, &event);
}

/// A nine, as a hand draws it.
void drawNine(DigitCanvas& canvas) {
    static constexpr std::pair<double, double> path[] = {{.62, .30}, {.50, .22}, {.38, .32}, {.37, .45}, {.48, .50},
                                                         {.60, .42}, {.63, .28}, {.62, .50}, {.60, .68}, {.55, .85}};
    const double side = canvas.width();
    sendMouse(canvas, QEvent::MouseButtonPress, {path[0].first * side, path[0].second * side});
    for (const auto& [x, y] : path)
        sendMouse(canvas, QEvent::MouseMove, {x * side, y * side});
    sendMouse(canvas, QEvent::MouseButtonRelease, {path[9].first * side, path[9].second * side});
}

struct Panels {
    QWidget window;
    CurveView* curves;
    DigitView* digit;

    explicit Panels(const ThemeManager& themes) : curves(new CurveView(themes)), digit(new DigitView(themes)) {
        auto* row = new QHBoxLayout(&window);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(1);
        row->addWidget(curves, 4);
        row->addWidget(digit, 3);
        QStringList classes;
        for (int i = 0; i < 10; ++i)
            classes.append(QString::number(i));
        digit->setClasses(classes);
    }

    void save(const QString& file) {
        QApplication::processEvents();
        window.grab().save(file);
    }
};

void shoot(ThemeManager& themes, const QString& folder, SchemeChoice scheme, QSize size) {
    themes.setSchemeChoice(scheme);
    const QString name =
        QStringLiteral("%1/%2-%3-")
            .arg(folder, scheme == SchemeChoice::Dark ? QStringLiteral("dark") : QStringLiteral("light"),
                 QString::number(size.width()));
    Panels panels(themes);
    panels.window.resize(size);
    panels.window.show();
    panels.save(name + QStringLiteral("empty.png"));
    const History early = syntheticHistory(stepsPerEpoch, 2, 300);
    panels.curves->setHistory(early, stepsPerEpoch, "validation");
    drawNine(panels.digit->canvas());
    panels.digit->setAnswer({0, 0, 0, 0, .151F, 0, 0, 0, .006F, .843F});
    panels.save(name + QStringLiteral("training.png"));
    History done = syntheticHistory(stepsPerEpoch, 5, 0);
    done.finalTest = true;
    done.testLoss = 0.031;
    done.testAccuracy = 0.9891;
    panels.curves->setHistory(done, stepsPerEpoch, "validation");
    Q_EMIT panels.curves->lossChart().cursorMoved(2.4);
    panels.digit->setUse(PadUse::OtherData);
    panels.save(name + QStringLiteral("done.png"));
}

double milliseconds(std::clock_t ticks) {
    return 1000.0 * static_cast<double>(ticks) / CLOCKS_PER_SEC;
}

/// Milliseconds of processor time of a refresh of both charts, painting included.
void measure(const ThemeManager& themes) {
    Panels panels(themes);
    panels.window.resize(1440, 284);
    panels.window.show();
    const History whole = syntheticHistory(stepsPerEpoch, 100, 0);
    History growing = whole;
    growing.steps.resize(80000);
    growing.epochs.resize(94);
    panels.curves->setHistory(growing, stepsPerEpoch, "validation");
    QApplication::processEvents();
    double take = 0, paint = 0;
    constexpr int rounds = 40;
    for (int i = 1; i <= rounds; ++i) {
        for (std::size_t k = growing.steps.size(), end = k + 100; k < end; ++k)
            growing.steps.push_back(whole.steps[k]);
        const std::clock_t start = std::clock();
        panels.curves->setHistory(growing, stepsPerEpoch, "validation");
        const std::clock_t taken = std::clock();
        QApplication::processEvents();
        take += milliseconds(taken - start);
        paint += milliseconds(std::clock() - taken);
    }
    std::printf("80,000 steps and 100 more a refresh: %.2f ms to take, %.2f ms to paint\n", take / rounds,
                paint / rounds);
}

}  // namespace
}  // namespace glassbox

int main(int argc, char** argv) {
    using namespace glassbox;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    if (argc < 2) return 2;
    const QString folder = QString::fromLocal8Bit(argv[1]);
    ThemeManager themes;
    themes.setMotionChoice(MotionChoice::Less);
    themes.setSchemeChoice(SchemeChoice::Light);
    themes.apply();
    measure(themes);
    for (const SchemeChoice scheme : {SchemeChoice::Light, SchemeChoice::Dark}) {
        for (const QSize size : {QSize(700, 220), QSize(970, 284), QSize(1400, 330)})
            shoot(themes, folder, scheme, size);
    }
    for (const QSize size : {QSize(460, 300), QSize(450, 140)})
        shoot(themes, folder, SchemeChoice::Light, size);
    QTranslator chinese;
    if (!chinese.load(QStringLiteral(":/i18n/glassbox_zh_CN.qm"))) return 1;
    QApplication::installTranslator(&chinese);
    themes.setLocale(QLocale(QLocale::Chinese));
    shoot(themes, folder, SchemeChoice::Light, QSize(971, 284));
    return 0;
}
