#pragma once

#include "core/tensor/dtype.h"
#include "core/tensor/shape.h"

#include <cstddef>
#include <memory>
#include <span>

namespace glassbox {

/// Zeroed memory aligned to 64 bytes, owned.
class AlignedBuffer {
public:
    AlignedBuffer() = default;
    explicit AlignedBuffer(std::size_t bytes);
    std::byte* data() const { return data_.get(); }
    std::size_t size() const { return size_; }

private:
    struct Free {
        void operator()(std::byte* memory) const;
    };
    std::unique_ptr<std::byte, Free> data_;
    std::size_t size_ = 0;
};

/// A tensor that owns its elements, in logical order (row-major), 64-byte aligned. Copies are deep.
class Tensor {
public:
    Tensor() = default;
    Tensor(DType type, Shape shape);
    Tensor(const Tensor& other);
    Tensor& operator=(const Tensor& other);
    Tensor(Tensor&&) noexcept = default;
    Tensor& operator=(Tensor&&) noexcept = default;

    /// A tensor of a C++ type with given elements; the count must match the shape.
    template <class T>
    static Tensor of(Shape shape, std::span<const T> elements);

    DType dtype() const { return type_; }
    const Shape& shape() const { return shape_; }
    std::int64_t elements() const { return shape_.elements(); }
    std::size_t bytes() const { return static_cast<std::size_t>(elements()) * sizeOf(type_); }
    bool empty() const { return buffer_.data() == nullptr; }

    std::byte* raw() { return buffer_.data(); }
    const std::byte* raw() const { return buffer_.data(); }

    /// The elements; T must be the tensor's type.
    template <class T>
    std::span<T> span() {
        return {reinterpret_cast<T*>(buffer_.data()), static_cast<std::size_t>(elements())};
    }
    template <class T>
    std::span<const T> span() const {
        return {reinterpret_cast<const T*>(buffer_.data()), static_cast<std::size_t>(elements())};
    }

    /// Element at a row-major position, whatever the type.
    double at(std::int64_t position) const;
    /// Sets an element, rounding to the tensor's type.
    void set(std::int64_t position, double value);
    /// The same numbers in another type.
    Tensor converted(DType type) const;

private:
    DType type_ = DType::F32;
    Shape shape_;
    AlignedBuffer buffer_;
};

template <class T>
Tensor Tensor::of(Shape shape, std::span<const T> elements) {
    Tensor tensor(DTypeOf<T>::value, shape);
    std::span<T> target = tensor.span<T>();
    for (std::size_t i = 0; i < target.size() && i < elements.size(); ++i)
        target[i] = elements[i];
    return tensor;
}

}  // namespace glassbox
