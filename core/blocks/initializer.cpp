#include "core/blocks/initializer.h"

#include "core/base/philox.h"

#include <Eigen/QR>

#include <algorithm>
#include <cmath>

namespace glassbox {

namespace {

enum class Draw : std::uint8_t { Same, Uniform, Normal, Orthogonal };

/// A row of the initialiser table: numbers that are all `scale`, uniform in [-scale, scale], or normal with deviation
/// `scale`; or a matrix with orthonormal rows or columns.
struct InitializerType {
    std::string_view name;
    Draw draw;
    double (*scale)(const ParameterDeclaration& declaration);
};

double fanIn(const ParameterDeclaration& declaration) {
    return static_cast<double>(declaration.fanIn);
}
double bothFans(const ParameterDeclaration& declaration) {
    return static_cast<double>(declaration.fanIn) + static_cast<double>(declaration.fanOut);
}

// He et al., "Delving deep into rectifiers", 2015: variance 2 / fan-in.
double heNormal(const ParameterDeclaration& declaration) {
    return std::sqrt(2.0 / fanIn(declaration));
}
double heUniform(const ParameterDeclaration& declaration) {
    return std::sqrt(6.0 / fanIn(declaration));
}
// Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010: variance 2 /
// (fan-in + fan-out).
double xavierNormal(const ParameterDeclaration& declaration) {
    return std::sqrt(2.0 / bothFans(declaration));
}
double xavierUniform(const ParameterDeclaration& declaration) {
    return std::sqrt(6.0 / bothFans(declaration));
}
// LeCun et al., "Efficient BackProp", 1998: variance 1 / fan-in; PyTorch's Linear and Conv2d draw a third of that.
double lecunNormal(const ParameterDeclaration& declaration) {
    return 1.0 / std::sqrt(fanIn(declaration));
}
double constant(const ParameterDeclaration& declaration) {
    return declaration.constants.value;
}
double range(const ParameterDeclaration& declaration) {
    return declaration.constants.range;
}
double deviation(const ParameterDeclaration& declaration) {
    return declaration.constants.deviation;
}
double zero(const ParameterDeclaration& /*declaration*/) {
    return 0.0;
}
double unity(const ParameterDeclaration& /*declaration*/) {
    return 1.0;
}

constexpr InitializerType types[] = {
    {"he_normal", Draw::Normal, heNormal},
    {"he_uniform", Draw::Uniform, heUniform},
    {"xavier_normal", Draw::Normal, xavierNormal},
    {"xavier_uniform", Draw::Uniform, xavierUniform},
    {"lecun_normal", Draw::Normal, lecunNormal},
    {"pytorch_uniform", Draw::Uniform, lecunNormal},
    {"orthogonal", Draw::Orthogonal, unity},
    {"zeros", Draw::Same, zero},
    {"ones", Draw::Same, unity},
    {"constant", Draw::Same, constant},
    {"uniform", Draw::Uniform, range},
    {"normal", Draw::Normal, deviation},
};

/// Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear neural
/// networks", 2014: the Q of a normal matrix, its signs those of R's diagonal so that every rotation is as likely
/// (Mezzadri, 2007). The first axis are the rows; the longer side gets orthonormal vectors along it.
void drawOrthogonal(const Shape& shape, const RandomStream& random, std::span<double> target) {
    const auto rows = static_cast<Eigen::Index>(shape.rank() > 1 ? shape[0] : 1);
    const auto columns = static_cast<Eigen::Index>(target.size()) / rows;
    const Eigen::Index tall = std::max(rows, columns), narrow = std::min(rows, columns);
    Eigen::MatrixXd normal(tall, narrow);
    for (Eigen::Index row = 0; row < tall; ++row)
        for (Eigen::Index column = 0; column < narrow; ++column)
            normal(row, column) = random.normal(static_cast<std::uint64_t>(row * narrow + column));
    const Eigen::HouseholderQR<Eigen::MatrixXd> decomposition(normal);
    Eigen::MatrixXd q = decomposition.householderQ() * Eigen::MatrixXd::Identity(tall, narrow);
    for (Eigen::Index column = 0; column < narrow; ++column)
        if (decomposition.matrixQR()(column, column) < 0) q.col(column) *= -1;
    for (Eigen::Index row = 0; row < rows; ++row)
        for (Eigen::Index column = 0; column < columns; ++column)
            target[static_cast<std::size_t>(row * columns + column)] =
                rows >= columns ? q(row, column) : q(column, row);
}

}  // namespace

std::span<const std::string_view> initializerNames() {
    static constexpr std::string_view names[] = {"he_normal",    "he_uniform",      "xavier_normal", "xavier_uniform",
                                                 "lecun_normal", "pytorch_uniform", "orthogonal",    "zeros",
                                                 "ones",         "constant",        "uniform",       "normal"};
    static_assert(std::ranges::equal(names, types, {}, {}, &InitializerType::name));
    return names;
}

void initialize(const ParameterDeclaration& declaration, std::uint64_t seed, std::uint32_t stream,
                std::span<double> target) {
    const auto* type = std::ranges::find(types, declaration.initializer, &InitializerType::name);
    GLASSBOX_ASSERT(type != std::end(types));
    const double scale = type->scale(declaration);
    const RandomStream random(seed, RandomPurpose::Initialize, stream);
    if (type->draw == Draw::Orthogonal) return drawOrthogonal(declaration.shape, random, target);
    for (std::size_t i = 0; i < target.size(); ++i) {
        if (type->draw == Draw::Same)
            target[i] = scale;
        else
            target[i] = scale * (type->draw == Draw::Uniform ? 2.0 * random.uniform(i) - 1.0 : random.normal(i));
    }
}

}  // namespace glassbox
