#include "core/kernels/cpu/attention.h"

#include "core/kernels/cpu/kernel_table.h"

#include <algorithm>
#include <cmath>

namespace glassbox::kernels {

namespace {

/// Columns are padded to whole vectors of any level and type.
constexpr int widestVector = 16;

int padded(int columns) {
    return (columns + widestVector - 1) / widestVector * widestVector;
}

/// Elements in which the kernels rearrange one factor of a product.
std::size_t packedElements(const AttentionShape& shape) {
    return std::max(static_cast<std::size_t>(shape.length) * padded(shape.headSize()),
                    static_cast<std::size_t>(shape.headSize()) * padded(shape.length));
}

/// The heads of a sample, one at a time.
template <class T>
class Head {
public:
    Head(const AttentionShape& shape, int index)
        : geometry{shape.length, shape.headSize(), 3 * shape.width,
                   shape.width,  shape.causal,     1.0 / std::sqrt(static_cast<double>(shape.headSize()))},
          shape_(shape),
          index_(index) {}

    template <class Pointer>
    Pointer query(Pointer qkv) const {
        return qkv + static_cast<std::ptrdiff_t>(index_) * geometry.headSize;
    }
    template <class Pointer>
    Pointer key(Pointer qkv) const {
        return query(qkv) + shape_.width;
    }
    template <class Pointer>
    Pointer value(Pointer qkv) const {
        return query(qkv) + 2 * static_cast<std::ptrdiff_t>(shape_.width);
    }
    template <class Pointer>
    Pointer context(Pointer start) const {
        return query(start);
    }
    /// Scores or weights of the head; `otherwise` where nobody asks for them.
    template <class Pointer>
    Pointer pairs(Pointer start, Pointer otherwise = nullptr) const {
        return start == nullptr ? otherwise : start + index_ * shape_.pairs();
    }

