#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace glassbox {

/// Type of the elements of a tensor.
enum class DType : std::uint8_t { F32, F64, I32, U8, I64 };

/// Bytes of one element.
constexpr std::size_t sizeOf(DType type) {
    switch (type) {
        case DType::F32:
        case DType::I32:
            return 4;
        case DType::F64:
        case DType::I64:
            return 8;
        case DType::U8:
            return 1;
    }
    return 0;
}

/// "float32", "float64", "int32", "uint8", "int64".
constexpr std::string_view nameOf(DType type) {
    switch (type) {
        case DType::F32:
            return "float32";
        case DType::F64:
            return "float64";
        case DType::I32:
            return "int32";
        case DType::U8:
            return "uint8";
        case DType::I64:
            return "int64";
    }
    return "";
}

/// The DType of a C++ element type.
template <class T>
struct DTypeOf;
template <>
struct DTypeOf<float> {
    static constexpr DType value = DType::F32;
};
template <>
struct DTypeOf<double> {
    static constexpr DType value = DType::F64;
};
template <>
struct DTypeOf<std::int32_t> {
    static constexpr DType value = DType::I32;
};
template <>
struct DTypeOf<std::uint8_t> {
    static constexpr DType value = DType::U8;
};
template <>
struct DTypeOf<std::int64_t> {
    static constexpr DType value = DType::I64;
};

}  // namespace glassbox
