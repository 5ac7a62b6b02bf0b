#pragma once

#include "core/base/error.h"
#include "core/data/catalog.h"
#include "core/explain/number_ref.h"
#include "core/train/faults.h"
#include "core/train/generator.h"
#include "core/train/metrics.h"
#include "ui/session/network_document.h"
#include "ui/session/probe_answers.h"
#include "ui/session/run_health.h"
#include "ui/session/run_moments.h"
#include "ui/session/run_report.h"

#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace glassbox {

/// Whether one more batch can be trained by itself.
constexpr bool canStep(RunState state) {
    return state == RunState::Idle || state == RunState::Preparing || state == RunState::Paused;
}

/// Figures of the run bar.
struct LiveStatus {
    RunState state = RunState::Idle;
    std::int64_t step = 0, totalSteps = 0, stepsPerEpoch = 0;
    std::int64_t epoch = 0, epochs = 0;  ///< epochs done, epochs of the run
    double samplesPerSecond = 0, secondsLeft = 0;
    double learningRate = 0, baseLearningRate = 0;
    double loss = 0;             ///< of the last step
    double accuracy = -1;        ///< of the watched part, latest epoch; negative: none yet
    double bits = -1;            ///< a character, of the same evaluation; negative: no text
    double distance = -1;        ///< root of the mean squared distance from the targets; negative: no regression
    std::string accuracyPart;    ///< "validation", "test"
    std::optional<Error> error;  ///< why it failed
};

/// The lab without its widgets: one document, its data, and one run in a thread of its own. Everything arrives by
/// polling: the worker puts immutable snapshots into mailboxes, a timer takes them and emits at most the rates named
/// here.
class LabSession : public QObject {
    Q_OBJECT

public:
    explicit LabSession(DataPlaces places, QObject* parent = nullptr);
    ~LabSession() override;

    NetworkDocument& document();

    /// Opens an experiment or a network file; on an error everything stays as it is.
    std::optional<Error> open(const QString& file);
    /// Takes an experiment as a new document (preset, empty canvas).
    void startOver(ExperimentSpec experiment, const QString& file = {});
    /// Saves the experiment (or the network alone).
    std::optional<QString> save(const QString& file, bool networkOnly = false);

    /// Starts or goes on; edits since the last run carry unchanged parameters over by name and shape.
    void train();
    void pause();
    /// One batch, then paused; while the data load, as soon as they are here.
    void stepOnce();
    /// To the end of the epoch, then paused.
    void stepEpoch();
    /// From the first step with the same seed, untrained; trains if it was training.
    void restart();
    /// Looks for a data set that was missing once more.
    void loadAgain();
    /// The same run from its start with another learning rate, an edit of the document; trains at once.
    void restartWithRate(double rate);
    /// Applies from the next step on; recorded as an event.
    void setLearningRate(double rate);
    /// Sets a weight, a bias or a statistic from the next step on; recorded as an event.
    void setWeight(const NumberRef& weight, double value);
    /// Saves the current weights as safetensors.
    std::optional<QString> saveWeights(const QString& file);
    /// What was learned so far, where it fits the network as it stands.
    std::map<std::string, Tensor> learnedWeights();

    /// Pauses, and from now on keeps what each step was computed from; a run that is on makes one more step, of which
    /// that is kept. False: goes on as ever.
    void lookClosely(bool look);
    /// Asks for the moments before and behind the run as it stands; momentsTaken() tells when they are here.
    void requestMoments();
    /// The latest that were asked for, null before.
    std::shared_ptr<const RunMoments> moments() const;

    const LiveStatus& status() const;
    /// Grows with every preparation of a run: another network, a restart.
    std::int64_t generation() const;
    const History& history() const;       ///< grows; cleared by restart
    const Evaluation* finalTest() const;  ///< once the run is finished
    const std::vector<RunEvent>& events() const;

    /// The data set in use, null while it loads or if it is missing.
    std::shared_ptr<const Dataset> dataset() const;
    /// Indices of the watched part into the data set (validation: into the training part; test: 0..n-1), and its name.
    const std::vector<std::int64_t>& watchedIndices() const;
    std::string watchedPart() const;

    /// Chooses the sample that the blocks show: an index into the watched part.
    void setSample(std::int64_t index);
    std::int64_t sample() const;
    /// A drawn picture in the shape of the network's input (u8, logical order), or empty.
    void setPadPicture(std::vector<std::uint8_t> picture);
    /// Whether the strip is visible: if not, it is not computed.
    void setStripWanted(bool wanted);
    /// Which parameters the inspector looks at (full names).
    void watchWeights(std::vector<std::string> names);
    /// What the windows of the blocks show besides their outputs; comes with the sample view.
    void watchWindows(WindowWishes windows);
    /// Has the network write a text on with its latest parameters, in a thread of its own.
    void writeText(GenerationSettings settings);
    /// One more place, or one less, shows how the layers fare: only then they are looked at more closely.
    void watchLayers(bool watch);
    /// Which number's update is shown; none: nobody looks.
    void watchUpdate(std::optional<UpdateWish> wish);
    /// Has every op of a step timed; a run that is on waits for about half a second. timesTaken() tells when it is
    /// done.
    void requestTimes();
    /// The run from its start with a change of the experiment, an edit of the document named `text`; trains at once.
    void tryRemedy(const Remedy& remedy, const QString& text);
    /// Number of samples in the strip.
    static constexpr int stripSamples = 300;

    const SampleView& sampleView() const;
    const PadAnswer& padAnswer() const;
    const StripAnswer& stripAnswer() const;
    const std::vector<WeightPicture>& weights() const;
    const TextAnswer& textAnswer() const;

    /// What is wrong with this run, oldest first; grows, cleared by a new run.
    const std::vector<Fault>& faults() const;
    /// The strips of the layers, of the last look while somebody watched; null: nobody did, or no step was made.
    std::shared_ptr<const RunHealth> health() const;
    /// The update that is watched, in the step looked at last; null before.
    std::shared_ptr<const UpdateView> updateView() const;
    /// The times that were asked for last; null before. Of an older network, possibly.
    std::shared_ptr<const StepTimes> times() const;

Q_SIGNALS:
    void statusChanged();       ///< at most 10 Hz, at once on a state change
    void historyChanged();      ///< at most 4 Hz, and when cleared
    void sampleViewChanged();   ///< at most 5 Hz
    void padAnswerChanged();    ///< at most 5 Hz while training, at once after drawing
    void stripAnswerChanged();  ///< at most 2 Hz
    void weightsChanged();      ///< at most 2 Hz
    void momentsTaken();
    void faultsChanged();      ///< one more was seen, or the run they were of is gone
    void healthChanged();      ///< at most 5 Hz, only while somebody watches, and when cleared
    void updateViewChanged();  ///< the same
    void timesTaken();
    void textAnswerChanged();  ///< as the text grows, and where none can be written
    void runSetAside();        ///< an edit ended a run that had begun; what it learned is kept where it still fits
    void datasetChanged();     ///< other data or other parts, or none of them can be shown
    void failed(
        const glassbox::Error& error);  ///< data that can't be read, a network that can't run, a run that diverged

private:
    void documentChanged();
    void prepare(bool startAtOnce, bool carry);
    bool haveData();
    bool readyToStep();
    void takeDataset();
    void refuse(const Error& error, bool loud);
    void clearRun();
    void askForReport();
    Q_INVOKABLE void poll();
    void takeReport(const RunReport& report);
    void appendRecords(const RunReport& report);
    void updateSpeed(const RunReport& report, RunState before);
    void takeAnswers();
    void takeWatched();
    void clearWatched();

    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace glassbox
