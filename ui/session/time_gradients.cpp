#include "ui/session/time_gradients.h"

#include "core/base/platform/processor.h"
#include "ui/session/lab_session.h"

#include <exception>
#include <utility>

namespace glassbox {
namespace {

constexpr int pollMilliseconds = 50;

}  // namespace

TimeGradients::TimeGradients(LabSession& session, QObject* parent) : QObject(parent), session_(session) {
    timer_.setInterval(pollMilliseconds);
    connect(&timer_, &QTimer::timeout, this, &TimeGradients::poll);
    connect(&session.document(), &NetworkDocument::changed, this, [this] {
        stop();
        progress_ = std::make_shared<const TimeGradientProgress>();
        Q_EMIT changed();
    });
}

TimeGradients::~TimeGradients() {
    end();
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
    progress_ = std::make_shared<const TimeGradientProgress>();
    waiting_ = TimeGradientRequest{session_.document().experiment(), nullptr, block, "training", sequence, steps};
    timer_.start();
    poll();
    Q_EMIT changed();
}

void TimeGradients::stop() {
    waiting_.reset();
    timer_.stop();
    end();
    mailbox_.take();
}

void TimeGradients::end() {
    givenUp_ = true;
    if (thread_.joinable()) thread_.join();
    givenUp_ = false;
}

void TimeGradients::poll() {
    if (waiting_ && session_.dataset()) {
        TimeGradientRequest request = *std::exchange(waiting_, std::nullopt);
        request.dataset = session_.dataset();
        thread_ = std::thread([this, request = std::move(request)] { measure(request); });
    }
    const auto now = mailbox_.take();
    if (!now) return;
    progress_ = now;
    if (now->finished) {
        timer_.stop();
        end();
    }
    Q_EMIT changed();
}

/// In the thread.
void TimeGradients::measure(TimeGradientRequest request) {
    TimeGradientProgress last;
    request.goOn = [this](const std::string& type, std::int64_t done) {
        TimeGradientProgress now;
        now.type = type;
        now.done = done;
        mailbox_.put(std::make_shared<const TimeGradientProgress>(std::move(now)));
        return !givenUp_;
    };
    try {
        ThreadPool pool(physicalCores());
        auto gradients = gradientsThroughTime(request, pool);
        if (gradients)
            last.gradients = std::move(*gradients);
        else
            last.error = gradients.error();
    } catch (const std::exception& exception) {
        last.error = makeError("session.exception", translatable("core", "the run stopped: {reason}"),
                               {{"reason", exception.what()}});
    }
    last.finished = true;
    if (!givenUp_) mailbox_.put(std::make_shared<const TimeGradientProgress>(std::move(last)));
}

}  // namespace glassbox
