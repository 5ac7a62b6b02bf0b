#pragma once

#include "core/train/trainer.h"
#include "ui/session/mailbox.h"
#include "ui/session/request_thread.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
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
    RangeTester();

    void start(RangeTestRequest request) { thread_.start(std::move(request)); }
    /// Gives the test up after its current step.
    void stop() { thread_.stop(); }

    Mailbox<RangeTestProgress> progress;

private:
    void test(const RangeTestRequest& request);
    void climb(Trainer& trainer, RangeTestProgress& state);

    RequestThread<RangeTestRequest> thread_;
};

}  // namespace glassbox
