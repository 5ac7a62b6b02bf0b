#pragma once

#include "core/graph/graph.h"
#include "core/runtime/convolution_cache.h"
#include "core/tensor/layout.h"

#include <vector>

namespace glassbox::runtime {

/// Samples in one piece of the batch: a fixed function of graph and batch.
int choosePieceSamples(const Graph& graph, int batch);

/// Physical layout of each value: one layout for all images that are connected by ops on images, the one in which most
/// of their convolutions' work is done fastest (NHWC for few samples, which would not fill N16); Rows for everything
/// else.
std::vector<Layout> chooseLayouts(const Graph& graph, DType precision, ConvolutionCache& convolutions);

}  // namespace glassbox::runtime
