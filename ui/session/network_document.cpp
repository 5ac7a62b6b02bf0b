#include "ui/session/network_document.h"

#include "ui/session/core_text.h"

#include <QUndoCommand>

#include <algorithm>
#include <iterator>
#include <utility>

namespace glassbox {

/// One edit by value: the experiment before and after. Two edits with the same key become one.
class NetworkDocument::Command : public QUndoCommand {
public:
    Command(NetworkDocument& document, ExperimentSpec after, const QString& text, QString mergeKey)
        : QUndoCommand(text),
          document_(document),
          before_(document.experiment_),
          after_(std::move(after)),
          mergeKey_(std::move(mergeKey)) {}

    void undo() override { document_.take(before_); }
    void redo() override { document_.take(after_); }
    int id() const override { return 1; }

    bool mergeWith(const QUndoCommand* other) override {
        const auto& next = static_cast<const Command&>(*other);
        if (mergeKey_.isEmpty() || next.mergeKey_ != mergeKey_) return false;
        after_ = next.after_;
        return true;
    }

private:
    NetworkDocument& document_;
    ExperimentSpec before_, after_;
    QString mergeKey_;
};

NetworkDocument::NetworkDocument(QObject* parent) : QObject(parent) {
    analysis_ = analyse(experiment_.network);
}

void NetworkDocument::reset(ExperimentSpec experiment, const QString& file) {
    undoStack_.clear();
    select({});
    take(std::move(experiment));
    setFile(file);
    Q_EMIT replaced();
}

void NetworkDocument::edit(NetworkSpec network, const QString& text, const QString& mergeKey) {
    ExperimentSpec experiment = experiment_;
    experiment.network = std::move(network);
    editExperiment(std::move(experiment), text, mergeKey);
}

bool NetworkDocument::edit(const Result<NetworkSpec>& network, const QString& text, const QString& mergeKey) {
    if (!network) {
        Q_EMIT refused(errorSentences(network.error()));
        return false;
    }
    edit(*network, text, mergeKey);
    return true;
}

void NetworkDocument::editExperiment(ExperimentSpec experiment, const QString& text, const QString& mergeKey) {
    if (experiment == experiment_) return;
    undoStack_.push(new Command(*this, std::move(experiment), text, mergeKey));
}

void NetworkDocument::setFile(const QString& file) {
    if (file == file_) return;
    file_ = file;
    Q_EMIT fileChanged();
}

void NetworkDocument::select(std::set<std::string> ids) {
    if (ids == selection_) return;
    selection_ = std::move(ids);
    Q_EMIT selectionChanged();
}

std::string NetworkDocument::selectedBlock() const {
    return selection_.size() == 1 ? *selection_.begin() : std::string();
}

void NetworkDocument::take(ExperimentSpec experiment) {
    const bool networkChanged = !(experiment.network == experiment_.network);
    experiment_ = std::move(experiment);
    if (networkChanged) analysis_ = analyse(experiment_.network);
    std::set<std::string> kept;
    std::copy_if(selection_.begin(), selection_.end(), std::inserter(kept, kept.begin()),
                 [this](const std::string& id) { return experiment_.network.find(id) != nullptr; });
    select(std::move(kept));
    Q_EMIT changed();
}

}  // namespace glassbox
