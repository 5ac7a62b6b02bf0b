// Tidy and wire routing of 200 blocks: tidy_benchmark
#include "ui/canvas/block_geometry.h"
#include "ui/canvas/tidy.h"
#include "ui/canvas/wire_routing.h"

#include <benchmark/benchmark.h>

namespace {

using namespace glassbox;

constexpr int blockCount = 200;
constexpr QSizeF view(950, 478);

std::vector<QSizeF> sizes() {
    std::vector<QSizeF> boxes;
    for (int i = 0; i < blockCount; ++i)
        boxes.emplace_back(74 + 8 * (i % 5), canvas_size::blockHeight);
    return boxes;
}

/// A chain in which every fourth block is skipped by a second wire, as in a residual network.
std::vector<TidyWire> wires() {
    std::vector<TidyWire> all;
    for (int i = 0; i + 1 < blockCount; ++i)
        all.push_back({i, i + 1, 40});
    for (int i = 0; i + 4 < blockCount; i += 4)
        all.push_back({i, i + 3, 40});
    return all;
}

void tidyBlocks(benchmark::State& state) {
    const auto boxes = sizes();
    const auto edges = wires();
    for (auto _ : state)
        benchmark::DoNotOptimize(tidy(boxes, edges, view));
}

void routeBlocks(benchmark::State& state) {
    const auto boxes = sizes();
    const auto corners = tidy(boxes, wires(), view);
    std::vector<QRectF> placed;
    for (std::size_t i = 0; i < boxes.size(); ++i)
        placed.emplace_back(corners[i], boxes[i]);
    std::vector<WireEnds> ends;
    for (const TidyWire& wire : wires()) {
        const QRectF &from = placed[static_cast<std::size_t>(wire.from)],
                     &to = placed[static_cast<std::size_t>(wire.to)];
        ends.push_back({wire.from, wire.to, {from.right(), from.center().y()}, {to.left(), to.center().y()}});
    }
    for (auto _ : state)
        benchmark::DoNotOptimize(routeWires(placed, ends));
}

BENCHMARK(tidyBlocks)->Unit(benchmark::kMillisecond);
BENCHMARK(routeBlocks)->Unit(benchmark::kMillisecond);

}  // namespace
