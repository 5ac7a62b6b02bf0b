#include "ui/instruments/surface_pad.h"

#include "ui/instruments/tensor/tensor_view.h"
#include "ui/session/lab_session.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/empty_state.h"
#include "ui/theme/widgets/panel_header.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace glassbox {
namespace {

/// The answer of the first Output over the plane, as a tensor to be shown.
TensorPicture pictureOf(const UnitSurfaces& surfaces, const BlockSpec& output, const Dataset* dataset) {
    TensorPicture picture;
    const auto found = surfaces.blocks.find(output.id);
    if (found == surfaces.blocks.end()) return picture;
    const Setting* task = output.settings.find("task");
    const bool numbers = task && *task == Setting(std::string("regression"));
    picture.name = QString::fromStdString(output.id + ".out");
    picture.kind = AxisKind::Image;
    picture.role = numbers ? TensorRole::Activation : TensorRole::Probability;
    picture.tensor = found->second;
    PlaneFrame frame{surfaces.plane.left, surfaces.plane.right, surfaces.plane.bottom, surfaces.plane.top, {}};
    for (const UnitSurfaces::Point& point : surfaces.points)
        frame.points.push_back({point.x, point.y, point.label});
    picture.plane = std::move(frame);
    QStringList classes;
    if (dataset && static_cast<std::int64_t>(dataset->classes.size()) == found->second.shape()[0])
        for (const std::string& name : dataset->classes)
            classes.append(QString::fromStdString(name));
    picture.labels = {classes};
    return picture;
}

}  // namespace

SurfacePad::SurfacePad(LabSession& session, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      session_(session),
      themes_(themes),
      header_(new PanelHeader(themes, {}, this)),
      view_(new TensorView(themes, this)),
      empty_(new EmptyState(themes, {}, {}, this)) {
    themes.keepBackground(this, Role::Surface);
    view_->setHeaderVisible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* body = new QWidget(this);
    auto* box = new QVBoxLayout(body);
    const Metrics& metrics = themes.theme().metrics();
    box->setContentsMargins(metrics.panelPadding, metrics.space8, metrics.panelPadding, metrics.space8);
    box->addWidget(view_, 1);
    box->addWidget(empty_, 1);
    header_->layOut(column, {body});
    connect(&session, &LabSession::sampleViewChanged, this, &SurfacePad::showAnswer);
    connect(&session, &LabSession::datasetChanged, this, &SurfacePad::showAnswer);
    retranslate();
    showAnswer();
}

/// Nothing is drawn while it is hidden.
void SurfacePad::showAnswer() {
    if (!isVisible()) return;
    const auto& blocks = session_.document().experiment().network.blocks;
    const auto output = std::ranges::find(blocks, "Output", &BlockSpec::type);
    const auto& surfaces = session_.sampleView().surfaces;
    TensorPicture picture;
    if (surfaces && output != blocks.end()) picture = pictureOf(*surfaces, *output, session_.dataset().get());
    view_->setVisible(!picture.empty());
    empty_->setVisible(picture.empty());
    const Numbers numbers(themes_.theme().locale());
    header_->setSubtitle(picture.empty() ? QString() : tr("step %1").arg(numbers.integer(surfaces->step)));
    view_->setPicture(std::move(picture));
}

void SurfacePad::retranslate() {
    header_->setTitle(tr("Decision surface"));
    view_->setAccessibleName(tr("Answer of the network over its two inputs"));
    empty_->setTexts(tr("No surface yet"),
                     tr("It appears when the data are here and the network is right: what it answers at every place."));
}

QSize SurfacePad::minimumSizeHint() const {
    return {themes_.theme().px(220), themes_.theme().px(140)};
}

void SurfacePad::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void SurfacePad::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showAnswer();
}

}  // namespace glassbox
