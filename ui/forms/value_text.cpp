#include "ui/forms/value_text.h"

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

QString shapeText(const Shape& shape) {
    QStringList sizes;
    for (const std::int64_t size : shape.sizes())
        sizes.append(QString::number(size));
    return sizes.isEmpty() ? QStringLiteral("1") : sizes.join(u'×');
}

}  // namespace glassbox
