#include "core/base/assert.h"
#include "core/ops/op_type.h"
#include "core/runtime/bind/bindings.h"
#include "core/runtime/image_layouts.h"
#include "core/runtime/plan_implementation.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <limits>
#include <optional>

namespace glassbox {

namespace {

using runtime::Buffers;
using runtime::Schedule;

/// "3.2 TiB": three significant digits at most.
std::string readableBytes(double bytes) {
    constexpr std::array<const char*, 7> units = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    std::size_t unit = 0;
    while (bytes >= 1024 && unit + 1 < units.size()) {
        bytes /= 1024;
        ++unit;
    }
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), bytes < 10 && unit > 0 ? "%.1f %s" : "%.0f %s", bytes, units[unit]);
    return text.data();
}

/// An error where the buffers don't fit into the limit (or into any machine's addresses).
std::optional<Error> checkMemory(const Buffers& buffers, int segments, const PlanOptions& options) {
    constexpr double addressable = 1e15;
    const double needed = runtime::peakBytes(buffers, segments);
    const double limit = options.memoryLimit > 0 ? static_cast<double>(options.memoryLimit) : addressable;
    if (needed <= limit) return std::nullopt;
    return makeError("plan.memory",
                     translatable("core", "A batch of {batch} needs {needed} of memory, the machine has {available}"),
                     {{"batch", std::to_string(options.batch)},
                      {"needed", readableBytes(needed)},
                      {"available", readableBytes(limit)}},
                     translatable("core", "Make the batch or the network smaller"));
}

/// Kernels count elements in int.
std::optional<Error> checkSizes(const Graph& graph, const PlanOptions& options) {
    for (const Value& value : graph.values()) {
        double elements = value.type.batched ? options.batch : 1;
        for (const std::int64_t size : value.type.shape.sizes())
            elements *= static_cast<double>(size);
        if (elements <= std::numeric_limits<int>::max()) continue;
        return makeError("plan.value_too_large",
                         translatable("core", "{value} has more than {most} numbers in a batch of {batch}"),
                         {{"value", value.name},
                          {"most", std::to_string(std::numeric_limits<int>::max())},
                          {"batch", std::to_string(options.batch)}},
                         translatable("core", "Make the batch or the network smaller"), value.block);
    }
    return std::nullopt;
}

/// Refuses what can't be planned before anything is prepared.
std::optional<Error> checkOptions(const Graph& graph, const PlanOptions& options, const Schedule& schedule) {
    if (options.batch < 1)
        return makeError("plan.batch", translatable("core", "A batch has at least one sample, not {batch}"),
                         {{"batch", std::to_string(options.batch)}});
    const std::vector<Layout> rows(graph.values().size(), Layout::Rows);
    const Buffers least = runtime::assignSlots(graph, options, schedule, rows);
    if (auto error = checkMemory(least, static_cast<int>(schedule.segments.size()), options)) return error;
    return checkSizes(graph, options);
}

void bindKernels(Plan::Implementation& plan, const Schedule& schedule, runtime::ConvolutionCache& convolutions) {
    for (std::size_t entry = 0; entry < schedule.order.size(); ++entry) {
        const Op& op = plan.graph->op(schedule.order[entry]);
        const runtime::Binding* binding = runtime::findBinding(op.type);
        GLASSBOX_ASSERT(binding != nullptr);
        const runtime::BindContext context{*plan.graph,       op,           plan.layouts, plan.options.batch,
                                           plan.pieceSamples, convolutions, entry};
        const bool isDouble = plan.options.precision == DType::F64;
        plan.kernels.push_back((isDouble ? binding->bindDouble : binding->bindFloat)(context));
        plan.scratchBytes = std::max(plan.scratchBytes, plan.kernels.back()->scratchBytes());
    }
}

/// Largest parts first, so that the threads end together; the order of independent tasks changes no bit.
void sortParts(const Plan::Implementation& plan, std::vector<Plan::Implementation::Task>& parts) {
    const auto flopsOfPart = [&](const Plan::Implementation::Task& task) {
        const Plan::EntryInfo& entry = plan.entries[static_cast<std::size_t>(task.entry)];
        const Op& op = plan.graph->op(entry.op);
        return findOpType(op.type)->cost(*plan.graph, op).flops / entry.pieces;
    };
    std::ranges::stable_sort(parts, std::greater<>(), flopsOfPart);
}

