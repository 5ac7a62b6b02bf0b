#include "core/blocks/initializer.h"

#include "core/base/philox.h"

#include <algorithm>
#include <cmath>

namespace glassbox {

namespace {

/// A row of the initialiser table: uniform in [-scale, scale] or normal with deviation `scale`.
struct InitializerType {
    std::string_view name;
    bool uniform;
    double (*scale)(double fanIn, double fanOut);
};

// He et al., "Delving deep into rectifiers", 2015: variance 2 / fan-in.
double heNormal(double fanIn, double /*fanOut*/) {
    return std::sqrt(2.0 / fanIn);
}
double heUniform(double fanIn, double /*fanOut*/) {
    return std::sqrt(6.0 / fanIn);
}
// Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010: variance 2 /
// (fan-in + fan-out).
double xavierNormal(double fanIn, double fanOut) {
    return std::sqrt(2.0 / (fanIn + fanOut));
}
double xavierUniform(double fanIn, double fanOut) {
    return std::sqrt(6.0 / (fanIn + fanOut));
}
// LeCun et al., "Efficient BackProp", 1998, as PyTorch's Linear and Conv2d do by default.
double pytorchUniform(double fanIn, double /*fanOut*/) {
    return 1.0 / std::sqrt(fanIn);
}
double zero(double /*fanIn*/, double /*fanOut*/) {
    return 0.0;
}
double smallNormal(double /*fanIn*/, double /*fanOut*/) {
    return 0.01;
}

constexpr InitializerType types[] = {
    {"he_normal", false, heNormal},
    {"he_uniform", true, heUniform},
    {"xavier_normal", false, xavierNormal},
    {"xavier_uniform", true, xavierUniform},
    {"pytorch_uniform", true, pytorchUniform},
    {"zeros", true, zero},
    {"normal", false, smallNormal},
};

}  // namespace

std::span<const std::string_view> initializerNames() {
    static constexpr std::string_view names[] = {"he_normal",       "he_uniform", "xavier_normal", "xavier_uniform",
                                                 "pytorch_uniform", "zeros",      "normal"};
    static_assert(std::ranges::equal(names, types, {}, {}, &InitializerType::name));
    return names;
}

void initialize(const ParameterDeclaration& declaration, std::uint64_t seed, std::uint32_t stream,
                std::span<double> target) {
    const auto* type = std::ranges::find(types, declaration.initializer, &InitializerType::name);
    GLASSBOX_ASSERT(type != std::end(types));
    const double scale = type->scale(static_cast<double>(declaration.fanIn), static_cast<double>(declaration.fanOut));
    const RandomStream random(seed, RandomPurpose::Initialize, stream);
    for (std::size_t i = 0; i < target.size(); ++i) {
        const double draw = type->uniform ? 2.0 * random.uniform(i) - 1.0 : random.normal(i);
        target[i] = scale == 0.0 ? 0.0 : scale * draw;
    }
}

}  // namespace glassbox
