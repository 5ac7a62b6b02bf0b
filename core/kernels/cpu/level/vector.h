#pragma once

#include "core/kernels/cpu/level/tables.h"

#include <cstdint>
#include <cstring>

#if defined(__AVX2__)
#include <immintrin.h>
#endif

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
#if defined(__AVX512F__)
/// The first n < lanes elements.
[[gnu::always_inline]] inline unsigned partMask(int n) {
    return (1U << n) - 1;
}
[[gnu::always_inline]] inline Vector<float> loadMasked(const float* from, int n) {
    return _mm512_maskz_loadu_ps(static_cast<__mmask16>(partMask(n)), from);
}
[[gnu::always_inline]] inline Vector<double> loadMasked(const double* from, int n) {
    return _mm512_maskz_loadu_pd(static_cast<__mmask8>(partMask(n)), from);
}
[[gnu::always_inline]] inline void storeMasked(float* to, Vector<float> value, int n) {
    _mm512_mask_storeu_ps(to, static_cast<__mmask16>(partMask(n)), value);
}
[[gnu::always_inline]] inline void storeMasked(double* to, Vector<double> value, int n) {
    _mm512_mask_storeu_pd(to, static_cast<__mmask8>(partMask(n)), value);
}
#elif defined(__AVX2__)
/// All bits of the first n < lanes elements.
[[gnu::always_inline]] inline __m256i floatMask(int n) {
    return _mm256_cmpgt_epi32(_mm256_set1_epi32(n), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
}
[[gnu::always_inline]] inline __m256i doubleMask(int n) {
    return _mm256_cmpgt_epi64(_mm256_set1_epi64x(n), _mm256_setr_epi64x(0, 1, 2, 3));
}
[[gnu::always_inline]] inline Vector<float> loadMasked(const float* from, int n) {
    return _mm256_maskload_ps(from, floatMask(n));
}
[[gnu::always_inline]] inline Vector<double> loadMasked(const double* from, int n) {
    return _mm256_maskload_pd(from, doubleMask(n));
}
[[gnu::always_inline]] inline void storeMasked(float* to, Vector<float> value, int n) {
    _mm256_maskstore_ps(to, floatMask(n), value);
}
[[gnu::always_inline]] inline void storeMasked(double* to, Vector<double> value, int n) {
    _mm256_maskstore_pd(to, doubleMask(n), value);
}
#else
template <class T>
[[gnu::always_inline]] inline Vector<T> loadMasked(const T* from, int n) {
    Vector<T> value{};
    std::memcpy(&value, from, static_cast<std::size_t>(n) * sizeof(T));
    return value;
}
template <class T>
[[gnu::always_inline]] inline void storeMasked(T* to, Vector<T> value, int n) {
    std::memcpy(to, &value, static_cast<std::size_t>(n) * sizeof(T));
}
#endif

/// The first n < lanes elements, the rest zero.
template <class T>
[[gnu::always_inline]] inline Vector<T> loadPart(const T* from, int n) {
    return loadMasked(from, n);
}
template <class T>
[[gnu::always_inline]] inline void storePart(T* to, Vector<T> value, int n) {
    storeMasked(to, value, n);
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
