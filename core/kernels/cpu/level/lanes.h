#pragma once

#include "core/kernels/cpu/level/vector.h"

namespace glassbox::kernels {
namespace {

/// A vector's worth of lanes, or the last few.
template <class T, bool full>
struct Lanes {
    int count;

    Vector<T> read(const T* from) const {
        if constexpr (full) return load<T>(from);
        return loadPart<T>(from, count);
    }
    void write(T* to, Vector<T> value) const {
        if constexpr (full)
            store<T>(to, value);
        else
            storePart<T>(to, value, count);
    }
    template <class Index>
    Integers<T> readIndex(const Index* from) const {
        typedef Index Packed __attribute__((vector_size(lanesOf<T> * sizeof(Index))));
        Packed packed{};
        std::memcpy(&packed, from, (full ? lanesOf<T> : count) * sizeof(Index));
        return __builtin_convertvector(packed, Integers<T>);
    }
    template <class Index>
    void writeIndex(Index* to, Integers<T> value) const {
        typedef Index Packed __attribute__((vector_size(lanesOf<T> * sizeof(Index))));
        const Packed packed = __builtin_convertvector(value, Packed);
        std::memcpy(to, &packed, (full ? lanesOf<T> : count) * sizeof(Index));
    }
};

/// Calls body(lanes, first lane) for all lanes of a pixel.
template <class T, class Body>
[[gnu::always_inline]] inline void forLanes(int count, Body body) {
    int lane = 0;
    for (; lane + lanesOf<T> <= count; lane += lanesOf<T>)
        body(Lanes<T, true>{lanesOf<T>}, lane);
    if (lane < count) body(Lanes<T, false>{count - lane}, lane);
}

}  // namespace
}  // namespace glassbox::kernels
