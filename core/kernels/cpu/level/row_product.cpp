#include "core/kernels/cpu/level/vector.h"

#include <algorithm>
#include <cstddef>
#include <utility>

// z = x W^T of a few rows, without rearranging W: each lane of a register adds up its share of a sum, a tile of rows x
// outputs at a time, and long sums in parts. A sum is added up in the same order whatever tile it lies in.
namespace glassbox::kernels {
namespace {

constexpr int rowTile = thisLevel == IsaLevel::V2 ? 2 : 3;
constexpr int outTile = vectorRegisters == 32 ? 8 : 4;
constexpr int groupBytes = 16;
/// Sums that are added up together.
template <class T>
constexpr int groupOf = groupBytes / static_cast<int>(sizeof(T));

/// Terms of a part of a sum: as many rows of W as a tile has stay in the first-level cache.
template <class T>
constexpr int partTerms = 4096 / static_cast<int>(sizeof(T));

template <class T>
struct RowTile {
    int in, out;  ///< distance of the rows of x and W, and of those of z
    int terms;    ///< of this part of the sums
    bool adds;    ///< to the parts before it
    const T* x;
    const T* weight;
    T* z;
    const T* ahead;  ///< a row of weights that a later tile reads
};

/// Within each 16 bytes: `unit` elements of a and b in turn, from the first or the second half.
template <class T, int unit, bool second, int... i>
[[gnu::always_inline]] inline Vector<T> interleave(Vector<T> a, Vector<T> b, std::integer_sequence<int, i...>) {
    constexpr int start = second ? groupOf<T> / 2 : 0;
    return __builtin_shufflevector(a, b,
                                   (i / groupOf<T> * groupOf<T> + i % groupOf<T> / (2 * unit) * unit + i % unit +
                                    start + i / unit % 2 * lanesOf<T>)...);
}
template <class T, int unit>
[[gnu::always_inline]] inline Vector<T> addInterleaved(Vector<T> a, Vector<T> b) {
    using Sequence = std::make_integer_sequence<int, lanesOf<T>>;
    return interleave<T, unit, false>(a, b, Sequence{}) + interleave<T, unit, true>(a, b, Sequence{});
}

/// totals[i] = sum of the lanes of sums[i], for a group.
template <class T>
[[gnu::always_inline]] inline void addLanes(const Vector<T> (&sums)[groupOf<T>], T* totals) {
    Vector<T> group = addInterleaved<T, 1>(sums[0], sums[1]);
    if constexpr (groupOf<T> == 4) group = addInterleaved<T, 2>(group, addInterleaved<T, 1>(sums[2], sums[3]));
    typedef T Group __attribute__((vector_size(groupBytes)));
    Group parts[lanesOf<T> / groupOf<T>];
    std::memcpy(parts, &group, sizeof(parts));
    for (int half = lanesOf<T> / groupOf<T> / 2; half > 0; half /= 2)
        for (int i = 0; i < half; ++i)
            parts[i] += parts[i + half];
    std::memcpy(totals, parts, groupBytes);
}

/// Adds the products of one vector of terms; read(from) loads it.
template <class T, int rows, int outs, class Read>
[[gnu::always_inline]] inline void addTerms(const RowTile<T>& tile, int first, Read read,
                                            Vector<T> (&sums)[rows][outs]) {
    Vector<T> x[rows];
#pragma GCC unroll 4
    for (int r = 0; r < rows; ++r) {
        x[r] = read(tile.x + static_cast<std::ptrdiff_t>(r) * tile.in + first);
        keepInRegister<T>(x[r]);
    }
#pragma GCC unroll 8
    for (int o = 0; o < outs; ++o) {
        Vector<T> weight = read(tile.weight + static_cast<std::ptrdiff_t>(o) * tile.in + first);
        keepInRegister<T>(weight);
#pragma GCC unroll 4
        for (int r = 0; r < rows; ++r)
            sums[r][o] += x[r] * weight;
    }
}

/// The terms that are left behind the last whole vector.
template <class T, int rows, int outs>
[[gnu::always_inline]] inline void addRest(const RowTile<T>& tile, int rest, Vector<T> (&sums)[rows][outs]) {
    constexpr int lanes = lanesOf<T>;
    if (tile.terms < lanes) {
        addTerms<T, rows, outs>(
            tile, 0, [rest](const T* from) { return loadPart<T>(from, rest); }, sums);
        return;
    }
    Integers<T> kept{};  // the last whole vector again, without the terms that are already in
    for (int i = 0; i < lanes; ++i)
        kept[i] = i >= lanes - rest ? -1 : 0;
    const auto readKept = [kept](const T* from) {
        return reinterpret_cast<Vector<T>>(reinterpret_cast<Integers<T>>(load<T>(from)) & kept);
    };
    addTerms<T, rows, outs>(tile, tile.terms - lanes, readKept, sums);
}

template <class T, int rows, int outs>
[[gnu::noinline]] void multiplyTile(const RowTile<T>& tile) {
    constexpr int group = groupOf<T>;
    Vector<T> sums[rows][outs] = {};
    int p = 0;
    for (; p + lanesOf<T> <= tile.terms; p += lanesOf<T>) {
        __builtin_prefetch(tile.ahead + p);
        addTerms<T, rows, outs>(
            tile, p, [](const T* from) { return load<T>(from); }, sums);
    }
    if (p < tile.terms) addRest<T, rows, outs>(tile, tile.terms - p, sums);
#pragma GCC unroll 4
    for (int r = 0; r < rows; ++r) {
        T totals[(outs + group - 1) / group * group];
#pragma GCC unroll 4
        for (int first = 0; first < outs; first += group) {
            Vector<T> some[group] = {};
#pragma GCC unroll 4
            for (int i = 0; i < group; ++i)
                if (first + i < outs) some[i] = sums[r][first + i];
            addLanes<T>(some, totals + first);
        }
        T* z = tile.z + static_cast<std::ptrdiff_t>(r) * tile.out;
        if (tile.adds)
            for (int o = 0; o < outs; ++o)
                totals[o] += z[o];
        std::memcpy(z, totals, outs * sizeof(T));
    }
}

/// Multiplies a tile of that size: counts down from the largest.
template <class T, int rows = rowTile, int outs = outTile>
void multiplyTileOf(int wantedRows, int wantedOuts, const RowTile<T>& tile) {
    if constexpr (rows > 1)
        if (wantedRows < rows) return multiplyTileOf<T, rows - 1, outs>(wantedRows, wantedOuts, tile);
    if constexpr (outs > 1)
        if (wantedOuts < outs) return multiplyTileOf<T, rows, outs - 1>(wantedRows, wantedOuts, tile);
    multiplyTile<T, rows, outs>(tile);
}

/// An even cut of n into parts of at most `most`.
struct Cut {
    int n, parts;

