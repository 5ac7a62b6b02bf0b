#pragma once

#include "core/base/thread_pool.h"
#include "core/graph/graph.h"
#include "core/runtime/executor.h"
#include "core/tensor/dtype.h"
#include "tests/core/ops/reference_interpreter.h"

#include <memory>
#include <string>
#include <vector>

namespace glassbox::testing {

/// A graph on the engine with every value kept, its leaves filled from an interpreter.
class EngineRun {
public:
    EngineRun(const Graph& graph, const ReferenceInterpreter& numbers, DType precision, ThreadPool& pool);

    std::int64_t batch() const { return batch_; }
    DType precision() const { return precision_; }
    void run(std::uint64_t seed = 1, std::uint64_t step = 0);
    /// Numbers of a value in logical order, batch axis first.
    std::vector<double> numbers(ValueId id) const;
    double loss() const { return numbers(graph_->loss()).front(); }
    /// Sets one element of an input or parameter.
    void set(ValueId id, std::size_t element, double number);

private:
    std::int64_t placeOf(ValueId parameter) const;

    std::shared_ptr<const Graph> graph_;
    std::int64_t batch_;
    DType precision_;
    std::vector<std::int64_t> offsets_;
    Tensor parameters_, gradients_;
    std::unique_ptr<Executor> executor_;
};

/// Compares each number of each op's results with the op's terms over the engine's own inputs: real numbers within 32
/// rounding errors of the sum of |terms|, integers exactly. Returns what is wrong, a line each, at most ten. Looks at
/// each element of a value, or at one in `every`.
std::string compareWithTerms(const Graph& graph, const EngineRun& engine, std::uint64_t seed = 1,
                             std::uint64_t step = 0, std::int64_t every = 1);

}  // namespace glassbox::testing
