#include "ui/instruments/tensor/shape_text.h"

#include <QStringList>

namespace glassbox {

QString shapeText(const Shape& shape) {
    QStringList sizes;
    for (const std::int64_t size : shape.sizes())
        sizes.append(QString::number(size));
    return sizes.isEmpty() ? QStringLiteral("1") : sizes.join(u'×');
}

}  // namespace glassbox
