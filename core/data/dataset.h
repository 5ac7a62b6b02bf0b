#pragma once

#include "core/base/result.h"
#include "core/tensor/axis_kind.h"
#include "core/tensor/tensor.h"

#include <memory>
#include <string>
#include <vector>

namespace glassbox {

/// Samples and their labels, immutable, kept as they are stored (pictures stay u8).
struct DataPart {
    Tensor samples;  ///< pictures [N,C,H,W] u8, features [N,F] or sequences [N,T,C] f32, tokens [N,T] i32
    Tensor labels;   ///< class indices [N] i32, tokens [N,T] i32 (one answer a time step), or real targets [N,...] f32
    std::int64_t size() const { return samples.empty() ? 0 : samples.shape()[0]; }
};

/// A data set: a training and a test part, what the axes mean and what the classes are called.
struct Dataset {
    std::string name;                   ///< catalog name: "mnist"
    std::string title;                  ///< "MNIST handwritten digits"
    AxisKind kind = AxisKind::Image;    ///< of a sample
    Shape sampleShape;                  ///< [1,28,28]; [T] of tokens
    std::string inputField = "image";   ///< what an experiment calls a sample: "image", "features", "sequence", "text"
    std::string targetField = "label";  ///< what it calls the answer: "label", "target", "next", "copy"
    std::vector<std::string> classes;   ///< of labels or tokens; empty for real targets
    DataPart train, test;
    bool ordered = false;      ///< samples follow on each other: validation is the end of the training part
    std::int64_t overlap = 0;  ///< where ordered: how many of the next samples hold some of the same answers
    std::string origin, citation, licence;
    std::string folder;          ///< where it was found; empty where it was made
    std::vector<Error> remarks;  ///< what is worth telling about the data although it could be used
    bool image() const { return kind == AxisKind::Image; }
};

}  // namespace glassbox
