#include "core/kernels/cpu/level/functions.h"

// The products of one attention head are small and, where causal, triangles: tiles of rows x vectors in registers over
// one rearranged factor beat a general product, which also computes what is masked.
namespace glassbox::kernels {
namespace {

constexpr int tileRows = vectorRegisters == 32 ? 8 : 4;

/// What a causal mask leaves of a product of pairs of rows.
enum class Part {
    Whole,
    ColumnsUpToRow,  ///< result (i, j) with j <= i
    DepthUpToRow,    ///< sum over p <= i
    DepthFromRow,    ///< sum over p >= i
};

/// The left factor: element (i, p) lies at start[i row + p depth].
template <class T>
struct Left {
    const T* start;
    std::ptrdiff_t row, depth;
};

/// The right factor: [depth][stride], stride in whole vectors or followed by readable memory.
template <class T>
struct Right {
    const T* start;
    std::ptrdiff_t stride;
};

/// The result.
template <class T>
struct Result {
    T* start;
    std::ptrdiff_t stride;
    int columns;
    T factor;
};

template <class T, int rows, int vectors>
void tile(int first, int last, const Left<T>& left, const Right<T>& right, int column, const Result<T>& result) {
    Vector<T> sums[rows][vectors] = {};
    for (int p = first; p < last; ++p) {
        Vector<T> factors[vectors];
        for (int v = 0; v < vectors; ++v)
            factors[v] = load<T>(right.start + p * right.stride + column + v * lanesOf<T>);
        for (int r = 0; r < rows; ++r)
            for (int v = 0; v < vectors; ++v)
                sums[r][v] += left.start[r * left.row + p * left.depth] * factors[v];
    }
    for (int r = 0; r < rows; ++r)
        for (int v = 0; v < vectors; ++v) {
            const int at = column + v * lanesOf<T>;
            T* to = result.start + r * result.stride + at;
            if (at + lanesOf<T> <= result.columns)
                store<T>(to, sums[r][v] * result.factor);
            else
                storePart<T>(to, sums[r][v] * result.factor, result.columns - at);
        }
}

template <class T, int rows>
void tilesOfRows(int wanted, int first, int last, const Left<T>& left, const Right<T>& right, const Result<T>& result) {
    if constexpr (rows > 1)
        if (wanted < rows) return tilesOfRows<T, rows - 1>(wanted, first, last, left, right, result);
    int column = 0;
    for (; column + lanesOf<T> < result.columns; column += 2 * lanesOf<T>)
        tile<T, rows, 2>(first, last, left, right, column, result);
    if (column < result.columns) tile<T, rows, 1>(first, last, left, right, column, result);
}

/// result[rows x columns] = left[rows x depth] right[depth x columns] factor, or the part that the mask leaves; of
/// columns up to a row, whole vectors are written.
template <class T>
void multiply(Part part, int rows, int depth, Left<T> left, const Right<T>& right, Result<T> result) {
    const int columns = result.columns;
    for (int row = 0; row < rows; row += tileRows) {
        const int count = rows - row < tileRows ? rows - row : tileRows, below = row + count;
        const int first = part == Part::DepthFromRow ? row : 0;
        const int last = part == Part::DepthUpToRow ? below : depth;
        if (part == Part::ColumnsUpToRow) {
            const int whole = (below + lanesOf<T> - 1) / lanesOf<T> * lanesOf<T>;
            result.columns = whole < columns ? whole : columns;
        }
        tilesOfRows<T, tileRows>(count, first, last, left, right, result);
        left.start += tileRows * left.row;
        result.start += tileRows * result.stride;
    }
}

int roundUp(int columns, int lanes) {
    return (columns + lanes - 1) / lanes * lanes;
}

typedef std::int32_t Words __attribute__((vector_size(16)));

/// Columns of a 4 x 4 square of floats become rows.
void transposeSquare(const float* from, std::ptrdiff_t fromStride, float* to, std::ptrdiff_t toStride) {
    Words square[4];
    for (int row = 0; row < 4; ++row)
        std::memcpy(&square[row], from + row * fromStride, sizeof(Words));
    const Words low01 = __builtin_shuffle(square[0], square[1], Words{0, 4, 1, 5});
    const Words high01 = __builtin_shuffle(square[0], square[1], Words{2, 6, 3, 7});
    const Words low23 = __builtin_shuffle(square[2], square[3], Words{0, 4, 1, 5});
    const Words high23 = __builtin_shuffle(square[2], square[3], Words{2, 6, 3, 7});
    square[0] = __builtin_shuffle(low01, low23, Words{0, 1, 4, 5});
    square[1] = __builtin_shuffle(low01, low23, Words{2, 3, 6, 7});
    square[2] = __builtin_shuffle(high01, high23, Words{0, 1, 4, 5});
    square[3] = __builtin_shuffle(high01, high23, Words{2, 3, 6, 7});
    for (int row = 0; row < 4; ++row)
        std::memcpy(to + row * toStride, &square[row], sizeof(Words));
}

/// rows x columns to [columns][rows], rows padded with zeros to whole vectors.
template <class T>
Right<T> transposed(int rows, int columns, const T* from, std::ptrdiff_t stride, T* to) {
    const int width = roundUp(rows, lanesOf<T>);
    int row = 0;
    if constexpr (sizeof(T) == 4)
        for (; row + 4 <= rows; row += 4) {
            int column = 0;
            for (; column + 4 <= columns; column += 4)
                transposeSquare(from + row * stride + column, stride,
                                to + static_cast<std::ptrdiff_t>(column) * width + row, width);
            for (; column < columns; ++column)
                for (int i = row; i < row + 4; ++i)
                    to[static_cast<std::ptrdiff_t>(column) * width + i] = from[i * stride + column];
        }
    for (int column = 0; column < columns; ++column) {
        T* target = to + static_cast<std::ptrdiff_t>(column) * width;
        for (int i = row; i < rows; ++i)
            target[i] = from[i * stride + column];
        for (int i = rows; i < width; ++i)
            target[i] = T(0);
    }
    return {to, width};
}

/// rows x columns as they are; where a row is not in whole vectors, a copy padded with zeros.
template <class T>
Right<T> straight(int rows, int columns, const T* from, std::ptrdiff_t stride, T* to) {
    if (columns % lanesOf<T> == 0) return {from, stride};
    const int width = roundUp(columns, lanesOf<T>);
    for (int row = 0; row < rows; ++row) {
        T* target = to + static_cast<std::ptrdiff_t>(row) * width;
        std::memcpy(target, from + row * stride, static_cast<std::size_t>(columns) * sizeof(T));
        for (int column = columns; column < width; ++column)
            target[column] = T(0);
    }
    return {to, width};
}

/// Zeros to the right of the diagonal.
template <class T>
void clearMasked(const AttentionGeometry& geometry, T* pairs) {
    for (int row = 0; geometry.causal && row < geometry.length; ++row)
        for (int column = row + 1; column < geometry.length; ++column)
            pairs[static_cast<std::ptrdiff_t>(row) * geometry.length + column] = T(0);
}

template <class T>
void scores(const AttentionGeometry& geometry, const T* q, const T* k, T* s, T* scratch) {
    const int length = geometry.length, size = geometry.headSize;
    multiply<T>(geometry.causal ? Part::ColumnsUpToRow : Part::Whole, length, size, {q, geometry.stride, 1},
                transposed(length, size, k, geometry.stride, scratch),
                {s, length, length, static_cast<T>(geometry.factor)});
    clearMasked(geometry, s);
}

/// The lanes below `count` of value, `otherwise` in the others.
template <class T>
Vector<T> select(Vector<T> value, int count, T otherwise) {
    if (count >= lanesOf<T>) return value;
    Integers<T> lane{};
    for (int i = 0; i < lanesOf<T>; ++i)
        lane[i] = i;
    return lane < count ? value : broadcast<T>(otherwise);
}

/// A vector of a row of `length`, of which the first `count` count.
template <class T>
Vector<T> loadSeen(const T* row, int column, int length, int count, T otherwise) {
    const Vector<T> value =
        column + lanesOf<T> <= length ? load<T>(row + column) : loadPart<T>(row + column, length - column);
    return select<T>(value, count - column, otherwise);
}

template <class T>
void storeRow(T* row, int column, int length, Vector<T> value) {
    if (column + lanesOf<T> <= length)
        store<T>(row + column, value);
    else
        storePart<T>(row + column, value, length - column);
}

template <class T>
T largestLane(Vector<T> value) {
    T largest = value[0];
    for (int i = 1; i < lanesOf<T>; ++i)
        largest = value[i] > largest ? value[i] : largest;
    return largest;
}

/// Softmax of the first `count` of a row; the rest becomes 0. What isn't a number stays so in all of them.
template <class T>
void softmaxRow(int length, int count, const T* s, T* w) {
    constexpr T belowAll = -__builtin_huge_val();
    Vector<T> best = broadcast<T>(belowAll);
    for (int column = 0; column < count; column += lanesOf<T>) {
        const Vector<T> value = loadSeen<T>(s, column, length, count, belowAll);
        best = value > best ? value : best;
    }
    const T largest = largestLane<T>(best);
    Vector<T> sums{};
    for (int column = 0; column < count; column += lanesOf<T>) {
        const Vector<T> power = exponential(loadSeen<T>(s, column, length, count, belowAll) - largest);
        sums += power;
        storeRow<T>(w, column, length, power);
    }
    const T share = T(1) / sumLanes<T>(sums);
    int column = 0;
    for (; column < count; column += lanesOf<T>)
        storeRow<T>(w, column, length, loadSeen<T>(w, column, length, count, T(0)) * share);
    for (; column < length; column += lanesOf<T>)
        storeRow<T>(w, column, length, Vector<T>{});
}

template <class T>
void weights(const AttentionGeometry& geometry, const T* s, T* w) {
    for (int row = 0; row < geometry.length; ++row, s += geometry.length, w += geometry.length)
        softmaxRow<T>(geometry.length, geometry.causal ? row + 1 : geometry.length, s, w);
}

template <class T>
void context(const AttentionGeometry& geometry, const T* w, const T* v, T* c, T* scratch) {
    const int length = geometry.length, size = geometry.headSize;
    multiply<T>(geometry.causal ? Part::DepthUpToRow : Part::Whole, length, length, {w, length, 1},
                straight(length, size, v, geometry.stride, scratch), {c, geometry.contextStride, size, T(1)});
}

template <class T>
void weightsGradient(const AttentionGeometry& geometry, const T* dc, const T* v, T* dw, T* scratch) {
    const int length = geometry.length, size = geometry.headSize;
    multiply<T>(geometry.causal ? Part::ColumnsUpToRow : Part::Whole, length, size, {dc, geometry.contextStride, 1},
                transposed(length, size, v, geometry.stride, scratch), {dw, length, length, T(1)});
    clearMasked(geometry, dw);
}

template <class T>
void scoresGradient(const AttentionGeometry& geometry, const T* dw, const T* w, T* ds) {
    const int length = geometry.length;
    for (int row = 0; row < length; ++row, dw += length, w += length, ds += length) {
        const int count = geometry.causal ? row + 1 : length;
        Vector<T> sums{};
        for (int column = 0; column < count; column += lanesOf<T>)
            sums += loadSeen<T>(dw, column, length, count, T(0)) * loadSeen<T>(w, column, length, count, T(0));
        const T mean = sumLanes<T>(sums);
        int column = 0;
        for (; column < count; column += lanesOf<T>)
            storeRow<T>(
                ds, column, length,
                loadSeen<T>(w, column, length, count, T(0)) * (loadSeen<T>(dw, column, length, count, T(0)) - mean));
        for (; column < length; column += lanesOf<T>)
            storeRow<T>(ds, column, length, Vector<T>{});
    }
}

template <class T>
void valuesGradient(const AttentionGeometry& geometry, const T* dc, const T* w, T* dv, T* scratch) {
    const int length = geometry.length, size = geometry.headSize;
    multiply<T>(geometry.causal ? Part::DepthFromRow : Part::Whole, length, length, {w, 1, length},
                straight(length, size, dc, geometry.contextStride, scratch), {dv, geometry.stride, size, T(1)});
}

template <class T>
void keysGradient(const AttentionGeometry& geometry, const T* ds, const T* q, const T* k, T* dq, T* dk, T* scratch) {
    const int length = geometry.length, size = geometry.headSize;
    const T factor = static_cast<T>(geometry.factor);
    multiply<T>(geometry.causal ? Part::DepthUpToRow : Part::Whole, length, length, {ds, length, 1},
                straight(length, size, k, geometry.stride, scratch), {dq, geometry.stride, size, factor});
    multiply<T>(geometry.causal ? Part::DepthFromRow : Part::Whole, length, length, {ds, 1, length},
                straight(length, size, q, geometry.stride, scratch), {dk, geometry.stride, size, factor});
}

}  // namespace

template <>
const AttentionKernels<float>& levelTable<AttentionKernels<float>, thisLevel>() {
    static constexpr AttentionKernels<float> table{scores<float>,          weights<float>,        context<float>,
                                                   weightsGradient<float>, scoresGradient<float>, valuesGradient<float>,
                                                   keysGradient<float>};
    return table;
}
template <>
const AttentionKernels<double>& levelTable<AttentionKernels<double>, thisLevel>() {
    static constexpr AttentionKernels<double> table{
        scores<double>,         weights<double>,        context<double>,     weightsGradient<double>,
        scoresGradient<double>, valuesGradient<double>, keysGradient<double>};
    return table;
}

}  // namespace glassbox::kernels
