#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>

namespace glassbox {

/// Sizes of the axes of a tensor, at most six, slowest first.
class Shape {
public:
    static constexpr int maxRank = 6;

    Shape() = default;
    Shape(std::initializer_list<std::int64_t> sizes);
    explicit Shape(std::span<const std::int64_t> sizes);

    int rank() const { return rank_; }
    std::int64_t operator[](int axis) const { return sizes_[static_cast<std::size_t>(axis)]; }
    std::span<const std::int64_t> sizes() const { return {sizes_.data(), static_cast<std::size_t>(rank_)}; }
    /// Product of the sizes; 1 for rank 0.
    std::int64_t elements() const;
    /// The shape with one more axis in front.
    Shape withFront(std::int64_t size) const;
    /// "6x28x28"; "scalar" for rank 0.
    std::string toString() const;
    bool operator==(const Shape& other) const;

private:
    std::array<std::int64_t, maxRank> sizes_{};
    int rank_ = 0;
};

}  // namespace glassbox