    Cut(int all, int most) : n(all), parts((all + most - 1) / most) {}
    int at(int part) const { return static_cast<int>(static_cast<std::int64_t>(n) * part / parts); }
};

/// A part of the sums of a few outputs, for all rows of x; meanwhile the rows of W that are read next come.
template <class T>
void multiplyPart(RowTile<T> tile, int outs, const Cut& rows, const T* next, int nextRows) {
    const T *const x = tile.x, *const ahead = next;
    T* const z = tile.z;
    for (int i = 0; i < rows.parts; ++i) {
        const int r = rows.at(i);
        tile.x = x + static_cast<std::ptrdiff_t>(r) * tile.in;
        tile.z = z + static_cast<std::ptrdiff_t>(r) * tile.out;
        tile.ahead = ahead + static_cast<std::ptrdiff_t>(std::min(i, nextRows - 1)) * tile.in;
        multiplyTileOf<T>(rows.at(i + 1) - r, outs, tile);
    }
}

/// Some rows of W stay in the first-level cache while all rows of x pass.
template <class T>
void rowProduct(int rows, int in, int out, const T* x, const T* weight, T* z) {
    const Cut outs(out, outTile), tiles(rows, rowTile);
    const auto weightAt = [&](int o, int term) { return weight + static_cast<std::ptrdiff_t>(o) * in + term; };
    for (int part = 0; part < outs.parts; ++part) {
        const int o = outs.at(part), end = outs.at(part + 1);
        for (int term = 0; term < in; term += partTerms<T>) {
            const int terms = std::min(partTerms<T>, in - term), after = term + terms;
            const bool partFollows = after < in, outsFollow = end < out;
            const T* next = partFollows ? weightAt(o, after) : outsFollow ? weightAt(end, 0) : weightAt(o, term);
            const int nextRows = !partFollows && outsFollow ? out - end : end - o;
            multiplyPart<T>({in, out, terms, term > 0, x + term, weightAt(o, term), z + o, nullptr}, end - o, tiles,
                            next, nextRows);
        }
    }
}

}  // namespace

template <>
const RowProductKernels<float>& levelTable<RowProductKernels<float>, thisLevel>() {
    static constexpr RowProductKernels<float> table{rowProduct<float>};
    return table;
}
template <>
const RowProductKernels<double>& levelTable<RowProductKernels<double>, thisLevel>() {
    static constexpr RowProductKernels<double> table{rowProduct<double>};
    return table;
}

}  // namespace glassbox::kernels
