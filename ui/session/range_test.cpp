#include "ui/session/range_test.h"

#include "ui/session/lab_session.h"

#include <variant>

namespace glassbox {
namespace {

constexpr int pollMilliseconds = 100;

const double* rateOf(const ExperimentSpec& experiment) {
    const Setting* rate = experiment.optimizer.settings.find("learning_rate");
    return rate == nullptr ? nullptr : std::get_if<double>(rate);
}

}  // namespace

RangeTest::RangeTest(LabSession& session, QObject* parent) : QObject(parent), session_(session) {
    timer_.setInterval(pollMilliseconds);
    connect(&timer_, &QTimer::timeout, this, &RangeTest::poll);
    connect(&session.document(), &NetworkDocument::replaced, this, [this] {
        stop();
        progress_ = std::make_shared<const RangeTestProgress>();
        Q_EMIT changed();
    });
}

bool RangeTest::possible() const {
    return rateOf(session_.document().experiment()) != nullptr && validate(session_.document().experiment()).ok();
}

double RangeTest::presentRate() const {
    if (session_.status().baseLearningRate > 0) return session_.status().baseLearningRate;
    const double* rate = rateOf(session_.document().experiment());
    return rate == nullptr ? 0 : *rate;
}

void RangeTest::start() {
    if (!possible()) return;
    session_.pause();
    tester_.stop();
    progress_ = std::make_shared<const RangeTestProgress>();
    ++number_;
    timer_.start();
    set(RangeTestState::Waiting);
    poll();
}

void RangeTest::stop() {
    tester_.stop();
    timer_.stop();
    if (state_ == RangeTestState::Waiting || state_ == RangeTestState::Running) set(RangeTestState::Idle);
}

/// Hands the test over as soon as the run stands still and the data are here.
bool RangeTest::begin() {
    const RunState run = session_.status().state;
    if (run == RunState::Running || run == RunState::Preparing || !session_.dataset()) return false;
    tester_.start({session_.document().experiment(), session_.dataset(), session_.learnedWeights(), number_});
    return true;
}

void RangeTest::poll() {
    if (state_ == RangeTestState::Waiting && begin()) set(RangeTestState::Running);
    if (state_ != RangeTestState::Running) return;
    const auto now = tester_.progress.take();
    if (!now || now->number != number_) return;
    progress_ = now;
    if (!now->done) {
        Q_EMIT changed();
        return;
    }
    timer_.stop();
    set(now->error ? RangeTestState::Failed : RangeTestState::Done);
}

void RangeTest::set(RangeTestState state) {
    state_ = state;
    Q_EMIT changed();
}

void RangeTest::use(double wanted) {
    if (!(wanted > 0)) return;
    const double rate = QString::number(wanted, 'g', 3).toDouble();
    const LiveStatus& status = session_.status();
    if (status.step > 0 && status.state == RunState::Paused) {
        session_.setLearningRate(rate);
        return;
    }
    ExperimentSpec experiment = session_.document().experiment();
    experiment.optimizer.settings.set("learning_rate", rate);
    session_.document().editExperiment(std::move(experiment), tr("Change the learning rate"));
}

}  // namespace glassbox
