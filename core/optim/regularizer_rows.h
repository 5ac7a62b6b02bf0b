#pragma once

#include "core/optim/regularizer.h"

namespace glassbox {

// Rows of the regulariser table.
extern const RegularizerType l1Regularizer;
extern const RegularizerType l2Regularizer;
extern const RegularizerType clipNormRegularizer;
extern const RegularizerType clipValueRegularizer;
extern const RegularizerType maxNormRegularizer;
extern const RegularizerType inputNoiseRegularizer;
extern const RegularizerType earlyStoppingRegularizer;

}  // namespace glassbox
