#include "ui/session/time_gradients.h"

#include "core/base/platform/processor.h"
#include "ui/session/lab_session.h"

#include <utility>

namespace glassbox {
namespace {

constexpr int pollMilliseconds = 50;

}  // namespace

TimeGradients::TimeGradients(LabSession& session, QObject* parent)
    : QObject(parent),
      session_(session),
      thread_([this](const Numbered& request) { measure(request); },
              [this](const Numbered& request, Error error) {
                  mailbox_.put(std::make_shared<const TimeGradientProgress>(
                      TimeGradientProgress{request.number, {}, 0, {}, std::move(error), true}));
              }) {
    timer_.setInterval(pollMilliseconds);
    connect(&timer_, &QTimer::timeout, this, &TimeGradients::poll);
    connect(&session.document(), &NetworkDocument::changed, this, [this] {
        stop();
        progress_ = std::make_shared<const TimeGradientProgress>();
        Q_EMIT changed();
    });
}

std::vector<std::string> TimeGradients::blocks() const {
    const ExperimentSpec& experiment = session_.document().experiment();
    return validate(experiment).ok() ? recurrentBlocks(experiment.network) : std::vector<std::string>{};
}

std::int64_t TimeGradients::sequences() const {
    const auto data = session_.dataset();
    if (!data) return 0;
    const DataSpec& spec = session_.document().experiment().data;
    return std::ssize(splitTraining(*data, spec.validation, spec.splitSeed).training);
}

void TimeGradients::start(const std::string& block, std::int64_t sequence, std::int64_t steps) {
    stop();
    ++number_;
    progress_ = std::make_shared<const TimeGradientProgress>();
    waiting_ = TimeGradientRequest{session_.document().experiment(), nullptr, block, "training", sequence, steps};
    timer_.start();
    poll();
    Q_EMIT changed();
}

void TimeGradients::stop() {
    waiting_.reset();
    timer_.stop();
    thread_.stop();
}

void TimeGradients::poll() {
    if (waiting_ && session_.dataset()) {
        TimeGradientRequest request = *std::exchange(waiting_, std::nullopt);
        request.dataset = session_.dataset();
        thread_.start({number_, std::move(request)});
    }
    const auto now = mailbox_.take();
    if (!now || now->number != number_) return;
    progress_ = now;
    if (now->finished) timer_.stop();
    Q_EMIT changed();
}

/// In the thread.
void TimeGradients::measure(const Numbered& asked) {
    TimeGradientRequest request = asked.request;
    request.goOn = [this, number = asked.number](const std::string& type, std::int64_t done) {
        mailbox_.put(
            std::make_shared<const TimeGradientProgress>(TimeGradientProgress{number, type, done, {}, {}, false}));
        return !thread_.interrupted();
    };
    ThreadPool pool(physicalCores());
    auto gradients = gradientsThroughTime(request, pool);
    if (thread_.interrupted()) return;
    TimeGradientProgress last;
    last.number = asked.number;
    last.finished = true;
    if (gradients)
        last.gradients = std::move(*gradients);
    else
        last.error = gradients.error();
    mailbox_.put(std::make_shared<const TimeGradientProgress>(std::move(last)));
}

}  // namespace glassbox
