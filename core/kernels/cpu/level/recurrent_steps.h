#pragma once

#include "core/kernels/cpu/level/functions.h"

// The product of a recurrent layer's time step, with what the cell does to the sums in the same pass: the weight lies
// in panels of a few vectors of columns; a tile of rows x vectors is summed in registers and handed to the cell while
// it is in the first-level cache.
namespace glassbox::kernels {
namespace {

/// Rows of a tile: sums, one row's number and the weights fit the registers.
template <int vectors>
constexpr int tileRows = vectorRegisters == 32 ? (vectors == 3 ? 8 : 6) : (vectors == 3 ? 4 : 3);

/// sums[row][vector] = sum_k a[row][k] packed[k][vector], one multiply-add after the other in the order of k.
template <class T, int rows, int vectors>
[[gnu::noinline]] void sumTile(int depth, const T* a, const T* packed, T* sums) {
    Vector<T> total[rows][vectors] = {};
    for (int k = 0; k < depth; ++k, packed += vectors * lanesOf<T>) {
        Vector<T> weights[vectors];
#pragma GCC unroll 8
        for (int v = 0; v < vectors; ++v)
            weights[v] = load<T>(packed + v * lanesOf<T>);
#pragma GCC unroll 8
        for (int row = 0; row < rows; ++row) {
            const Vector<T> number = broadcast<T>(a[static_cast<std::ptrdiff_t>(row) * depth + k]);
#pragma GCC unroll 8
            for (int v = 0; v < vectors; ++v)
                total[row][v] += number * weights[v];
        }
    }
#pragma GCC unroll 8
    for (int row = 0; row < rows; ++row)
#pragma GCC unroll 8
        for (int v = 0; v < vectors; ++v)
            store<T>(sums + (row * vectors + v) * lanesOf<T>, total[row][v]);
}

template <class T, int vectors, int rows = tileRows<vectors>>
void sumRows(int count, int depth, const T* a, const T* packed, T* sums) {
    if (count == rows)
        sumTile<T, rows, vectors>(depth, a, packed, sums);
    else if constexpr (rows > 1)
        sumRows<T, vectors, rows - 1>(count, depth, a, packed, sums);
}

/// How the recurrent weight is packed: in a panel each gate of one vector of units (`byGate`), or some vectors of
/// units.
struct PanelLayout {
    int vectors;
    bool byGate;
    int depth;
    std::ptrdiff_t columnStep, depthStep;  ///< in the weight
};

inline PanelLayout panelLayout(RecurrentCell cell, RecurrentPass pass, int units) {
    const int gates = cell == RecurrentCell::Lstm ? 4 : cell == RecurrentCell::Gru ? 3 : 1;
    if (pass == RecurrentPass::Forward) return {gates > 1 ? gates : 4, gates > 1, units, units, 1};
    return {4, false, gates * units, 1, units};
}

/// Units of one panel.
template <class T>
int panelUnits(const PanelLayout& layout) {
    return layout.byGate ? lanesOf<T> : layout.vectors * lanesOf<T>;
}

template <class T>
int panels(RecurrentCell cell, RecurrentPass pass, int units) {
    const int each = panelUnits<T>(panelLayout(cell, pass, units));
    return (units + each - 1) / each;
}

template <class T>
std::int64_t panelElements(RecurrentCell cell, RecurrentPass pass, int units) {
    const PanelLayout layout = panelLayout(cell, pass, units);
    return static_cast<std::int64_t>(layout.depth) * layout.vectors * lanesOf<T>;
}

template <class T>
[[gnu::always_inline]] inline Vector<T> take(const T* from, int count) {
    return count == lanesOf<T> ? load<T>(from) : loadPart<T>(from, count);
}
template <class T>
[[gnu::always_inline]] inline void put(T* to, Vector<T> value, int count) {
    if (count == lanesOf<T>)
        store<T>(to, value);
    else
        storePart<T>(to, value, count);
}

/// Packs one vector of columns of a panel, of which `count` are there; the others are zero.
template <class T>
void packVector(const PanelLayout& layout, int count, const T* from, T* to) {
    const std::ptrdiff_t step = static_cast<std::ptrdiff_t>(layout.vectors) * lanesOf<T>;
    for (int k = 0; k < layout.depth; ++k, from += layout.depthStep, to += step) {
        if (layout.columnStep == 1) {
            store<T>(to, take<T>(from, count));
            continue;
        }
        for (int lane = 0; lane < lanesOf<T>; ++lane)
            to[lane] = lane < count ? from[lane * layout.columnStep] : T(0);
    }
}

/// Panel [depth][vectors][lanes]; columns past the last unit are zero.
template <class T>
void pack(RecurrentCell cell, RecurrentPass pass, int units, int panel, const T* weight, T* packed) {
    const PanelLayout layout = panelLayout(cell, pass, units);
    packed += static_cast<std::ptrdiff_t>(panel) * layout.depth * layout.vectors * lanesOf<T>;
    for (int vector = 0; vector < layout.vectors; ++vector) {
        const int gate = layout.byGate ? vector : 0;
        const int unit = (layout.byGate ? panel : panel * layout.vectors + vector) * lanesOf<T>;
        const int rest = unit < units ? units - unit : 0;
        const std::ptrdiff_t column = static_cast<std::ptrdiff_t>(gate) * units + unit;
        packVector<T>(layout, rest < lanesOf<T> ? rest : lanesOf<T>, weight + column * layout.columnStep,
                      packed + vector * lanesOf<T>);
    }
}

/// Some units of one row at one time step, as a cell sees them.
struct Spot {
    int row;           ///< sample
    int time, before;  ///< time steps; `before` is -1 in the first
    int unit, count;   ///< count units, at most a vector
};

template <class T>
[[gnu::always_inline]] inline Vector<T> logistic(Vector<T> z) {
    const Vector<T> power = exponential(-absolute<T>(z));
    const Vector<T> large = T(1) / (T(1) + power);
    return z < T(0) ? power * large : large;
}

/// Hands the sums of some rows and one panel to the cell, a vector of units at a time.
template <class T, class Cell>
void finishTile(const RecurrentShape& shape, Cell& cell, Spot spot, int rows, const T* sums, T* state) {
    constexpr int vectors = Cell::vectors;
    constexpr int parts = Cell::byGate ? 1 : vectors;
    const int firstUnit = spot.unit;
    for (int row = 0; row < rows; ++row, ++spot.row)
        for (int part = 0; part < parts; ++part) {
            spot.unit = firstUnit + part * lanesOf<T>;
            if (spot.unit >= shape.units) break;
            const int rest = shape.units - spot.unit;
            spot.count = rest < lanesOf<T> ? rest : lanesOf<T>;
            cell.step(spot, sums + (row * vectors + part) * lanesOf<T>,
                      state + static_cast<std::ptrdiff_t>(spot.row) * cell.depth + spot.unit);
        }
}

/// Goes through the time steps: what the cell leaves in one state [samples][depth] is multiplied in the next step.
template <class T, class Cell>
void runSteps(const RecurrentShape& shape, RecurrentPass pass, const T* packed, T* scratch, Cell cell) {
    constexpr int vectors = Cell::vectors, most = tileRows<vectors>;
    constexpr int units = Cell::byGate ? lanesOf<T> : vectors * lanesOf<T>;
    const bool down = shape.reverse != (pass == RecurrentPass::Backward);
    const std::ptrdiff_t panel = static_cast<std::ptrdiff_t>(cell.depth) * vectors * lanesOf<T>;
    const int blocks = (shape.samples + most - 1) / most;
    T* from = scratch;
    T* to = scratch + static_cast<std::ptrdiff_t>(shape.samples) * cell.depth;
    alignas(vectorBytes) T sums[most * vectors * lanesOf<T>] = {};
    for (int step = 0; step < shape.length; ++step) {
        Spot spot{};
        spot.time = down ? shape.length - 1 - step : step;
        spot.before = shape.reverse ? (spot.time + 1 < shape.length ? spot.time + 1 : -1) : spot.time - 1;
        for (int unit = 0, index = 0; unit < shape.units; unit += units, ++index)
            for (int block = 0; block < blocks; ++block) {
                const int first = shape.samples * block / blocks, rows = shape.samples * (block + 1) / blocks - first;
                if (step > 0)
                    sumRows<T, vectors>(rows, cell.depth, from + static_cast<std::ptrdiff_t>(first) * cell.depth,
                                        packed + index * panel, sums);
                spot.row = first;
                spot.unit = unit;
                finishTile<T>(shape, cell, spot, rows, sums, to);
            }
        T* swap = from;
        from = to;
        to = swap;
    }
}

}  // namespace
}  // namespace glassbox::kernels
