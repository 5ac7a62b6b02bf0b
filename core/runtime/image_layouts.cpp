#include "core/runtime/image_layouts.h"

#include "core/ops/op_type.h"
#include "core/runtime/conv_shapes.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace glassbox::runtime {

namespace {

bool isBatchedImage(const Graph& graph, ValueId id) {
    const ValueType& type = graph.value(id).type;
    return type.batched && type.kind == AxisKind::Image;
}

/// Regions of images that ops connect: a union-find over values.
class Regions {
public:
    explicit Regions(const Graph& graph) : parent_(graph.values().size()) {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
        for (const Op& op : graph.ops()) {
            ValueId first;
            for (const std::vector<ValueId>* ids : {&op.inputs, &op.outputs})
                for (const ValueId id : *ids) {
                    if (!isBatchedImage(graph, id)) continue;
                    if (first.valid()) parent_[find(id.index())] = find(first.index());
                    first = id;
                }
        }
    }

    std::size_t find(std::size_t value) {
        while (parent_[value] != value)
            value = parent_[value] = parent_[parent_[value]];
        return value;
    }

private:
    std::vector<std::size_t> parent_;
};

/// Work of a region's convolutions that is done fastest in N16 and in NHWC, and whether it has poolings at all.
struct RegionWork {
    double n16 = 0;
    double nhwc = 0;
    bool onlyN16 = false;  ///< a convolution that NHWC's library can't do
    bool pools = false;
};

template <class T>
void countConvolution(const kernels::ConvShape& shape, double flops, ConvolutionCache& convolutions, RegionWork& work) {
    const auto best = convolutions.best<T>(shape);
    if (best->layout() == Layout::N16)
        work.n16 += flops;
    else
        work.nhwc += flops;
}

Layout layoutOf(const RegionWork& work) {
    if (work.n16 + work.nhwc == 0) return work.pools ? Layout::N16 : Layout::Rows;
    return work.onlyN16 || work.n16 >= work.nhwc ? Layout::N16 : Layout::NHWC;
}

/// Steps of the longest sequence that attention couples; 0 without attention.
std::int64_t attendedSteps(const Graph& graph) {
    std::int64_t longest = 0;
    for (const Op& op : graph.ops())
        if (op.type == "attention_scores" || op.type == "fused_attention")
            longest = std::max(longest, graph.value(op.inputs[0]).type.shape[0]);
    return longest;
}

/// True if a recurrent layer is in the graph.
bool goesThroughTime(const Graph& graph) {
    return std::ranges::any_of(graph.ops(), [](const Op& op) { return op.type.ends_with("_sequence"); });
}

}  // namespace

int choosePieceSamples(const Graph& graph, int batch) {
    const bool images = std::ranges::any_of(graph.ops(), [](const Op& op) {
        return op.type.find("conv") != std::string::npos || op.type.find("_pool") != std::string::npos;
    });
    constexpr int imagePiece = batchLanes;
    constexpr int rowPiece = 64;
    // Each step is a row of its own: a few samples make products large enough, and what a layer makes stays in cache.
    constexpr std::int64_t rowsInCache = 256;
    if (const std::int64_t steps = attendedSteps(graph); steps > 0 && !images)
        return static_cast<int>(std::clamp<std::int64_t>(rowsInCache / steps, 1, std::min(rowPiece, batch)));
    // A layer that goes through time multiplies a row a sample: few rows keep its products fast, and two threads busy.
    constexpr int recurrentPiece = 16;
    if (goesThroughTime(graph) && !images) return std::clamp((batch + 1) / 2, 1, recurrentPiece);
    return std::min(images ? imagePiece : rowPiece, (batch + batchLanes - 1) / batchLanes * batchLanes);
}

std::vector<Layout> chooseLayouts(const Graph& graph, DType precision, ConvolutionCache& convolutions) {
    Regions regions(graph);
    std::vector<RegionWork> works(graph.values().size());
    const bool few = convolutions.batch() <= kernels::fewSamples;
    for (const Op& op : graph.ops()) {
        const auto image = std::ranges::find_if(op.inputs, [&](ValueId id) { return isBatchedImage(graph, id); });
        if (image == op.inputs.end()) continue;
        RegionWork& work = works[regions.find(image->index())];
        work.pools = work.pools || op.type.find("_pool") != std::string::npos;
        const auto shape = convShapeOf(graph, op);
        if (!shape) continue;
        const double flops = findOpType(op.type)->cost(graph, op).flops;
        if (few)
            work.nhwc += flops;
        else if (precision == DType::F64)
            countConvolution<double>(*shape, flops, convolutions, work);
        else
            countConvolution<float>(*shape, flops, convolutions, work);
    }
    // A wide region's narrow convolution must be possible in NHWC too.
    for (const Op& op : graph.ops()) {
        const auto shape = convShapeOf(graph, op);
        if (!shape || few || precision == DType::F64) continue;
        RegionWork& work = works[regions.find(op.inputs[0].index())];
        if (layoutOf(work) == Layout::NHWC)
            work.onlyN16 = convolutions.get<float>(*shape, kernels::ConvAlgorithm::OneDnn)->layout() != Layout::NHWC;
    }
    std::vector<Layout> layouts(graph.values().size(), Layout::Rows);
    for (const Value& value : graph.values())
        if (isBatchedImage(graph, value.id))
            layouts[value.id.index()] = layoutOf(works[regions.find(value.id.index())]);
    return layouts;
}

}  // namespace glassbox::runtime
