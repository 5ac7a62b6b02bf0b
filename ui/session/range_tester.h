#pragma once

#include "core/train/trainer.h"
#include "ui/session/mailbox.h"

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace glassbox {

/// What a learning-rate range test is made from: a value, handed to its thread.
struct RangeTestRequest {
    ExperimentSpec experiment;
    std::shared_ptr<const Dataset> dataset;
    std::map<std::string, Tensor> weights;  ///< to start from; others start as the experiment says
    std::int64_t number = 0;                ///< of the test
};

/// How far a range test is: rates tried so far and the losses there.
struct RangeTestProgress {
    std::int64_t number = 0;
    std::int64_t steps = 0;  ///< at most
    double lowest = 0, highest = 0;
    std::vector<double> rates, losses, means;  ///< means: the smoothed losses
    double suggestion = 0;                     ///< once it is done; 0: no rate made the loss fall
    bool done = false;
    std::optional<Error> error;
};

/// Runs learning-rate range tests in a thread of its own, on a trainer of its own: no run feels them. The latest
/// request wins.
class RangeTester {
public:
    RangeTester() = default;
    ~RangeTester();
    RangeTester(const RangeTester&) = delete;
    RangeTester& operator=(const RangeTester&) = delete;

    void start(RangeTestRequest request);
    /// Gives the test up after its current step.
    void stop();

    Mailbox<RangeTestProgress> progress;

private:
    void work();
    std::optional<RangeTestRequest> nextRequest();
    void test(const RangeTestRequest& request);
    void climb(Trainer& trainer, RangeTestProgress& state);

    std::mutex mutex_;
    std::optional<RangeTestRequest> request_;
    bool working_ = false;
    std::atomic<bool> interrupted_{false};
    std::thread thread_;
};

}  // namespace glassbox
