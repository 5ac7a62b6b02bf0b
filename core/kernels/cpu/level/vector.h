#pragma once

#include "core/kernels/cpu/level/tables.h"

#include <cstdint>
#include <cstring>

// Only for the files of this folder: everything is in an unnamed namespace, because it is compiled once a level.
namespace glassbox::kernels {
namespace {

constexpr IsaLevel thisLevel = IsaLevel::GLASSBOX_LEVEL;

#if defined(__AVX512F__)
constexpr int vectorBytes = 64;
constexpr int vectorRegisters = 32;
#elif defined(__AVX2__)
constexpr int vectorBytes = 32;
constexpr int vectorRegisters = 16;
#else
constexpr int vectorBytes = 16;
constexpr int vectorRegisters = 16;
#endif

template <class T>
struct VectorTypes;
template <>
struct VectorTypes<float> {
    typedef float Vector __attribute__((vector_size(vectorBytes)));
    typedef float Unaligned __attribute__((vector_size(vectorBytes), aligned(4), may_alias));
    typedef std::int32_t Integers __attribute__((vector_size(vectorBytes)));
};
template <>
struct VectorTypes<double> {
    typedef double Vector __attribute__((vector_size(vectorBytes)));
    typedef double Unaligned __attribute__((vector_size(vectorBytes), aligned(8), may_alias));
    typedef std::int64_t Integers __attribute__((vector_size(vectorBytes)));
};

/// A register full of T.
template <class T>
using Vector = typename VectorTypes<T>::Vector;
/// Integers of the same width: results of comparisons.
template <class T>
using Integers = typename VectorTypes<T>::Integers;

/// Elements of a register.
template <class T>
constexpr int lanesOf = vectorBytes / static_cast<int>(sizeof(T));

template <class T>
[[gnu::always_inline]] inline Vector<T> load(const T* from) {
    return *reinterpret_cast<const typename VectorTypes<T>::Unaligned*>(from);
}
template <class T>
[[gnu::always_inline]] inline void store(T* to, Vector<T> value) {
    *reinterpret_cast<typename VectorTypes<T>::Unaligned*>(to) = value;
}
template <class T>
[[gnu::always_inline]] inline Vector<T> broadcast(T value) {
    return value - Vector<T>{};
}
/// The first n < lanes elements, the rest zero.
template <class T>
[[gnu::always_inline]] inline Vector<T> loadPart(const T* from, int n) {
    Vector<T> value{};
    std::memcpy(&value, from, static_cast<std::size_t>(n) * sizeof(T));
    return value;
}
template <class T>
[[gnu::always_inline]] inline void storePart(T* to, Vector<T> value, int n) {
    std::memcpy(to, &value, static_cast<std::size_t>(n) * sizeof(T));
}
/// Keeps the compiler from reading the value from memory again at each use.
template <class T>
[[gnu::always_inline]] inline void keepInRegister(Vector<T>& value) {
    asm("" : "+v"(value));
}
/// Sum of the elements, by halves.
template <class T>
[[gnu::always_inline]] inline T sumLanes(Vector<T> value) {
    alignas(vectorBytes) T parts[lanesOf<T>];
    store<T>(parts, value);
    for (int half = lanesOf<T> / 2; half > 0; half /= 2)
        for (int i = 0; i < half; ++i)
            parts[i] += parts[i + half];
    return parts[0];
}

}  // namespace
}  // namespace glassbox::kernels
