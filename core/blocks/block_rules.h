#pragma once

#include "core/blocks/block_type.h"

#include <optional>

namespace glassbox {

// What the rules of several blocks share.

/// Types of a block with one output.
using InferredTypes = Result<std::vector<ValueType>>;
/// Ids of the values of a block's outputs.
using EmittedValues = Result<std::vector<ValueId>>;

/// A real value with a batch axis.
ValueType batchedType(AxisKind kind, Shape shape);

/// An error of a block: {block} and {type} are filled in, the place is the block's id.
Error blockError(const BlockContext& block, std::string_view type, std::string code, const char* text,
                 ErrorArguments arguments = {}, const char* hint = "");

/// The error if a block that takes real numbers of any shape gets tokens.
std::optional<Error> needNumbers(const BlockContext& block, std::string_view type);
/// The error if a block that takes vectors or sequences gets something else.
std::optional<Error> needFeatures(const BlockContext& block, std::string_view type);
/// The error if a block that takes vectors gets something else.
std::optional<Error> needVector(const BlockContext& block, std::string_view type);
/// The error if a block that takes a row of numbers for each step of a sequence gets something else.
std::optional<Error> needRows(const BlockContext& block, std::string_view type);
/// The error if a block that takes images gets something else.
std::optional<Error> needImage(const BlockContext& block, std::string_view type);

/// Code of the errors whose mend is a Flatten in the wire before.
inline constexpr std::string_view needsFlattenCode = "block.needs_flatten";
/// Code of the errors whose mend sets the argument "key" to the argument "fit".
inline constexpr std::string_view settingDoesNotFitCode = "block.setting_does_not_fit";

/// The types of one output of that type.
InferredTypes one(ValueType type);
/// The id of the one output, or the error.
EmittedValues one(Result<ValueId> value);

/// Size of a picture's axis after a window of size `kernel` has moved over it: floor((size + 2 padding - kernel) /
/// stride) + 1 (Dumoulin and Visin, "A guide to convolution arithmetic", 2016).
std::int64_t slidSize(std::int64_t size, std::int64_t kernel, std::int64_t stride, std::int64_t padding);
/// The error if the window of a convolution or pooling is larger than the padded picture.
std::optional<Error> needRoomForKernel(const BlockContext& block, std::string_view type);

/// No parameters.
std::vector<ParameterDeclaration> noParameters(const BlockContext& block);

/// The declaration of `kernel`, `stride` and `padding` with these defaults.
SettingSchema kernelSetting(std::int64_t initial, std::string_view help);
SettingSchema strideSetting(std::int64_t initial);
SettingSchema paddingSetting(std::string_view help);
/// The declaration of `bias`.
SettingSchema biasSetting(std::string_view help);
/// The settings, and behind them `initializer` with the numbers that some initialisers have.
std::vector<SettingSchema> withInitializer(std::vector<SettingSchema> settings, std::string_view initial = "he_normal");
/// Those numbers; their defaults where the block has no such settings.
InitializerConstants initializerConstants(const Settings& settings);

/// Weight and, if wanted, bias of a block with such settings: the bias starts at zero, or as PyTorch draws it.
std::vector<ParameterDeclaration> weightAndBias(const BlockContext& block, Shape weight, std::int64_t outputs,
                                                std::int64_t fanIn, std::int64_t fanOut);
/// The product or convolution as "<id>.product", then the bias, as "<id>.z"; without bias "<id>.z" alone.
EmittedValues emitLinear(const EmitContext& context, std::string_view op, Attributes attributes);

/// Ports of a block with one input and one output, and of the blocks at the ends.
std::span<const PortSpec> inputPort();
std::span<const PortSpec> outputPort();

}  // namespace glassbox
