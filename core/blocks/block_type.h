#pragma once

#include "core/base/result.h"
#include "core/base/schema.h"
#include "core/graph/value.h"
#include "core/ops/graph_builder.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace glassbox {

/// Numbers of the initialisers that have one: set by a block's settings of the same names.
struct InitializerConstants {
    double value = 0;         ///< of "constant"
    double range = 0.05;      ///< of "uniform": within [-range, range]
    double deviation = 0.01;  ///< of "normal"
};

/// A tensor that a block keeps, how it starts, and who changes it.
struct ParameterDeclaration {
    std::string name;  ///< "weight", "bias": the name in files is "<block id>.<name>"
    Shape shape;
    std::string initializer;  ///< key of the initialiser table: "he_normal", "zeros"
    std::int64_t fanIn = 1, fanOut = 1;
    ParameterKind kind = ParameterKind::Trained;
    InitializerConstants constants{};
};

/// A port of a block.
struct PortSpec {
    std::string_view name;   ///< "in", "out"
    std::string_view label;  ///< translatable
};

/// What a block's rules may look at.
struct BlockContext {
    const std::string& id;
    const Settings& settings;
    std::span<const ValueType> inputs;
};

/// What `emit` gets: the builder, its inputs and its parameters (already added to the graph).
struct EmitContext {
    GraphBuilder& builder;
    const BlockContext& block;
    std::span<const ValueId> inputs;
    std::span<const ValueId> parameters;
    bool training = false;
    bool trainable = true;  ///< false: frozen; statistics stay as they are too
    int stream = 0;  ///< number of the block in the network: key of its random numbers
};

/// A row of the block table: a kind of box on the canvas.
struct BlockType {
    std::string_view name;  ///< "Conv2D": JSON "type"
    std::string_view
        category;  ///< token of the theme: "data", "dense", "conv", "pooling", "activation", "shape", "norm", "dropout"
    std::string_view group;        ///< palette heading, translatable: "Dense & convolution"
    std::string_view help;         ///< one translatable sentence
    std::string_view mathematics;  ///< "z[o,y,x] = b[o] + sum w[o,i,ky,kx] x[i, sy+ky-p, sx+kx-p]"
    std::string_view source;       ///< paper or textbook
    std::string_view idStem;       ///< new blocks are called "<stem><n>": "conv1"
    std::span<const SettingSchema> settings;
    std::span<const PortSpec> inputs;
    std::span<const PortSpec> outputs;
    /// Types of the outputs, or why the inputs don't fit (the message names the block; a mend may be named).
    Result<std::vector<ValueType>> (*infer)(const BlockContext& block) = nullptr;
    /// Tensors that the block keeps; called only with inputs that `infer` accepts.
    std::vector<ParameterDeclaration> (*parameters)(const BlockContext& block) = nullptr;
    /// Writes the ops and returns the outputs.
    Result<std::vector<ValueId>> (*emit)(const EmitContext& context) = nullptr;
    /// What stands in the box's footer: "6 @ 5x5, p2".
    std::string (*summary)(const BlockContext& block) = nullptr;
    /// Input ports where they depend on the settings (any settings, also wrong ones); null: `inputs` always.
    std::span<const PortSpec> (*inputsFor)(const Settings& settings) = nullptr;
};

/// The input ports of a block of that type with these settings.
std::span<const PortSpec> inputPorts(const BlockType& type, const Settings& settings);

/// A block table; what reads networks takes one, so that a test can bring types of its own.
using BlockTypes = std::span<const BlockType>;

/// The block table in palette order.
BlockTypes blockTypes();
/// Row of that name, null if there is none.
const BlockType* findBlockType(std::string_view name, BlockTypes types = blockTypes());

}  // namespace glassbox
