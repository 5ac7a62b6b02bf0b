#include "core/data/digit_preparation.h"

#include "core/base/assert.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace glassbox {
namespace {

/// Columns left to right and rows top to bottom, ends excluded.
struct Box {
    int left = 0, top = 0, right = 0, bottom = 0;
    int width() const { return right - left; }
    int height() const { return bottom - top; }
};

Box boundsOf(std::span<const std::uint8_t> ink, int width, int height) {
    Box box{width, height, 0, 0};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            if (ink[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)] == 0)
                continue;
            box = {std::min(box.left, x), std::min(box.top, y), std::max(box.right, x + 1),
                   std::max(box.bottom, y + 1)};
        }
    }
    return box;
}

/// How much of each of `from` source cells lies in each of `to` target cells when both span the same length; rows are
/// target cells and sum to 1.
std::vector<double> overlaps(int from, int to) {
    std::vector<double> weights(static_cast<std::size_t>(from) * static_cast<std::size_t>(to));
    const double step = static_cast<double>(from) / to;
    for (int t = 0; t < to; ++t) {
        const double begin = t * step, end = begin + step;
        for (int s = static_cast<int>(begin); s < std::min(from, static_cast<int>(std::ceil(end))); ++s) {
            const double shared = std::min(end, s + 1.0) - std::max(begin, static_cast<double>(s));
            weights[static_cast<std::size_t>(t * from + s)] = std::max(shared, 0.0) / step;
        }
    }
    return weights;
}

/// The box's ink averaged over `width` x `height` areas.
std::vector<double> averaged(std::span<const std::uint8_t> ink, int stride, const Box& box, int width, int height) {
    const std::vector<double> across = overlaps(box.width(), width), down = overlaps(box.height(), height);
    std::vector<double> rows(static_cast<std::size_t>(box.height()) * static_cast<std::size_t>(width));
    for (int y = 0; y < box.height(); ++y) {
        const auto line = ink.subspan(static_cast<std::size_t>(box.top + y) * static_cast<std::size_t>(stride) +
                                      static_cast<std::size_t>(box.left));
        for (int x = 0; x < width; ++x) {
            double sum = 0;
            for (int s = 0; s < box.width(); ++s)
                sum += across[static_cast<std::size_t>(x * box.width() + s)] * line[static_cast<std::size_t>(s)];
            rows[static_cast<std::size_t>(y * width + x)] = sum;
        }
    }
    std::vector<double> cells(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y) {
        for (int s = 0; s < box.height(); ++s) {
            const double weight = down[static_cast<std::size_t>(y * box.height() + s)];
            if (weight == 0) continue;
            for (int x = 0; x < width; ++x)
                cells[static_cast<std::size_t>(y * width + x)] +=
                    weight * rows[static_cast<std::size_t>(s * width + x)];
        }
    }
    return cells;
}

/// Where a strip of `length` cells begins so that its centre of mass lies in cell 14 of the field's 28.
int placeOf(double centre, int length) {
    const auto begin = digitSide / 2 - static_cast<int>(std::floor(centre));
    return std::clamp(begin, 0, digitSide - length);
}

}  // namespace

std::vector<std::uint8_t> prepareDigit(std::span<const std::uint8_t> ink, int width, int height) {
    GLASSBOX_ASSERT(width >= 0 && height >= 0 &&
                    ink.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    std::vector<std::uint8_t> picture(static_cast<std::size_t>(digitSide) * digitSide, 0);
    const Box box = boundsOf(ink, width, height);
    if (box.width() <= 0) return picture;
    const double scale = static_cast<double>(digitBox) / std::max(box.width(), box.height());
    const int wide = std::max(1, static_cast<int>(std::lround(box.width() * scale)));
    const int high = std::max(1, static_cast<int>(std::lround(box.height() * scale)));
    const std::vector<double> cells = averaged(ink, width, box, wide, high);
    double mass = 0, massX = 0, massY = 0;
    for (int y = 0; y < high; ++y) {
        for (int x = 0; x < wide; ++x) {
            const double cell = cells[static_cast<std::size_t>(y * wide + x)];
            mass += cell;
            massX += cell * (x + 0.5);
            massY += cell * (y + 0.5);
        }
    }
    const int left = placeOf(massX / mass, wide), top = placeOf(massY / mass, high);
    for (int y = 0; y < high; ++y) {
        for (int x = 0; x < wide; ++x) {
            const double cell = std::clamp(cells[static_cast<std::size_t>(y * wide + x)], 0.0, 255.0);
            picture[static_cast<std::size_t>((top + y) * digitSide + left + x)] =
                static_cast<std::uint8_t>(std::lround(cell));
        }
    }
    return picture;
}

}  // namespace glassbox
