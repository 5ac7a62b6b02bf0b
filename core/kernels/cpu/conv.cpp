#include "core/kernels/cpu/conv.h"

#include "core/base/assert.h"
#include "core/kernels/cpu/conv_backend.h"

namespace glassbox::kernels {

namespace {

/// Measured at AVX-512 with 16 samples, share of the FMA ceiling over the three passes, direct and oneDNN: 6-16
/// channels 83 and 50 %, 8-32: 82 and 62, 3-32: 73 and 30, 20-20: 72 and 50, 36-72: 75 and 69, 50-50: 71 and 65; but
/// 16-16: 72 and 75, 32-64: 77 and 80, 100-100: 67 and 74 (16-32: 87 and 81). oneDNN works in blocks of 16 channels. In
/// groups, GFLOP/s: 8 groups of 8-8 168 and 98, 4 of 16-16 184 and 192, depthwise 64 56 and 72, depthwise 24 63 and 48.
template <class T>
ConvAlgorithm chooseAlgorithm(const ConvShape& shape) {
    if constexpr (std::is_same_v<T, double>) return ConvAlgorithm::Direct;
    const int channels = shape.channelsOfGroup(), filters = shape.filtersOfGroup();
    const bool wholeBlocks = channels % 16 == 0 && filters % 16 == 0;
    const bool wide = channels >= 64 && filters >= 64;
    const bool depthwise = channels == 1 && filters == 1 && shape.groups % 16 == 0;
    return wholeBlocks || wide || depthwise ? ConvAlgorithm::OneDnn : ConvAlgorithm::Direct;
}

template <class T>
std::unique_ptr<ConvolutionBackend<T>> makeBackend(ConvAlgorithm algorithm, const ConvShape& shape, int batch,
                                                   int piece) {
    if constexpr (std::is_same_v<T, float>)
        if (algorithm == ConvAlgorithm::OneDnn)
            if (auto backend = makeOneDnnConvolution(shape, batch, piece)) return backend;
    if (algorithm == ConvAlgorithm::Filters)
        return makeFilterConvolution<T>(shape, makeConvertedConvolution<T>(shape, batch, piece));
    if (algorithm == ConvAlgorithm::Converted) return makeConvertedConvolution<T>(shape, batch, piece);
    return makeDirectConvolution<T>(shape, batch);
}

}  // namespace

template <class T>
ConvAlgorithm chooseNhwcAlgorithm(const ConvShape& shape, int batch) {
    if (chooseAlgorithm<T>(shape) == ConvAlgorithm::OneDnn) return ConvAlgorithm::OneDnn;
    if (batch <= fewSamples) return ConvAlgorithm::Filters;
    return std::is_same_v<T, float> ? ConvAlgorithm::OneDnn : ConvAlgorithm::Converted;
}

template ConvAlgorithm chooseNhwcAlgorithm<float>(const ConvShape&, int);
template ConvAlgorithm chooseNhwcAlgorithm<double>(const ConvShape&, int);

template <class T>
Convolution<T>::Convolution(std::unique_ptr<ConvolutionBackend<T>> backend) : backend_(std::move(backend)) {}
template <class T>
Convolution<T>::~Convolution() = default;
template <class T>
Convolution<T>::Convolution(Convolution&&) noexcept = default;
template <class T>
Convolution<T>& Convolution<T>::operator=(Convolution&&) noexcept = default;

template <class T>
Convolution<T> Convolution<T>::prepare(const ConvShape& shape, int batch, int piece,
                                       std::optional<ConvAlgorithm> forced) {
    GLASSBOX_ASSERT(shape.channels % shape.groups == 0 && shape.filters % shape.groups == 0);
    GLASSBOX_ASSERT(shape.outputHeight() > 0 && shape.outputWidth() > 0 && batch > 0);
    GLASSBOX_ASSERT(piece % batchLanes == 0 || piece >= batch);
    return Convolution(makeBackend<T>(forced.value_or(chooseAlgorithm<T>(shape)), shape, batch, piece));
}

template <class T>
const ConvShape& Convolution<T>::shape() const {
    return backend_->shape();
}
template <class T>
ConvAlgorithm Convolution<T>::algorithm() const {
    return backend_->algorithm();
}
template <class T>
Layout Convolution<T>::layout() const {
    return algorithm() == ConvAlgorithm::Direct ? Layout::N16 : Layout::NHWC;
}
template <class T>
std::size_t Convolution<T>::packedForwardBytes() const {
    return backend_->packedForwardBytes();
}
template <class T>
void Convolution<T>::packForward(const T* weights, void* packed) const {
    backend_->packForward(weights, packed);
}
template <class T>
std::size_t Convolution<T>::packedBackwardBytes() const {
    return backend_->packedBackwardBytes();
}
template <class T>
void Convolution<T>::packBackward(const T* weights, void* packed) const {
    backend_->packBackward(weights, packed);
}
template <class T>
std::size_t Convolution<T>::scratchBytes() const {
    return backend_->scratchBytes();
}
template <class T>
void Convolution<T>::forward(const T* x, const void* packed, const T* bias, Activation activation, int samples,
                             ConvOutputs<T> outputs, void* scratch) const {
    backend_->forward(x, packed, bias, activation, samples, outputs, scratch);
}
template <class T>
void Convolution<T>::dataGradient(const T* dz, const void* packed, int samples, T* dx, void* scratch) const {
    backend_->dataGradient(dz, packed, samples, dx, scratch);
}
template <class T>
int Convolution<T>::weightGradientTasks() const {
    return backend_->weightGradientTasks();
}
template <class T>
std::size_t Convolution<T>::partialBytes() const {
    return backend_->partialBytes();
}
template <class T>
void Convolution<T>::weightGradientTask(int task, const T* x, const T* dz, T* dw, T* db, void* partials,
                                        void* scratch) const {
    backend_->weightGradientTask(task, x, dz, dw, db, partials, scratch);
}
template <class T>
void Convolution<T>::finishWeightGradient(const void* partials, T* dw, T* db) const {
    backend_->finishWeightGradient(partials, dw, db);
}

template class Convolution<float>;
template class Convolution<double>;

}  // namespace glassbox::kernels
