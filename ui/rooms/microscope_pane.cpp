#include "ui/rooms/microscope_pane.h"

#include "ui/instruments/microscope/unfolding_view.h"
#include "ui/instruments/tensor/graph_picture.h"
#include "ui/instruments/tensor/tensor_view.h"
#include "ui/rooms/pane_head.h"
#include "ui/rooms/slot_view.h"
#include "ui/rooms/stage_picture.h"
#include "ui/session/core_text.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/text_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace glassbox {

MicroscopePane::MicroscopePane(MicroscopeSession& session, const ThemeManager& themes, TensorDirection direction,
                               QWidget* parent)
    : QWidget(parent), session_(session), themes_(themes), direction_(direction) {
    setFocusPolicy(Qt::ClickFocus);
    themes.keepBackground(this, Role::Surface);
    build();
    connectSlots();
    connectUnfolding();
    connectSession();
    connect(&themes, &ThemeManager::changed, this, [this] { setTensorHeight(tensorHeight_); });
    setTensorHeight(tensorHeight_);
}

void MicroscopePane::build() {
    const Metrics& metrics = themes_.theme().metrics();
    head_ = new PaneHead(themes_, direction_, this);
    tensorRow_ = new QWidget(this);
    auto* row = new QHBoxLayout(tensorRow_);
    row->setContentsMargins(metrics.space16, metrics.space8, metrics.space16, metrics.space8);
    row->setSpacing(metrics.space4);
    for (std::size_t i = 0; i < slotCount; ++i) {
        signs_[i] = makeTextLabel(themes_, FontRole::KeyNumber, Role::Text2, tensorRow_);
        signs_[i]->setAlignment(Qt::AlignCenter);
        slots_[i] = new SlotView(themes_, tensorRow_);
        row->addWidget(signs_[i]);
        row->addWidget(slots_[i], 2);
    }
    set_ = new Button(themes_, {}, ButtonKind::Normal, ControlSize::Small, this);
    go_ = new Button(themes_, {}, ButtonKind::Normal, ControlSize::Small, this);
    unfolding_ = new UnfoldingView(themes_);
    themes_.keepBackground(unfolding_, Role::Surface);
    area_ = new QScrollArea(this);
    area_->setFrameShape(QFrame::NoFrame);
    area_->setWidgetResizable(true);
    area_->setFocusPolicy(Qt::NoFocus);
    area_->setWidget(unfolding_);
    auto* actions = new QHBoxLayout;
    actions->setContentsMargins(metrics.space16, 0, metrics.space16, 0);
    actions->addWidget(set_);
    actions->addWidget(go_);
    actions->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head_);
    column->addWidget(tensorRow_);
    column->addLayout(actions);
    column->addWidget(area_, 1);
    set_->hide();
    go_->hide();
}

void MicroscopePane::connectSlots() {
    for (std::size_t i = 0; i < slotCount; ++i) {
        connect(slots_[i], &SlotView::cellChosen, this, [this, i](const auto& index) { cellChosen(i, index); });
        connect(slots_[i], &SlotView::cellActivated, this, [this, i](const auto& index) { cellActivated(i, index); });
        connect(slots_[i], &SlotView::numberEntered, this, [this, i](const auto& index, double number) {
            const std::size_t place = placeOf(i);
            if (place < plan_.slots.size()) set({valueOf(plan_.slots[place]).name, index}, number);
        });
        connect(slots_[i], &SlotView::message, this, &MicroscopePane::message);
    }
    connect(head_, &PaneHead::gradientChosen, this, &MicroscopePane::lineRequested);
    connect(head_, &PaneHead::ownerPressed, this, &MicroscopePane::shareToggled);
    connect(head_, &PaneHead::partChosen, this,
            [this](int choice, qint64 number) { choosePart(static_cast<std::size_t>(choice), number); });
    connect(set_, &Button::clicked, this, &MicroscopePane::editUnfolded);
    connect(go_, &Button::clicked, this, [this] {
        if (plan_.line >= 0) Q_EMIT lineRequested(plan_.line);
    });
}

void MicroscopePane::setTensorHeight(int px) {
    tensorHeight_ = px;
    tensorRow_->setFixedHeight(themes_.theme().px(px));
}

void MicroscopePane::setSample(std::int64_t sample, bool share) {
    if (sample == sample_ && share == share_) return;
    sample_ = sample;
    share_ = share;
    tensors_ = {};
}

const Value& MicroscopePane::valueOf(const LineSlot& slot) const {
    return stage()->lowered.graph->value(slot.value);
}

/// Slots stand at the right end where there are fewer: the result is always the last view.
std::size_t MicroscopePane::placeOf(std::size_t slot) const {
    const std::size_t missing = slotCount - std::min(slotCount, plan_.slots.size());
    return slot < missing ? slotCount : slot - missing;
}

