#pragma once

#include "core/data/dataset.h"
#include "core/data/pipeline.h"
#include "core/train/predictor.h"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace glassbox {

/// A part of the plane of a network's two inputs, cut into cells: row 0 lies at `top`, column 0 at `left`.
struct InputPlane {
    double left = -1, right = 1, bottom = -1, top = 1;
    int columns = 1, rows = 1;

    /// Middle of a cell.
    double x(int column) const { return left + (column + 0.5) / columns * (right - left); }
    double y(int row) const { return top - (row + 0.5) / rows * (top - bottom); }
    bool operator==(const InputPlane&) const = default;
};

/// The plane that holds all training samples of a data set of two numbers, a tenth of the larger side wider all around,
/// `side` cells each way; none for other data.
std::optional<InputPlane> planeOf(const Dataset& dataset, int side);

/// What each unit of a network says to every place of a plane: a network with one Input of two numbers, run as a
/// Predictor does, on the middles of the cells.
class PlaneProbe {
public:
    /// `normalization` is the experiment's: places are given as the data set stores its samples.
    static Result<std::unique_ptr<PlaneProbe>> make(const NetworkSpec& network, const Normalization& normalization,
                                                    const InputPlane& plane, ThreadPool& pool,
                                                    DType precision = DType::F32);

    /// Copies a flat buffer laid out as the network's own table.
    void setFlatParameters(const void* values) { predictor_->setFlatParameters(values); }
    void run();
    const InputPlane& plane() const { return plane_; }
    /// The last run's surfaces [units, rows, columns] by block, of the blocks whose output is a vector.
    std::map<std::string, Tensor> surfaces() const;

private:
    PlaneProbe() = default;

    InputPlane plane_;
    Normalization normalization_;
    Tensor places_;                             ///< [rows * columns, 2]
    std::map<std::string, std::string> names_;  ///< value by block
    std::unique_ptr<Predictor> predictor_;
};

}  // namespace glassbox
