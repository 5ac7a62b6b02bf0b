#include "ui/forms/value_text.h"

#include "ui/instruments/tensor/shape_text.h"

#include <QStringList>

namespace glassbox {
namespace {

QString join(const std::vector<ValueType>& types) {
    QStringList parts;
    for (const ValueType& type : types)
        parts.append(shapeText(type.shape));
    return parts.join(QStringLiteral(", "));
}

}  // namespace

QString typesText(const std::vector<ValueType>& inputs, const std::vector<ValueType>& outputs) {
    const QString in = join(inputs), out = join(outputs);
    if (in.isEmpty()) return out;
    return out.isEmpty() ? in : in + QStringLiteral(" → ") + out;
}

}  // namespace glassbox
