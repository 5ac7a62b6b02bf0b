// What a pane of the microscope asks of a number, and what becomes of the answers.
#include "core/explain/unfolding.h"
#include "ui/instruments/microscope/number_texts.h"
#include "ui/instruments/microscope/unfolding_view.h"
#include "ui/instruments/tensor/tensor_view.h"
#include "ui/rooms/microscope_pane.h"
#include "ui/rooms/number_frames.h"
#include "ui/rooms/pane_head.h"
#include "ui/rooms/slot_view.h"
#include "ui/session/core_text.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"

#include <QApplication>
#include <QClipboard>
#include <QInputDialog>
#include <QScrollArea>

#include <utility>

namespace glassbox {
namespace {

constexpr int cellsOfPatch = 5;

}  // namespace

void MicroscopePane::connectUnfolding() {
    connect(unfolding_, &UnfoldingView::unfoldRequested, this, &MicroscopePane::askFor);
    connect(unfolding_, &UnfoldingView::verifyRequested, this,
            [this](const NumberRef& ref, qint64 sample) { verifyRequest_ = session_.verify(ref, sample); });
    connect(unfolding_, &UnfoldingView::pageRequested, this, [this](const NumberRef& ref, qint64 sample, qint64 page) {
        UnfoldOptions options;
        options.patch = {cellsOfPatch, page};
        askedSample_ = sample;
        unfoldRequest_ = session_.unfold(ref, sample, options);
    });
    connect(unfolding_, &UnfoldingView::reportRequested, this, [this](const NumberRef& ref) { report(ref); });
    connect(unfolding_, &UnfoldingView::openOpRequested, this, [this](const NumberRef& ref) {
        const auto line =
            stage() == nullptr ? std::nullopt : stage()->score.lineOf(stage()->lowered.graph->find(ref.value));
        if (line) Q_EMIT lineRequested(*line);
    });
    connect(unfolding_, &UnfoldingView::folded, this, [this] {
        shown_.reset();
        unfolding_->clear();
        set_->hide();
        for (SlotView* slot : shownSlots())
            slot->setFrames({});
        resultView()->setFocus(Qt::OtherFocusReason);
    });
}

void MicroscopePane::connectSession() {
    connect(&session_, &MicroscopeSession::unfolded, this, [this](int request, const Unfolding& unfolding) {
        if (request == unfoldRequest_) takeUnfolding(unfolding);
    });
    connect(&session_, &MicroscopeSession::verified, this, [this](int request, const Verification& verification) {
        if (request == verifyRequest_) unfolding_->setVerification(verification);
    });
    connect(&session_, &MicroscopeSession::chained, this, [this](int request, const GradientChain& way) {
        if (request == chainRequest_) unfolding_->setChain(way);
    });
    connect(&session_, &MicroscopeSession::contributed, this, [this](int request, const Tensor& part) {
        if (request != shareRequest_) return;
        shareTensor_ = std::make_shared<const Tensor>(part);
        showView();
    });
    connect(&session_, &MicroscopeSession::refused, this, [this](int request, const Error& error) {
        if (error.code == "session.step_gone") return;
        if (request == unfoldRequest_) {
            shown_.reset();
            unfolding_->clear(errorSentences(error));
        } else if (request == verifyRequest_ || request == setRequest_ || request == shareRequest_) {
            Q_EMIT message(errorSentences(error));
        }
    });
}

void MicroscopePane::choose(const TensorIndex& index) {
    chosen_[valueOf(plan_.result()).name] = index;
    fillSlots();
    unfoldResult();
}

/// A cell of the result is unfolded at once; another one is looked at.
void MicroscopePane::cellChosen(std::size_t slot, const TensorIndex& index) {
    const std::size_t place = placeOf(slot);
    if (place + 1 == plan_.slots.size() || (place < plan_.slots.size() && plan_.slots[place].linked)) choose(index);
}

/// Enter on a weight sets it; on any other number it unfolds it.
void MicroscopePane::cellActivated(std::size_t slot, const TensorIndex& index) {
    const std::size_t place = placeOf(slot);
    if (place >= plan_.slots.size()) return;
    if (canSet(plan_.slots[place]))
        edit(slot, index);
    else
        askFor({valueOf(plan_.slots[place]).name, index}, sample_);
}

bool MicroscopePane::canSet(const LineSlot& slot) const {
    const Value& value = valueOf(slot);
    return value.role == ValueRole::Parameter && value.parameterKind != ParameterKind::Counter;
}

void MicroscopePane::edit(std::size_t slot, const TensorIndex& index) {
    const std::size_t place = placeOf(slot);
    const auto& tensor = tensors_[place];
    const std::int64_t offset = tensor ? offsetOf(tensor->shape(), index) : -1;
    if (offset >= 0) slots_[slot]->edit(index, exactNumber(*tensor, offset, themes_.theme().locale()));
}

/// The parameter that is unfolded: in its cell, where one is seen.
void MicroscopePane::editUnfolded() {
    if (!shown_) return;
    for (std::size_t i = 0; i < slotCount; ++i) {
        const std::size_t place = placeOf(i);
        if (place >= plan_.slots.size() || valueOf(plan_.slots[place]).name != shown_->ref.value) continue;
        for (std::size_t choice = 0; choice < plan_.slots[place].cutBy.size(); ++choice)
            choosePart(static_cast<std::size_t>(plan_.slots[place].cutBy[choice]), shown_->ref.index[choice]);
        edit(i, shown_->ref.index);
        return;
    }
    bool accepted = false, read = false;
    const QString now = Numbers(themes_.theme().locale()).exact(static_cast<float>(shown_->value));
    const QString text =
        QInputDialog::getText(this, tr("Set by hand"), refText(shown_->ref), QLineEdit::Normal, now, &accepted);
    const double number = themes_.theme().locale().toDouble(text, &read);
    if (accepted && read) set(shown_->ref, number);
}

void MicroscopePane::set(const NumberRef& ref, double number) {
    setRequest_ = session_.setNumber(ref, number, sample_);
    Q_EMIT message(tr("%1 is set by hand; undo brings the old number back").arg(refText(ref)));
}

void MicroscopePane::askFor(const NumberRef& ref, std::int64_t sample) {
    UnfoldOptions options;
    options.patch.side = cellsOfPatch;
    askedSample_ = sample;
    unfoldRequest_ = session_.unfold(ref, sample, options);
}

/// The chosen number of the result, with the channel that is seen.
void MicroscopePane::unfoldResult() {
    if (plan_.empty() || !tensorOf(plan_.result())) return;
    const Value& made = valueOf(plan_.result());
    UnfoldOptions options;
    options.patch.side = cellsOfPatch;
    if (!made.type.batched) options.patch.page = sample_;  // of a sum over the batch the sample that is seen
    for (std::size_t i = 0; i < plan_.choices.size() && pageByHand_; ++i)
        if (plan_.choices[i].axis < 0 && partOf(i) >= 0) options.patch.page = partOf(i);
    askedSample_ = sample_;
    unfoldRequest_ = session_.unfold({made.name, chosen_[made.name]}, sample_, options);
}

void MicroscopePane::takeUnfolding(const Unfolding& unfolding) {
    shown_ = unfolding;
    unfolding_->setUnfolding(unfolding, askedSample_);
    if (isGradient(unfolding.ref)) chainRequest_ = session_.chain(unfolding.ref, askedSample_);
    set_->setText(tr("Set by hand"));
    set_->setVisible(unfolding.role == ValueRole::Parameter);
    frame(unfolding);
}

/// Follows the channel that is unfolded, and frames what the number is made of.
void MicroscopePane::frame(const Unfolding& unfolding) {
    if (plan_.empty()) return;
    const std::string& name = valueOf(plan_.result()).name;
    const bool ofResult = unfolding.ref.value == name;
    const bool elsewhere = unfolding.patch && unfolding.patch->overSamples && unfolding.patch->page != sample_;
    if (ofResult && unfolding.patch && !unfolding.patch->overSamples)
        for (std::size_t i = 0; i < plan_.choices.size(); ++i)
            if (plan_.choices[i].axis < 0)
                parts_.try_emplace(name, plan_.choices.size(), 0).first->second[i] = unfolding.patch->page;
    fillSlots();
    for (std::size_t i = 0; i < slotCount; ++i) {
        const std::size_t place = placeOf(i);
        if (place + 1 >= plan_.slots.size()) continue;
        slots_[i]->setFrames(ofResult && !elsewhere ? numberFrames(unfolding, valueOf(plan_.slots[place]))
                                                    : NumberFrames{});
    }
}

void MicroscopePane::unfoldChosen() {
    for (std::size_t i = 0; i < slotCount; ++i) {
        const std::size_t place = placeOf(i);
        if (place >= plan_.slots.size() || !slots_[i]->isAncestorOf(QApplication::focusWidget())) continue;
        const TensorIndex index = slots_[i]->chosen();
        if (!index.empty()) return askFor({valueOf(plan_.slots[place]).name, index}, sample_);
    }
    unfoldResult();
}

void MicroscopePane::verify() {
    if (shown_) verifyRequest_ = session_.verify(shown_->ref, askedSample_);
}

void MicroscopePane::goUp() {
    if (shown_) unfolding_->goUp();
}

std::optional<NumberRef> MicroscopePane::unfolded() const {
    return shown_ ? std::optional(shown_->ref) : std::nullopt;
}

/// Why there is nothing to unfold yet, and the way there.
void MicroscopePane::explainEmpty() {
    const bool computed = tensorOf(plan_.result()) != nullptr;
    const bool backward = direction_ == TensorDirection::Backward;
    go_->setText(backward ? tr("Go to this gradient") : tr("Compute it"));
    go_->setVisible(!computed && session_.view().position <= plan_.line);
    if (computed || session_.view().position > plan_.line) return;
    shown_.reset();
    set_->hide();
    unfolding_->clear(backward ? tr("The step has not come here yet: gradients are computed after the loss, from the "
                                    "last op back to the first.")
                               : tr("The step begins here: the next op computes this."));
}

/// The numbers that disagree, for a report.
void MicroscopePane::report(const NumberRef& ref) const {
    if (!shown_) return;
    const Numbers numbers(QLocale::c());
    const QString text = QStringLiteral("%1\nengine %2\nin double %3\ntolerance %4\nstep %5\n")
                             .arg(QString::fromStdString(ref.toString()), numbers.exact(shown_->value),
                                  numbers.exact(shown_->inDouble), numbers.exact(shown_->tolerance))
                             .arg(stage()->moment.step);
    QApplication::clipboard()->setText(text);
}

}  // namespace glassbox