/// Bytes of rearranged weights from which several threads share the work.
constexpr std::size_t worthABarrier = std::size_t{256} << 10;

void makeStages(Plan::Implementation& plan, const Schedule& schedule) {
    for (const runtime::Segment& segment : schedule.segments) {
        const int segmentIndex = static_cast<int>(plan.stages.size());
        Plan::Implementation::Stage stage;
        stage.kind = segment.kind;
        stage.firstEntry = segment.firstEntry;
        stage.lastEntry = segment.firstEntry + segment.entries;
        const bool chain = segment.kind == runtime::SegmentKind::Chain;
        std::size_t preparedBytes = 0;
        for (int entry = stage.firstEntry; entry < stage.lastEntry; ++entry) {
            const runtime::BoundKernel& kernel = *plan.kernels[static_cast<std::size_t>(entry)];
            const int pieces = chain ? plan.pieces : kernel.parts();
            plan.entries.push_back({schedule.order[static_cast<std::size_t>(entry)], segmentIndex, pieces});
            for (int task = 0; task < kernel.preparations(); ++task)
                stage.preparations.push_back({entry, task});
            if (kernel.preparations() > 0) preparedBytes += kernel.sharedBytes();
            for (int part = 0; !chain && part < pieces; ++part)
                stage.parts.push_back({entry, part});
            if (kernel.finishes()) stage.finishing.push_back(entry);
        }
        stage.preparesInline = preparedBytes < worthABarrier;
        sortParts(plan, stage.parts);
        plan.stages.push_back(std::move(stage));
    }
}

/// Memory that the tasks of an entry share lives as long as its segment; with keep=all no value ever lies there, so
/// that an entry that runs again leaves what came after it as it is.
void addSharedSlots(Plan::Implementation& plan) {
    const int end = static_cast<int>(plan.stages.size());
    for (std::size_t entry = 0; entry < plan.kernels.size(); ++entry) {
        const std::size_t bytes = plan.kernels[entry]->sharedBytes();
        const int segment = plan.entries[entry].segment;
        plan.sharedSlots.push_back(bytes > 0 ? static_cast<int>(plan.buffers.slots.size()) : -1);
        const int last = plan.options.keep == Keep::All ? end : segment;
        if (bytes > 0) plan.buffers.slots.push_back({(bytes + 63) / 64 * 64, segment, last, 0});
    }
}

}  // namespace

Result<std::shared_ptr<const Plan>> Plan::make(std::shared_ptr<const Graph> graph, PlanOptions options) {
    GLASSBOX_ASSERT(options.parameterOffsets.size() == graph->parameters().size());
    const Schedule schedule = runtime::makeSchedule(*graph);
    if (auto error = checkOptions(*graph, options, schedule)) return *error;

    std::shared_ptr<Plan> plan(new Plan());
    Implementation& implementation = *plan->implementation_;
    implementation.graph = std::move(graph);
    implementation.options = std::move(options);
    const int batch = implementation.options.batch;
    implementation.pieceSamples = runtime::choosePieceSamples(*implementation.graph, batch);
    implementation.pieces = (batch + implementation.pieceSamples - 1) / implementation.pieceSamples;
    runtime::ConvolutionCache convolutions(batch, implementation.pieceSamples);
    implementation.layouts =
        runtime::chooseLayouts(*implementation.graph, implementation.options.precision, convolutions);
    implementation.buffers =
        runtime::assignSlots(*implementation.graph, implementation.options, schedule, implementation.layouts);
    bindKernels(implementation, schedule, convolutions);
    makeStages(implementation, schedule);
    addSharedSlots(implementation);
    if (auto error = checkMemory(implementation.buffers, plan->segments(), implementation.options)) return *error;
    runtime::placeSlots(implementation.buffers);
    return std::shared_ptr<const Plan>(std::move(plan));
}

}  // namespace glassbox
