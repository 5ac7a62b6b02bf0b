#pragma once

#include "core/base/result.h"
#include "core/graph/graph.h"

#include <string>
#include <string_view>
#include <vector>

namespace glassbox {

/// Appends values and ops to a graph and infers their types from the op table; blocks write through it.
class GraphBuilder {
public:
    explicit GraphBuilder(Graph& graph) : graph_(graph) {}

    /// Block and phase of everything that follows.
    void enterBlock(std::string id, Phase phase = Phase::Forward);

    // All names become "<block>.<name>" (just the name before any block is entered).
    ValueId input(std::string name, ValueType type);
    ValueId target(std::string name, ValueType type);
    ValueId parameter(std::string name, Shape shape, ParameterKind kind = ParameterKind::Trained);

    /// A good training step leaves this value in a statistic, or counts one more where there is no value.
    void update(ValueId parameter, ValueId value = {}) { graph_.addUpdate({parameter, value}); }

    /// Appends an op; its results are named "<block>.<name>". The error names the block.
    Result<std::vector<ValueId>> emit(std::string_view type, std::vector<ValueId> inputs, Attributes attributes,
                                      std::vector<std::string> resultNames);
    /// The first result; a second one (max_pool's winner, dropout's mask) is named as the op table says.
    Result<ValueId> emitOne(std::string_view type, std::vector<ValueId> inputs, Attributes attributes,
                            std::string resultName);

    Graph& graph() { return graph_; }

private:
    ValueId addNamed(std::string name, ValueType type, ValueRole role, ParameterKind kind = ParameterKind::Trained);

    Graph& graph_;
    std::string block_;
    Phase phase_ = Phase::Forward;
};

}  // namespace glassbox
