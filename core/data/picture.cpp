#include "core/data/picture.h"

#include <png.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace glassbox {
namespace {

/// A picture with more samples than this is refused before anything is allocated.
constexpr std::int64_t mostPixels = std::int64_t{1} << 26;

Error unreadable(const std::filesystem::path& file, const std::string& reason) {
    return makeError("picture.unreadable", translatable("core", "{file} can't be read as a PNG picture: {reason}"),
                     {{"file", file.string()}, {"reason", reason}},
                     translatable("core", "Save the picture as PNG, or give an array as .npy."));
}

/// A pixel (red, green, blue, opacity) laid on black.
std::array<int, 3> onBlack(const std::uint8_t* pixel) {
    constexpr int opaque = 255;
    std::array<int, 3> color{};
    for (std::size_t c = 0; c < color.size(); ++c)
        color[c] = (pixel[c] * pixel[3] + opaque / 2) / opaque;
    return color;
}

/// Brightness of a colour (ITU-R BT.601), rounded.
int luma(const std::array<int, 3>& color) {
    return (299 * color[0] + 587 * color[1] + 114 * color[2] + 500) / 1000;
}

/// Weights with which source pixels make one target pixel along an axis.
struct Mix {
    std::int64_t first = 0;
    std::vector<double> weights;
};

/// Area averaging where the axis shrinks, linear interpolation between pixel centres where it grows.
std::vector<Mix> mixesOf(std::int64_t from, std::int64_t to) {
    std::vector<Mix> mixes(static_cast<std::size_t>(to));
    const double scale = static_cast<double>(from) / static_cast<double>(to);
    for (std::int64_t i = 0; i < to; ++i) {
        Mix& mix = mixes[static_cast<std::size_t>(i)];
        if (scale <= 1) {
            const double at =
                std::clamp((static_cast<double>(i) + 0.5) * scale - 0.5, 0.0, static_cast<double>(from - 1));
            mix.first = std::min(static_cast<std::int64_t>(at), std::max<std::int64_t>(from - 2, 0));
            const double part = at - static_cast<double>(mix.first);
            mix.weights = from == 1 ? std::vector<double>{1.0} : std::vector<double>{1 - part, part};
            continue;
        }
        const double low = static_cast<double>(i) * scale, high = low + scale;
        mix.first = static_cast<std::int64_t>(low);
        for (std::int64_t j = mix.first; j < from && static_cast<double>(j) < high - 1e-9; ++j) {
            const double left = std::max(low, static_cast<double>(j));
            const double right = std::min(high, static_cast<double>(j + 1));
            mix.weights.push_back((right - left) / scale);
        }
    }
    return mixes;
}

}  // namespace

Result<Tensor> readPicture(const std::filesystem::path& file, std::int64_t channels) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_file(&image, file.c_str()) == 0) return unreadable(file, image.message);
    image.format = PNG_FORMAT_RGBA;
    image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;  // 16 bits mean the same colours as 8
    const std::int64_t height = image.height, width = image.width;
    if (height * width > mostPixels) {
        png_image_free(&image);
        return unreadable(file, "it has more than 67 million pixels");
    }
    std::vector<std::uint8_t> pixels(PNG_IMAGE_SIZE(image));
    if (png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr) == 0) {
        const std::string reason = image.message;
        png_image_free(&image);
        return unreadable(file, reason);
    }
    Tensor picture(DType::U8, Shape{channels, height, width});
    std::span<std::uint8_t> target = picture.span<std::uint8_t>();
    const auto count = static_cast<std::size_t>(height * width);
    for (std::size_t i = 0; i < count; ++i) {
        const std::array<int, 3> color = onBlack(pixels.data() + 4 * i);
        if (channels == 1)
            target[i] = static_cast<std::uint8_t>(luma(color));
        else
            for (std::size_t c = 0; c < color.size(); ++c)
                target[c * count + i] = static_cast<std::uint8_t>(color[c]);
    }
    return picture;
}

Tensor resizePicture(const Tensor& picture, std::int64_t height, std::int64_t width) {
    const Shape& from = picture.shape();
    const std::vector<Mix> rows = mixesOf(from[1], height), columns = mixesOf(from[2], width);
    Tensor resized(DType::U8, Shape{from[0], height, width});
    std::span<std::uint8_t> target = resized.span<std::uint8_t>();
    const std::span<const std::uint8_t> source = picture.span<std::uint8_t>();
    std::size_t position = 0;
    for (std::int64_t c = 0; c < from[0]; ++c) {
        for (const Mix& row : rows) {
            for (const Mix& column : columns) {
                double sum = 0;
                for (std::size_t y = 0; y < row.weights.size(); ++y) {
                    const std::int64_t line = (c * from[1] + row.first + static_cast<std::int64_t>(y)) * from[2];
                    for (std::size_t x = 0; x < column.weights.size(); ++x)
                        sum += row.weights[y] * column.weights[x] *
                               source[static_cast<std::size_t>(line + column.first) + x];
                }
                target[position++] = static_cast<std::uint8_t>(std::clamp(std::lround(sum), 0L, 255L));
            }
        }
    }
    return resized;
}

}  // namespace glassbox
