#pragma once

#include "core/data/dataset.h"
#include "core/train/trainer.h"
#include "ui/session/mailbox.h"
#include "ui/session/run_moments.h"
#include "ui/session/run_report.h"
#include "ui/session/run_watch.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace glassbox {

/// What a run is made from: a value, handed to the training thread.
struct RunRequest {
    ExperimentSpec experiment;
    std::shared_ptr<const Dataset> dataset;
    std::map<std::string, Tensor> carried;  ///< weights kept where name and shape match
    std::int64_t generation = 0;
    bool startAtOnce = false;
};

/// Trains in a thread of its own. The window tells it what to do and collects reports; neither ever waits for the
/// other: requests are flags and small values, reports are written only when the window asked for one or the state
/// changed.
class TrainingWorker {
public:
    /// `wake` is called from the training thread when the state changed (never per step); it must only post a message.
    explicit TrainingWorker(std::function<void()> wake, int threads = 0);
    ~TrainingWorker();
    TrainingWorker(const TrainingWorker&) = delete;
    TrainingWorker& operator=(const TrainingWorker&) = delete;

    void prepare(RunRequest request);
    void run();
    void pause();
    void stepOnce();
    /// Trains to the end of the epoch, then pauses.
    void stepEpoch();
    void setLearningRate(double rate);
    /// Sets a number of a parameter by hand: what a "weight" event says.
    void setWeight(RunEvent weight);
    /// Pauses and from now on keeps what each step is computed from; a run that is on makes one more step, of which
    /// that is kept. False: goes on as ever.
    void lookClosely(bool look);

    /// Asks for a report after the current step, with a copy of the parameters if wanted.
    void requestReport(bool withParameters);
    /// The reports written since the last call, oldest first.
    std::vector<std::shared_ptr<const RunReport>> takeReports();

    /// Asks for the moments before and behind the run as it is after the current step; wakes the window when they are
    /// there.
    void requestMoments();
    Mailbox<RunMoments> moments;

    /// Whether the layers are shown somewhere: they are looked at more closely, and told at most five times a second.
    void watchLayers(bool wanted);
    /// Which number's update is shown; none: nobody looks.
    void watchUpdate(std::optional<UpdateWish> wish);
    /// Asks for the time of every op; a run that is on waits for about half a second.
    void requestTimes();
    /// What is told of these: only the mailboxes may be used.
    RunWatch watch;

private:
    enum class Order : std::uint8_t { None, Run, Pause, StepOnce, StepEpoch };

    void loop();
    bool waitForWork();
    void takeOrders();
    void follow(Order order);
    void makeTrainer(RunRequest request);
    void makeSetup();
    void trainOneStep();
    void finish();
    void fail(const Error& error);
    void report(bool withParameters);
    void tellMoments();
    void tellTimes();
    void takeWatching();

    // Shared, guarded by mutex_.
    std::mutex mutex_;
    std::condition_variable condition_;
    std::optional<RunRequest> request_;
    Order order_ = Order::None;
    std::optional<double> newRate_;
    std::vector<RunEvent> newWeights_;
    std::optional<bool> look_, layersWatched_;
    std::optional<std::optional<UpdateWish>> updateWatched_;
    bool momentsWanted_ = false, timesWanted_ = false;
    std::vector<std::shared_ptr<const RunReport>> reports_;
    bool stopping_ = false;
    // Read after every step without the lock.
    std::atomic<bool> ordersWaiting_{false};
    std::atomic<bool> reportWanted_{false};
    std::atomic<bool> parametersWanted_{false};
    // The training thread's own.
    std::function<void()> wake_;
    int threads_;
    std::shared_ptr<const Dataset> dataset_;
    std::unique_ptr<Trainer> trainer_;
    RunState state_ = RunState::Idle;
    bool pauseAfterStep_ = false, pauseAfterEpoch_ = false;
    bool looksClosely_ = false;
    bool momentsDue_ = false, timesDue_ = false;  ///< to be told after the current step
    std::int64_t generation_ = 0;
    std::size_t stepsTold_ = 0, epochsTold_ = 0, eventsTold_ = 0, faultsTold_ = 0;
    double trainingSeconds_ = 0;
    std::shared_ptr<const ProbeSetup> setup_;
    std::shared_ptr<const Evaluation> finalTest_;
    std::optional<Error> error_;
    std::thread thread_;
};

}  // namespace glassbox
