#include "core/kernels/cpu/optimizer_kernels.h"

#include "tests/core/kernels/random_values.h"

#include <gtest/gtest.h>

#include <cmath>

namespace glassbox::kernels::test {
namespace {

constexpr int steps = 5;

/// PyTorch's torch.optim.SGD, single parameter, as its documentation states it.
double sgdByDefinition(const SgdConstants& c, double w, const std::vector<double>& gradients) {
    double velocity = 0;
    for (std::size_t step = 0; step < gradients.size(); ++step) {
        double g = gradients[step] + c.weightDecay * w;
        if (c.momentum != 0) {
            velocity = step > 0 ? c.momentum * velocity + g : g;
            g = c.nesterov ? g + c.momentum * velocity : velocity;
        }
        w -= c.learningRate * g;
    }
    return w;
}

/// torch.optim.Adam.
double adamByDefinition(const AdamConstants& c, double w, const std::vector<double>& gradients) {
    double m = 0, v = 0;
    for (std::size_t step = 0; step < gradients.size(); ++step) {
        const double g = gradients[step] + c.weightDecay * w, t = static_cast<double>(step + 1);
        m = c.beta1 * m + (1 - c.beta1) * g;
        v = c.beta2 * v + (1 - c.beta2) * g * g;
        const double mHat = m / (1 - std::pow(c.beta1, t)), vHat = v / (1 - std::pow(c.beta2, t));
        w -= c.learningRate * mHat / (std::sqrt(vHat) + c.epsilon);
    }
    return w;
}

/// Runs `update(gradients, first state, second state, weights, step)` and compares with the definition element by
/// element.
template <class T, class Update, class Definition>
void compare(Update update, Definition definition, double allowed) {
    Numbers numbers(81);
    for (const int n : {1, 15, 16, 37}) {
        const auto start = numbers.reals<T>(n);
        std::vector<std::vector<T>> gradients;
        for (int step = 0; step < steps; ++step)
            gradients.push_back(numbers.reals<T>(n));
        auto w = start;
        std::vector<T> first(n), second(n);
        for (int step = 0; step < steps; ++step)
            update(n, gradients[step].data(), first.data(), second.data(), w.data(), step + 1);
        for (int i = 0; i < n; ++i) {
            std::vector<double> own;
            for (const auto& gradient : gradients)
                own.push_back(static_cast<double>(gradient[i]));
            ASSERT_NEAR(w[i], definition(static_cast<double>(start[i]), own), allowed);
        }
    }
}

template <class T>
void sgdAgrees(double allowed) {
    for (const SgdConstants& constants : {SgdConstants{0.1, 0, false, 0},
                                          {0.1, 0, false, 0.01},
                                          {0.05, 0.9, false, 0},
                                          {0.05, 0.9, false, 0.02},
                                          {0.05, 0.9, true, 0},
                                          {0.05, 0.8, true, 0.02}})
        compare<T>([&](int n, const T* g, T* v, T*, T* w, int) { sgdUpdate(n, constants, g, v, w); },
                   [&](double w, const auto& g) { return sgdByDefinition(constants, w, g); }, allowed);
}

TEST(Optimizer, SgdFollowsPyTorch) {
    sgdAgrees<double>(1e-14);
    sgdAgrees<float>(1e-6);
}

template <class T>
void adamAgrees(double allowed) {
    for (const AdamConstants& constants : {AdamConstants{0.001, 0.9, 0.999, 1e-8, 0}, {0.01, 0.8, 0.95, 1e-6, 0.1}})
        compare<T>([&](int n, const T* g, T* m, T* v, T* w, int step) { adamUpdate(n, constants, step, g, m, v, w); },
                   [&](double w, const auto& g) { return adamByDefinition(constants, w, g); }, allowed);
}

TEST(Optimizer, AdamFollowsPyTorch) {
    adamAgrees<double>(1e-14);
    adamAgrees<float>(1e-6);
}

TEST(Optimizer, EachParameterStandsAlone) {
    Numbers numbers(82);
    const int n = 37;
    const auto g = numbers.reals<float>(n), start = numbers.reals<float>(n);
    auto whole = start, split = start;
    std::vector<float> v1(n, 0.1F), v2 = v1, m1(n, 0.2F), m2 = m1, s1(n, 0.3F), s2 = s1;
    sgdUpdate(n, {0.1, 0.9, true, 0.01}, g.data(), v1.data(), whole.data());
    adamUpdate(n, {}, 3, g.data(), m1.data(), s1.data(), whole.data());
    for (int i = 0; i < n; ++i) {
        sgdUpdate(1, {0.1, 0.9, true, 0.01}, &g[i], &v2[i], &split[i]);
        adamUpdate(1, {}, 3, &g[i], &m2[i], &s2[i], &split[i]);
    }
    EXPECT_EQ(whole, split);
}

}  // namespace
}  // namespace glassbox::kernels::test
