#include "ui/instruments/tensor/tensor_export.h"

#include "core/base/platform/file.h"
#include "core/interop/npy.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QImage>

#include <array>
#include <charconv>

namespace glassbox {
namespace {

template <class Number>
void append(QByteArray& text, Number number) {
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    text.append(buffer.data(), static_cast<qsizetype>(end - buffer.data()));
}

/// Every digit that makes the number, of its own type; "nan" and "inf" as other programs write them.
void appendElement(QByteArray& text, const Tensor& tensor, std::int64_t offset) {
    if (tensor.dtype() == DType::F32)
        append(text, tensor.span<float>()[static_cast<std::size_t>(offset)]);
    else if (tensor.dtype() == DType::F64)
        append(text, tensor.at(offset));
    else
        append(text, static_cast<std::int64_t>(tensor.at(offset)));
}

QByteArray table(const Tensor& tensor, char between) {
    const Shape& shape = tensor.shape();
    const std::int64_t columns = shape.rank() <= 2 && shape.rank() > 0 ? shape[shape.rank() - 1] : 1;
    QByteArray text;
    for (std::int64_t offset = 0; offset < tensor.elements(); ++offset) {
        if (shape.rank() > 2) {
            for (const std::int64_t place : indexOf(shape, offset)) {
                append(text, place);
                text.append(between);
            }
        }
        appendElement(text, tensor, offset);
        text.append((offset + 1) % columns == 0 ? '\n' : between);
    }
    return text;
}

}  // namespace

QString tensorText(const TensorPicture& picture) {
    return QString::fromLatin1(table(picture.tensor, '\t'));
}

QByteArray tensorCsv(const TensorPicture& picture) {
    QByteArray text;
    const int rank = picture.tensor.shape().rank();
    for (int axis = 0; rank > 2 && axis < rank; ++axis)
        text.append(QByteArrayLiteral("i")).append(QByteArray::number(axis)).append(',');
    if (rank > 2) text.append("value\n");
    return text.append(table(picture.tensor, ','));
}

Result<void> writeTensor(const QString& file, const TensorPicture& picture, const QImage& image) {
    const std::string path = QFile::encodeName(file).toStdString();
    const QString ending = QFileInfo(file).suffix().toLower();
    if (ending == QStringLiteral("npy")) return writeNpy(path, picture.tensor);
    if (ending == QStringLiteral("csv")) return writeFile(path, tensorCsv(picture).toStdString());
    if (ending == QStringLiteral("png")) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        image.save(&buffer, "PNG");
        return writeFile(path, bytes.toStdString());
    }
    return makeError("tensor.ending", translatable("core", "\"{ending}\" is no kind of file for numbers"),
                     {{"ending", ending.toStdString()}},
                     translatable("core", "Let the name end in .png, .csv or .npy."));
}

}  // namespace glassbox
