#pragma once

#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/tensor/layout.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace glassbox {

/// Which values keep a buffer of their own after the step.
enum class Keep : std::uint8_t {
    None,  ///< memory is reused by liveness: training
    All,   ///< every value, internals of fused ops too: microscope
};

/// What a plan is made for.
struct PlanOptions {
    int batch = 1;
    DType precision = DType::F32;  ///< F32 or F64: the real type of every value that the graph calls F32
    Keep keep = Keep::None;
    std::vector<ValueId> taps;  ///< values that must be readable after the step
    std::vector<std::int64_t>
        parameterOffsets;         ///< where each of graph.parameters() starts in the flat buffer, in elements
    std::size_t memoryLimit = 0;  ///< bytes; 0: none. A plan that needs more is refused with the figure
};

/// Order of execution, layouts, pieces and buffers of a graph for one batch size: immutable, shared by executors. Same
/// entries, same order, same pieces for every `keep` and `taps`, so the bits don't depend on them.
class Plan {
public:
    /// One op to run; a fused op is one entry.
    struct EntryInfo {
        OpId op;
        int segment;  ///< entries of one segment run piece by piece without a barrier
        int pieces;
    };

    static Result<std::shared_ptr<const Plan>> make(std::shared_ptr<const Graph> graph, PlanOptions options);
    ~Plan();

    const Graph& graph() const;
    const std::shared_ptr<const Graph>& sharedGraph() const;
    const PlanOptions& options() const;
    const std::vector<EntryInfo>& entries() const;
    int segments() const;
    /// Physical layout that the plan chose for a value.
    Layout layout(ValueId id) const;
    /// True if the value can be read after a whole run.
    bool readable(ValueId id) const;
    /// Bytes of all buffers, without parameters.
    std::size_t bytes() const;
    /// Samples in one piece.
    int pieceSamples() const;
    /// "entry 3: fused_conv2d conv1 (4 pieces, N16)": one line an entry.
    std::string toString() const;

    struct Implementation;
    const Implementation& implementation() const { return *implementation_; }

private:
    Plan();
    std::unique_ptr<Implementation> implementation_;
};

/// Keeps the plans of one graph, so that a tail batch, an evaluation or a changed tap costs a plan only once.
class PlanCache {
public:
    explicit PlanCache(std::shared_ptr<const Graph> graph) : graph_(std::move(graph)) {}
    Result<std::shared_ptr<const Plan>> get(const PlanOptions& options);

private:
    std::shared_ptr<const Graph> graph_;
    std::vector<std::shared_ptr<const Plan>> plans_;
};

}  // namespace glassbox
