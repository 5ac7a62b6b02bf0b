#include "ui/rooms/update_pane.h"

#include "core/optim/optimizer.h"
#include "core/optim/regularizer.h"
#include "ui/instruments/microscope/number_rows.h"
#include "ui/instruments/tensor/graph_picture.h"
#include "ui/rooms/slot_view.h"
#include "ui/session/core_text.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/elided_label.h"
#include "ui/theme/widgets/text_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

constexpr int edge = 3;

/// Row-major position of the largest magnitude.
std::int64_t strongest(const Tensor& tensor) {
    std::int64_t largest = 0;
    for (std::int64_t i = 1; i < tensor.elements(); ++i)
        if (std::abs(tensor.at(i)) > std::abs(tensor.at(largest))) largest = i;
    return largest;
}

}  // namespace

UpdatePane::UpdatePane(MicroscopeSession& session, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), session_(session), themes_(themes) {
    setFocusPolicy(Qt::ClickFocus);
    themes.keepBackground(this, Role::Surface);
    build();
    connect(&session, &MicroscopeSession::changeMade, this, [this](int request, const ParameterChange& change) {
        if (request != request_) return;
        change_ = change;
        fill();
    });
    connect(&themes, &ThemeManager::changed, this, [this] { setTensorHeight(tensorHeight_); });
    setTensorHeight(tensorHeight_);
}

void UpdatePane::build() {
    const Metrics& metrics = themes_.theme().metrics();
    auto* stripe = new QWidget(this);
    stripe->setFixedHeight(edge);
    themes_.keepBackground(stripe, Role::Backward);
    auto* band = new QWidget(this);
    themes_.keepBackground(band, Role::BackwardSoft);
    band->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    title_ = makeTextLabel(themes_, FontRole::SectionTitle, Role::Backward, band);
    formula_ = new ElidedLabel(Qt::ElideRight, band);
    themes_.keepFont(formula_, FontRole::Mono);
    auto* head = new QHBoxLayout(band);
    head->setContentsMargins(metrics.space16, metrics.space4, metrics.space16, metrics.space4);
    head->setSpacing(metrics.space12);
    head->addWidget(title_);
    head->addWidget(formula_, 1);
    words_ = makeWrappedLabel(themes_, FontRole::Body, Role::Text2, this);
    words_->setContentsMargins(metrics.space16, metrics.space8, metrics.space16, 0);
    table_ = new NumberTable(themes_);
    auto* page = new QWidget;
    themes_.keepBackground(page, Role::Surface);
    auto* pages = new QVBoxLayout(page);
    pages->setContentsMargins(metrics.space16, metrics.space8, metrics.space16, metrics.space8);
    pages->addWidget(table_);
    pages->addStretch(1);
    auto* area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(page);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(stripe);
    column->addWidget(band);
    column->addWidget(words_);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        rows_[i] = new QWidget(this);
        auto* row = new QHBoxLayout(rows_[i]);
        row->setContentsMargins(metrics.space16, metrics.space8, metrics.space16, 0);
        row->setSpacing(metrics.space8);
        for (std::size_t j = 0; j < 3; ++j) {
            if (i == 0 && j > 0) {
                signs_[j - 1] = makeTextLabel(themes_, FontRole::KeyNumber, Role::Text2, rows_[i]);
                row->addWidget(signs_[j - 1]);
            }
            SlotView* slot = slots_[3 * i + j] = new SlotView(themes_, rows_[i]);
            row->addWidget(slot, 1);
            connect(slot, &SlotView::cellChosen, this, &UpdatePane::choose);
            connect(slot, &SlotView::message, this, &UpdatePane::message);
        }
        column->addWidget(rows_[i]);
    }
    signs_[0]->setText(QStringLiteral("+"));
    signs_[1]->setText(QStringLiteral("="));
    column->addWidget(area, 1);
}

void UpdatePane::setTensorHeight(int px) {
    tensorHeight_ = px;
    for (QWidget* row : rows_)
        row->setFixedHeight(themes_.theme().px(px));
}

void UpdatePane::setLine(int line) {
    const MicroscopeStage* stage = session_.view().stage.get();
    if (stage == nullptr || (line == line_ && stage->number == stageNumber_)) return;
    line_ = line;
    stageNumber_ = stage->number;
    change_.reset();
    parameter_.clear();
    request_ = -1;
    if (line < 0) return;
    const ScoreLine& what = stage->score.lines()[static_cast<std::size_t>(line)];
    if (!what.outputs.empty()) parameter_ = stage->lowered.graph->value(what.outputs.front()).name;
    fill();
}

/// Asked for once the line is done.
void UpdatePane::showView() {
    const MicroscopeStage* stage = session_.view().stage.get();
    const bool done = stage != nullptr && stage->number == stageNumber_ && session_.view().position > line_;
    if (done && line_ >= 0 && !parameter_.empty() && request_ < 0) request_ = session_.change(parameter_);
}

