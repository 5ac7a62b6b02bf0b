#include "core/kernels/cpu/lane_transpose.h"

#include <cstddef>
#include <cstring>

namespace glassbox::kernels {

namespace {

typedef std::int32_t Words __attribute__((vector_size(16)));

Words loadWords(const void* from) {
    Words words;
    std::memcpy(&words, from, sizeof(words));
    return words;
}

void storeWords(void* to, Words words) {
    std::memcpy(to, &words, sizeof(words));
}

/// Columns of a 4 x 4 square of 32-bit words become rows.
void transpose(Words (&square)[4]) {
    const Words low01 = __builtin_shuffle(square[0], square[1], Words{0, 4, 1, 5});
    const Words high01 = __builtin_shuffle(square[0], square[1], Words{2, 6, 3, 7});
    const Words low23 = __builtin_shuffle(square[2], square[3], Words{0, 4, 1, 5});
    const Words high23 = __builtin_shuffle(square[2], square[3], Words{2, 6, 3, 7});
    square[0] = __builtin_shuffle(low01, low23, Words{0, 1, 4, 5});
    square[1] = __builtin_shuffle(low01, low23, Words{2, 3, 6, 7});
    square[2] = __builtin_shuffle(high01, high23, Words{0, 1, 4, 5});
    square[3] = __builtin_shuffle(high01, high23, Words{2, 3, 6, 7});
}

/// Four rows starting at `lane`, four elements starting at i.
template <class T>
void interleaveSquare(const T* const (&rows)[batchLanes], int lane, int i, T* target) {
    Words square[4];
    for (int row = 0; row < 4; ++row)
        square[row] = loadWords(rows[lane + row] + i);
    transpose(square);
    for (int element = 0; element < 4; ++element)
        storeWords(target + (i + element) * batchLanes + lane, square[element]);
}

template <class T>
void deinterleaveSquare(const T* source, int lane, int i, T* const (&rows)[batchLanes]) {
    Words square[4];
    for (int element = 0; element < 4; ++element)
        square[element] = loadWords(source + (i + element) * batchLanes + lane);
    transpose(square);
    for (int row = 0; row < 4; ++row)
        storeWords(rows[lane + row] + i, square[row]);
}

}  // namespace

template <class T>
void interleave(const T* const (&rows)[batchLanes], int n, T* target) {
    int i = 0;
    if constexpr (sizeof(T) == 4)
        for (; i + 4 <= n; i += 4)
            for (int lane = 0; lane < batchLanes; lane += 4)
                interleaveSquare(rows, lane, i, target);
    for (; i < n; ++i)
        for (int lane = 0; lane < batchLanes; ++lane)
            target[static_cast<std::ptrdiff_t>(i) * batchLanes + lane] = rows[lane][i];
}

template <class T>
void deinterleave(const T* source, int n, T* const (&rows)[batchLanes], int lanes) {
    int i = 0;
    if constexpr (sizeof(T) == 4)
        for (; lanes == batchLanes && i + 4 <= n; i += 4)
            for (int lane = 0; lane < batchLanes; lane += 4)
                deinterleaveSquare(source, lane, i, rows);
    for (; i < n; ++i)
        for (int lane = 0; lane < lanes; ++lane)
            rows[lane][i] = source[static_cast<std::ptrdiff_t>(i) * batchLanes + lane];
}

template void interleave(const float* const (&)[batchLanes], int, float*);
template void interleave(const double* const (&)[batchLanes], int, double*);
template void interleave(const std::int32_t* const (&)[batchLanes], int, std::int32_t*);
template void interleave(const std::uint8_t* const (&)[batchLanes], int, std::uint8_t*);
template void deinterleave(const float*, int, float* const (&)[batchLanes], int);
template void deinterleave(const double*, int, double* const (&)[batchLanes], int);
template void deinterleave(const std::int32_t*, int, std::int32_t* const (&)[batchLanes], int);
template void deinterleave(const std::uint8_t*, int, std::uint8_t* const (&)[batchLanes], int);

}  // namespace glassbox::kernels
