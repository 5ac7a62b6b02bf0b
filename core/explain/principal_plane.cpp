#include "core/explain/principal_plane.h"

#include <Eigen/Dense>

#include <cmath>
#include <limits>

namespace glassbox {
namespace {

using Matrix = Eigen::MatrixXd;

/// The finite rows, and which ones they are.
Matrix finiteRows(const Tensor& matrix, std::vector<std::int64_t>& kept) {
    const std::int64_t rows = matrix.shape()[0], columns = rows > 0 ? matrix.elements() / rows : 0;
    Matrix all(rows, columns);
    for (std::int64_t row = 0; row < rows; ++row) {
        const auto to = static_cast<Eigen::Index>(kept.size());
        bool finite = true;
        for (std::int64_t column = 0; column < columns; ++column) {
            all(to, column) = matrix.at(row * columns + column);
            finite = finite && std::isfinite(all(to, column));
        }
        if (finite) kept.push_back(row);
    }
    return all.topRows(static_cast<Eigen::Index>(kept.size()));
}

/// The directions (columns, unit length) of the two largest variances, through the smaller of the two square products.
Matrix directions(const Matrix& centred, Eigen::Vector2d& variances) {
    const Eigen::Index wanted = 2;
    const bool wide = centred.cols() > centred.rows();
    const Matrix square = wide ? Matrix(centred * centred.transpose()) : Matrix(centred.transpose() * centred);
    const Eigen::SelfAdjointEigenSolver<Matrix> solver(square);
    Matrix found = Matrix::Zero(centred.cols(), wanted);
    variances.setZero();
    for (Eigen::Index i = 0; i < std::min(wanted, square.rows()); ++i) {
        const Eigen::Index from = square.rows() - 1 - i;  // ascending order
        Eigen::VectorXd direction = wide ? Eigen::VectorXd(centred.transpose() * solver.eigenvectors().col(from))
                                         : solver.eigenvectors().col(from);
        const double length = direction.norm();
        if (!(length > 0) || solver.eigenvalues()(from) <= 0) continue;
        Eigen::Index largest = 0;
        direction.cwiseAbs().maxCoeff(&largest);
        found.col(i) = direction / (direction(largest) < 0 ? -length : length);
        variances(i) = solver.eigenvalues()(from);
    }
    return found;
}

}  // namespace

PrincipalPlane principalPlane(const Tensor& matrix) {
    PrincipalPlane plane;
    if (matrix.empty() || matrix.elements() == 0 || matrix.shape().rank() < 1) return plane;
    const double nan = std::numeric_limits<double>::quiet_NaN();
    plane.points.assign(static_cast<std::size_t>(matrix.shape()[0]), {nan, nan});
    std::vector<std::int64_t> kept;
    Matrix rows = finiteRows(matrix, kept);
    if (kept.empty()) return plane;
    rows.rowwise() -= Eigen::RowVectorXd(rows.colwise().mean());
    Eigen::Vector2d variances;
    const Matrix projected = rows * directions(rows, variances);
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const auto row = static_cast<Eigen::Index>(i);
        plane.points[static_cast<std::size_t>(kept[i])] = {projected(row, 0), projected(row, 1)};
    }
    const double total = rows.squaredNorm();
    if (total > 0) plane.share = {variances(0) / total, variances(1) / total};
    return plane;
}

}  // namespace glassbox