void UpdatePane::fill() {
    const MicroscopeStage* stage = session_.view().stage.get();
    if (stage == nullptr || line_ < 0 || line_ >= stage->score.end()) return;
    const ScoreLine& line = stage->score.lines()[static_cast<std::size_t>(line_)];
    title_->setText(parameter_.empty() ? tr("Update") : tr("Update of %1").arg(plainText(parameter_)));
    formula_->setText(plainText(line.formula));
    const RegularizerType* regularizer = findRegularizerType(line.op);
    const OptimizerType* optimizer = findOptimizerType(line.op);
    QString words = regularizer != nullptr ? coreText(regularizer->help)
                    : optimizer != nullptr
                        ? coreText(optimizer->help)
                        : tr("What a good step leaves in a statistic; the optimizer has no part in it.");
    words_->setText(words);
    for (QWidget* row : rows_)
        row->setVisible(!parameter_.empty());
    table_->setVisible(change_.has_value());
    if (parameter_.empty()) return;
    if (change_ && change_->change.elements() > 0) {
        TensorIndex& chosen = chosen_[parameter_];
        if (offsetOf(change_->change.shape(), chosen) < 0)
            chosen = indexOf(change_->change.shape(), strongest(change_->change));
    }
    fillSlots();
    if (change_) fillTable();
}

QString UpdatePane::caption(std::size_t slot) const {
    switch (slot) {
        case 0:
            return tr("before");
        case 1:
            return tr("change");
        case 2:
            return tr("after");
        case 3:
            return QStringLiteral("∂L/∂w");
        default:
            return change_ && slot - 4 < change_->stateAfter.size() ? plainText(change_->stateAfter[slot - 4].first)
                                                                    : QString();
    }
}

TensorPicture UpdatePane::pictureOf(std::size_t slot) const {
    const MicroscopeStage& stage = *session_.view().stage;
    const ValueId parameter = stage.lowered.graph->find(parameter_);
    const Tensor* tensor = slot == 0   ? &change_->before
                           : slot == 1 ? &change_->change
                           : slot == 2 ? &change_->after
                           : slot == 3 ? &change_->gradient
                                       : nullptr;
    if (slot > 3 && slot - 4 < change_->stateAfter.size()) tensor = &change_->stateAfter[slot - 4].second;
    if (tensor == nullptr || tensor->empty()) return {};
    TensorPicture picture = glassbox::pictureOf(*stage.lowered.graph, parameter, *tensor);
    if (slot == 1 || slot > 2) picture.direction = TensorDirection::Backward;
    if (slot == 3) picture.name = QStringLiteral("grad(%1)").arg(picture.name);
    if (slot > 3) picture.name = plainText(change_->stateAfter[slot - 4].first) + u' ' + picture.name;
    return picture;
}

void UpdatePane::fillSlots() {
    for (std::size_t i = 0; i < slotCount; ++i) {
        SlotView& view = *slots_[i];
        view.setLetter(caption(i), i == 1 || i > 2 ? TensorDirection::Backward : TensorDirection::Forward);
        const TensorPicture picture = change_ ? pictureOf(i) : TensorPicture{};
        if (picture.empty())
            view.setMissing({}, {});
        else
            view.setPicture(picture, {});
        if (!picture.empty()) view.setChosen(chosen_[parameter_]);
    }
    rows_[1]->setVisible(!change_ || !change_->gradient.empty());
}

/// All of the chosen cell in numbers.
void UpdatePane::fillTable() {
    const ParameterChange& change = *change_;
    const TensorIndex& index = chosen_[parameter_];
    const std::int64_t offset = offsetOf(change.change.shape(), index);
    if (offset < 0) return;
    const auto cell = [&](const QString& name, const Tensor& tensor, bool strong = false) {
        return NumberCell{name, tensor.at(offset), {}, strong};
    };
    std::vector<NumberRow> rows;
    rows.push_back({plainText(NumberRef{parameter_, index}.toString()),
                    {cell(tr("before"), change.before), cell(tr("change"), change.change, true),
                     cell(tr("after"), change.after)}});
    if (!change.gradient.empty()) {
        NumberRow row{tr("gradient"), {cell(tr("of the loss"), change.gradient)}};
        if (change.descended.at(offset) != change.gradient.at(offset))
            row.cells.push_back(cell(tr("with penalties"), change.descended));
        row.cells.push_back({tr("learning rate"), session_.view().stage->moment.learningRate, {}, false});
        rows.push_back(std::move(row));
    }
    for (std::size_t i = 0; i < change.stateAfter.size(); ++i)
        rows.push_back(
            {plainText(change.stateAfter[i].first),
             {cell(tr("before"), change.stateBefore[i].second), cell(tr("after"), change.stateAfter[i].second)}});
    table_->setRows(std::move(rows), TensorDirection::Backward, 0);
}

void UpdatePane::choose(const TensorIndex& index) {
    chosen_[parameter_] = index;
    for (SlotView* slot : slots_)
        if (!slot->isMissing()) slot->setChosen(index);
    if (change_) fillTable();
}

void UpdatePane::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) fill();
    QWidget::changeEvent(event);
}

}  // namespace glassbox
