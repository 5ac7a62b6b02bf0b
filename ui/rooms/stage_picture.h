#pragma once

#include "ui/instruments/tensor/tensor_picture.h"
#include "ui/session/microscope_view.h"

#include <QStringList>

namespace glassbox {

/// Names of the classes, or of the characters, of a data set.
QStringList classNames(const Dataset& dataset);

/// A value of a step as a picture, with the names of classes and characters where its places have them. `tensor` is
/// one sample of it.
TensorPicture stagePicture(const MicroscopeStage& stage, ValueId value, Tensor tensor);

}  // namespace glassbox
