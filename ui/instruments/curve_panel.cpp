#include "ui/instruments/curve_panel.h"

#include "ui/instruments/curve_view.h"
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
    view_->setHistory(session_.history(), session_.status().stepsPerEpoch, part.empty() ? "validation" : part);
}

}  // namespace glassbox
