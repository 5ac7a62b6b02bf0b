#pragma once

#include "core/graph/value.h"
#include "core/tensor/shape.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace glassbox {

/// Output of one block for the chosen sample.
struct BlockPicture {
    ValueType type;             ///< without the batch axis
    std::vector<float> values;  ///< logical order
};

/// What every block shows for the chosen sample at one step.
struct SampleView {
    std::int64_t step = 0;
    std::string part;        ///< "validation", "test"
    std::int64_t index = 0;  ///< in that part
    int label = -1;
    std::map<std::string, BlockPicture> blocks;  ///< by block id
};

/// What the network says of the drawn digit.
struct PadAnswer {
    std::int64_t step = 0;
    std::vector<float> probabilities;
};

/// What the network says of a fixed few hundred samples of the watched part.
struct StripAnswer {
    struct Tile {
        std::int64_t index = 0;  ///< in the part
        int label = 0, prediction = 0;
        float confidence = 0;
    };
    std::int64_t step = 0;
    std::string part;
    std::vector<Tile> tiles;  ///< in the order of the part
};

/// Live numbers of one parameter, for the inspector.
struct WeightPicture {
    std::string name;  ///< "conv1.weight"
    Shape shape;
    std::vector<float> values;
};

}  // namespace glassbox
