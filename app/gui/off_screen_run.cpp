#include "app/gui/off_screen_run.h"

#include "core/base/platform/memory.h"
#include "ui/rooms/network_room.h"
#include "ui/session/lab_session.h"
#include "ui/shell/main_window.h"

#include <QCoreApplication>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QPixmap>
#include <QTimer>

#include <algorithm>
#include <cstdio>

namespace glassbox {
namespace {

/// Prints the epochs that came since the last call.
void printEpochs(const History& history, std::size_t& printed) {
    for (; printed < history.epochs.size(); ++printed) {
        const EpochRecord& epoch = history.epochs[printed];
        const bool test = !epoch.testHeads.empty();
        const double accuracy = test ? epoch.testAccuracy : epoch.validationAccuracy;
        const double loss = test ? epoch.testLoss : epoch.validationLoss;
        std::fprintf(stderr, "epoch %2lld  training loss %.4f", static_cast<long long>(epoch.epoch), epoch.trainLoss);
        if (test || !epoch.validationHeads.empty())
            std::fprintf(stderr, "  %s loss %.4f", test ? "test (watched)" : "validation", loss);
        if (accuracy >= 0) std::fprintf(stderr, " accuracy %.2f %%", 100 * accuracy);
        std::fprintf(stderr, "  %.0f samples/s\n", epoch.samplesPerSecond);
    }
}

/// Measures how long an event may have to wait: a timer that should come every few milliseconds, and how late it was at
/// worst.
class EventWatch : public QObject {
public:
    EventWatch() {
        clock_.start();
        startTimer(period, Qt::PreciseTimer);
    }
    /// Milliseconds of the longest wait so far.
    qint64 longest() const { return longest_; }

protected:
    void timerEvent(QTimerEvent*) override { longest_ = std::max(longest_, clock_.restart() - period); }

private:
    static constexpr int period = 20;
    QElapsedTimer clock_;
    qint64 longest_ = 0;
};

/// Waits until the run is over; false if it failed.
bool waitForEnd(LabSession& session) {
    QEventLoop loop;
    const EventWatch watch;
    std::size_t printed = 0;
    QObject::connect(&session, &LabSession::historyChanged, &loop, [&] { printEpochs(session.history(), printed); });
    QObject::connect(&session, &LabSession::statusChanged, &loop, [&] {
        const RunState state = session.status().state;
        if (state == RunState::Finished || state == RunState::Failed) loop.quit();
        if (state == RunState::Idle && session.status().error) loop.quit();
    });
    loop.exec();
    printEpochs(session.history(), printed);
    std::fprintf(stderr, "longest wait of an event %lld ms, resident memory %.0f MB\n",
                 static_cast<long long>(watch.longest()), static_cast<double>(peakResidentBytes()) / 1e6);
    return session.status().state == RunState::Finished;
}

/// Lets the probes answer about the trained network, and the window paint it.
void settle(LabSession& session) {
    QEventLoop loop;
    QObject::connect(&session, &LabSession::stripAnswerChanged, &loop, [&] {
        if (session.stripAnswer().step == session.status().step) loop.quit();
    });
    QTimer::singleShot(3000, &loop, &QEventLoop::quit);
    loop.exec();
    QCoreApplication::processEvents();
}

/// Opens or hides the panels below the canvas.
void arrange(MainWindow& window, const QString& instruments) {
    if (instruments.isEmpty()) return;
    auto* room = window.findChild<NetworkRoom*>();
    QDockWidget* before = nullptr;
    for (const char* name : {"curves", "layers", "optimizer", "digitPad", "sampleStrip"}) {
        auto* dock = room->findChild<QDockWidget*>(QString::fromLatin1(name));
        if (instruments == u"hidden") dock->hide();
        if (instruments == u"shown" && before != nullptr) room->splitDockWidget(before, dock, Qt::Horizontal);
        if (instruments == dock->objectName()) dock->raise();
        before = dock;
    }
    QCoreApplication::processEvents();
}

/// What the window shows now; false if it can't be written.
bool takePicture(MainWindow& window, const QString& file) {
    settle(window.session());
    if (window.grab().save(file, "PNG")) return true;
    std::fprintf(stderr, "glassbox: %s can't be written\n", qPrintable(file));
    return false;
}

}  // namespace

int runOffScreen(MainWindow& window, const OffScreenRun& run) {
    LabSession& session = window.session();
    if (const auto refused = window.openFile(run.file, true)) {
        std::fprintf(stderr, "glassbox: %s\n", qPrintable(*refused));
        return 1;
    }
    arrange(window, run.instruments);
    const bool finished = waitForEnd(session);
    if (!run.picture.isEmpty() && !takePicture(window, run.picture)) return 1;
    if (!finished) {
        const auto& error = session.status().error;
        std::fprintf(stderr, "glassbox: %s\n", error ? error->toString().c_str() : "the run stopped");
        return 1;
    }
    if (session.finalTest()->accuracy >= 0)
        std::printf("test accuracy %.2f %%\n", 100 * session.finalTest()->accuracy);
    else
        std::printf("test loss %.6g\n", session.finalTest()->loss);
    if (run.save.isEmpty()) return 0;
    if (const auto refused = session.saveWeights(run.save)) {
        std::fprintf(stderr, "glassbox: %s\n", qPrintable(*refused));
        return 1;
    }
    return 0;
}

}  // namespace glassbox
