#include "core/base/platform/clock.h"
#include "core/base/platform/directories.h"
#include "ui/rooms/microscope_pane.h"
#include "ui/rooms/microscope_room.h"
#include "ui/rooms/slot_view.h"
#include "ui/rooms/update_pane.h"
#include "ui/session/lab_session.h"
#include "ui/theme/theme_manager.h"

#include <QApplication>
#include <QEventLoop>
#include <QPixmap>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

namespace glassbox {
namespace {

void runUntil(const std::function<bool()>& reached) {
    while (!reached())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

/// Whether a pane shows its line whole, the unfolded number too.
bool shows(const MicroscopePane& pane) {
    if (!pane.isVisible() || pane.shownSlots().empty() || pane.shownSlots().back()->isMissing()) return true;
    return pane.unfolded().has_value();
}

bool isShown(MicroscopeRoom& room) {
    const MicroscopeSession& session = room.session();
    if (session.view().position != session.position()) return false;
    const auto line = static_cast<std::size_t>(std::max(session.position() - 1, 0));
    const ScoreLine& done = session.view().stage->score.lines()[line];
    if (done.phase == StepPhase::Update) return done.outputs.empty() || room.updatePane().change().has_value();
    return shows(room.forwardPane()) && shows(room.backwardPane());
}

/// Milliseconds from each press of Next op until its numbers are shown and unfolded and the whole room is painted.
std::vector<double> moves(MicroscopeRoom& room) {
    std::vector<double> times;
    const int end = room.session().view().stage->score.end();
    for (int line = 0; line < end; ++line) {
        const double start = monotonicSeconds();
        room.goOn();
        runUntil([&room] { return isShown(room); });
        if (room.grab().isNull()) return {};
        times.push_back(1000 * (monotonicSeconds() - start));
    }
    return times;
}

int measure(const std::string& preset, const ThemeManager& themes) {
    auto experiment = loadExperiment(resourceDirectory() / "presets" / (preset + ".json"));
    if (!experiment) return 1;
    LabSession lab(DataPlaces::standard());
    MicroscopeRoom room(lab, themes);
    lab.startOver(std::move(*experiment));
    runUntil([&] { return lab.status().state == RunState::Idle; });
    if (lab.status().error) return 1;
    room.resize(1368, 842);
    room.show();
    room.enter();
    runUntil([&] { return room.session().view().stage != nullptr; });
    std::vector<double> times = moves(room);
    if (times.empty()) return 1;
    std::sort(times.begin(), times.end());
    std::printf(
        "%s: one op of %zu shown, unfolded and painted: median %.1f ms, 95 %% within %.1f ms, slowest %.1f ms\n",
        preset.c_str(), times.size(), times[times.size() / 2], times[times.size() * 95 / 100], times.back());
    return 0;
}

}  // namespace
}  // namespace glassbox

/// Time from Next op in the Microscope room to its picture, for some presets: lenet5 and char_gpt if none is named.
int main(int argc, char** argv) {
    QApplication application(argc, argv);
    glassbox::ThemeManager themes;
    themes.setMotionChoice(glassbox::MotionChoice::Less);
    themes.apply();
    std::vector<std::string> presets(argv + 1, argv + argc);
    if (presets.empty()) presets = {"lenet5", "char_gpt"};
    int result = 0;
    for (const std::string& preset : presets)
        result = std::max(result, glassbox::measure(preset, themes));
    return result;
}
