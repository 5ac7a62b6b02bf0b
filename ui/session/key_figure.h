#pragma once

#include <cstdint>

namespace glassbox {

class NetworkDocument;

/// What the quality of a network's answers is measured by.
enum class KeyFigure : std::uint8_t {
    Accuracy,  ///< share of right answers
    Bits,      ///< surprise at each token of a text
    Distance   ///< root of the mean squared distance between target and answer
};

/// The figure of the first Output block that has a loss: known before anything has been trained.
KeyFigure keyFigureOf(const NetworkDocument& document);

}  // namespace glassbox
