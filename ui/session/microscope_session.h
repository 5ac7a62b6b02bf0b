#pragma once

#include "core/explain/gradient_chain.h"
#include "core/explain/unfolding.h"
#include "ui/session/lab_session.h"
#include "ui/session/microscope_view.h"

#include <QObject>

#include <memory>
#include <string>
#include <vector>

namespace glassbox {

/// The microscope behind the window: a step of the run in slow motion, in a thread of its own. While it is open the run
/// is paused and not touched: what happens here is computed from a copy of its moment. Nothing here waits; the view
/// arrives as a whole (the latest wins), and answers to questions carry the number that asking returned.
class MicroscopeSession : public QObject {
    Q_OBJECT

public:
    /// The lab must outlive it.
    explicit MicroscopeSession(LabSession& lab, QObject* parent = nullptr);
    ~MicroscopeSession() override;

    /// Pauses the run and lays its next step under the microscope; a run that moves on or is replaced while it is open
    /// brings its new step. On from where it was, if it was open before and the run has not moved.
    void open();
    /// The run may go on; the step is put away.
    void close();
    bool isOpen() const;

    /// Looks at what the run will do, or at what it has just done (kept of the steps it makes while this is open).
    void showStep(LookedAtStep step);
    bool hasLastStep() const;

    /// Looks with the batch of training, all samples of it.
    void showTrainingBatch();
    /// With other samples, a batch of their own: indices into "training", "validation" or "test".
    void showSamples(std::string part, std::vector<std::int64_t> samples);
    /// With a free sample, a batch of its own (see free_sample.h).
    void showOwn(FreeSample sample);
    /// The sample of the batch whose norms the score shows; -1: the whole batch.
    void setSample(std::int64_t sample);
    std::int64_t sample() const;

    /// What is seen at the cursor; never older than what viewChanged() told.
    const MicroscopeView& view() const;
    /// Where the cursor is to be: what was asked for last, the view follows.
    int position() const;
    void moveTo(int position);
    /// One move. Batch and Epoch, and a move past the end of training's own batch, let the run make its step and bring
    /// the next one; from the last step they lead to the next. A move back before the start brings the last step where
    /// it is kept, at its end (Batch: at its start).
    void forward(StepSize size);
    void back(StepSize size);
    bool canGoBack(StepSize size) const;

    /// Moves by itself, at most so many moves a second and never faster than the view follows; stops at the step's end.
    void play(double movesPerSecond, StepSize size);
    void stopPlaying();
    bool isPlaying() const;

    /// The values that the room shows now; their numbers come with every view.
    void watch(std::vector<TensorWish> wishes);

    /// How a number was made; answered by unfolded() or refused().
    int unfold(const NumberRef& ref, std::int64_t sample = 0, const UnfoldOptions& options = {});
    /// Checks a number; answered by verified() or refused().
    int verify(const NumberRef& ref, std::int64_t sample = 0);
    /// The way of a gradient to the loss; answered by chained() or refused().
    int chain(const NumberRef& ref, std::int64_t sample = 0);
    /// One sample's share of the batch's gradient by a parameter; answered by contributed() or refused().
    int contribution(const std::string& parameter, std::int64_t sample);
    /// What the update did to a parameter; answered by changeMade() or refused().
    int change(const std::string& parameter);

    /// Sets a number by hand, an undoable command of the document. A weight of the next step is the run's: the run
    /// trains on from there, and it is an event of it. An input, or a weight of a step that is done, is set in this
    /// step alone. Answered by numberSet() or refused(); the view with what follows from it comes by itself.
    int setNumber(const NumberRef& ref, double number, std::int64_t sample = 0);

Q_SIGNALS:
    void openChanged();
    void stageChanged();  ///< another step or batch is under the microscope; before its viewChanged()
    void viewChanged();
    void positionChanged();  ///< another position is asked for
    void playingChanged();
    void unfolded(int request, const glassbox::Unfolding& unfolding);
    void verified(int request, const glassbox::Verification& verification);
    void chained(int request, const glassbox::GradientChain& chain);
    void contributed(int request, const glassbox::Tensor& share);
    void changeMade(int request, const glassbox::ParameterChange& change);
    void numberSet(int request);
    /// A question that has no answer, and why; the question's step may be gone ("session.step_gone").
    void refused(int request, const glassbox::Error& error);
    /// Nothing can be laid under the microscope.
    void failed(const glassbox::Error& error);

private:
    Q_INVOKABLE void poll();
    void runChanged();
    void askForMoments();
    void takeMoments();
    void layStage(int startPosition = 0);
    void takeView(std::shared_ptr<const MicroscopeView> view);
    bool stageIsHere() const;
    void setPosition(int position);
    void playOn();
    template <class What>
    int ask(What what);
    int refuse(const Error& error);
    void setInRun(const NumberRef& ref, double before, double number);
    void wasSetInStep(int request, const NumberEdit& edit);

    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace glassbox
