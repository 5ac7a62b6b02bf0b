#pragma once

#include <cstddef>

namespace glassbox::kernels {

/// Self-attention of one sample: `length` rows of queries, keys and values side by side, [length][3 width]; each head
/// has width / heads columns of each.
struct AttentionShape {
    int length, width, heads;
    bool causal;  ///< row i looks at rows up to i only; what is masked is 0

    int headSize() const { return width / heads; }
    /// Elements of scores or weights of one head.
    std::ptrdiff_t pairs() const { return static_cast<std::ptrdiff_t>(length) * length; }
};

// All take one sample; T is float or double. Scores and weights are [heads][length][length], context is
// [length][width]. What is masked in an input doesn't count, whatever it is. `scratch` holds attentionScratch(shape)
// elements, at any place.

/// Elements of scratch that one sample needs.
std::size_t attentionScratch(const AttentionShape& shape);

/// scores = q k^T / sqrt(head size).
template <class T>
void attentionScores(const AttentionShape& shape, const T* qkv, T* scores, T* scratch);
/// weights = softmax of each row of scores.
template <class T>
void attentionWeights(const AttentionShape& shape, const T* scores, T* weights);
/// context = weights v.
template <class T>
void attentionContext(const AttentionShape& shape, const T* weights, const T* qkv, T* context, T* scratch);
/// The three steps, head by head, with the same bits; scores and weights may be null.
template <class T>
void attention(const AttentionShape& shape, const T* qkv, T* scores, T* weights, T* context, T* scratch);

/// dweights = dcontext v^T.
template <class T>
void attentionWeightsGradient(const AttentionShape& shape, const T* dcontext, const T* qkv, T* dweights, T* scratch);
/// dscores = weights (dweights - sum of dweights weights over the row).
template <class T>
void attentionScoresGradient(const AttentionShape& shape, const T* dweights, const T* weights, T* dscores);
/// The values' part of dqkv = weights^T dcontext, zeros for queries and keys.
template <class T>
void attentionValuesGradient(const AttentionShape& shape, const T* dcontext, const T* weights, T* dqkv, T* scratch);
/// The queries' and keys' part of dqkv: dscores k and dscores^T q, over sqrt(head size); zeros for values.
template <class T>
void attentionKeysGradient(const AttentionShape& shape, const T* dscores, const T* qkv, T* dqkv, T* scratch);
/// The four steps and the sum of the two parts, head by head; dweights and dscores may be null.
template <class T>
void attentionGradient(const AttentionShape& shape, const T* dcontext, const T* qkv, const T* weights, T* dweights,
                       T* dscores, T* dqkv, T* scratch);

}  // namespace glassbox::kernels
