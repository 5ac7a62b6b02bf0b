#include "app/cli/progress.h"

#include "app/cli/metrics_text.h"
#include "app/cli/output.h"
#include "core/base/platform/clock.h"
#include "core/base/platform/terminal.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace glassbox::cli {

Progress::Progress(const Trainer& trainer)
    : trainer_(trainer),
      terminal_(standardErrorIsTerminal()),
      start_(monotonicSeconds()),
      firstStep_(trainer.stepNumber()) {}

void Progress::step() {
    if (!terminal_) return;
    const double now = monotonicSeconds();
    if (now - last_ < 0.1) return;
    last_ = now;
    const std::int64_t done = trainer_.stepNumber(), all = trainer_.totalSteps();
    const int width = std::clamp(terminalColumns() - 62, 10, 40);
    const int filled = all > 0 ? static_cast<int>(width * done / all) : 0;
    const auto samples = static_cast<double>((done - firstStep_) * trainer_.experiment().batchSize);
    const double rate = samples / std::max(now - start_, 1e-9);
    const double left = static_cast<double>((all - done) * trainer_.experiment().batchSize) / std::max(rate, 1.0);
    fmt::print(stderr, "\r[{:#<{}}{:.<{}}] step {}/{}  loss {:.4g}  {}/s  {:.1f} s left \x1b[K", "", filled, "",
               width - filled, done, all, trainer_.history().steps.back().loss,
               grouped(static_cast<std::int64_t>(rate)), left);
    std::fflush(stderr);
}

void Progress::epoch(const EpochRecord& record) {
    clear();
    std::string watched;
    if (!record.validationHeads.empty())
        watched =
            "  validation " + metricsText({record.validationLoss, record.validationAccuracy, record.validationHeads});
    if (!record.testHeads.empty())
        watched += "  test " + metricsText({record.testLoss, record.testAccuracy, record.testHeads}) + " (watched)";
    fmt::print(stderr, "epoch {:>3}  training {}{}  {:.2f} s  {} samples/s\n", record.epoch,
               metricsText({record.trainLoss, record.trainAccuracy, {}}), watched, record.seconds,
               grouped(static_cast<std::int64_t>(record.samplesPerSecond)));
}

void Progress::clear() {
    if (terminal_) fmt::print(stderr, "\r\x1b[K");
}

}  // namespace glassbox::cli
