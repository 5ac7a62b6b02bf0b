#pragma once

#include "core/base/thread_pool.h"
#include "core/explain/explain.h"
#include "core/explain/gradient_chain.h"
#include "core/explain/unfolding.h"
#include "ui/session/mailbox.h"
#include "ui/session/microscope_view.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

namespace glassbox {

/// A moment to be laid under the microscope.
struct StageRequest {
    std::int64_t number = 0;
    LookedAtStep step = LookedAtStep::Next;
    Moment moment;
    int position = 0;  ///< where the cursor is to be; past the end: at the end
};

struct UnfoldQuestion {
    NumberRef ref;
    std::int64_t sample = 0;
    UnfoldOptions options;
};
struct VerifyQuestion {
    NumberRef ref;
    std::int64_t sample = 0;
};
struct ChainQuestion {
    NumberRef ref;
    std::int64_t sample = 0;
};
struct ContributionQuestion {
    std::string parameter;
    std::int64_t sample = 0;
};
struct ChangeQuestion {
    std::string parameter;
};
/// No question but an order: a number of this step alone is set by hand.
struct SetNumberOrder {
    NumberRef ref;
    std::int64_t sample = 0;
    double number = 0;
};

/// Something asked of a stage.
struct MicroscopeQuestion {
    int request = 0;
    std::int64_t stage = 0;  ///< that it is about
    std::variant<UnfoldQuestion, VerifyQuestion, ChainQuestion, ContributionQuestion, ChangeQuestion, SetNumberOrder>
        what;
};

/// Why there is no answer where the stage was put away or replaced.
Error stepGone();

/// The answer to one of them; an error under request 0 is about the stage itself.
struct MicroscopeAnswer {
    int request = 0;
    std::int64_t stage = 0;
    std::variant<Error, Unfolding, Verification, GradientChain, Tensor, ParameterChange, NumberEdit> what;
};

/// Runs a step in slow motion in a thread of its own, with the kernels and the plan of training. The cursor goes to
/// where it was sent last; a view of it is a whole, and the latest wins; questions are answered one by one, in their
/// order, after the cursor has arrived.
class SlowMotionWorker {
public:
    /// `wake` is called from that thread when a view or an answer is there; it must only post a message.
    explicit SlowMotionWorker(std::function<void()> wake);
    ~SlowMotionWorker();
    SlowMotionWorker(const SlowMotionWorker&) = delete;
    SlowMotionWorker& operator=(const SlowMotionWorker&) = delete;

    /// Another step; questions about the one before it are refused.
    void lay(StageRequest request);
    /// No step any more.
    void putAway();
    void moveTo(int position);
    void watch(std::vector<TensorWish> wishes);
    /// Whose norms the score shows; -1: the batch's.
    void setSample(std::int64_t sample);
    void ask(MicroscopeQuestion question);

    Mailbox<MicroscopeView> views;
    /// The answers since the last call, in their order.
    std::vector<MicroscopeAnswer> takeAnswers();

private:
    /// What the window asked for since the last look.
    struct Wishes {
        bool putAway = false;
        std::optional<StageRequest> stage;
        std::optional<int> position;
        std::optional<std::vector<TensorWish>> tensors;
        std::optional<std::int64_t> sample;
        bool any() const { return putAway || stage || position || tensors || sample; }
    };

    template <class Change>
    void wish(Change change);
    void loop();
    void take(Wishes wishes);
    void makeStage(StageRequest request);
    void forgetNumbers();
    void answer(const MicroscopeQuestion& question);
    void tell(MicroscopeAnswer answer);
    void tellView();
    void readLosses(MicroscopeView& view) const;
    std::shared_ptr<const Tensor> tensorOf(const TensorWish& wish);
    /// Measures lines that are done for a while, the latest first; false when all are measured.
    bool measure(double seconds);
    double normOf(int line) const;

    std::function<void()> wake_;
    std::mutex mutex_;
    std::condition_variable condition_;
    Wishes wishes_;
    std::deque<MicroscopeQuestion> questions_;
    std::vector<MicroscopeAnswer> answers_;
    bool stopping_ = false;
    // The thread's own.
    std::unique_ptr<ThreadPool> pool_;  ///< made with the first stage
    std::unique_ptr<Microscope> microscope_;
    std::shared_ptr<const MicroscopeStage> stage_;
    std::vector<TensorWish> tensorWishes_;
    std::map<TensorWish, std::shared_ptr<const Tensor>> tensors_;  ///< read so far
    std::int64_t sample_ = -1;
    std::vector<std::optional<double>> norms_;  ///< by line, measured so far
    bool normsLate_ = false;                    ///< the view told last lacks some
    std::thread thread_;
};

}  // namespace glassbox
