#include "core/network/analysis.h"

#include "core/graph/graph.h"
#include "core/network/document_types.h"
#include "core/network/fold.h"
#include "core/network/mends.h"
#include "core/network/structure.h"
#include "core/ops/op_type.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace glassbox {

namespace {

/// Product of the sizes, or `most` if it is larger.
std::int64_t countElements(const Shape& shape, std::int64_t most) {
    std::int64_t product = 1;
    for (const std::int64_t size : shape.sizes()) {
        if (size > most / product) return most;
        product *= size;
    }
    return product;
}

std::int64_t addSaturating(std::int64_t a, std::int64_t b) {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    return a > most - b ? most : a + b;
}

/// Walks a network without composites in the order of execution, infers types and lowers what is valid into a scratch
/// graph to count work.
class Analyser {
public:
    Analyser(const NetworkSpec& network, const Wiring& wiring)
        : network_(network), wiring_(wiring), builder_(graph_), values_(network.blocks.size()) {}

    NetworkAnalysis run() {
        for (const BlockSpec& block : network_.blocks)
            result_.blocks[block.id];
        for (const int block : wiring_.order)
            visit(static_cast<std::size_t>(block));
        return std::move(result_);
    }

private:
    void visit(std::size_t index) {
        const BlockSpec& spec = network_.blocks[index];
        const BlockType* type = wiring_.types[index];
        BlockAnalysis& block = result_.blocks[spec.id];
        std::vector<ValueId> inputs;
        if (!type || !settingsFit(spec, *type) || !collectInputs(index, block.inputs, inputs)) return;
        const BlockContext context{spec.id, spec.settings, block.inputs};
        if (type->summary) block.summary = type->summary(context);
        Result<std::vector<ValueType>> outputs = type->infer(context);
        if (!outputs) return addProblem(index, outputs.error());
        for (const ValueType& output : *outputs)
            if (countElements(output.shape, mostElements) >= mostElements)
                return addProblem(index, tooLarge(spec, output));
        const std::vector<ParameterDeclaration> parameters = type->parameters(context);
        block.parameters = countParameters(parameters);
        if (block.parameters >= mostElements) return addProblem(index, tooManyWeights(spec, parameters));
        block.outputs = std::move(outputs).value();
        if (!emit(index, context, inputs, parameters)) return;
        block.known = true;
        result_.parameters = addSaturating(result_.parameters, block.parameters);
        result_.flops += block.flops;
        result_.bytes += block.bytes;
    }

    static bool settingsFit(const BlockSpec& spec, const BlockType& type) {
        return std::ranges::all_of(type.settings, [&](const SettingSchema& schema) {
            const Setting* setting = spec.settings.find(schema.key);
            return setting && checkSetting(schema, *setting).ok();
        });
    }

    /// False if some input is not known, because nothing is connected or something before is wrong.
    bool collectInputs(std::size_t index, std::vector<ValueType>& types, std::vector<ValueId>& ids) const {
        for (const Source& source : wiring_.sources[index]) {
            const bool known = source.connected() && result_.blocks.at(idOf(source.block)).known;
            if (!known) {
                types.clear();
                return false;
            }
            types.push_back(result_.blocks.at(idOf(source.block)).outputs[source.port]);
            ids.push_back(values_[source.block][source.port]);
        }
        return true;
    }

    const std::string& idOf(int block) const { return network_.blocks[static_cast<std::size_t>(block)].id; }

    static std::int64_t countParameters(const std::vector<ParameterDeclaration>& parameters) {
        std::int64_t count = 0;
        for (const ParameterDeclaration& parameter : parameters)
            if (parameter.kind == ParameterKind::Trained)
                count = addSaturating(count, countElements(parameter.shape, std::numeric_limits<std::int64_t>::max()));
        return count;
    }

    static Error tooLarge(const BlockSpec& spec, const ValueType& output) {
        return makeError("network.too_large",
                         translatable("core", "{block} ({type}) would make {shape} numbers of one sample"),
                         {{"block", spec.id}, {"type", spec.type}, {"shape", output.shape.toString()}},
                         translatable("core", "Make its sizes smaller."), spec.id);
    }

    static Error tooManyWeights(const BlockSpec& spec, const std::vector<ParameterDeclaration>& parameters) {
        double count = 0;
        for (const ParameterDeclaration& parameter : parameters) {
            double elements = 1;
            for (const std::int64_t size : parameter.shape.sizes())
                elements *= static_cast<double>(size);
            count += elements;
        }
        return makeError("network.too_many_weights",
                         translatable("core", "{block} ({type}) would need {count} weights, {size} GB of memory"),
                         {{"block", spec.id},
                          {"type", spec.type},
                          {"count", fmt::format("{:.3g}", count)},
                          {"size", fmt::format("{:.3g}", count * sizeof(float) / 1e9)}},
                         translatable("core", "Make its sizes smaller."), spec.id);
    }

