#pragma once

#include "core/evaluate/dropout_masks.h"
#include "core/evaluate/input_plane.h"
#include "ui/session/probe_answers.h"
#include "ui/session/run_report.h"

#include <memory>

namespace glassbox {

/// What the windows of the blocks show besides their outputs: weights, the surfaces of units over two inputs, what
/// dropout removed. Belongs to the probe thread.
class WindowProbe {
public:
    explicit WindowProbe(ThreadPool& pool) : pool_(pool) {}

    /// Another network.
    void setSetup(std::shared_ptr<const ProbeSetup> setup);
    void want(WindowWishes wishes);
    /// Adds what is wanted to a view of these parameters, which `predictor` has.
    void fill(SampleView& view, const Predictor& predictor, const std::shared_ptr<const ParameterSnapshot>& parameters);

private:
    void addWeights(SampleView& view, const ParameterTable& table) const;
    void addSurfaces(SampleView& view, const std::shared_ptr<const ParameterSnapshot>& parameters);
    void addMasks(SampleView& view);
    void prepare();
    void makePlane();

    ThreadPool& pool_;
    std::shared_ptr<const ProbeSetup> setup_;
    WindowWishes wishes_;
    std::unique_ptr<PlaneProbe> plane_;
    std::unique_ptr<DropoutMasks> masks_;
    bool planeMade_ = false, masksMade_ = false;  ///< or tried to
    std::shared_ptr<const UnitSurfaces> surfaces_;
    std::shared_ptr<const ParameterSnapshot> surfacesOf_;
    std::vector<UnitSurfaces::Point> points_;
};

}  // namespace glassbox
