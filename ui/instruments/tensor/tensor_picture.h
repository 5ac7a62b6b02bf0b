#pragma once

#include "core/tensor/axis_kind.h"
#include "core/tensor/tensor.h"
#include "ui/theme/roles.h"

#include <QLocale>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace glassbox {

/// Logical indices of an element of a tensor; fewer than its rank name a row, none names nothing.
using TensorIndex = std::vector<std::int64_t>;

/// What a tensor's numbers are; with its axes it decides how they are shown.
enum class TensorRole {
    Activation,   ///< any number: sums, logits, outputs of tanh
    Amount,       ///< never negative: after ReLU, counts, norms
    Probability,  ///< from 0 to 1, adding up to 1
    Attention,    ///< [heads,T,T]: how much each step (row) looks at each other (column)
    Picture,      ///< [C,H,W]: the sample itself
    Tokens,       ///< [T]: numbers of words or characters
    Weight,       ///< a parameter; [out,in,kh,kw] are kernels
    Embedding,    ///< [vocabulary,C]: a row a token
    Gates,        ///< [T,G*H]: what the gates of a recurrent block let through
    State         ///< [T,H]: what a recurrent block remembers
};

/// Whether a tensor belongs to the forward pass or is a gradient (or the size of one).
enum class TensorDirection { Forward, Backward };

/// The plane over which an answer was asked for: row 0 of the tensor lies at `top`, column 0 at `left`.
struct PlaneFrame {
    /// A sample in the plane and its class, -1 without one.
    struct Point {
        double x = 0, y = 0;
        int label = -1;
    };
    double left = -1, right = 1, bottom = -1, top = 1;
    std::vector<Point> points;
};

/// A tensor of one sample (or a parameter) with what is needed to show it.
struct TensorPicture {
    QString name;  ///< "conv1.z"
    AxisKind kind = AxisKind::Vector;
    TensorRole role = TensorRole::Activation;
    TensorDirection direction = TensorDirection::Forward;
    Tensor tensor;                    ///< without the batch axis
    TensorIndex place;                ///< where it was cut out of a larger one: the indices before its own
    std::vector<QStringList> labels;  ///< by axis: what its places are called (classes, tokens); may be empty
    QStringList gates;                ///< names of the equal parts of a Gates tensor's last axis: i, f, g, o
    std::optional<PlaneFrame> plane;  ///< the tensor [H,W] or [C,H,W] is an answer over this plane

    bool empty() const { return tensor.empty() || tensor.elements() == 0; }
};

/// Logical indices of a row-major position.
TensorIndex indexOf(const Shape& shape, std::int64_t offset);
/// Row-major position of complete logical indices, -1 if there is none.
std::int64_t offsetOf(const Shape& shape, std::span<const std::int64_t> index);

/// The part of a tensor at these first indices, with its place in the whole; all of it where they name nothing.
TensorPicture partOf(const TensorPicture& whole, std::span<const std::int64_t> place);
/// "conv1.z[5, 18, 22]", of the whole tensor where this is a part of one.
QString cellName(const TensorPicture& picture, std::span<const std::int64_t> index);
/// What the places of an element are called: "row 'e', column 'h'"; empty where nothing has a name.
QString placeNames(const TensorPicture& picture, std::span<const std::int64_t> index);
/// Every digit that makes the element, of its own type.
QString exactNumber(const Tensor& tensor, std::int64_t offset, const QLocale& locale);
/// The label of a place on an axis; empty if it has none.
QString labelOf(const TensorPicture& picture, int axis, std::int64_t place);

/// Map of the tensor's colours, by what its numbers can be.
ColorMapKind colorMapOf(const TensorPicture& picture);
/// The colour that tells its direction.
inline Role directionRole(TensorDirection direction) {
    return direction == TensorDirection::Forward ? Role::Forward : Role::Backward;
}

}  // namespace glassbox
