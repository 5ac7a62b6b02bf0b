#include "ui/instruments/curve_panel.h"

#include "core/blocks/loss_type.h"
#include "ui/instruments/curve_view.h"
#include "ui/instruments/health/fault_card.h"
#include "ui/instruments/health/fault_texts.h"
#include "ui/session/core_text.h"
#include "ui/session/key_figure.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/panel_header.h"

#include <QVBoxLayout>

#include <algorithm>

namespace glassbox {
namespace {

bool isClassification(const ExperimentSpec& experiment) {
    return std::any_of(experiment.network.blocks.begin(), experiment.network.blocks.end(), [](const BlockSpec& block) {
        const Setting* task = block.type == "Output" ? block.settings.find("task") : nullptr;
        return task && *task != Setting(std::string("regression"));
    });
}

/// Whether the run's loss is the plain surprise at the next token, in nats.
bool isSurprise(const NetworkDocument& document) {
    const auto& losses = document.experiment().losses;
    return losses.size() == 1 && losses.begin()->second.weight == 1 && keyFigureOf(document) == KeyFigure::Bits;
}

/// The only loss's name, for a network whose answers can't be right or wrong.
QString errorName(const ExperimentSpec& experiment) {
    if (isClassification(experiment) || experiment.losses.size() != 1) return {};
    const LossType* type = findLossType(experiment.losses.begin()->second.type);
    return type == nullptr ? QString() : coreText(type->label);
}

}  // namespace

CurvePanel::CurvePanel(LabSession& session, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), session_(session), view_(new CurveView(themes, this)), faults_(new FaultCard(themes, this)) {
    themes.keepBackground(this, Role::Surface);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(view_, 1);
    box->addWidget(faults_);
    connect(view_, &CurveView::trainRequested, &session, &LabSession::train);
    connect(&session, &LabSession::historyChanged, this, &CurvePanel::refresh);
    connect(&session, &LabSession::faultsChanged, this, &CurvePanel::refreshFaults);
    if (auto* header = view_->findChild<PanelHeader*>())
        connect(header, &PanelHeader::collapsedChanged, faults_, &FaultCard::setFolded);
    connect(faults_, &FaultCard::showRequested, this, &CurvePanel::showFault);
    connect(faults_, &FaultCard::remedyChosen, this,
            [this](const Remedy& remedy) { session_.tryRemedy(remedy, tr("Try: %1").arg(remedyLabel(remedy))); });
    refresh();
}

void CurvePanel::refreshFaults() {
    faults_->setFaults(session_.faults());
    // What goes wrong is worth more room than how.
    view_->setMinimumHeight(faults_->isHidden() ? 0 : view_->minimumSizeHint().height() * 3 / 5);
    std::vector<std::int64_t> steps;
    for (const Fault& fault : session_.faults())
        steps.push_back(fault.step);
    view_->setFaultSteps(std::move(steps));
}

void CurvePanel::showFault(const Fault& fault) {
    view_->showStep(fault.step);
    Q_EMIT faultShown(plainText(fault.block));
}

void CurvePanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (late_) refresh();
}

/// The part is the run's own, so a changed document changes nothing before the next run.
void CurvePanel::refresh() {
    late_ = !isVisible() && !session_.history().steps.empty();
    if (late_) return;
    const std::string part = session_.watchedPart();
    view_->setAccuracyShown(isClassification(session_.document().experiment()));
    view_->setLossInBits(isSurprise(session_.document()));
    view_->setErrorName(errorName(session_.document().experiment()));
    view_->setHistory(session_.history(), session_.status().stepsPerEpoch, part.empty() ? "validation" : part);
}

}  // namespace glassbox
