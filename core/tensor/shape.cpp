#include "core/tensor/shape.h"

#include "core/base/assert.h"

#include <algorithm>

namespace glassbox {

Shape::Shape(std::initializer_list<std::int64_t> sizes) : Shape(std::span(sizes.begin(), sizes.size())) {}

Shape::Shape(std::span<const std::int64_t> sizes) : rank_(static_cast<int>(sizes.size())) {
    GLASSBOX_ASSERT(sizes.size() <= maxRank);
    std::copy(sizes.begin(), sizes.end(), sizes_.begin());
}

std::int64_t Shape::elements() const {
    std::int64_t product = 1;
    for (const std::int64_t size : sizes())
        product *= size;
    return product;
}

Shape Shape::withFront(std::int64_t size) const {
    GLASSBOX_ASSERT(rank_ < maxRank);
    Shape result;
    result.rank_ = rank_ + 1;
    result.sizes_[0] = size;
    std::copy_n(sizes_.begin(), rank_, result.sizes_.begin() + 1);
    return result;
}

std::string Shape::toString() const {
    if (rank_ == 0) return "scalar";
    std::string text;
    for (const std::int64_t size : sizes()) {
        if (!text.empty()) text += 'x';
        text += std::to_string(size);
    }
    return text;
}

bool Shape::operator==(const Shape& other) const {
    return std::ranges::equal(sizes(), other.sizes());
}

}  // namespace glassbox
