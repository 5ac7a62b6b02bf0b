#include "ui/canvas/step_player.h"

#include "ui/canvas/canvas_scene.h"
#include "ui/theme/theme_manager.h"

#include <QVariantAnimation>

#include <algorithm>
#include <cmath>
#include <utility>

namespace glassbox {

StepPlayer::StepPlayer(CanvasScene& scene, const ThemeManager& themes, QObject* parent)
    : QObject(parent), scene_(scene), themes_(themes), pulse_(new QVariantAnimation(this)) {
    pulse_->setStartValue(0.0);
    pulse_->setEndValue(1.0);
    connect(pulse_, &QVariantAnimation::valueChanged, this, [this](const QVariant& way) { setPulse(way.toDouble()); });
    connect(pulse_, &QVariantAnimation::finished, this, [this] { setPulse(-1); });
    connect(&scene_.document(), &NetworkDocument::levelChanged, this, [this] {
        pulse_->stop();
        if (map_) mark();
    });
}

void StepPlayer::show(const MicroscopeView& view, double speed) {
    if (!view.stage) {
        clear();
        return;
    }
    const bool sameStage = map_ && map_->stage().number == view.stage->number;
    const int before = sameStage ? view_.position : 0;
    if (!sameStage) map_ = std::make_unique<StepMap>(view.stage);
    view_ = view;
    view_.tensors.clear();
    const bool moved = !sameStage || before != view.position;
    if (moved) {
        from_ = before < view.position ? before : view.position - 1;
        pulse_->stop();
        setPulse(-1);
    }
    mark();
    if (moved && before < view.position) sendPulse(speed);
}

void StepPlayer::clear() {
    pulse_->stop();
    map_.reset();
    view_ = {};
    from_ = -1;
    scene_.setStep(std::nullopt);
}

void StepPlayer::mark() {
    scene_.setStep(stepMarks(*map_, view_, from_, scene_.document().path()));
}

void StepPlayer::sendPulse(double speed) {
    const StepMarks& marks = *scene_.step();
    const bool carries = std::ranges::any_of(marks.wires, [](const auto& entry) { return entry.second.now; });
    const Motion motion = marks.backward() ? Motion::BackwardPulse : Motion::ForwardPulse;
    const int duration = static_cast<int>(std::lround(themes_.theme().duration(motion) / std::max(speed, 0.01)));
    if (!carries || duration == 0) return;
    pulse_->setDuration(duration);
    pulse_->start();
    setPulse(0);
}

void StepPlayer::setPulse(double way) {
    if (!scene_.step()) return;
    for (const auto& [spec, item] : scene_.wires()) {
        const auto mark = scene_.step()->wires.find(spec);
        item->setPulse(mark != scene_.step()->wires.end() && mark->second.now ? way : -1);
    }
}

}  // namespace glassbox
