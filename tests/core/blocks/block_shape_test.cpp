#include "core/blocks/block_type.h"

#include <gtest/gtest.h>

#include <optional>

namespace glassbox::testing {
namespace {

using Sizes = std::vector<std::int64_t>;

/// Type of one block's output, nothing if it refuses.
std::optional<std::string> outputOf(std::string_view name, std::vector<ValueType> inputs,
                                    const std::vector<std::pair<std::string, Setting>>& settings = {}) {
    const BlockType* type = findBlockType(name);
    Settings all = Settings::defaults(type->settings);
    for (const auto& [key, value] : settings)
        all.set(key, value);
    const std::string id = "b";
    const Result<std::vector<ValueType>> outputs = type->infer({id, all, inputs});
    if (!outputs) return std::nullopt;
    return outputs->front().toString();
}

ValueType image(std::int64_t channels, std::int64_t height, std::int64_t width) {
    return {DType::F32, AxisKind::Image, {channels, height, width}, true};
}
ValueType vectorOf(std::int64_t size) {
    return {DType::F32, AxisKind::Vector, {size}, true};
}
ValueType sequence(std::int64_t length, std::int64_t size) {
    return {DType::F32, AxisKind::Sequence, {length, size}, true};
}
Setting whole(std::int64_t value) {
    return value;
}

TEST(BlockShapes, OfInput) {
    EXPECT_EQ(outputOf("Input", {}, {{"shape", Sizes{1, 28, 28}}}), "image 1x28x28");
    EXPECT_EQ(outputOf("Input", {}, {{"shape", Sizes{7}}}), "vector 7");
    EXPECT_EQ(outputOf("Input", {}, {{"shape", Sizes{7, 3}}}), "sequence 7x3");
    EXPECT_EQ(outputOf("Input", {}, {{"shape", Sizes{1, 2, 3, 4}}}), std::nullopt);
}

TEST(BlockShapes, OfInputWithAKind) {
    const auto kindOf = [](const char* kind, Sizes sizes) {
        return outputOf("Input", {}, {{"shape", std::move(sizes)}, {"kind", std::string(kind)}});
    };
    EXPECT_EQ(kindOf("vector", {7}), "vector 7");
    EXPECT_EQ(kindOf("image", {1, 4, 5}), "image 1x4x5");
    EXPECT_EQ(kindOf("sequence", {7, 3}), "sequence 7x3");
    EXPECT_EQ(kindOf("tokens", {7}), "tokens 7");
    EXPECT_EQ(kindOf("tokens", {7, 3}), std::nullopt);
    EXPECT_EQ(kindOf("sequence", {7}), std::nullopt);
    EXPECT_EQ(kindOf("image", {4, 5}), std::nullopt);
}

TEST(BlockShapes, OfDense) {
    EXPECT_EQ(outputOf("Dense", {vectorOf(5)}, {{"units", whole(3)}}), "vector 3");
    EXPECT_EQ(outputOf("Dense", {sequence(4, 5)}, {{"units", whole(3)}}), "sequence 4x3");
    EXPECT_EQ(outputOf("Dense", {image(1, 2, 2)}), std::nullopt);
}

TEST(BlockShapes, OfConvolutionAndPooling) {
    // floor((size + 2 padding - kernel) / stride) + 1
    EXPECT_EQ(outputOf("Conv2D", {image(3, 9, 12)},
                       {{"filters", whole(4)}, {"kernel", whole(5)}, {"stride", whole(2)}, {"padding", whole(1)}}),
              "image 4x4x5");
    EXPECT_EQ(outputOf("Conv2D", {image(3, 3, 3)}, {{"kernel", whole(3)}}), "image 8x1x1");
    EXPECT_EQ(outputOf("Conv2D", {image(3, 2, 9)}, {{"kernel", whole(3)}}), std::nullopt);
    EXPECT_EQ(outputOf("Conv2D", {vectorOf(9)}), std::nullopt);
    EXPECT_EQ(outputOf("Conv2D", {image(4, 9, 9)}, {{"groups", whole(2)}}), "image 8x7x7");
    EXPECT_EQ(outputOf("Conv2D", {image(3, 9, 9)}, {{"groups", whole(2)}}), std::nullopt);
    EXPECT_EQ(outputOf("Conv2D", {image(4, 9, 9)}, {{"groups", whole(4)}, {"filters", whole(6)}}), std::nullopt);
    EXPECT_EQ(outputOf("Conv2D", {image(3, 9, 8)}, {{"dilation", whole(3)}}), "image 8x3x2");
    EXPECT_EQ(outputOf("Conv2D", {image(3, 9, 6)}, {{"dilation", whole(3)}}), std::nullopt);
    EXPECT_EQ(outputOf("Conv1D", {sequence(9, 4)}, {{"stride", whole(2)}, {"padding", whole(1)}}), "sequence 5x8");
    EXPECT_EQ(outputOf("Conv1D", {sequence(9, 4)}, {{"dilation", whole(4)}, {"groups", whole(4)}}), "sequence 1x8");
    EXPECT_EQ(outputOf("Conv1D", {sequence(9, 4)}, {{"dilation", whole(5)}}), std::nullopt);
    EXPECT_EQ(outputOf("Conv1D", {sequence(9, 3)}, {{"groups", whole(2)}}), std::nullopt);
    EXPECT_EQ(outputOf("Conv1D", {image(4, 9, 9)}), std::nullopt);
    EXPECT_EQ(outputOf("MaxPool2D", {image(6, 28, 27)}), "image 6x14x13");
    EXPECT_EQ(outputOf("AvgPool2D", {image(6, 5, 5)}, {{"kernel", whole(3)}, {"padding", whole(1)}}), "image 6x3x3");
    EXPECT_EQ(outputOf("AvgPool2D", {image(6, 5, 5)}, {{"kernel", whole(3)}, {"padding", whole(2)}}), std::nullopt);
    EXPECT_EQ(outputOf("MaxPool2D", {image(6, 1, 5)}), std::nullopt);
    EXPECT_EQ(outputOf("GlobalAvgPool", {image(6, 4, 5)}), "vector 6");
    EXPECT_EQ(outputOf("GlobalAvgPool", {sequence(4, 5)}), "vector 5");
    EXPECT_EQ(outputOf("GlobalAvgPool", {vectorOf(5)}), std::nullopt);
}

TEST(BlockShapes, OfWhatMakesPicturesLarger) {
    // stride (size - 1) - 2 padding + kernel + output_padding
    EXPECT_EQ(outputOf("ConvTranspose2D", {image(3, 4, 5)}), "image 8x8x10");
    EXPECT_EQ(
        outputOf("ConvTranspose2D", {image(3, 4, 5)},
                 {{"filters", whole(2)}, {"kernel", whole(3)}, {"padding", whole(1)}, {"output_padding", whole(1)}}),
        "image 2x8x10");
    EXPECT_EQ(outputOf("ConvTranspose2D", {image(3, 4, 5)}, {{"output_padding", whole(2)}}), std::nullopt);
    EXPECT_EQ(outputOf("ConvTranspose2D", {image(3, 1, 1)}, {{"padding", whole(1)}}), std::nullopt);
    EXPECT_EQ(outputOf("ConvTranspose2D", {vectorOf(5)}), std::nullopt);
    EXPECT_EQ(outputOf("Upsample", {image(3, 4, 5)}), "image 3x8x10");
    EXPECT_EQ(outputOf("Upsample", {image(3, 4, 5)}, {{"factor", whole(3)}, {"mode", std::string("bilinear")}}),
              "image 3x12x15");
    EXPECT_EQ(outputOf("Upsample", {sequence(4, 5)}), std::nullopt);
}

/// What the mend of a setting that does not fit would set it to.
std::string fitFor(std::string_view name, const ValueType& input,
                   const std::vector<std::pair<std::string, Setting>>& settings) {
    const BlockType* type = findBlockType(name);
    Settings all = Settings::defaults(type->settings);
    for (const auto& [key, value] : settings)
        all.set(key, value);
    const std::string id = "b";
    const std::vector<ValueType> inputs = {input};
    const auto outputs = type->infer({id, all, inputs});
    return outputs ? "" : outputs.error().argument("key") + "=" + outputs.error().argument("fit");
}

TEST(BlockShapes, OfConvolutionsThatDoNotFitSayWhatWould) {
    EXPECT_EQ(fitFor("Conv2D", image(6, 9, 9), {{"groups", whole(4)}, {"filters", whole(12)}}), "groups=3");
    EXPECT_EQ(fitFor("Conv2D", image(6, 9, 9), {{"kernel", whole(4)}, {"dilation", whole(4)}}), "kernel=3");
    EXPECT_EQ(fitFor("Conv1D", sequence(9, 6), {{"kernel", whole(12)}, {"padding", whole(1)}}), "kernel=11");
    EXPECT_EQ(fitFor("ConvTranspose2D", image(3, 4, 5), {{"output_padding", whole(7)}}), "output_padding=1");
    EXPECT_EQ(fitFor("ConvTranspose2D", image(3, 2, 2), {{"padding", whole(5)}}), "padding=1");
}

TEST(BlockShapes, OfTheOthers) {
    EXPECT_EQ(outputOf("Flatten", {image(16, 5, 5)}), "vector 400");
    EXPECT_EQ(outputOf("Flatten", {sequence(4, 5)}), "vector 20");
    EXPECT_EQ(outputOf("Activation", {image(16, 5, 5)}), "image 16x5x5");
    EXPECT_EQ(outputOf("Activation", {image(16, 5, 5)}, {{"function", std::string("softmax")}}), std::nullopt);
    EXPECT_EQ(outputOf("Dropout", {sequence(4, 5)}), "sequence 4x5");
    EXPECT_EQ(outputOf("Output", {vectorOf(10)}), "vector 10");
    EXPECT_EQ(outputOf("Output", {vectorOf(1)}), std::nullopt);
    EXPECT_EQ(outputOf("Output", {vectorOf(1)}, {{"task", std::string("regression")}}), "vector 1");
    EXPECT_EQ(outputOf("Output", {image(1, 2, 2)}), std::nullopt);
}

TEST(BlockShapes, OfWiring) {
    EXPECT_EQ(outputOf("Add", {image(2, 3, 4), image(2, 3, 4)}), "image 2x3x4");
    EXPECT_EQ(outputOf("Add", {image(2, 3, 4), image(2, 4, 3)}), std::nullopt);
    EXPECT_EQ(outputOf("Multiply", {sequence(3, 4), sequence(3, 4), sequence(3, 4)}), "sequence 3x4");
    EXPECT_EQ(outputOf("Multiply", {vectorOf(12), sequence(3, 4)}), std::nullopt);
    EXPECT_EQ(outputOf("Concat", {image(2, 3, 4), image(5, 3, 4)}), "image 7x3x4");
    EXPECT_EQ(outputOf("Concat", {sequence(3, 4), sequence(3, 1)}), "sequence 3x5");
    EXPECT_EQ(outputOf("Concat", {vectorOf(3), vectorOf(4)}), "vector 7");
    EXPECT_EQ(outputOf("Concat", {image(2, 3, 4), image(5, 4, 4)}), std::nullopt);
    EXPECT_EQ(outputOf("Concat", {sequence(3, 4), sequence(2, 4)}), std::nullopt);
    EXPECT_EQ(outputOf("Concat", {vectorOf(3), sequence(1, 3)}), std::nullopt);
    EXPECT_EQ(outputOf("Reshape", {image(2, 3, 4)}, {{"shape", Sizes{4, 6}}}), "sequence 4x6");
    EXPECT_EQ(outputOf("Reshape", {vectorOf(24)}, {{"shape", Sizes{2, 3, 4}}}), "image 2x3x4");
    EXPECT_EQ(outputOf("Reshape", {vectorOf(24)}, {{"shape", Sizes{5, 5}}}), std::nullopt);
    EXPECT_EQ(outputOf("Reshape", {vectorOf(24)}, {{"shape", Sizes{1, 2, 3, 4}}}), std::nullopt);
    EXPECT_EQ(outputOf("PadChannels", {image(2, 3, 4)}, {{"channels", whole(5)}}), "image 5x3x4");
    EXPECT_EQ(outputOf("PadChannels", {sequence(3, 4)}, {{"channels", whole(4)}}), "sequence 3x4");
    EXPECT_EQ(outputOf("PadChannels", {vectorOf(8)}, {{"channels", whole(7)}}), std::nullopt);
}

TEST(BlockPorts, OfWiringFollowTheSettings) {
    const BlockType& add = *findBlockType("Add");
    Settings settings = Settings::defaults(add.settings);
    EXPECT_EQ(inputPorts(add, settings).size(), 2u);
    settings.set("inputs", whole(5));
    ASSERT_EQ(inputPorts(add, settings).size(), 5u);
    EXPECT_EQ(inputPorts(add, settings)[4].name, "in5");
    settings.set("inputs", whole(99));  // wrong, said elsewhere
    EXPECT_EQ(inputPorts(add, settings).size(), 8u);
    EXPECT_EQ(inputPorts(*findBlockType("Dense"), settings).size(), 1u);
}

TEST(BlockParameters, OfConvolutionsHavePyTorchsShapes) {
    const auto weightOf = [](std::string_view name, const ValueType& input,
                             const std::vector<std::pair<std::string, Setting>>& settings) {
        Settings all = Settings::defaults(findBlockType(name)->settings);
        for (const auto& [key, value] : settings)
            all.set(key, value);
        const std::string id = "b";
        const std::vector<ValueType> inputs = {input};
        return findBlockType(name)->parameters({id, all, inputs}).front();
    };
    EXPECT_EQ(weightOf("Conv2D", image(6, 9, 9), {{"groups", whole(2)}}).shape, (Shape{8, 3, 3, 3}));
    EXPECT_EQ(weightOf("Conv2D", image(6, 9, 9), {{"groups", whole(2)}}).fanIn, 27);
    EXPECT_EQ(weightOf("Conv1D", sequence(9, 6), {{"kernel", whole(5)}}).shape, (Shape{8, 6, 5}));
    EXPECT_EQ(weightOf("ConvTranspose2D", image(6, 9, 9), {{"kernel", whole(4)}}).shape, (Shape{6, 8, 4, 4}));
    EXPECT_EQ(weightOf("ConvTranspose2D", image(6, 9, 9), {{"kernel", whole(4)}}).fanIn, 8 * 16);
}

TEST(BlockParameters, HavePyTorchsShapes) {
    const std::string id = "b";
    Settings settings = Settings::defaults(findBlockType("Conv2D")->settings);
    settings.set("filters", whole(6));
    settings.set("kernel", whole(5));
    const std::vector<ValueType> inputs = {image(3, 9, 9)};
    auto declared = findBlockType("Conv2D")->parameters({id, settings, inputs});
    ASSERT_EQ(declared.size(), 2u);
    EXPECT_EQ(declared[0].name, "weight");
    EXPECT_EQ(declared[0].shape, (Shape{6, 3, 5, 5}));
    EXPECT_EQ(declared[0].fanIn, 75);
    EXPECT_EQ(declared[0].fanOut, 150);
    EXPECT_EQ(declared[1].name, "bias");
    EXPECT_EQ(declared[1].shape, (Shape{6}));
    EXPECT_EQ(declared[1].initializer, "zeros");
    settings.set("initializer", std::string("pytorch_uniform"));
    EXPECT_EQ(findBlockType("Conv2D")->parameters({id, settings, inputs})[1].initializer, "pytorch_uniform");
    settings.set("bias", false);
    EXPECT_EQ(findBlockType("Conv2D")->parameters({id, settings, inputs}).size(), 1u);
    Settings dense = Settings::defaults(findBlockType("Dense")->settings);
    const std::vector<ValueType> rows = {sequence(4, 5)};
    EXPECT_EQ(findBlockType("Dense")->parameters({id, dense, rows})[0].shape, (Shape{64, 5}));
}

}  // namespace
}  // namespace glassbox::testing
