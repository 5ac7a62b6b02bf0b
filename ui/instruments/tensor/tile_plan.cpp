#include "ui/instruments/tensor/tile_plan.h"

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

QStringList labelsOf(const TensorPicture& picture, int axis) {
    return static_cast<std::size_t>(axis) < picture.labels.size() ? picture.labels[static_cast<std::size_t>(axis)]
                                                                  : QStringList();
}

/// The most square rectangle of exactly `count` cells.
int rowsOf(std::int64_t count) {
    auto rows = static_cast<std::int64_t>(std::sqrt(static_cast<double>(count)));
    while (rows > 1 && count % rows != 0)
        --rows;
    return static_cast<int>(std::max<std::int64_t>(rows, 1));
}

void planMatrix(TilePlan& plan, const TensorPicture& picture) {
    const Shape& shape = picture.tensor.shape();
    const bool matrix = shape.rank() == 2;
    const int rows = matrix ? static_cast<int>(shape[0]) : rowsOf(shape.elements());
    const auto columns = static_cast<int>(shape.elements() / rows);
    plan.tiles.push_back({rows, columns, 0, columns, 1, {}, 0, false});
    if (!matrix) return;
    plan.rowLabels = labelsOf(picture, 0);
    plan.columnLabels = labelsOf(picture, 1);
}

/// Units downwards, time to the right.
void planTime(TilePlan& plan, const TensorPicture& picture) {
    const Shape& shape = picture.tensor.shape();
    plan.tiles.push_back({static_cast<int>(shape[1]), static_cast<int>(shape[0]), 0, 1, shape[1], {}, 0, false});
    plan.rowLabels = labelsOf(picture, 1);
    plan.columnLabels = labelsOf(picture, 0);
}

/// The gates that squash by tanh have signs; the others let through from 0 to 1.
bool isSignedGate(const QString& name) {
    return name == QStringLiteral("g") || name == QStringLiteral("n");
}

void planGates(TilePlan& plan, const TensorPicture& picture, bool fixedRange) {
    const Shape& shape = picture.tensor.shape();
    const auto units = static_cast<int>(shape[1] / picture.gates.size());
    const auto steps = static_cast<int>(shape[0]);
    const bool forward = picture.direction == TensorDirection::Forward && !fixedRange;
    if (forward) {
        plan.scales = {{ColorMapKind::ForwardAmounts, {0.0F, 1.0F}, {}}, {ColorMapKind::Signed, {-1.0F, 1.0F}, {}}};
        QStringList open, tanh;
        for (const QString& name : picture.gates)
            (isSignedGate(name) ? tanh : open).append(name);
        plan.scales[0].name = open.join(QStringLiteral(", "));
        plan.scales[1].name = tanh.join(QStringLiteral(", "));
    }
    for (int gate = 0; gate < picture.gates.size(); ++gate) {
        const int scale = forward && isSignedGate(picture.gates[gate]) ? 1 : 0;
        plan.tiles.push_back(
            {units, steps, std::int64_t{gate} * units, 1, shape[1], picture.gates[gate], scale, false});
    }
    plan.columnLabels = labelsOf(picture, 0);
}

/// The last two axes are a tile; those before them count the tiles.
void planTiles(TilePlan& plan, const TensorPicture& picture) {
    const Shape& shape = picture.tensor.shape();
    const int rank = shape.rank();
    const auto rows = static_cast<int>(shape[rank - 2]), columns = static_cast<int>(shape[rank - 1]);
    const std::int64_t cells = std::int64_t{rows} * columns, tiles = shape.elements() / cells;
    if (picture.role == TensorRole::Picture && tiles == 3 && picture.direction == TensorDirection::Forward)
        plan.tiles.push_back({rows, columns, 0, columns, 1, {}, 0, true});
    for (std::int64_t tile = 0; tile < tiles; ++tile) {
        const QString label = rank == 3 ? labelOf(picture, 0, tile) : QString();
        plan.tiles.push_back(
            {rows, columns, tile * cells, columns, 1, label.isEmpty() ? QString::number(tile) : label, 0, false});
    }
    plan.rowLabels = labelsOf(picture, rank - 2);
    plan.columnLabels = labelsOf(picture, rank - 1);
}

/// A row of kernels an output channel; with one input channel they flow like maps.
void planKernels(TilePlan& plan, const TensorPicture& picture) {
    planTiles(plan, picture);
    const Shape& shape = picture.tensor.shape();
    if (shape.rank() != 4 || shape[1] == 1) return;
    plan.across = static_cast<int>(shape[1]);
    plan.numbered = true;
}

/// Of two classes one says all.
void planSurface(TilePlan& plan, const TensorPicture& picture) {
    planTiles(plan, picture);
    if (picture.role == TensorRole::Probability && plan.tiles.size() == 2) plan.tiles.erase(plan.tiles.begin());
    plan.rowLabels.clear();
    plan.columnLabels.clear();
}

}  // namespace

bool TensorTile::find(std::int64_t offset, int& row, int& column) const {
    const std::int64_t rest = offset - base;
    if (color || rest < 0) return false;
    const bool rowsLast = rows == 1 || (columns > 1 && columnStep > rowStep);
    const std::int64_t outer = rowsLast ? columnStep : rowStep, inner = rowsLast ? rowStep : columnStep;
    const std::int64_t slow = rest / outer, fast = rest % outer / inner;
    const std::int64_t at = rowsLast ? fast : slow, across = rowsLast ? slow : fast;
    if (at >= rows || across >= columns) return false;
    row = static_cast<int>(at);
    column = static_cast<int>(across);
    return true;
}

TilePlan tilePlanOf(const TensorPicture& picture, TensorViewKind kind, const ColorScale& whole, bool fixedRange) {
    TilePlan plan;
    plan.scales = {whole};
    switch (kind) {
        case TensorViewKind::Time:
            planTime(plan, picture);
            break;
        case TensorViewKind::Gates:
            planGates(plan, picture, fixedRange);
            break;
        case TensorViewKind::Kernels:
            planKernels(plan, picture);
            break;
        case TensorViewKind::Surface:
            planSurface(plan, picture);
            break;
        case TensorViewKind::Maps:
        case TensorViewKind::Attention:
            planTiles(plan, picture);
            break;
        default:
            planMatrix(plan, picture);
    }
    if (plan.tiles.size() == 1 && kind != TensorViewKind::Surface) plan.tiles.front().title.clear();
    return plan;
}

}  // namespace glassbox
