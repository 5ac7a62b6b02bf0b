#include "tests/ui/theme/color_vision.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace glassbox {
namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

double toLinear(double c) {
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double toGamma(double c) {
    return c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1.0 / 2.4) - 0.055;
}

Triple linearRgb(const QColor& color) {
    return {toLinear(color.red() / 255.0), toLinear(color.green() / 255.0), toLinear(color.blue() / 255.0)};
}

Triple times(const Matrix& m, const Triple& v) {
    Triple result{};
    for (std::size_t i = 0; i < 3; ++i)
        result[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
    return result;
}

Triple lab(const QColor& color) {
    constexpr Matrix toXyz{
        {{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
    constexpr Triple white{0.95047, 1.0, 1.08883};
    const Triple xyz = times(toXyz, linearRgb(color));
    Triple f{};
    for (std::size_t i = 0; i < 3; ++i) {
        const double t = xyz[i] / white[i];
        f[i] = t > 216.0 / 24389.0 ? std::cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0;
    }
    return {116.0 * f[1] - 16.0, 500.0 * (f[0] - f[1]), 200.0 * (f[1] - f[2])};
}

}  // namespace

QColor simulated(const QColor& color, ColorVision vision) {
    static constexpr std::array<Matrix, 4> matrices{{
        {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
        {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
        {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
        {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
    }};
    const Triple seen = times(matrices[static_cast<std::size_t>(vision)], linearRgb(color));
    std::array<int, 3> channels{};
    for (std::size_t i = 0; i < 3; ++i) {
        channels[i] = static_cast<int>(std::lround(toGamma(std::clamp(seen[i], 0.0, 1.0)) * 255.0));
    }
    return {channels[0], channels[1], channels[2]};
}

double cie76(const QColor& a, const QColor& b) {
    const Triple x = lab(a);
    const Triple y = lab(b);
    return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

}  // namespace glassbox