    bool emit(std::size_t index, const BlockContext& context, const std::vector<ValueId>& inputs,
              const std::vector<ParameterDeclaration>& parameters) {
        const std::size_t firstOp = graph_.ops().size(), firstValue = graph_.values().size();
        builder_.enterBlock(context.id);
        std::vector<ValueId> parameterIds;
        for (const ParameterDeclaration& parameter : parameters)
            parameterIds.push_back(builder_.parameter(parameter.name, parameter.shape, parameter.kind));
        const Result<std::vector<ValueId>> outputs =
            wiring_.types[index]->emit({builder_, context, inputs, parameterIds, false, true, static_cast<int>(index)});
        BlockAnalysis& block = result_.blocks[context.id];
        if (!outputs) {
            addProblem(index, outputs.error());
            block.outputs.clear();
            return false;
        }
        values_[index] = *outputs;
        for (std::size_t i = firstOp; i < graph_.ops().size(); ++i)
            block.flops += findOpType(graph_.ops()[i].type)->cost(graph_, graph_.ops()[i]).flops;
        for (std::size_t i = firstValue; i < graph_.values().size(); ++i)
            if (const Value& value = graph_.values()[i]; value.type.batched)
                block.bytes += 4.0 * static_cast<double>(value.type.shape.elements());
        return true;
    }

    /// Adds what a block's rules say, with the block before it filled in.
    void addProblem(std::size_t index, Error error) {
        const BlockSpec& spec = network_.blocks[index];
        const std::vector<Source>& sources = wiring_.sources[index];
        if (!sources.empty() && sources.front().connected())
            error.arguments.emplace_back("source", idOf(sources.front().block));
        result_.problems.push_back({error.at(spec.id), spec.id, std::nullopt});
    }

    static constexpr std::int64_t mostElements = std::int64_t{1} << 40;

    const NetworkSpec& network_;
    const Wiring& wiring_;
    Graph graph_;
    GraphBuilder builder_;
    std::vector<std::vector<ValueId>> values_;
    NetworkAnalysis result_;
};

/// What may be the cause of others comes first.
void sortProblems(NetworkAnalysis& analysis, const NetworkSpec& network) {
    std::map<std::string_view, std::size_t> rank;
    for (const std::string& id : analysis.order)
        rank.emplace(id, rank.size() + 1);
    for (const BlockSpec& block : network.blocks)
        rank.emplace(block.id, rank.size() + 1);
    rank.emplace("", 0);
    std::ranges::stable_sort(analysis.problems, {}, [&](const Problem& problem) {
        if (problem.error.code == ringCode) return std::size_t{0};
        const std::size_t last = problem.error.code == unusedCode ? network.blocks.size() : 0;
        return rank[problem.block] + last;
    });
}

/// Analyses the network with its composites written out, and folds what comes of it back.
NetworkAnalysis analyseExpanded(const NetworkSpec& network, BlockTypes types) {
    const Expansion expansion = expand(network, types);
    const Wiring wiring = resolveWiring(expansion.flat, types);
    NetworkAnalysis result = Analyser(expansion.flat, wiring).run();
    foldInstances(result, expansion, wiring);
    std::vector<Problem> problems = findInnerProblems(network, expansion, types);
    for (const Error& error : expansion.errors)
        problems.push_back({error, error.place, std::nullopt});
    problems.insert(problems.end(), result.problems.begin(), result.problems.end());
    foldProblems(problems, network);
    result.problems = std::move(problems);
    return result;
}

/// Says how the blocks of the document itself are summed up, composites included.
void describeBlocks(NetworkAnalysis& analysis, const NetworkSpec& network, const Wiring& wiring) {
    analysis.order.clear();
    for (const int block : wiring.order)
        analysis.order.push_back(network.blocks[static_cast<std::size_t>(block)].id);
    for (std::size_t i = 0; i < network.blocks.size(); ++i) {
        const BlockSpec& spec = network.blocks[i];
        BlockAnalysis& block = analysis.blocks[spec.id];
        if (wiring.types[i] && isComposite(*wiring.types[i]))
            block.summary = wiring.types[i]->summary({spec.id, spec.settings, block.inputs});
    }
}

}  // namespace

NetworkAnalysis analyse(const NetworkSpec& network, BlockTypes types) {
    const DocumentTypes table(network, types);
    const Wiring wiring = resolveWiring(network, table.types());
    const std::vector<Problem> structure = findStructureProblems(network, wiring);
    NetworkAnalysis result = hasComposites(network) ? analyseExpanded(network, types) : Analyser(network, wiring).run();
    result.problems.insert(result.problems.begin(), structure.begin(), structure.end());
    describeBlocks(result, network, wiring);
    sortProblems(result, network);
    offerMends(result, network, wiring, table.types());
    return result;
}

}  // namespace glassbox
