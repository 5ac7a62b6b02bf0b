#pragma once

#include "core/explain/explained_term.h"
#include "ui/instruments/tensor/tensor_picture.h"

#include <QLocale>
#include <QString>

#include <span>

namespace glassbox {

/// A factor as it is multiplied on paper: 4 decimals; 4 significant digits where these would lose the number.
QString factorText(double number, const QLocale& locale);
/// The same with its sign, for what is added.
QString addendText(double number, const QLocale& locale);

/// Between two factors: " × ".
QString timesText();
/// "2.7960 × 0.3966".
QString productText(std::span<const ExplainedFactor> factors, const QLocale& locale);

/// Whether it is a gradient, or a part of one.
bool isGradient(const NumberRef& ref);
inline TensorDirection directionOf(const NumberRef& ref) {
    return isGradient(ref) ? TensorDirection::Backward : TensorDirection::Forward;
}
/// "conv1.z", "∂L/∂conv1.z" of grad(conv1.z).
QString valueText(const NumberRef& ref);
/// "conv1.z[5, 18, 22]".
QString refText(const NumberRef& ref);

}  // namespace glassbox
