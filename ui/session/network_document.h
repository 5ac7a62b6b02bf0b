#pragma once

#include "core/experiment/experiment_spec.h"
#include "core/network/analysis.h"

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <set>
#include <string>

namespace glassbox {

/// The experiment being edited, its undo history, its analysis and the selection. Every edit is a command by value.
class NetworkDocument : public QObject {
    Q_OBJECT

public:
    explicit NetworkDocument(QObject* parent = nullptr);

    const ExperimentSpec& experiment() const { return experiment_; }
    const NetworkSpec& network() const { return experiment_.network; }
    /// Shapes, counts and problems of the network as it stands; kept up to date.
    const NetworkAnalysis& analysis() const { return analysis_; }

    /// Replaces everything and clears the undo history (open, new, preset).
    void reset(ExperimentSpec experiment, const QString& file = {});
    /// Pushes an edit of the network; merges with the last one if both carry the same non-empty `mergeKey` (typing in a
    /// field, dragging).
    void edit(NetworkSpec network, const QString& text, const QString& mergeKey = {});
    /// The same for an edit that may have failed: the error goes out through `refused`.
    bool edit(const Result<NetworkSpec>& network, const QString& text, const QString& mergeKey = {});
    /// Pushes an edit of anything else in the experiment.
    void editExperiment(ExperimentSpec experiment, const QString& text, const QString& mergeKey = {});

    QUndoStack& undoStack() { return undoStack_; }
    QString file() const { return file_; }
    void setFile(const QString& file);

    const std::set<std::string>& selection() const { return selection_; }
    void select(std::set<std::string> ids);
    /// The selected block if exactly one is selected, else empty.
    std::string selectedBlock() const;

Q_SIGNALS:
    /// The network or the experiment changed (also by undo and redo); the analysis is already new.
    void changed();
    /// reset() has put another document in place; follows changed().
    void replaced();
    void selectionChanged();
    void fileChanged();
    /// An edit that can't be done, with the reason in the window's language.
    void refused(const QString& message);

private:
    class Command;
    void take(ExperimentSpec experiment);

    ExperimentSpec experiment_;
    NetworkAnalysis analysis_;
    QUndoStack undoStack_;
    QString file_;
    std::set<std::string> selection_;
};

}  // namespace glassbox
