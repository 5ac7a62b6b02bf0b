#include "core/base/platform/clock.h"
#include "core/base/platform/directories.h"
#include "ui/session/microscope_session.h"

#include <QCoreApplication>
#include <QEventLoop>

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

/// What the room shows of a line: what its op reads and makes, of one sample.
std::vector<TensorWish> wishesOf(const MicroscopeStage& stage, int line) {
    const ScoreLine& what = stage.score.lines()[static_cast<std::size_t>(line)];
    std::vector<TensorWish> wishes;
    for (const auto* values : {&what.inputs, &what.outputs})
        for (const ValueId value : *values)
            wishes.push_back({stage.lowered.graph->value(value).name, 0});
    return wishes;
}

/// Milliseconds from each move to the view that shows it, over a whole step.
std::vector<double> moves(MicroscopeSession& microscope) {
    std::vector<double> times;
    const MicroscopeStage& stage = *microscope.view().stage;
    for (int line = 0; line < stage.score.end(); ++line) {
        const double start = monotonicSeconds();
        const std::vector<TensorWish> wishes = wishesOf(stage, line);
        microscope.watch(wishes);
        microscope.forward(StepSize::Op);
        runUntil([&] {
            const MicroscopeView& view = microscope.view();
            return view.position == line + 1 &&
                   std::ranges::all_of(wishes, [&view](const TensorWish& wish) { return view.tensors.contains(wish); });
        });
        times.push_back(1000 * (monotonicSeconds() - start));
    }
    return times;
}

int measure(const std::string& preset) {
    auto experiment = loadExperiment(resourceDirectory() / "presets" / (preset + ".json"));
    if (!experiment) return 1;
    LabSession lab(DataPlaces::standard());
    MicroscopeSession microscope(lab);
    lab.startOver(std::move(*experiment));
    runUntil([&] { return lab.status().state == RunState::Idle; });
    if (lab.status().error) return 1;
    const double start = monotonicSeconds();
    microscope.open();
    runUntil([&] { return microscope.view().stage != nullptr; });
    const double opened = 1000 * (monotonicSeconds() - start);
    std::vector<double> times = moves(microscope);
    std::sort(times.begin(), times.end());
    std::printf("%s: opened in %.1f ms; one op of %zu: median %.2f ms, 95 %% within %.2f ms, slowest %.2f ms\n",
                preset.c_str(), opened, times.size(), times[times.size() / 2], times[times.size() * 95 / 100],
                times.back());
    return 0;
}

}  // namespace
}  // namespace glassbox

/// Time from a move in the microscope to the view that shows it, for some presets: lenet5 and char_gpt if none is
/// named.
int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    std::vector<std::string> presets(argv + 1, argv + argc);
    if (presets.empty()) presets = {"lenet5", "char_gpt"};
    int result = 0;
    for (const std::string& preset : presets)
        result = std::max(result, glassbox::measure(preset));
    return result;
}
