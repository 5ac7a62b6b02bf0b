#include "ui/instruments/curve_panel.h"

#include "core/blocks/loss_type.h"
#include "ui/instruments/curve_view.h"
#include "ui/session/core_text.h"
#include "ui/session/key_figure.h"
#include "ui/theme/theme_manager.h"

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
    : QWidget(parent), session_(session), view_(new CurveView(themes, this)) {
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(view_);
    connect(view_, &CurveView::trainRequested, &session, &LabSession::train);
    connect(&session, &LabSession::historyChanged, this, &CurvePanel::refresh);
    refresh();
}

/// The part is the run's own, so a changed document changes nothing before the next run.
void CurvePanel::refresh() {
    const std::string part = session_.watchedPart();
    view_->setAccuracyShown(isClassification(session_.document().experiment()));
    view_->setLossInBits(isSurprise(session_.document()));
    view_->setErrorName(errorName(session_.document().experiment()));
    view_->setHistory(session_.history(), session_.status().stepsPerEpoch, part.empty() ? "validation" : part);
}

}  // namespace glassbox
