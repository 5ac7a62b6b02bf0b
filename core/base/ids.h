#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace glassbox {

/// A number that names one kind of thing: ids of different tags don't mix. Negative means none.
template <class Tag>
class StrongId {
public:
    constexpr StrongId() = default;
    constexpr explicit StrongId(std::int32_t value) : value_(value) {}

    /// The number itself.
    constexpr std::int32_t value() const { return value_; }
    /// The number as an index into a vector; only of a valid id.
    constexpr std::size_t index() const { return static_cast<std::size_t>(value_); }
    /// Whether it names something.
    constexpr bool valid() const { return value_ >= 0; }

    friend constexpr auto operator<=>(StrongId, StrongId) = default;

private:
    std::int32_t value_ = -1;
};

}  // namespace glassbox

template <class Tag>
struct std::hash<glassbox::StrongId<Tag>> {
    std::size_t operator()(glassbox::StrongId<Tag> id) const noexcept { return std::hash<std::int32_t>()(id.value()); }
};
