#include "ui/session/network_document.h"

#include "core/experiment/follow_network.h"
#include "core/network/expand.h"
#include "core/network/inside.h"
#include "ui/session/core_text.h"

#include <QUndoCommand>

#include <algorithm>
#include <iterator>
#include <utility>

namespace glassbox {

/// One edit by value: the experiment before and after. Two edits with the same key become one.
class NetworkDocument::Command : public QUndoCommand {
public:
    Command(NetworkDocument& document, ExperimentSpec after, const QString& text, QString mergeKey,
            std::map<std::string, std::string> renamed = {})
        : QUndoCommand(text),
          document_(document),
          before_(document.experiment_),
          after_(std::move(after)),
          mergeKey_(std::move(mergeKey)),
          renamed_(std::move(renamed)) {}

    void undo() override {
        std::map<std::string, std::string> back;
        for (const auto& [from, to] : renamed_)
            back.emplace(to, from);
        if (!back.empty()) Q_EMIT document_.renamed(back);
        document_.take(before_);
    }
    void redo() override {
        if (!renamed_.empty()) Q_EMIT document_.renamed(renamed_);
        document_.take(after_);
    }
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
    std::map<std::string, std::string> renamed_;
};

NetworkDocument::NetworkDocument(QObject* parent) : QObject(parent) {
    analysis_ = analyse(experiment_.network);
    showLevel();
}

void NetworkDocument::reset(ExperimentSpec experiment, const QString& file) {
    undoStack_.clear();
    select({});
    path_.clear();
    showLevel();
    take(std::move(experiment));
    setFile(file);
    Q_EMIT replaced();
}

void NetworkDocument::edit(NetworkSpec network, const QString& text, const QString& mergeKey) {
    Result<NetworkSpec> all = whole(network);
    if (!all) {
        Q_EMIT refused(errorSentences(all.error()));
        return;
    }
    editExperiment(withNetwork(experiment_, std::move(all).value()), text, mergeKey);
}

bool NetworkDocument::regroup(const Result<Regrouped>& regrouped, const QString& text) {
    const Result<NetworkSpec> all = regrouped ? whole(regrouped->network) : regrouped.error();
    if (!all) {
        Q_EMIT refused(errorSentences(all.error()));
        return false;
    }
    undoStack_.push(new Command(*this, withNetwork(experiment_, *all), text, {}, everywhere(regrouped->renamed)));
    select(regrouped->ids);
    return true;
}

/// The experiment's network with what is shown changed.
Result<NetworkSpec> NetworkDocument::whole(const NetworkSpec& shown) const {
    if (path_.empty()) return shown;
    return withInside(experiment_.network, blockAt(experiment_.network, path_).type, shown);
}

/// What happens to ids inside the open block happens in every instance of its definition.
std::map<std::string, std::string> NetworkDocument::everywhere(const std::map<std::string, std::string>& ids) const {
    if (path_.empty()) return ids;
    std::map<std::string, std::string> all;
    const std::string type = blockAt(experiment_.network, path_).type;
    for (const auto& [id, instance] : expand(experiment_.network).instances)
        if (instance.composite == type)
            for (const auto& [from, to] : ids)
                all.emplace(id + '.' + from, id + '.' + to);
    return all;
}

bool NetworkDocument::canEnter(const std::string& id) const {
    const BlockSpec* block = network().find(id);
    return block && network().composites.contains(block->type);
}

void NetworkDocument::enter(const std::string& id) {
    if (canEnter(id)) goTo(flatId(id));
}

void NetworkDocument::goTo(const std::string& path) {
    if (path == path_) return;
    select({});
    path_ = path;
    showLevel();
    Q_EMIT changed();
    Q_EMIT levelChanged();
}

bool NetworkDocument::leave() {
    if (path_.empty()) return false;
    const std::size_t dot = path_.rfind('.');
    const std::string left = dot == std::string::npos ? path_ : path_.substr(dot + 1);
    goTo(dot == std::string::npos ? std::string() : path_.substr(0, dot));
    select({left});
    return true;
}

/// Makes what is shown of the level that was entered; a block that is gone is left.
void NetworkDocument::showLevel() {
    BlockSpec block;
    while (!path_.empty()) {
        block = blockAt(experiment_.network, path_);
        if (experiment_.network.composites.contains(block.type)) break;
        const std::size_t dot = path_.rfind('.');
        path_ = dot == std::string::npos ? std::string() : path_.substr(0, dot);
    }
    inside_ = path_.empty() ? NetworkSpec() : insideOf(experiment_.network, block.type, block.settings);
    insideAnalysis_ = path_.empty() ? NetworkAnalysis() : analysisInside(analysis_, inside_, path_);
    palette_ = std::make_shared<const DocumentPalette>(experiment_.network, !path_.empty());
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
    const std::string level = path_;
    if (networkChanged) {
        analysis_ = analyse(experiment_.network);
        showLevel();
    }
    std::set<std::string> kept;
    std::copy_if(selection_.begin(), selection_.end(), std::inserter(kept, kept.begin()),
                 [this](const std::string& id) { return network().find(id) != nullptr; });
    select(std::move(kept));
    Q_EMIT changed();
    if (path_ != level) Q_EMIT levelChanged();
}

}  // namespace glassbox