void MicroscopePane::setLine(int line, const std::vector<int>& gradients) {
    const bool sameStage = stage() != nullptr && stage()->number == stageNumber_;
    if (sameStage && line == plan_.line && gradients == gradients_) return;
    stageNumber_ = stage() == nullptr ? 0 : stage()->number;
    const int before = plan_.line;
    const QString formulaBefore = plan_.formula;
    plan_ = stage() == nullptr ? LinePlan{} : planOf(*stage()->lowered.graph, stage()->score, line);
    gradients_ = gradients;
    tensors_ = {};
    shareTensor_.reset();
    batchGradient_.reset();
    pageByHand_ = false;
    if (before == plan_.line && formulaBefore == plan_.formula) return;
    shown_.reset();
    unfoldRequest_ = verifyRequest_ = chainRequest_ = -1;
    if (plan_.empty()) unfolding_->clear();
}

TensorWish MicroscopePane::wishOf(const LineSlot& slot) const {
    const Value& value = valueOf(slot);
    return {value.name, value.type.batched ? sample_ : -1};
}

std::vector<TensorWish> MicroscopePane::wishes() const {
    std::vector<TensorWish> wishes;
    for (const LineSlot& slot : plan_.slots)
        wishes.push_back(wishOf(slot));
    return wishes;
}

bool MicroscopePane::isShare() const {
    if (!share_ || plan_.empty() || stage()->batch < 2) return false;
    const Value& made = valueOf(plan_.result());
    return !made.type.batched && made.gradientOf.valid() &&
           stage()->lowered.graph->value(made.gradientOf).role == ValueRole::Parameter;
}

std::shared_ptr<const Tensor> MicroscopePane::tensorOf(const LineSlot& slot) const {
    const auto& tensors = session_.view().tensors;
    const auto found = tensors.find(wishOf(slot));
    return found == tensors.end() ? nullptr : found->second;
}

/// This sample's part of the result; asked for where it isn't here yet.
std::shared_ptr<const Tensor> MicroscopePane::share() {
    const auto whole = tensorOf(plan_.result());
    if (whole != batchGradient_ || shareSample_ != sample_) {
        batchGradient_ = whole;
        shareSample_ = sample_;
        shareTensor_.reset();
        const ValueId parameter = valueOf(plan_.result()).gradientOf;
        if (whole) shareRequest_ = session_.contribution(stage()->lowered.graph->value(parameter).name, sample_);
    }
    return shareTensor_;
}

/// Which part a choice shows: where the chosen cell lies, or what was chosen; -1 for all.
std::int64_t MicroscopePane::partOf(std::size_t choice) const {
    const std::string& name = valueOf(plan_.result()).name;
    if (const auto all = all_.find(name); all != all_.end() && all->second[choice]) return -1;
    const PartChoice& part = plan_.choices[choice];
    const auto chosen = chosen_.find(name);
    if (part.axis >= 0 && chosen != chosen_.end() && part.axis < std::ssize(chosen->second))
        return chosen->second[static_cast<std::size_t>(part.axis)];
    const auto parts = parts_.find(name);
    return parts == parts_.end() || part.axis >= 0 ? 0 : parts->second[choice];
}

void MicroscopePane::choosePart(std::size_t choice, std::int64_t number) {
    if (choice >= plan_.choices.size()) return;
    const std::string& name = valueOf(plan_.result()).name;
    all_.try_emplace(name, plan_.choices.size(), false).first->second[choice] = number < 0;
    parts_.try_emplace(name, plan_.choices.size(), 0);
    const PartChoice& part = plan_.choices[choice];
    auto& chosen = chosen_[name];
    if (number >= 0 && part.axis >= 0 && part.axis < std::ssize(chosen))
        chosen[static_cast<std::size_t>(part.axis)] = number;
    if (number >= 0 && part.axis < 0) {
        parts_[name][choice] = number;
        pageByHand_ = true;
    }
    fillSlots();
    unfoldResult();
}

/// The number that says most: the largest of the result.
void MicroscopePane::chooseFirst(const Tensor& result) {
    TensorIndex& chosen = chosen_[valueOf(plan_.result()).name];
    if (offsetOf(result.shape(), chosen) >= 0 && chosen.size() == static_cast<std::size_t>(result.shape().rank()))
        return;
    const std::int64_t row = result.shape().rank() > 0 ? result.shape()[result.shape().rank() - 1] : 1;
    const bool attention = roleOf(*stage()->lowered.graph, plan_.result().value) == TensorRole::Attention;
    std::int64_t largest = attention ? result.elements() - row : 0;  // a first row can look only at itself
    for (std::int64_t i = largest + 1; i < result.elements(); ++i)
        if (std::abs(result.at(i)) > std::abs(result.at(largest))) largest = i;
    chosen = indexOf(result.shape(), largest);
}

