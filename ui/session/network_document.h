#pragma once

#include "core/experiment/experiment_spec.h"
#include "core/network/analysis.h"
#include "core/network/composite_edit.h"
#include "core/network/document_palette.h"

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <map>
#include <memory>
#include <set>
#include <string>

namespace glassbox {

/// The experiment being edited, its undo history, its analysis and the selection. Every edit is a command by value. A
/// composite block can be entered: network, analysis and edits are then those of its inside, and an edit changes its
/// definition.
class NetworkDocument : public QObject {
    Q_OBJECT

public:
    explicit NetworkDocument(QObject* parent = nullptr);

    const ExperimentSpec& experiment() const { return experiment_; }
    /// The network that is shown: the experiment's, or the inside of the block that was entered.
    const NetworkSpec& network() const { return path_.empty() ? experiment_.network : inside_; }
    /// Shapes, counts and problems of that network as it stands; kept up to date.
    const NetworkAnalysis& analysis() const { return path_.empty() ? analysis_ : insideAnalysis_; }
    /// The same of the whole experiment's network.
    const NetworkAnalysis& wholeAnalysis() const { return analysis_; }
    /// Block types and palette of the network that is shown; never null.
    const std::shared_ptr<const DocumentPalette>& palette() const { return palette_; }

    /// Flat id of the block that was entered, "res1" or "res1.inner"; empty: none.
    const std::string& path() const { return path_; }
    /// Id of a shown block in the whole network: "res1.conv1".
    std::string flatId(const std::string& id) const { return path_.empty() ? id : path_ + '.' + id; }
    /// Whether a shown block can be entered.
    bool canEnter(const std::string& id) const;
    /// Shows the inside of a composite block.
    void enter(const std::string& id);
    /// Shows another level: "" is the whole network.
    void goTo(const std::string& path);
    /// Goes one level up; false at the top.
    bool leave();

    /// Replaces everything and clears the undo history (open, new, preset).
    void reset(ExperimentSpec experiment, const QString& file = {});
    /// Pushes an edit of the network; merges with the last one if both carry the same non-empty `mergeKey` (typing in a
    /// field, dragging).
    void edit(NetworkSpec network, const QString& text, const QString& mergeKey = {});
    /// The same for an edit that may have failed: the error goes out through `refused`.
    bool edit(const Result<NetworkSpec>& network, const QString& text, const QString& mergeKey = {});
    /// Pushes an edit that moves blocks into a composite or out of one; their weights follow them.
    bool regroup(const Result<Regrouped>& regrouped, const QString& text);
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
    /// Another level is shown; follows changed().
    void levelChanged();
    /// Blocks have new flat ids, old -> new; comes before changed().
    void renamed(const std::map<std::string, std::string>& ids);
    void fileChanged();
    /// An edit that can't be done, with the reason in the window's language.
    void refused(const QString& message);

private:
    class Command;
    void take(ExperimentSpec experiment);
    void showLevel();
    Result<NetworkSpec> whole(const NetworkSpec& shown) const;
    std::map<std::string, std::string> everywhere(const std::map<std::string, std::string>& ids) const;

    ExperimentSpec experiment_;
    NetworkAnalysis analysis_;
    std::string path_;
    NetworkSpec inside_;
    NetworkAnalysis insideAnalysis_;
    std::shared_ptr<const DocumentPalette> palette_;
    QUndoStack undoStack_;
    QString file_;
    std::set<std::string> selection_;
};

}  // namespace glassbox
