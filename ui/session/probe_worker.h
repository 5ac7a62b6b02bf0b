#pragma once

#include "core/base/thread_pool.h"
#include "core/train/predictor.h"
#include "ui/session/mailbox.h"
#include "ui/session/probe_answers.h"
#include "ui/session/run_report.h"
#include "ui/session/text_writer.h"
#include "ui/session/window_probe.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace glassbox {

/// Runs the network on copies of the parameters, at low priority and with plans of its own: what the blocks show, what
/// the drawn digit is, how the strip's samples fare. Takes at most one hundredth of the machine's time; answers carry
/// their step.
class ProbeWorker {
public:
    /// `wake` is called from the probe thread when the answer to a new drawing or a new sample is there; it must only
    /// post a message.
    ProbeWorker(std::function<void()> wake, int stripSamples);
    ~ProbeWorker();
    ProbeWorker(const ProbeWorker&) = delete;
    ProbeWorker& operator=(const ProbeWorker&) = delete;

    /// A new network; answers about the old one stop.
    void setSetup(std::shared_ptr<const ProbeSetup> setup);
    /// New parameters; older ones that were not looked at are forgotten.
    void setParameters(std::shared_ptr<const ParameterSnapshot> parameters);
    /// Index into the watched part.
    void setSample(std::int64_t index);
    void setPadPicture(std::vector<std::uint8_t> picture);
    void watchWeights(std::vector<std::string> names);
    /// What the windows of the blocks show besides their outputs.
    void watchWindows(WindowWishes windows);
    /// Writes a text on with the latest parameters; an earlier text is given up.
    void writeText(GenerationSettings settings);
    /// Whether the strip is looked at (its answer costs the most).
    void setStripWanted(bool wanted);

    Mailbox<SampleView> sampleViews;
    Mailbox<PadAnswer> padAnswers;
    Mailbox<StripAnswer> stripAnswers;
    Mailbox<std::vector<WeightPicture>> weightPictures;
    Mailbox<TextAnswer> textAnswers;

private:
    /// What the window asked for since the last look.
    struct Wishes {
        std::shared_ptr<const ProbeSetup> setup;
        std::shared_ptr<const ParameterSnapshot> parameters;
        std::optional<std::int64_t> sample;
        std::optional<std::vector<std::uint8_t>> picture;
        std::optional<std::vector<std::string>> weights;
        std::optional<WindowWishes> windows;
        std::optional<GenerationSettings> text;
        bool any() const { return setup || parameters || asked(); }
        bool asked() const { return sample || picture || weights || windows || text; }
    };

    /// Which answers are out of date.
    struct Stale {
        bool sample, pad, weights, strip;
    };

    template <class Change>
    void wish(Change change);
    void loop();
    void wait(std::unique_lock<std::mutex>& lock);
    void take(Wishes wishes);
    void makePredictors();
    InputBatch batchOf(const DataPart& part, const std::int64_t* indices) const;
    void answer(const Stale& stale);
    void answerSample();
    void answerPad();
    void answerStrip();
    void answerWeights();
    void writeOn();
    void rest(double started);

    std::function<void()> wake_;
    int stripSamples_;
    std::mutex mutex_;
    std::condition_variable condition_;
    Wishes wishes_;
    bool stopping_ = false;
    bool stripWanted_ = true;
    // The probe thread's own.
    ThreadPool pool_{1};
    std::shared_ptr<const ProbeSetup> setup_;
    std::shared_ptr<const ParameterSnapshot> parameters_;
    std::unique_ptr<Predictor> single_, strip_;
    StripKind stripKind_ = StripKind::None;
    std::int64_t sample_ = 0;
    std::vector<std::uint8_t> picture_;
    std::vector<std::string> weightNames_;
    WindowProbe windows_{pool_};
    std::optional<GenerationSettings> text_;  ///< to be begun as soon as there are parameters
    TextWriter writer_;
    double nextStrip_ = 0;
    bool stripLate_ = false;  ///< the strip's answer is about older parameters
    std::thread thread_;
};

}  // namespace glassbox
