#pragma once

#include "core/base/result.h"
#include "ui/instruments/tensor/tensor_picture.h"

#include <QByteArray>
#include <QString>

class QImage;

namespace glassbox {

/// The tensor as text for a table: a line a row, tab between numbers, every digit; more than two axes give a line a
/// number with its indices before it.
QString tensorText(const TensorPicture& picture);
/// The same with commas; a decimal point whatever the language, no grouping: what spreadsheets and pandas read.
QByteArray tensorCsv(const TensorPicture& picture);

/// Writes it by the file's ending: .npy (NumPy, logical order), .csv, or .png (`image`, as it looks).
Result<void> writeTensor(const QString& file, const TensorPicture& picture, const QImage& image);

}  // namespace glassbox
