#include "ui/rooms/microscope_room.h"

#include "ui/instruments/microscope/score_panel.h"
#include "ui/instruments/microscope/step_bar.h"
#include "ui/instruments/microscope/unfolding_view.h"
#include "ui/rooms/block_category.h"
#include "ui/rooms/microscope_pane.h"
#include "ui/rooms/output_panel.h"
#include "ui/rooms/sample_bar.h"
#include "ui/rooms/slot_view.h"
#include "ui/rooms/stage_sample.h"
#include "ui/rooms/step_network.h"
#include "ui/rooms/update_pane.h"
#include "ui/session/core_text.h"
#include "ui/session/lab_session.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/empty_state.h"
#include "ui/theme/widgets/segmented_control.h"

#include <QStackedLayout>

#include <algorithm>
#include <utility>

namespace glassbox {

void MicroscopeRoom::enter() {
    session_.open();
    session_.setSample(samples_->whole() ? -1 : samples_->sample());
    if (!session_.view().stage) showEmpty(nullptr);
    comesIn_ = true;
}

void MicroscopeRoom::leave() {
    pendingBlock_.clear();
    session_.close();
}

void MicroscopeRoom::openBlock(const std::string& id) {
    pendingBlock_ = id;
    goToPending();
}

/// The first op of a block that was asked for; of one without ops, the first that uses what it gives.
void MicroscopeRoom::goToPending() {
    const MicroscopeStage* stage = session_.view().stage.get();
    if (stage == nullptr || pendingBlock_.empty()) return;
    const std::string id = std::exchange(pendingBlock_, {});
    const auto lines = stage->score.lines();
    const auto belongs = [&id](const std::string& block) { return block == id || block.starts_with(id + '.'); };
    const auto found = std::ranges::find_if(lines, [&](const ScoreLine& line) { return belongs(line.block); });
    const auto used = std::ranges::find_if(lines, [&](const ScoreLine& line) {
        return std::ranges::any_of(line.inputs,
                                   [&](ValueId value) { return belongs(stage->lowered.graph->value(value).block); });
    });
    const auto first = found != lines.end() ? found : used;
    if (first != lines.end()) session_.moveTo(static_cast<int>(first - lines.begin()) + 1);
}

void MicroscopeRoom::goOn() {
    session_.forward(bar_->stepSize());
}

void MicroscopeRoom::goBack() {
    session_.back(bar_->stepSize());
}

void MicroscopeRoom::play(bool on) {
    if (on && session_.view().stage)
        session_.play(bar_->speed(), bar_->stepSize());
    else
        session_.stopPlaying();
}

/// Another step: its score is the same as long as the experiment is.
void MicroscopeRoom::takeStage() {
    const MicroscopeStage* stage = session_.view().stage.get();
    followed_ = -1;
    if (stage == nullptr) {
        showEmpty(nullptr);
        return;
    }
    if (stage->moment.experiment != scored_ || scoreLength_ != stage->score.end()) {
        scored_ = stage->moment.experiment;
        scoreLength_ = stage->score.end();
        score_->setScore(stage->score, *stage->lowered.graph,
                         [this](const std::string& id) { return blockCategory(scored_.network, id); });
        bar_->setScore(stage->score);
    }
    stack_->setCurrentWidget(work_);
    goToPending();
    follow();
}

/// What the cursor stands behind, or before at the start.
void MicroscopeRoom::follow() {
    const MicroscopeStage* stage = session_.view().stage.get();
    if (stage == nullptr) return;
    const int position = std::clamp(session_.position(), 0, stage->score.end());
    const bool moved = position != followed_;
    const int line = std::max(0, position - 1);
    if (moved) chosenGradient_ = -1;
    followed_ = position;
    followLine(line);
    const bool back = stage->score.lines()[static_cast<std::size_t>(line)].phase == StepPhase::Backward;
    if (moved && narrow_) direction_->setCurrentId(back ? 1 : 0);
    watch();
}

void MicroscopeRoom::followLine(int line) {
    const MicroscopeStage& stage = *session_.view().stage;
    updating_ = stage.score.lines()[static_cast<std::size_t>(line)].phase == StepPhase::Update;
    if (updating_) {
        update_->setLine(line);
    } else {
        const LinePair pair = pairOf(stage.score, line);
        forward_->setLine(pair.forward);
        backward_->setLine(backwardLine(pair.backward, line), pair.backward);
    }
    arrange();
}

/// Of several gradients the one at the cursor, the one that was chosen, or the one by the weights.
int MicroscopeRoom::backwardLine(const std::vector<int>& lines, int line) const {
    if (lines.empty()) return -1;
    const auto holds = [&lines](int one) { return std::ranges::find(lines, one) != lines.end(); };
    if (holds(chosenGradient_)) return chosenGradient_;
    if (holds(line)) return line;
    const MicroscopeStage& stage = *session_.view().stage;
    const Graph& graph = *stage.lowered.graph;
    const auto byWeight = std::ranges::find_if(lines, [&](int one) {
        const ScoreLine& back = stage.score.lines()[static_cast<std::size_t>(one)];
        const ValueId of = graph.value(back.outputs.front()).gradientOf;
        return of.valid() && graph.value(of).role == ValueRole::Parameter && graph.value(of).type.shape.rank() > 1;
    });
    return byWeight != lines.end() ? *byWeight : lines.front();
}

void MicroscopeRoom::watch() {
    std::vector<TensorWish> wishes;
    if (!updating_)
        for (const MicroscopePane* pane : {forward_, backward_})
            for (TensorWish& wish : pane->wishes())
                wishes.push_back(std::move(wish));
    const MicroscopeStage& stage = *session_.view().stage;
    if (const ValueId shown = answerOf(stage); shown.valid())
        wishes.push_back({stage.lowered.graph->value(shown).name, samples_->sample()});
    for (TensorWish& wish : network_->wishes(samples_->sample()))
        wishes.push_back(std::move(wish));
    session_.watch(std::move(wishes));
}

std::shared_ptr<const Tensor> MicroscopeRoom::answer() const {
    const MicroscopeView& view = session_.view();
    const ValueId shown = view.stage ? answerOf(*view.stage) : ValueId();
    if (!shown.valid()) return nullptr;
    const auto found = view.tensors.find({view.stage->lowered.graph->value(shown).name, samples_->sample()});
    return found == view.tensors.end() ? nullptr : found->second;
}

/// Fills everything in, once the view has come to where the cursor is.
void MicroscopeRoom::showView() {
    const MicroscopeView& view = session_.view();
    if (!view.stage) return;
    score_->setNorms(view.norms);
    if (view.position != session_.position()) return;
    samples_->showView();
    score_->setPosition(view.position);
    showBar();
    output_->show(view, samples_->sample(), answer().get());
    for (MicroscopePane* pane : {forward_, backward_})
        if (!updating_) pane->showView();
    if (updating_) update_->showView();
    network_->showView(samples_->sample(), session_.isPlaying() ? bar_->speed() : 1);
    work_->setUpdatesEnabled(true);
    takeFocus();
}

/// Coming in, the keys go to the op: arrows move its cell at once.
void MicroscopeRoom::takeFocus() {
    if (!std::exchange(comesIn_, false)) return;
    MicroscopePane* pane = forward_->isVisible() ? forward_ : backward_;
    if (pane->resultView()->isMissing())
        pane->setFocus(Qt::OtherFocusReason);
    else
        pane->resultView()->setFocus(Qt::OtherFocusReason);
}

void MicroscopeRoom::showBar() {
    const MicroscopeView& view = session_.view();
    const bool here = view.stage != nullptr;
    bar_->setMoves(here && session_.canGoBack(bar_->stepSize()), here);
    bar_->setPlaying(session_.isPlaying());
    if (!here) return;
    bar_->setPosition(view.position);
    bar_->setLoss(view.loss);
    bar_->setSample(shownSample(*view.stage, samples_->sample(), answer().get(), themes_.theme()));
}

/// Nothing lies here: it is on its way, or there is a reason and something that mends it.
void MicroscopeRoom::showEmpty(const Error* error) {
    loadAgain_ = error != nullptr && lab_.dataset() == nullptr;
    if (error == nullptr) {
        empty_->setTexts(tr("The next step is laid under the microscope"),
                         tr("The run is paused; its weights and its next batch are copied here."));
    } else {
        empty_->setTexts(tr("There is no step to look at yet"), errorSentences(*error));
    }
    empty_->setAction(loadAgain_ ? tr("Look for the data again") : tr("To the network"),
                      loadAgain_ ? Icon::Restart : Icon::Network);
    stack_->setCurrentWidget(emptyPage_);
    work_->setUpdatesEnabled(true);
    showBar();
}

/// A gradient that is there is shown in place of another; anything else is gone to.
void MicroscopeRoom::requestLine(int line) {
    const MicroscopeStage* stage = session_.view().stage.get();
    if (stage == nullptr) return;
    if (line < session_.position() && !updating_) {
        const LinePair pair = pairOf(stage->score, std::max(0, session_.position() - 1));
        if (std::ranges::find(pair.backward, line) != pair.backward.end()) {
            chosenGradient_ = line;
            follow();
            showView();
            return;
        }
    }
    session_.moveTo(line + 1);
}

}  // namespace glassbox
