#include "core/data/picture.h"

#include "core/base/platform/file.h"

#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

#include <filesystem>
#include <string>
#include <vector>

namespace glassbox {
namespace {

namespace fs = std::filesystem;

/// Colour types of the PNG specification.
enum class Color : std::uint8_t { Grey = 0, Rgb = 2, Palette = 3, GreyAlpha = 4, Rgba = 6 };

std::string bigEndian(std::uint32_t number) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>((number >> shift) & 0xff);
    return bytes;
}

std::string chunk(const std::string& type, const std::string& content) {
    const std::string body = type + content;
    const auto sum = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
    return bigEndian(static_cast<std::uint32_t>(content.size())) + body + bigEndian(static_cast<std::uint32_t>(sum));
}

std::string deflated(const std::string& bytes) {
    std::string packed(compressBound(bytes.size()), '\0');
    uLongf size = packed.size();
    compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
             bytes.size());
    packed.resize(size);
    return packed;
}

/// The bytes of a PNG whose rows (without their filter byte) are given; `extra` are chunks before the data.
std::string pngBytes(std::uint32_t width, std::uint32_t height, int bits, Color color,
                     const std::vector<std::string>& rows, const std::string& extra = "") {
    std::string header = bigEndian(width) + bigEndian(height);
    header += {static_cast<char>(bits), static_cast<char>(color), '\0', '\0', '\0'};
    std::string data;
    for (const std::string& row : rows)
        data += '\0' + row;
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", header) + extra + chunk("IDAT", deflated(data)) + chunk("IEND", "");
}

std::string bytes(const std::vector<int>& numbers) {
    std::string text;
    for (const int number : numbers)
        text += static_cast<char>(number);
    return text;
}

class Pictures : public testing::Test {
protected:
    void SetUp() override {
        file_ = fs::temp_directory_path() / ("glassbox-picture-" + std::to_string(getpid()) + ".png");
    }
    void TearDown() override { fs::remove(file_); }

    Result<Tensor> read(const std::string& content, std::int64_t channels) {
        EXPECT_TRUE(writeFile(file_, content).ok());
        return readPicture(file_, channels);
    }

    std::vector<int> numbers(const std::string& content, std::int64_t channels) {
        const auto picture = read(content, channels);
        EXPECT_TRUE(picture.ok()) << picture.error().toString();
        std::vector<int> all;
        for (std::int64_t i = 0; picture.ok() && i < picture->elements(); ++i)
            all.push_back(static_cast<int>(picture->at(i)));
        return all;
    }

    std::string refusal(const std::string& content) {
        const auto picture = read(content, 1);
        EXPECT_FALSE(picture.ok());
        if (picture.ok()) return "";
        EXPECT_NE(picture.error().toString().find(file_.string()), std::string::npos);
        EXPECT_EQ(picture.error().code, "picture.unreadable");
        return picture.error().toString();
    }

    fs::path file_;
};

TEST_F(Pictures, GreyOnesComeUnchanged) {
    const std::string png = pngBytes(3, 2, 8, Color::Grey, {bytes({0, 1, 127}), bytes({128, 254, 255})});
    const auto picture = read(png, 1);
    ASSERT_TRUE(picture.ok()) << picture.error().toString();
    EXPECT_EQ(picture->shape(), (Shape{1, 2, 3}));
    EXPECT_EQ(picture->dtype(), DType::U8);
    EXPECT_EQ(numbers(png, 1), (std::vector<int>{0, 1, 127, 128, 254, 255}));
    EXPECT_EQ(numbers(png, 3),
              (std::vector<int>{0, 1, 127, 128, 254, 255, 0, 1, 127, 128, 254, 255, 0, 1, 127, 128, 254, 255}));
}

