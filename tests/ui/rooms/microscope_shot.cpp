// Pictures of the Microscope room to look at:
// microscope_shot FOLDER WIDTHxHEIGHT light|dark en|zh_CN PRESET STEPS VALUE... (a value: "grad(conv1.weight)"; "update
// 3"; "network": with it)

#include "core/base/platform/directories.h"
#include "ui/rooms/microscope_room.h"
#include "ui/session/lab_session.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/theme/theme_manager.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cstdio>

namespace glassbox {
namespace {

constexpr int patience = 60000, settling = 400;

/// The position behind the line that makes a value; "update N" is the N-th line of the update.
int positionOf(const MicroscopeStage& stage, const QString& place) {
    if (place.startsWith(QStringLiteral("update ")))
        return std::min(stage.score.begin(StepPhase::Update) + place.mid(7).toInt() + 1, stage.score.end());
    const ValueId value = stage.lowered.graph->find(place.toStdString());
    const auto line = value.valid() ? stage.score.lineOf(value) : std::nullopt;
    return line ? *line + 1 : 0;
}

void shoot(MainWindow& window, const QString& place, const QString& file) {
    MicroscopeSession& session = window.microscopeRoom().session();
    if (place == QStringLiteral("network")) {
        window.microscopeRoom().showNetwork(true);
        QTest::qWait(settling);
    } else {
        session.moveTo(positionOf(*session.view().stage, place));
    }
    if (!QTest::qWaitFor([&] { return session.view().position == session.position(); }, patience)) return;
    QTest::qWait(settling);
    if (!window.grab().save(file)) std::fprintf(stderr, "%s can't be written\n", qPrintable(file));
}

int run(const QStringList& arguments) {
    const QStringList sides = arguments[2].split(u'x');
    Language language;
    Preferences preferences;
    ThemeManager themes;
    language.choose(arguments[4]);
    themes.setLocale(language.locale());
    themes.setMotionChoice(MotionChoice::Less);
    themes.setSchemeChoice(arguments[3] == QStringLiteral("dark") ? SchemeChoice::Dark : SchemeChoice::Light);
    themes.apply();
    MainWindow window(themes, language, preferences, DataPlaces::standard(), resourceDirectory() / "presets");
    window.resize(sides[0].toInt(), sides[1].toInt());
    window.show();
    LabSession& lab = window.session();
    const auto preset = resourceDirectory() / "presets" / (arguments[5].toStdString() + ".json");
    if (window.openFile(QString::fromStdString(preset.string()), false)) return 1;
    const auto rests = [&] { return lab.status().state == RunState::Idle || lab.status().state == RunState::Paused; };
    if (!QTest::qWaitFor(rests, patience)) return 1;
    const qint64 steps = arguments[6].toLongLong();
    if (steps > 0) {
        lab.train();
        if (!QTest::qWaitFor([&] { return lab.status().step >= steps; }, patience)) return 1;
        lab.pause();
        if (!QTest::qWaitFor(rests, patience)) return 1;
    }
    window.showMicroscope();
    MicroscopeSession& session = window.microscopeRoom().session();
    if (!QTest::qWaitFor([&] { return session.view().stage != nullptr; }, patience)) return 1;
    const QString name =
        arguments[1] + u'/' + arguments[5] + u'-' + sides[0] + u'-' + arguments[3] + u'-' + arguments[4];
    for (qsizetype i = 7; i < arguments.size(); ++i)
        shoot(window, arguments[i], QStringLiteral("%1-%2.png").arg(name).arg(i - 6));
    return 0;
}

}  // namespace
}  // namespace glassbox

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QCoreApplication::setOrganizationName(QStringLiteral("GlassboxTests"));
    QCoreApplication::setApplicationName(QStringLiteral("microscope_shot"));
    const QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    return arguments.size() < 8 ? 2 : glassbox::run(arguments);
}