void MicroscopePane::showView() {
    if (stage() == nullptr || stage()->number != stageNumber_ || plan_.empty()) {
        for (std::size_t i = 0; i < slotCount; ++i) {
            slots_[i]->hide();
            signs_[i]->hide();
        }
        head_->setFormula({}, {});
        head_->setGradients({}, -1);
        head_->setParts({}, {});
        head_->setOwner({}, false);
        set_->hide();
        go_->hide();
        return;
    }
    const auto result = isShare() ? share() : tensorOf(plan_.result());
    const bool another = result && result != tensors_[plan_.slots.size() - 1];
    if (result) chooseFirst(*result);
    fillSlots();
    if (another) {
        if (shown_ && shown_->ref.value != valueOf(plan_.result()).name)
            askFor(shown_->ref, askedSample_);
        else
            unfoldResult();
    }
    explainEmpty();
}

void MicroscopePane::fillSlots() {
    if (plan_.empty()) return;
    for (std::size_t i = 0; i < slotCount; ++i) {
        const std::size_t place = placeOf(i);
        const bool shown = place < plan_.slots.size();
        slots_[i]->setVisible(shown);
        signs_[i]->setVisible(shown && place > 0);
        if (shown) fillSlot(i);
    }
    fillHead();
}

void MicroscopePane::fillSlot(std::size_t number) {
    const std::size_t place = placeOf(number);
    const LineSlot& slot = plan_.slots[place];
    SlotView& view = *slots_[number];
    const bool result = place + 1 == plan_.slots.size();
    signs_[number]->setText(slot.sign);
    const Value& value = valueOf(slot);
    view.setLetter(slot.letter,
                   value.role == ValueRole::Gradient ? TensorDirection::Backward : TensorDirection::Forward);
    static_cast<QHBoxLayout*>(tensorRow_->layout())
        ->setStretchFactor(&view, roleOf(*stage()->lowered.graph, slot.value) == TensorRole::Gates ? 3 : 2);
    const auto tensor = result && isShare() ? shareTensor_ : tensorOf(slot);
    if (!tensor) {
        view.setMissing(plainText(value.name), tr("not computed yet"));
        tensors_[place].reset();
        return;
    }
    TensorIndex cut;
    for (const int choice : slot.cutBy) {
        const std::int64_t part = partOf(static_cast<std::size_t>(choice));
        if (part < 0) break;
        cut.push_back(part);
    }
    if (tensor != tensors_[place] || cut != places_[place] || view.isMissing())
        view.setPicture(stagePicture(*stage(), slot.value, *tensor), cut);
    tensors_[place] = tensor;
    places_[place] = cut;
    const auto chosen = chosen_.find(valueOf(plan_.result()).name);
    if (chosen != chosen_.end() && (result || slot.linked)) view.setChosen(chosen->second);
}

void MicroscopePane::fillHead() {
    const ScoreLine& line = stage()->score.lines()[static_cast<std::size_t>(plan_.line)];
    head_->setFormula(plan_.formula, plainText(line.formula));
    std::vector<std::pair<int, QString>> gradients;
    for (const int other : gradients_)
        gradients.emplace_back(other, letterOfGradient(*stage()->lowered.graph, stage()->score, other));
    head_->setGradients(std::move(gradients), plan_.line);
    std::vector<std::int64_t> parts;
    for (std::size_t i = 0; i < plan_.choices.size(); ++i)
        parts.push_back(partOf(i));
    head_->setParts(plan_.choices, parts);
    const Value& made = valueOf(plan_.result());
    if (made.type.batched)
        head_->setOwner(stage()->batch > 1 ? tr("sample %1 of the batch").arg(sample_) : tr("the sample"), false);
    else if (made.role == ValueRole::Gradient && stage()->batch > 1)
        head_->setOwner(isShare() ? tr("this sample's share") : tr("the batch's gradient"), true);
    else
        head_->setOwner(tr("of the whole batch"), false);
}

std::vector<SlotView*> MicroscopePane::shownSlots() const {
    std::vector<SlotView*> shown;
    for (std::size_t i = 0; i < slotCount; ++i)
        if (placeOf(i) < plan_.slots.size()) shown.push_back(slots_[i]);
    return shown;
}

SlotView* MicroscopePane::resultView() const {
    return slots_.back();
}

void MicroscopePane::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange && stage() != nullptr) showView();
    QWidget::changeEvent(event);
}

}  // namespace glassbox