TEST_F(Pictures, ColoursComeAsPlanes) {
    const std::string png = pngBytes(2, 1, 8, Color::Rgb, {bytes({10, 20, 30, 200, 100, 50})});
    EXPECT_EQ(numbers(png, 3), (std::vector<int>{10, 200, 20, 100, 30, 50}));
    // 0.299 R + 0.587 G + 0.114 B: 18.15 and 124.2
    EXPECT_EQ(numbers(png, 1), (std::vector<int>{18, 124}));
}

TEST_F(Pictures, TransparencyIsLaidOnBlack) {
    const std::string grey = pngBytes(3, 1, 8, Color::GreyAlpha, {bytes({255, 255, 255, 128, 200, 0})});
    EXPECT_EQ(numbers(grey, 1), (std::vector<int>{255, 128, 0}));
    const std::string rgba = pngBytes(1, 1, 8, Color::Rgba, {bytes({100, 200, 50, 51})});
    EXPECT_EQ(numbers(rgba, 3), (std::vector<int>{20, 40, 10})) << "a fifth of each";
}

TEST_F(Pictures, OfSixteenBitsKeepTheirUpperEight) {
    const std::string png = pngBytes(4, 1, 16, Color::Grey, {bytes({0, 0, 0x80, 0x80, 0x10, 0x10, 0xff, 0xff})});
    EXPECT_EQ(numbers(png, 1), (std::vector<int>{0, 0x80, 0x10, 0xff}));
    const std::string rgb = pngBytes(1, 1, 16, Color::Rgb, {bytes({0x20, 0x20, 0x40, 0x40, 0x60, 0x60})});
    EXPECT_EQ(numbers(rgb, 3), (std::vector<int>{0x20, 0x40, 0x60}));
}

TEST_F(Pictures, OfFewColoursAreLookedUp) {
    const std::string palette = chunk("PLTE", bytes({0, 0, 0, 255, 0, 0, 0, 255, 0, 9, 8, 7}));
    const std::string four = pngBytes(4, 1, 2, Color::Palette, {bytes({0b00011011})}, palette);
    EXPECT_EQ(numbers(four, 3), (std::vector<int>{0, 255, 0, 9, 0, 0, 255, 8, 0, 0, 0, 7}));
    const std::string clear = palette + chunk("tRNS", bytes({255, 0}));
    EXPECT_EQ(numbers(pngBytes(4, 1, 2, Color::Palette, {bytes({0b00011011})}, clear), 3),
              (std::vector<int>{0, 0, 0, 9, 0, 0, 255, 8, 0, 0, 0, 7}));
    EXPECT_EQ(numbers(pngBytes(8, 1, 1, Color::Grey, {bytes({0b10000001})}), 1),
              (std::vector<int>{255, 0, 0, 0, 0, 0, 0, 255}));
}

TEST_F(Pictures, ThatAreDamagedAreRefused) {
    const std::string png = pngBytes(3, 2, 8, Color::Grey, {bytes({0, 1, 127}), bytes({128, 254, 255})});
    for (const std::size_t length : {std::size_t{4}, std::size_t{8}, std::size_t{20}, std::size_t{40}})
        refusal(png.substr(0, length));
    std::string flipped = png;
    flipped[45] = static_cast<char>(flipped[45] ^ 0x55);
    refusal(flipped);
    refusal(pngBytes(3, 4, 8, Color::Grey, {bytes({0, 1, 127}), bytes({128, 254, 255})}));
    refusal(pngBytes(0, 2, 8, Color::Grey, {"", ""}));
    refusal(pngBytes(3, 1, 8, Color::Palette, {bytes({0, 1, 2})}));  // no palette
}

TEST_F(Pictures, ThatAreNoneAreRefused) {
    EXPECT_NE(refusal("").find("PNG"), std::string::npos);
    EXPECT_NE(refusal("GIF89a, no picture of ours").find("Not a PNG"), std::string::npos);
    EXPECT_NE(refusal("{\"format\": \"glassbox.network/1\"}").find("Save the picture as PNG"), std::string::npos);
    fs::remove(file_);
    const auto missing = readPicture(file_, 1);
    ASSERT_FALSE(missing.ok());
    EXPECT_NE(missing.error().toString().find("No such file"), std::string::npos);
    EXPECT_FALSE(readPicture(fs::temp_directory_path(), 1).ok());
}

