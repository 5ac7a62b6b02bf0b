#include "core/kernels/cpu/conv_backend.h"
#include "core/kernels/cpu/kernel_table.h"

#include <algorithm>

namespace glassbox::kernels {

namespace {

/// Filters of a weight gradient's task: as many as it takes at a time for wide kernels and for those of up to 3
/// columns.
constexpr int filtersOfTask = 4, filtersOfNarrowTask = 8;
/// The most tasks: each reads the whole input.
constexpr int largestTasks = 8;
/// Input rows under one output row, of all channels that are taken at a time.
constexpr std::size_t bytesOfWindows = 28 * 1024;

int blocksOf(int samples) {
    return (samples + batchLanes - 1) / batchLanes;
}

std::size_t blockElements(int channels, int height, int width) {
    return static_cast<std::size_t>(channels) * height * width * batchLanes;
}

std::size_t aligned(std::size_t bytes) {
    return (bytes + 63) / 64 * 64;
}

/// Whether the columns that a tap meets lie one beside the other.
bool columnsFollow(const ConvShape& shape) {
    return shape.strideWidth == 1 && shape.dilationWidth == 1;
}

/// The forward convolution of one group; where columns are strided or dilated, over the padded input.
DirectGeometry forwardGeometry(const ConvShape& shape) {
    const bool follow = columnsFollow(shape);
    const int top = shape.paddingHeight, left = shape.paddingWidth;
    return {shape.channelsOfGroup(),
            follow ? shape.height : shape.height + 2 * top,
            follow ? shape.width : shape.width + 2 * left,
            follow ? top : 0,
            follow ? left : 0,
            shape.filtersOfGroup(),
            shape.kernelHeight,
            shape.kernelWidth,
            shape.strideHeight,
            shape.strideWidth,
            shape.outputHeight(),
            shape.outputWidth(),
            shape.dilationHeight,
            shape.dilationWidth,
            top,
            1,
            shape.height,
            0,
            0};
}

/// The data gradient of one group: dz convolved with the turned kernel, filters and channels having changed places;
/// where the convolution is strided or dilated, dz is spread out and padded first.
DirectGeometry backwardGeometry(const ConvShape& shape) {
    const bool follow = columnsFollow(shape) && shape.strideHeight == 1;
    const int top = shape.reachHeight() - 1 - shape.paddingHeight, left = shape.reachWidth() - 1 - shape.paddingWidth;
    return {shape.filtersOfGroup(),
            follow ? shape.outputHeight() : shape.height + shape.reachHeight() - 1,
            follow ? shape.outputWidth() : shape.width + shape.reachWidth() - 1,
            follow ? top : 0,
            follow ? left : 0,
            shape.channelsOfGroup(),
            shape.kernelHeight,
            shape.kernelWidth,
            1,
            1,
            shape.height,
            shape.width,
            shape.dilationHeight,
            shape.dilationWidth,
            top,
            shape.strideHeight,
            shape.outputHeight(),
            0,
            0};
}

/// How an input is laid out for a geometry that wants `top` and `left` zeros before it: not at all where the geometry
/// leaves them out.
Placement placementFor(const DirectGeometry& geometry, int height, int width, int left, int columnStep) {
    const int first = geometry.firstRow - geometry.top;
    return {geometry.channels, height,     width,           first,         left - geometry.left,
            geometry.rowStep,  columnStep, geometry.height, geometry.width};
}

std::size_t inputElements(const DirectGeometry& geometry) {
    return blockElements(geometry.channels, geometry.height, geometry.width);
}

std::size_t weightElements(const ConvShape& shape) {
    return static_cast<std::size_t>(shape.filters) * shape.channelsOfGroup() * shape.kernelHeight * shape.kernelWidth;
}

template <class T>
class DirectConvolution final : public ConvolutionBackend<T> {
public:
    DirectConvolution(const ConvShape& shape, int batch)
        : ConvolutionBackend<T>(shape),
          blocks_(blocksOf(batch)),
          forward_(forwardGeometry(shape)),
          backward_(backwardGeometry(shape)),
          forwardPlacement_(placementFor(forward_, shape.height, shape.width, shape.paddingWidth, 1)),
          backwardPlacement_(placementFor(backward_, shape.outputHeight(), shape.outputWidth(),
                                          shape.reachWidth() - 1 - shape.paddingWidth, shape.strideWidth)) {
        kernels_.plan(&forward_);
        kernels_.plan(&backward_);
    }

