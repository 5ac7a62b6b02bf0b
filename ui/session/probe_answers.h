#pragma once

#include "core/base/error.h"
#include "core/evaluate/input_plane.h"
#include "core/graph/value.h"
#include "core/tensor/shape.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace glassbox {

/// Output of one block for the chosen sample.
struct BlockPicture {
    ValueType type;                    ///< without the batch axis
    std::vector<float> values;         ///< logical order
    std::vector<std::string> words;    ///< what tokens stand for; empty for numbers
    std::vector<std::uint8_t> kept{};  ///< of a Dropout block: 1 kept, 0 removed; empty: all kept
    /// Whether it was removed from the sample that is shown; else from the first sample of the last step's batch.
    bool keptOfThis = false;
};

/// Live numbers of one parameter.
struct WeightPicture {
    std::string name;  ///< "conv1.weight"
    Shape shape;
    std::vector<float> values;
};

/// What the units of a network of two inputs say over the plane of them.
struct UnitSurfaces {
    /// A sample of the watched part: its place and its class, -1 without one.
    struct Point {
        double x = 0, y = 0;
        int label = -1;
    };
    std::int64_t step = 0;
    InputPlane plane;
    std::map<std::string, Tensor> blocks;  ///< [units, rows, columns] by block id
    std::vector<Point> points;
};

/// What the windows of the blocks show besides their outputs; what nobody wants is not computed.
struct WindowWishes {
    bool surfaces = false;          ///< of a network of two inputs
    bool masks = false;             ///< of Dropout blocks
    std::set<std::string> weights;  ///< of these blocks, by id
    bool operator==(const WindowWishes&) const = default;
};

/// What every block shows for the chosen sample at one step.
struct SampleView {
    std::int64_t step = 0;
    std::string part;        ///< "validation", "test"
    std::int64_t index = 0;  ///< in that part
    int label = -1;
    std::map<std::string, BlockPicture> blocks;                   ///< by block id
    std::map<std::string, std::vector<WeightPicture>> weights{};  ///< by block id, of those that are wanted
    std::shared_ptr<const UnitSurfaces> surfaces{};               ///< null where they can't be or are not wanted
};

/// What the network says of the drawn digit.
struct PadAnswer {
    std::int64_t step = 0;
    std::vector<float> probabilities;
};

/// How a strip shows samples and what the network says of them.
enum class StripKind : std::uint8_t {
    None,      ///< it can't: pictures that are compared with themselves, long answers
    Pictures,  ///< pictures with a class
    Classes,   ///< numbers with a class
    Numbers,   ///< numbers with a few numbers
    Texts      ///< tokens with the next one at every time step
};

/// What the network says of a fixed few hundred samples of the watched part.
struct StripAnswer {
    struct Tile {
        std::int64_t index = 0;  ///< in the part
        int label = 0, prediction = 0;
        float confidence = 0;
        std::vector<float> targets{}, numbers{};     ///< of Numbers: wanted and given
        std::vector<std::int32_t> truth{}, given{};  ///< of Texts: wanted and given, by time step
    };
    std::int64_t generation = 0;  ///< number of the preparation whose network answers
    std::int64_t step = 0;
    StripKind kind = StripKind::None;
    std::string part;
    std::vector<Tile> tiles;  ///< in the order of the part
};

/// A text that the network writes on, so far.
struct TextAnswer {
    std::int64_t step = 0;       ///< whose parameters write
    std::string prompt, text;    ///< what was given, what was added
    bool done = false;           ///< nothing more comes
    std::optional<Error> error;  ///< why nothing is written
};

}  // namespace glassbox
