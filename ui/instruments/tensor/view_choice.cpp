#include "ui/instruments/tensor/view_choice.h"

#include <QCoreApplication>

namespace glassbox {
namespace {

using Kinds = std::vector<TensorViewKind>;

/// More bars than this are lines too thin to compare.
constexpr std::int64_t mostBarsFirst = 256;

Kinds kindsOfMatrix(const TensorPicture& picture) {
    const Shape& shape = picture.tensor.shape();
    const bool rowsDiffer = shape[0] > 2 && shape[1] > 1;
    if (picture.role == TensorRole::Embedding && rowsDiffer)
        return {TensorViewKind::Plane, TensorViewKind::Matrix, TensorViewKind::Histogram};
    if (picture.role == TensorRole::Gates && picture.gates.size() > 1 && shape[1] % picture.gates.size() == 0)
        return {TensorViewKind::Gates, TensorViewKind::Matrix, TensorViewKind::Histogram};
    const bool timed = picture.kind == AxisKind::Sequence || picture.role == TensorRole::State;
    if (!timed) return {TensorViewKind::Matrix, TensorViewKind::Histogram};
    Kinds kinds{TensorViewKind::Time, TensorViewKind::Matrix, TensorViewKind::Histogram};
    if (rowsDiffer) kinds.push_back(TensorViewKind::Plane);
    return kinds;
}

}  // namespace

Kinds viewKindsOf(const TensorPicture& picture) {
    if (picture.empty()) return {};
    const int rank = picture.tensor.shape().rank();
    if (picture.plane && (rank == 2 || rank == 3)) return {TensorViewKind::Surface, TensorViewKind::Histogram};
    if (picture.role == TensorRole::Tokens && rank == 1) return {TensorViewKind::Tokens};
    if (picture.tensor.elements() == 1) return {TensorViewKind::Bars};
    switch (rank) {
        case 0:
            return {TensorViewKind::Bars};
        case 1:
            if (picture.tensor.elements() > mostBarsFirst)
                return {TensorViewKind::Matrix, TensorViewKind::Bars, TensorViewKind::Histogram};
            return {TensorViewKind::Bars, TensorViewKind::Matrix, TensorViewKind::Histogram};
        case 2:
            return kindsOfMatrix(picture);
        case 3:
            if (picture.role == TensorRole::Attention) return {TensorViewKind::Attention, TensorViewKind::Histogram};
            if (picture.role == TensorRole::Weight) return {TensorViewKind::Kernels, TensorViewKind::Histogram};
            return {TensorViewKind::Maps, TensorViewKind::Histogram};
        default:
            return {TensorViewKind::Kernels, TensorViewKind::Histogram};
    }
}

QString viewName(TensorViewKind kind) {
    const auto name = [](const char* text) { return QCoreApplication::translate("glassbox::TensorView", text); };
    switch (kind) {
        case TensorViewKind::Bars:
            return name(QT_TRANSLATE_NOOP("glassbox::TensorView", "Bars"));
        case TensorViewKind::Matrix:
            return name(QT_TRANSLATE_NOOP("glassbox::TensorView", "Heat map"));
        case TensorViewKind::Maps:
            return name(QT_TRANSLATE_NOOP("glassbox::TensorView", "Feature maps"));
        case TensorViewKind::Kernels:
            return name(QT_TRANSLATE_NOOP("glassbox::TensorView", "Kernels"));
        case TensorViewKind::Attention:
            return name(QT_TRANSLATE_NOOP("glassbox::TensorView", "Attention by head"));
        case TensorViewKind::Gates:
            return name(QT_TRANSLATE_NOOP("glassbox::TensorView", "Gates over time"));
        case TensorViewKind::Time:
            return name(QT_TRANSLATE_NOOP("glassbox::TensorView", "Units over time"));
        case TensorViewKind::Tokens:
            return name(QT_TRANSLATE_NOOP("glassbox::TensorView", "Text"));
        case TensorViewKind::Plane:
            return name(QT_TRANSLATE_NOOP("glassbox::TensorView", "Points in two directions"));
        case TensorViewKind::Surface:
            return name(QT_TRANSLATE_NOOP("glassbox::TensorView", "Decision surface"));
        case TensorViewKind::Histogram:
            return name(QT_TRANSLATE_NOOP("glassbox::TensorView", "Histogram"));
    }
    return {};
}

}  // namespace glassbox