TEST_F(Pictures, ThatClaimToBeHugeAreRefusedBeforeMemoryIsTaken) {
    refusal(pngBytes(0x7fffffff, 0x7fffffff, 8, Color::Rgba, {"x"}));
    refusal(pngBytes(0xffffffff, 0xffffffff, 8, Color::Grey, {"x"}));
    EXPECT_NE(refusal(pngBytes(100000, 100000, 8, Color::Grey, {"x"})).find("67 million"), std::string::npos);
}

Tensor grey(std::int64_t height, std::int64_t width, const std::vector<int>& numbers) {
    Tensor picture(DType::U8, Shape{1, height, width});
    for (std::int64_t i = 0; i < picture.elements(); ++i)
        picture.set(i, numbers[static_cast<std::size_t>(i)]);
    return picture;
}

std::vector<int> resized(const Tensor& picture, std::int64_t height, std::int64_t width) {
    const Tensor result = resizePicture(picture, height, width);
    EXPECT_EQ(result.shape(), (Shape{picture.shape()[0], height, width}));
    std::vector<int> numbers;
    for (std::int64_t i = 0; i < result.elements(); ++i)
        numbers.push_back(static_cast<int>(result.at(i)));
    return numbers;
}

using Numbers = std::vector<int>;

TEST(ResizedPictures, OfTheSameSizeAreTheSame) {
    EXPECT_EQ(resized(grey(2, 3, {0, 50, 100, 150, 200, 255}), 2, 3), (Numbers{0, 50, 100, 150, 200, 255}));
    EXPECT_EQ(resized(grey(1, 1, {77}), 1, 1), (Numbers{77}));
}

TEST(ResizedPictures, ShrinkByAveragingAreas) {
    EXPECT_EQ(resized(grey(2, 4, {0, 10, 20, 30, 40, 50, 60, 70}), 1, 2), (Numbers{25, 45}));
    // 3 to 2: each new pixel is one and a half old ones: (10 + 20/2) / 1.5 and (20/2 + 40) / 1.5
    EXPECT_EQ(resized(grey(1, 3, {10, 20, 40}), 1, 2), (Numbers{13, 33}));
    EXPECT_EQ(resized(grey(3, 3, {9, 9, 9, 9, 0, 9, 9, 9, 9}), 1, 1), (Numbers{8}));
    EXPECT_EQ(resized(grey(1, 5, {255, 255, 255, 255, 255}), 1, 3), (Numbers{255, 255, 255}));
}

TEST(ResizedPictures, GrowByInterpolatingBetweenCentres) {
    // Centres at 0.25, 0.75, 1.25, 1.75 of the old row, whose own are at 0.5 and 1.5.
    EXPECT_EQ(resized(grey(1, 2, {0, 100}), 1, 4), (Numbers{0, 25, 75, 100}));
    EXPECT_EQ(resized(grey(1, 1, {42}), 2, 3), (Numbers{42, 42, 42, 42, 42, 42}));
    EXPECT_EQ(resized(grey(2, 1, {0, 200}), 4, 1), (Numbers{0, 50, 150, 200}));
}

TEST(ResizedPictures, GrowAlongOneAxisAndShrinkAlongTheOther) {
    EXPECT_EQ(resized(grey(1, 4, {0, 10, 20, 30}), 2, 2), (Numbers{5, 25, 5, 25}));
}

TEST(ResizedPictures, KeepTheirChannelsApart) {
    Tensor picture(DType::U8, Shape{3, 1, 2});
    for (std::int64_t i = 0; i < 6; ++i)
        picture.set(i, static_cast<double>(10 * i));
    EXPECT_EQ(resized(picture, 1, 1), (Numbers{5, 25, 45}));
}

}  // namespace
}  // namespace glassbox
