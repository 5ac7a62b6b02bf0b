#pragma once

#include "core/base/result.h"
#include "core/tensor/tensor.h"

#include <memory>
#include <string>
#include <vector>

namespace glassbox {

/// Samples and their labels, immutable, kept as they are stored (pictures stay u8).
struct DataPart {
    Tensor samples;  ///< [N,C,H,W] u8, or [N,F] f32
    Tensor labels;   ///< [N] i32 class indices; or [N,K] f32 targets
    std::int64_t size() const { return samples.empty() ? 0 : samples.shape()[0]; }
};

/// A data set: a training and a test part, what the axes mean and what the classes are called.
struct Dataset {
    std::string name;   ///< catalog name: "mnist"
    std::string title;  ///< "MNIST handwritten digits"
    Shape sampleShape;  ///< [1,28,28]
    bool image = true;
    std::vector<std::string> classes;  ///< empty for regression
    DataPart train, test;
    std::string origin, citation, licence;
    std::string folder;  ///< where it was found
};

}  // namespace glassbox
