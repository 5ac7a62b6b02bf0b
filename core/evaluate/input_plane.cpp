#include "core/evaluate/input_plane.h"

#include "core/network/lower.h"
#include "core/train/training_graph.h"

#include <algorithm>
#include <limits>
#include <span>

namespace glassbox {
namespace {

constexpr double margin = 0.1;

/// [places, units] to [units, places].
template <class T>
void transpose(std::span<const T> answers, std::int64_t places, std::span<float> surface) {
    const auto count = static_cast<std::size_t>(places), units = answers.size() / count;
    for (std::size_t place = 0; place < count; ++place)
        for (std::size_t unit = 0; unit < units; ++unit)
            surface[unit * count + place] = static_cast<float>(answers[place * units + unit]);
}

}  // namespace

std::optional<InputPlane> planeOf(const Dataset& dataset, int side) {
    const Tensor& samples = dataset.train.samples;
    const bool pairs = dataset.sampleShape.rank() == 1 && dataset.sampleShape[0] == 2;
    if (!pairs || samples.empty() || samples.elements() == 0) return std::nullopt;
    double low[2], high[2];
    for (int axis = 0; axis < 2; ++axis) {
        low[axis] = std::numeric_limits<double>::infinity();
        high[axis] = -low[axis];
        for (std::int64_t i = axis; i < samples.elements(); i += 2) {
            low[axis] = std::min(low[axis], samples.at(i));
            high[axis] = std::max(high[axis], samples.at(i));
        }
    }
    const double wide = std::max({high[0] - low[0], high[1] - low[1], 1e-6}) * margin;
    return InputPlane{low[0] - wide, high[0] + wide, low[1] - wide, high[1] + wide, side, side};
}

Result<std::unique_ptr<PlaneProbe>> PlaneProbe::make(const NetworkSpec& network, const Normalization& normalization,
                                                     const InputPlane& plane, ThreadPool& pool, DType precision) {
    const Result<Lowered> lowered = inferenceGraph(network);
    if (!lowered) return lowered.error();
    const auto isPair = [&](ValueId id) {
        const Shape& shape = lowered->graph->value(id).type.shape;
        return shape.rank() == 1 && shape[0] == 2;
    };
    if (lowered->inputs.size() != 1 || !isPair(lowered->inputs.begin()->second))
        return makeError("plane.inputs",
                         translatable("core", "A surface needs a network with one Input of two numbers"), {});
    std::unique_ptr<PlaneProbe> probe(new PlaneProbe);
    probe->plane_ = plane;
    probe->normalization_ = normalization;
    probe->places_ = Tensor(DType::F32, {std::int64_t{plane.rows} * plane.columns, 2});
    for (int row = 0; row < plane.rows; ++row) {
        for (int column = 0; column < plane.columns; ++column) {
            const std::int64_t place = std::int64_t{row} * plane.columns + column;
            probe->places_.set(2 * place, plane.x(column));
            probe->places_.set(2 * place + 1, plane.y(row));
        }
    }
    std::vector<std::string> names;
    for (const auto& [block, id] : lowered->blockOutputs) {
        const Value& value = lowered->graph->value(id);
        if (value.type.shape.rank() != 1 || id == lowered->inputs.begin()->second) continue;
        probe->names_[block] = value.name;
        names.push_back(value.name);
    }
    auto predictor = Predictor::make(network, plane.rows * plane.columns, pool, names, precision);
    if (!predictor) return predictor.error();
    probe->predictor_ = std::move(*predictor);
    return probe;
}

void PlaneProbe::run() {
    InputBatch batch;
    batch.samples = places_.raw();
    batch.dtype = DType::F32;
    if (!normalization_.mean.empty()) {
        batch.mean = normalization_.mean.data();
        batch.inverseDeviation = normalization_.inverseDeviation.data();
        batch.channels = static_cast<int>(normalization_.mean.size());
    }
    predictor_->run(batch);
}

std::map<std::string, Tensor> PlaneProbe::surfaces() const {
    std::map<std::string, Tensor> surfaces;
    const std::int64_t places = places_.shape()[0];
    for (const auto& [block, name] : names_) {
        const Tensor answers = predictor_->value(name);
        const std::int64_t units = answers.elements() / places;
        Tensor surface(DType::F32, {units, plane_.rows, plane_.columns});
        if (answers.dtype() == DType::F64)
            transpose(answers.span<double>(), places, surface.span<float>());
        else
            transpose(answers.span<float>(), places, surface.span<float>());
        surfaces[block] = std::move(surface);
    }
    return surfaces;
}

}  // namespace glassbox