    const AttentionGeometry geometry;

private:
    const AttentionShape& shape_;
    int index_;
};

template <class T>
const AttentionKernels<T>& table() {
    return kernelTable<AttentionKernels<T>>();
}

/// Scores or weights of one head with zeros where they are masked.
template <class T>
const T* masked(const AttentionShape& shape, const T* pairs, T* copy) {
    if (!shape.causal) return pairs;
    for (int row = 0; row < shape.length; ++row) {
        const std::ptrdiff_t start = static_cast<std::ptrdiff_t>(row) * shape.length;
        std::copy_n(pairs + start, row + 1, copy + start);
        std::fill_n(copy + start + row + 1, shape.length - row - 1, T(0));
    }
    return copy;
}

/// Zeros in a third of each row of queries, keys and values.
template <class T>
void clearThirds(const AttentionShape& shape, int first, int count, T* qkv) {
    for (int row = 0; row < shape.length; ++row)
        std::fill_n(qkv + (std::ptrdiff_t{3} * row + first) * shape.width,
                    static_cast<std::size_t>(count) * shape.width, T(0));
}

}  // namespace

std::size_t attentionScratch(const AttentionShape& shape) {
    return packedElements(shape) + 2 * static_cast<std::size_t>(shape.pairs());
}

template <class T>
void attentionScores(const AttentionShape& shape, const T* qkv, T* scores, T* scratch) {
    for (int index = 0; index < shape.heads; ++index) {
        const Head<T> head(shape, index);
        table<T>().scores(head.geometry, head.query(qkv), head.key(qkv), head.pairs(scores), scratch);
    }
}

template <class T>
void attentionWeights(const AttentionShape& shape, const T* scores, T* weights) {
    for (int index = 0; index < shape.heads; ++index) {
        const Head<T> head(shape, index);
        table<T>().weights(head.geometry, head.pairs(scores), head.pairs(weights));
    }
}

template <class T>
void attentionContext(const AttentionShape& shape, const T* weights, const T* qkv, T* context, T* scratch) {
    T* copy = scratch + packedElements(shape);
    for (int index = 0; index < shape.heads; ++index) {
        const Head<T> head(shape, index);
        table<T>().context(head.geometry, masked(shape, head.pairs(weights), copy), head.value(qkv),
                           head.context(context), scratch);
    }
}

template <class T>
void attention(const AttentionShape& shape, const T* qkv, T* scores, T* weights, T* context, T* scratch) {
    T* pairs = scratch + packedElements(shape);
    for (int index = 0; index < shape.heads; ++index) {
        const Head<T> head(shape, index);
        T* w = head.pairs(weights, pairs);
        T* s = head.pairs(scores, w);
        table<T>().scores(head.geometry, head.query(qkv), head.key(qkv), s, scratch);
        table<T>().weights(head.geometry, s, w);
        table<T>().context(head.geometry, w, head.value(qkv), head.context(context), scratch);
    }
}

template <class T>
void attentionWeightsGradient(const AttentionShape& shape, const T* dcontext, const T* qkv, T* dweights, T* scratch) {
    for (int index = 0; index < shape.heads; ++index) {
        const Head<T> head(shape, index);
        table<T>().weightsGradient(head.geometry, head.context(dcontext), head.value(qkv), head.pairs(dweights),
                                   scratch);
    }
}

template <class T>
void attentionScoresGradient(const AttentionShape& shape, const T* dweights, const T* weights, T* dscores) {
    for (int index = 0; index < shape.heads; ++index) {
        const Head<T> head(shape, index);
        table<T>().scoresGradient(head.geometry, head.pairs(dweights), head.pairs(weights), head.pairs(dscores));
    }
}

template <class T>
void attentionValuesGradient(const AttentionShape& shape, const T* dcontext, const T* weights, T* dqkv, T* scratch) {
    clearThirds(shape, 0, 2, dqkv);
    T* copy = scratch + packedElements(shape);
    for (int index = 0; index < shape.heads; ++index) {
        const Head<T> head(shape, index);
        table<T>().valuesGradient(head.geometry, head.context(dcontext), masked(shape, head.pairs(weights), copy),
                                  head.value(dqkv), scratch);
    }
}

template <class T>
void attentionKeysGradient(const AttentionShape& shape, const T* dscores, const T* qkv, T* dqkv, T* scratch) {
    clearThirds(shape, 2, 1, dqkv);
    T* copy = scratch + packedElements(shape);
    for (int index = 0; index < shape.heads; ++index) {
        const Head<T> head(shape, index);
        table<T>().keysGradient(head.geometry, masked(shape, head.pairs(dscores), copy), head.query(qkv), head.key(qkv),
                                head.query(dqkv), head.key(dqkv), scratch);
    }
}

template <class T>
void attentionGradient(const AttentionShape& shape, const T* dcontext, const T* qkv, const T* weights, T* dweights,
                       T* dscores, T* dqkv, T* scratch) {
    T* pairs = scratch + packedElements(shape);
    for (int index = 0; index < shape.heads; ++index) {
        const Head<T> head(shape, index);
        T* dw = head.pairs(dweights, pairs);
        T* ds = head.pairs(dscores, pairs + shape.pairs());
        const T* w = head.pairs(weights);
        const T* dc = head.context(dcontext);
        table<T>().weightsGradient(head.geometry, dc, head.value(qkv), dw, scratch);
        table<T>().scoresGradient(head.geometry, dw, w, ds);
        table<T>().valuesGradient(head.geometry, dc, w, head.value(dqkv), scratch);
        table<T>().keysGradient(head.geometry, ds, head.query(qkv), head.key(qkv), head.query(dqkv), head.key(dqkv),
                                scratch);
    }
}

template void attentionScores(const AttentionShape&, const float*, float*, float*);
template void attentionScores(const AttentionShape&, const double*, double*, double*);
template void attentionWeights(const AttentionShape&, const float*, float*);
template void attentionWeights(const AttentionShape&, const double*, double*);
template void attentionContext(const AttentionShape&, const float*, const float*, float*, float*);
template void attentionContext(const AttentionShape&, const double*, const double*, double*, double*);
template void attention(const AttentionShape&, const float*, float*, float*, float*, float*);
template void attention(const AttentionShape&, const double*, double*, double*, double*, double*);
template void attentionWeightsGradient(const AttentionShape&, const float*, const float*, float*, float*);
template void attentionWeightsGradient(const AttentionShape&, const double*, const double*, double*, double*);
template void attentionScoresGradient(const AttentionShape&, const float*, const float*, float*);
template void attentionScoresGradient(const AttentionShape&, const double*, const double*, double*);
template void attentionValuesGradient(const AttentionShape&, const float*, const float*, float*, float*);
template void attentionValuesGradient(const AttentionShape&, const double*, const double*, double*, double*);
template void attentionKeysGradient(const AttentionShape&, const float*, const float*, float*, float*);
template void attentionKeysGradient(const AttentionShape&, const double*, const double*, double*, double*);
template void attentionGradient(const AttentionShape&, const float*, const float*, const float*, float*, float*, float*,
                                float*);
template void attentionGradient(const AttentionShape&, const double*, const double*, const double*, double*, double*,
                                double*, double*);

}  // namespace glassbox::kernels
