#pragma once

#include "ui/canvas/step_map.h"

#include <QObject>

#include <memory>

class QVariantAnimation;

namespace glassbox {

class CanvasScene;
class ThemeManager;

/// Shows the step of a microscope's views on a canvas, at the level that is open there. A pulse runs once along the
/// wires of what was done in a move forward; nothing runs by itself.
class StepPlayer : public QObject {
    Q_OBJECT

public:
    StepPlayer(CanvasScene& scene, const ThemeManager& themes, QObject* parent);

    void show(const MicroscopeView& view, double speed);
    void clear();

private:
    void mark();
    void sendPulse(double speed);
    void setPulse(double way);

    CanvasScene& scene_;
    const ThemeManager& themes_;
    QVariantAnimation* pulse_;
    std::unique_ptr<StepMap> map_;
    MicroscopeView view_;
    int from_ = -1;  ///< where the last move began
};

}  // namespace glassbox
