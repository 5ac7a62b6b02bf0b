#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/experiment/experiment_spec.h"
#include "core/graph/value.h"

#include <string>

namespace glassbox {

/// Whether samples of that kind and shape can go into an Input block of this type: pictures into a picture of the same
/// shape, tokens into tokens, and anything real into another number of axes with as many elements (a picture as a
/// vector or as a sequence of rows).
Result<void> checkInputFits(const std::string& block, const ValueType& type, const std::string& dataset, AxisKind kind,
                            const Shape& sampleShape);

/// Compares the Input blocks of a valid experiment with what the catalog says of its data set.
Result<void> checkInputsFitCatalog(const ExperimentSpec& experiment);

}  // namespace glassbox
