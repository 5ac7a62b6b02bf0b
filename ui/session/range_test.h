#pragma once

#include "ui/session/range_tester.h"

#include <QObject>
#include <QTimer>

namespace glassbox {

class LabSession;

/// What a range test is doing.
enum class RangeTestState : std::uint8_t {
    Idle,
    Waiting,  ///< for the run to pause, or for the data
    Running,
    Done,
    Failed
};

/// A learning-rate range test of the session's network, on its data and from its present weights; the run is paused
/// and its weights stay as they are. Arrives by polling, like a run.
class RangeTest : public QObject {
    Q_OBJECT

public:
    explicit RangeTest(LabSession& session, QObject* parent = nullptr);

    /// Whether the optimizer has a rate to look for, and the network can run.
    bool possible() const;
    /// Tests anew.
    void start();
    void stop();
    RangeTestState state() const { return state_; }
    /// Empty before the first steps.
    const RangeTestProgress& progress() const { return *progress_; }
    /// The same to keep; never null.
    std::shared_ptr<const RangeTestProgress> shared() const { return progress_; }
    /// The rate that the experiment, or its run, has now.
    double presentRate() const;
    /// Takes a rate over, with three digits: into a run that is under way from its next step on, else into the
    /// experiment.
    void use(double rate);

Q_SIGNALS:
    void changed();

private:
    void poll();
    bool begin();
    void set(RangeTestState state);

    LabSession& session_;
    RangeTestState state_ = RangeTestState::Idle;
    std::shared_ptr<const RangeTestProgress> progress_ = std::make_shared<const RangeTestProgress>();
    std::int64_t number_ = 0;
    QTimer timer_;
    RangeTester tester_;
};

}  // namespace glassbox
