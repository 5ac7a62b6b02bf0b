#pragma once

#include "core/explain/time_gradient.h"
#include "ui/session/mailbox.h"
#include "ui/session/request_thread.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <string>
#include <vector>

namespace glassbox {

class LabSession;

/// How far a measurement of gradients through time is.
struct TimeGradientProgress {
    std::int64_t number = 0;              ///< of the measurement
    std::string type;                     ///< of the layer that is trained now
    std::int64_t done = 0;                ///< its steps so far
    std::vector<TimeGradient> gradients;  ///< once it is done
    std::optional<Error> error;
    bool finished = false;
};

/// Gradients through time of the session's network, with an RNN, an LSTM and a GRU, in a thread of its own: no run
/// feels it. Arrives by polling.
class TimeGradients : public QObject {
    Q_OBJECT

public:
    explicit TimeGradients(LabSession& session, QObject* parent = nullptr);

    /// The recurrent blocks that can be looked at; empty where there is none or the network can't run.
    std::vector<std::string> blocks() const;
    /// Sequences of the training part; 0: the data are not here yet.
    std::int64_t sequences() const;
    /// Measures anew; what was under way is given up. Waits for the data where they are not here yet.
    void start(const std::string& block, std::int64_t sequence, std::int64_t steps);
    void stop();
    bool isBusy() const { return timer_.isActive(); }
    /// What is known of the latest measurement.
    const TimeGradientProgress& progress() const { return *progress_; }

Q_SIGNALS:
    void changed();

private:
    struct Numbered {
        std::int64_t number;
        TimeGradientRequest request;
    };

    void poll();
    void measure(const Numbered& request);

    LabSession& session_;
    std::int64_t number_ = 0;
    std::optional<TimeGradientRequest> waiting_;  ///< for the data
    std::shared_ptr<const TimeGradientProgress> progress_ = std::make_shared<const TimeGradientProgress>();
    Mailbox<TimeGradientProgress> mailbox_;
    QTimer timer_;
    RequestThread<Numbered> thread_;
};

}  // namespace glassbox
