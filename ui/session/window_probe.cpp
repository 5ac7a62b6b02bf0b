#include "ui/session/window_probe.h"

#include <algorithm>
#include <utility>

namespace glassbox {
namespace {

/// Cells of a surface a side: as many as a unit of a large layer has pixels, and enough for the large picture.
constexpr int surfaceSide = 32;
/// Samples that lie on a surface.
constexpr std::size_t mostPoints = 150;

std::vector<float> asFloats(const Tensor& tensor) {
    std::vector<float> numbers(static_cast<std::size_t>(tensor.elements()));
    for (std::int64_t i = 0; i < tensor.elements(); ++i)
        numbers[static_cast<std::size_t>(i)] = static_cast<float>(tensor.at(i));
    return numbers;
}

}  // namespace

void WindowProbe::setSetup(std::shared_ptr<const ProbeSetup> setup) {
    setup_ = std::move(setup);
    plane_.reset();
    masks_.reset();
    surfaces_.reset();
    surfacesOf_.reset();
    points_.clear();
    planeMade_ = masksMade_ = false;
    prepare();
}

void WindowProbe::want(WindowWishes wishes) {
    wishes_ = std::move(wishes);
    prepare();
}

/// Makes the plans of what is wanted, once for a network.
void WindowProbe::prepare() {
    if (!setup_) return;
    if (wishes_.surfaces && !std::exchange(planeMade_, true)) makePlane();
    if (wishes_.masks && !std::exchange(masksMade_, true)) {
        if (auto made = DropoutMasks::make(setup_->network, pool_)) masks_ = std::move(*made);
    }
}

void WindowProbe::fill(SampleView& view, const Predictor& predictor,
                       const std::shared_ptr<const ParameterSnapshot>& parameters) {
    if (!setup_) return;
    if (!wishes_.weights.empty()) addWeights(view, predictor.parameters());
    if (wishes_.surfaces) addSurfaces(view, parameters);
    if (wishes_.masks && parameters->step > 0) addMasks(view);
}

void WindowProbe::addWeights(SampleView& view, const ParameterTable& table) const {
    for (const ParameterEntry& entry : table.entries()) {
        const std::string block = entry.name.substr(0, entry.name.rfind('.'));
        if (wishes_.weights.contains(block))
            view.weights[block].push_back({entry.name, entry.shape, asFloats(table.value(entry.name))});
    }
}

void WindowProbe::makePlane() {
    const std::optional<InputPlane> plane = planeOf(*setup_->dataset, surfaceSide);
    if (!plane) return;
    auto made = PlaneProbe::make(setup_->network, setup_->normalization, *plane, pool_, setup_->precision);
    if (!made) return;
    plane_ = std::move(*made);
    const DataPart& part = setup_->samples();
    const bool classes = part.labels.dtype() == DType::I32 && part.labels.shape().rank() == 1;
    for (std::size_t i = 0; i < std::min(setup_->indices.size(), mostPoints); ++i) {
        const std::int64_t sample = setup_->indices[i];
        points_.push_back({part.samples.at(2 * sample), part.samples.at(2 * sample + 1),
                           classes ? static_cast<int>(part.labels.at(sample)) : -1});
    }
}

void WindowProbe::addSurfaces(SampleView& view, const std::shared_ptr<const ParameterSnapshot>& parameters) {
    if (!plane_) return;
    if (surfacesOf_ != parameters) {
        surfacesOf_ = parameters;
        plane_->setFlatParameters(parameters->values.raw());
        plane_->run();
        surfaces_ = std::make_shared<const UnitSurfaces>(
            UnitSurfaces{parameters->step, plane_->plane(), plane_->surfaces(), points_});
    }
    view.surfaces = surfaces_;
}

void WindowProbe::addMasks(SampleView& view) {
    if (!masks_) return;
    for (const auto& [block, mask] : masks_->draw(setup_->seed, static_cast<std::uint64_t>(view.step - 1))) {
        const auto picture = view.blocks.find(block);
        if (picture == view.blocks.end()) continue;
        for (std::int64_t i = 0; i < mask.elements(); ++i)
            picture->second.kept.push_back(static_cast<std::uint8_t>(mask.at(i)));
    }
}

}  // namespace glassbox