    ConvAlgorithm algorithm() const override { return ConvAlgorithm::Direct; }
    std::size_t packedForwardBytes() const override { return weightElements(this->shape()) * sizeof(T); }
    std::size_t packedBackwardBytes() const override { return weightElements(this->shape()) * sizeof(T); }

    void packForward(const T* weights, void* packed) const override {
        const std::ptrdiff_t taps = this->shape().kernelHeight * this->shape().kernelWidth;
        for (int group = 0; group < this->shape().groups; ++group)
            kernels_.pack(forward_, weights + group * weightsOfGroup(), forward_.channels * taps, taps, false,
                          static_cast<T*>(packed) + group * weightsOfGroup());
    }
    void packBackward(const T* weights, void* packed) const override {
        const std::ptrdiff_t taps = this->shape().kernelHeight * this->shape().kernelWidth;
        for (int group = 0; group < this->shape().groups; ++group)
            kernels_.pack(backward_, weights + group * weightsOfGroup(), taps, forward_.channels * taps, true,
                          static_cast<T*>(packed) + group * weightsOfGroup());
    }

    std::size_t scratchBytes() const override {
        const std::size_t padded = aligned(inputElements(forward_) * sizeof(T));
        const std::size_t sums =
            static_cast<std::size_t>(largestTask()) * (sumElementsOfFilter() + batchLanes) * sizeof(T);
        return std::max(padded + sums, inputElements(backward_) * sizeof(T));
    }

    void forward(const T* x, const void* packed, const T* bias, Activation activation, int samples,
                 ConvOutputs<T> outputs, void* scratch) const override {
        DirectForwardTargets<T> targets{outputs.product, outputs.z, outputs.activation, bias, activation};
        const int groups = this->shape().groups;
        for (int part = 0; part < blocksOf(samples) * groups; ++part) {
            const int group = part % groups;
            if (bias != nullptr) targets.bias = bias + group * forward_.filters;
            convolveBlock(forward_, forwardPlacement_, x + part * inputOfGroup(),
                          static_cast<const T*>(packed) + group * weightsOfGroup(), targets, static_cast<T*>(scratch));
            for (T** target : {&targets.product, &targets.z, &targets.activation})
                if (*target != nullptr) *target += outputOfGroup();
        }
    }

    void dataGradient(const T* dz, const void* packed, int samples, T* dx, void* scratch) const override {
        const int groups = this->shape().groups;
        for (int part = 0; part < blocksOf(samples) * groups; ++part)
            convolveBlock(backward_, backwardPlacement_, dz + part * outputOfGroup(),
                          static_cast<const T*>(packed) + part % groups * weightsOfGroup(),
                          {dx + part * inputOfGroup(), nullptr, nullptr, nullptr, {}}, static_cast<T*>(scratch));
    }

    int weightGradientTasks() const override {
        const int filters = this->shape().kernelWidth > 3 ? filtersOfTask : filtersOfNarrowTask;
        return std::min((this->shape().filters + filters - 1) / filters, largestTasks);
    }
    std::size_t partialBytes() const override { return 0; }

    void weightGradientTask(int task, const T* x, const T* dz, T* dw, T* db, void* /*partials*/,
                            void* scratch) const override {
        const int first = firstFilter(task);
        const int filters = firstFilter(task + 1) - first;
        T* image = static_cast<T*>(scratch);
        T* sums = reinterpret_cast<T*>(static_cast<std::byte*>(scratch) + aligned(inputElements(forward_) * sizeof(T)));
        const std::size_t count = filters * sumElementsOfFilter();
        T* biasSums = sums + count;
        std::fill_n(sums, count + static_cast<std::size_t>(filters) * batchLanes, T(0));
        const int pixels = forward_.outputHeight * forward_.outputWidth;
        const std::size_t plane = blockElements(1, forward_.outputHeight, forward_.outputWidth);
        for (int block = 0; block < blocks_; ++block) {
            const T* gradients = dz + static_cast<std::size_t>(block) * this->shape().filters * plane;
            addFilters({first, filters}, x + static_cast<std::size_t>(block) * this->shape().groups * inputOfGroup(),
                       gradients, sums, image);
            // While they are in cache.
            if (db != nullptr) reductions_.addImageSums(filters, pixels, gradients + first * plane, biasSums);
        }
        const std::size_t weightsOfFilter = sumElementsOfFilter() / batchLanes;
        gradients_.addLanes(static_cast<int>(count / batchLanes), sums, dw + first * weightsOfFilter);
        if (db != nullptr) gradients_.addLanes(filters, biasSums, db + first);
    }

