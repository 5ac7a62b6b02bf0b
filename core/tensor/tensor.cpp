#include "core/tensor/tensor.h"

#include "core/base/assert.h"

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <new>

namespace glassbox {

namespace {

constexpr std::size_t alignment = 64;

/// Rounds to the nearest integer that T can hold; NaN becomes 0.
template <class T>
T roundedTo(double value) {
    if (std::isnan(value)) return 0;
    const double low = static_cast<double>(std::numeric_limits<T>::min());
    const double high = std::nextafter(static_cast<double>(std::numeric_limits<T>::max()) + 1, 0.0);
    return static_cast<T>(std::min(high, std::max(low, std::nearbyint(value))));
}

}  // namespace

AlignedBuffer::AlignedBuffer(std::size_t bytes) : size_(bytes) {
    if (bytes == 0) return;
    if (bytes > std::numeric_limits<std::size_t>::max() - alignment) throw std::bad_alloc();
    const std::size_t rounded = (bytes + alignment - 1) / alignment * alignment;
    data_.reset(static_cast<std::byte*>(std::aligned_alloc(alignment, rounded)));
    if (!data_) throw std::bad_alloc();
    std::memset(data_.get(), 0, rounded);
}

void AlignedBuffer::Free::operator()(std::byte* memory) const {
    std::free(memory);
}

Tensor::Tensor(DType type, Shape shape) : type_(type), shape_(shape), buffer_(bytes()) {}

Tensor::Tensor(const Tensor& other) : Tensor(other.type_, other.shape_) {
    if (!other.empty()) std::memcpy(raw(), other.raw(), bytes());
}

Tensor& Tensor::operator=(const Tensor& other) {
    if (this != &other) *this = Tensor(other);
    return *this;
}

double Tensor::at(std::int64_t position) const {
    GLASSBOX_ASSERT(position >= 0 && position < elements());
    const auto index = static_cast<std::size_t>(position);
    switch (type_) {
        case DType::F32:
            return static_cast<double>(span<float>()[index]);
        case DType::F64:
            return span<double>()[index];
        case DType::I32:
            return span<std::int32_t>()[index];
        case DType::U8:
            return span<std::uint8_t>()[index];
        case DType::I64:
            return static_cast<double>(span<std::int64_t>()[index]);
    }
    return 0;
}

void Tensor::set(std::int64_t position, double value) {
    GLASSBOX_ASSERT(position >= 0 && position < elements());
    const auto index = static_cast<std::size_t>(position);
    switch (type_) {
        case DType::F32:
            span<float>()[index] = static_cast<float>(value);
            break;
        case DType::F64:
            span<double>()[index] = value;
            break;
        case DType::I32:
            span<std::int32_t>()[index] = roundedTo<std::int32_t>(value);
            break;
        case DType::U8:
            span<std::uint8_t>()[index] = roundedTo<std::uint8_t>(value);
            break;
        case DType::I64:
            span<std::int64_t>()[index] = roundedTo<std::int64_t>(value);
            break;
    }
}

Tensor Tensor::converted(DType type) const {
    if (type == type_) return *this;
    Tensor result(type, shape_);
    for (std::int64_t i = 0; i < elements(); ++i)
        result.set(i, at(i));
    return result;
}

}  // namespace glassbox
