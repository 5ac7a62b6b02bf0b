#pragma once

#include "core/base/philox.h"
#include "core/kernels/cpu/conv_shape.h"
#include "core/tensor/tensor.h"

#include <cmath>
#include <cstdint>
#include <vector>

namespace glassbox::kernels::test {

/// An aligned buffer of T that is not zero to begin with: kernels must not rely on what was there.
template <class T>
class Buffer {
public:
    explicit Buffer(std::size_t count) : count_(count), bytes_((count + 16) * sizeof(T)) {
        for (std::size_t i = 0; i < count; ++i)
            data()[i] = T(77);
    }
    explicit Buffer(const std::vector<T>& values) : Buffer(values.size()) {
        for (std::size_t i = 0; i < values.size(); ++i)
            data()[i] = values[i];
    }
    T* data() const { return reinterpret_cast<T*>(bytes_.data()); }
    T& operator[](std::size_t i) const { return data()[i]; }
    std::size_t size() const { return count_; }
    std::vector<T> values() const { return {data(), data() + count_}; }

private:
    std::size_t count_;
    AlignedBuffer bytes_;
};

/// Numbers of a test, the same in each run.
class Numbers {
public:
    explicit Numbers(std::uint32_t stream) : stream_(20240607, RandomPurpose::Test, stream) {}

    /// Uniform in [-1, 1), exact in float.
    double real() { return 2.0 * static_cast<double>(stream_.uniform(index_++)) - 1.0; }
    /// Between first and last.
    int integer(int first, int last) {
        return first + static_cast<int>(stream_.bits(index_++) % static_cast<std::uint32_t>(last - first + 1));
    }
    template <class T>
    std::vector<T> reals(std::size_t count) {
        std::vector<T> values(count);
        for (T& value : values)
            value = static_cast<T>(real());
        return values;
    }

private:
    RandomStream stream_;
    std::uint64_t index_ = 0;
};

/// The same numbers in another type.
template <class To, class From>
std::vector<To> as(const std::vector<From>& values) {
    std::vector<To> result;
    for (const From value : values)
        result.push_back(static_cast<To>(value));
    return result;
}

/// Largest difference, as a share of the largest wanted size (at least 1e-30).
template <class A, class B>
double relativeError(const A& actual, const B& wanted, std::size_t count) {
    double difference = 0, size = 1e-30;
    for (std::size_t i = 0; i < count; ++i) {
        const double a = static_cast<double>(actual[i]), w = static_cast<double>(wanted[i]);
        if (std::isnan(a) != std::isnan(w)) return 1e30;
        difference = std::max(difference, std::abs(a - w));
        size = std::max(size, std::abs(w));
    }
    return difference / size;
}

/// Band for a sum of `terms` products in T.
template <class T>
double band(double terms) {
    return (sizeof(T) == 4 ? 1.2e-7 : 2.3e-16) * (8 + 2 * std::sqrt(terms));
}

}  // namespace glassbox::kernels::test
