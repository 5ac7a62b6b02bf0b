#pragma once

#include "ui/session/dataset_loader.h"
#include "ui/session/lab_session.h"
#include "ui/session/probe_worker.h"
#include "ui/session/run_weights.h"
#include "ui/session/training_worker.h"

#include <QMetaObject>
#include <QTimer>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace glassbox {

/// Everything the lab has.
struct LabSession::State {
    explicit State(LabSession& session, DataPlaces places)
        : loader(std::move(places), [&session] { wake(session); }),
          worker([&session] { wake(session); }),
          probes([&session] { wake(session); }, stripSamples) {}

    /// Has the window's thread look into the mailboxes. By name: no object of ours crosses the threads with the
    /// message.
    static void wake(LabSession& session) { QMetaObject::invokeMethod(&session, "poll", Qt::QueuedConnection); }

    NetworkDocument document;
    DatasetLoader::Wish datasetWish;  ///< wanted: loaded, on its way, or missing
    std::shared_ptr<const Dataset> dataset;
    bool startWhenLoaded = false, carryWhenLoaded = false, stepWhenLoaded = false;
    std::shared_ptr<const ProbeSetup> setup;
    std::shared_ptr<const ParameterSnapshot> parameters;
    ExperimentSpec prepared;  ///< what the worker was last asked to prepare
    bool preparedAny = false;
    std::int64_t generation = 0;
    RunWeights weights;  ///< everything learned so far, for networks that were changed
    std::vector<std::map<std::string, std::string>> renamed;  ///< since then: blocks that went in and out of others
    LiveStatus status;
    History history;
    std::vector<RunEvent> events;
    std::shared_ptr<const Evaluation> finalTest;
    std::int64_t sample = 0;
    double lastHistory = 0, lastParameters = 0;
    bool historyGrew = false;
    double speedStepSeconds = 0;  ///< training seconds at the start of the running speed window
    std::int64_t speedStep = 0;
    SampleView sampleView;
    PadAnswer padAnswer;
    StripAnswer stripAnswer;
    std::vector<WeightPicture> weightPictures;
    TextAnswer textAnswer;
    std::shared_ptr<const RunMoments> moments;
    std::vector<Fault> faults;
    int layerWatchers = 0;
    std::shared_ptr<const RunHealth> health;
    std::shared_ptr<const UpdateView> updateView;
    std::shared_ptr<const StepTimes> times;
    QTimer pollTimer, prepareTimer;
    DatasetLoader loader;
    TrainingWorker worker;
    ProbeWorker probes;
};

}  // namespace glassbox