    void finishWeightGradient(const void* /*partials*/, T* /*dw*/, T* /*db*/) const override {}

private:
    /// Adds one block's share of the weight gradient of some filters, group by group.
    void addFilters(ChannelRange filters, const T* x, const T* dz, T* sums, T* scratch) const {
        const std::size_t plane = blockElements(1, forward_.outputHeight, forward_.outputWidth);
        const int end = filters.first + filters.count;
        for (int filter = filters.first, next; filter < end; filter = next) {
            const int group = filter / forward_.filters;
            next = std::min(end, (group + 1) * forward_.filters);
            const auto add = columnsFollow(this->shape()) ? gradients_.addBlock : gradients_.addSpreadBlock;
            add(forward_, next - filter, padded(x + group * inputOfGroup(), scratch), dz + filter * plane,
                sums + (filter - filters.first) * sumElementsOfFilter());
        }
    }
    /// One block of a group, some channels at a time: as many as stay in the first-level cache while a row is computed.
    void convolveBlock(const DirectGeometry& geometry, const Placement& placement, const T* source, const T* packed,
                       const DirectForwardTargets<T>& targets, T* scratch) const {
        const int step = channelsAtOnce(geometry);
        Placement part = placement;
        for (int channel = 0; channel < geometry.channels; channel += step) {
            part.channels = std::min(step, geometry.channels - channel);
            const T* from = source + channel * blockElements(1, placement.height, placement.width);
            if (!copiesAll(part)) kernels_.place(part, from, scratch);
            kernels_.forwardBlock(geometry, {channel, part.channels}, copiesAll(part) ? from : scratch, packed,
                                  targets);
        }
    }
    int channelsAtOnce(const DirectGeometry& geometry) const {
        const std::size_t window = blockElements(1, geometry.kernelHeight, geometry.width) * sizeof(T);
        const int fitting = std::max(1, static_cast<int>(bytesOfWindows / window));
        const int parts = (geometry.channels + fitting - 1) / fitting;
        return (geometry.channels + parts - 1) / parts;
    }
    /// True if placing would change nothing.
    static bool copiesAll(const Placement& placement) {
        return placement.height == placement.targetHeight && placement.width == placement.targetWidth &&
               placement.top == 0 && placement.left == 0 && placement.rowStep == 1 && placement.columnStep == 1;
    }
    std::size_t inputOfGroup() const {
        return blockElements(forward_.channels, this->shape().height, this->shape().width);
    }
    std::size_t outputOfGroup() const {
        return blockElements(forward_.filters, forward_.outputHeight, forward_.outputWidth);
    }
    std::ptrdiff_t weightsOfGroup() const {
        return static_cast<std::ptrdiff_t>(weightElements(this->shape())) / this->shape().groups;
    }
    /// A group's block padded, or as it is where nothing needs padding.
    const T* padded(const T* x, T* scratch) const {
        if (copiesAll(forwardPlacement_)) return x;
        kernels_.place(forwardPlacement_, x, scratch);
        return scratch;
    }
    /// Filters are dealt out evenly.
    int firstFilter(int task) const { return this->shape().filters * task / weightGradientTasks(); }
    int largestTask() const { return (this->shape().filters + weightGradientTasks() - 1) / weightGradientTasks(); }
    std::size_t sumElementsOfFilter() const {
        return weightElements(this->shape()) / static_cast<std::size_t>(this->shape().filters) * batchLanes;
    }

    const DirectForwardKernels<T>& kernels_ = kernelTable<DirectForwardKernels<T>>();
    const DirectGradientKernels<T>& gradients_ = kernelTable<DirectGradientKernels<T>>();
    const ReduceKernels<T>& reductions_ = kernelTable<ReduceKernels<T>>();
    int blocks_;
    DirectGeometry forward_, backward_;
    Placement forwardPlacement_, backwardPlacement_;
};

}  // namespace

template <class T>
std::unique_ptr<ConvolutionBackend<T>> makeDirectConvolution(const ConvShape& shape, int batch) {
    return std::make_unique<DirectConvolution<T>>(shape, batch);
}

template std::unique_ptr<ConvolutionBackend<float>> makeDirectConvolution<float>(const ConvShape&, int);
template std::unique_ptr<ConvolutionBackend<double>> makeDirectConvolution<double>(const ConvShape&, int);

}  // namespace glassbox::kernels
