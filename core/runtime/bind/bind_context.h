#pragma once

#include "core/graph/graph.h"
#include "core/kernels/cpu/layout.h"
#include "core/runtime/convolution_cache.h"
#include "core/runtime/kernel.h"

#include <vector>

namespace glassbox::runtime {

/// What an op is bound with.
struct BindContext {
    const Graph& graph;
    const Op& op;
    const std::vector<Layout>& layouts;
    int batch;
    int pieceSamples;
    ConvolutionCache& convolutions;
    std::size_t entry;  ///< index in Frame::shared
};

/// One value as a kernel meets it: its place in the frame, its sizes and its layout.
class Operand {
public:
    Operand() = default;
    Operand(const BindContext& context, ValueId id);

    static Operand input(const BindContext& context, std::size_t index);
    static Operand output(const BindContext& context, std::size_t index);

    /// First element of the piece (of the whole value where it has no batch axis); null if it has no buffer.
    template <class T>
    T* at(const Frame& frame, const Piece& piece) const {
        return batched_ ? frame.sample<T>(id_, elements_, piece.first) : frame.whole<T>(id_);
    }
    /// First element of the value.
    template <class T>
    T* whole(const Frame& frame) const {
        return frame.whole<T>(id_);
    }

    /// Elements in the piece, padding lanes included.
    std::int64_t count(const Piece& piece) const { return elements_ * rowsIn(piece.samples); }
    /// Samples of the piece (1 without a batch axis).
    int samples(const Piece& piece) const { return batched_ ? piece.samples : 1; }
    /// Elements of one sample.
    std::int64_t elements() const { return elements_; }
    /// Size of the last axis of a vector or sequence.
    int features() const { return features_; }
    /// Rows of `features` in so many samples.
    int rows(int samples) const { return static_cast<int>(elements_ / features_) * (batched_ ? samples : 1); }
    bool isImage() const { return isImage_; }
    kernels::ImageSize image() const { return image_; }
    int pixels() const { return image_.height * image_.width; }
    Layout layout() const { return layout_; }
    DType dtype() const { return dtype_; }

private:
    std::int64_t rowsIn(int samples) const {
        if (!batched_) return 1;
        return layout_ == Layout::N16 ? (samples + batchLanes - 1) / batchLanes * batchLanes : samples;
    }

    ValueId id_;
    std::int64_t elements_ = 1;
    int features_ = 1;
    kernels::ImageSize image_;
    Layout layout_ = Layout::Rows;
    DType dtype_ = DType::F32;
    bool batched_ = false;
    bool isImage_ = false;
};

}  // namespace glassbox::runtime
