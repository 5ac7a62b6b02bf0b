#include "core/experiment/data_fit.h"

#include "core/data/catalog.h"
#include "core/network/analysis.h"

namespace glassbox {

namespace {

bool fits(const ValueType& type, AxisKind kind, const Shape& sample) {
    if (type.kind == AxisKind::Tokens || kind == AxisKind::Tokens) return type.kind == kind && type.shape == sample;
    if (type.kind == AxisKind::Image || type.shape.rank() == sample.rank()) return type.shape == sample;
    return type.shape.elements() == sample.elements();
}

}  // namespace

Result<void> checkInputFits(const std::string& block, const ValueType& type, const std::string& dataset, AxisKind kind,
                            const Shape& sampleShape) {
    if (fits(type, kind, sampleShape)) return {};
    const ErrorArguments arguments{
        {"block", block}, {"wanted", type.shape.toString()}, {"dataset", dataset}, {"given", sampleShape.toString()}};
    if (type.kind != AxisKind::Tokens && kind == AxisKind::Tokens)
        return makeError(
            "train.input_tokens",
            translatable("core", "{block} takes real numbers, but a sample of {dataset} is {given} tokens"), arguments,
            translatable("core", "Set the kind of {block} to tokens and its shape to {given}."), block);
    if (type.kind == AxisKind::Tokens && kind != AxisKind::Tokens)
        return makeError("train.input_numbers",
                         translatable("core", "{block} takes tokens, but {dataset} has real numbers"), arguments,
                         translatable("core", "Set the kind of {block} to auto and its shape to {given}."), block);
    return makeError("train.input_shape",
                     translatable("core", "{block} takes {wanted}, but a sample of {dataset} is {given}"), arguments,
                     translatable("core", "Set the shape of {block} to {given}."), block);
}

std::optional<TokenLimit> tokenLimit(const Graph& graph, ValueId tokens) {
    std::optional<TokenLimit> least;
    for (const Op& op : graph.ops()) {
        if (op.type != "embedding" || op.inputs.front() != tokens) continue;
        const std::int64_t count = graph.value(op.inputs[1]).type.shape[0];
        if (!least || count < least->count) least = TokenLimit{op.block, count};
    }
    return least;
}

Result<void> checkVocabulary(const Graph& graph, ValueId tokens, const std::string& dataset, std::int64_t count) {
    const std::optional<TokenLimit> limit = tokenLimit(graph, tokens);
    if (!limit || limit->count >= count) return {};
    return makeError("train.vocabulary",
                     translatable("core", "{dataset} has {count} tokens, but {block} knows only {known}"),
                     {{"dataset", dataset},
                      {"count", std::to_string(count)},
                      {"block", limit->block},
                      {"known", std::to_string(limit->count)}},
                     translatable("core", "Set the vocabulary of {block} to {count}."), limit->block);
}

Result<void> checkInputsFitCatalog(const ExperimentSpec& experiment) {
    const CatalogEntry* entry = findCatalogEntry(experiment.data.dataset);
    if (!entry) return unknownDataset(experiment.data.dataset).at("data.dataset");
    const Result<Settings> options = checkedOptions(*entry, experiment.data.options);
    if (!options) return options.error();
    const NetworkAnalysis analysis = analyse(experiment.network);
    for (const BlockSpec& block : experiment.network.blocks) {
        if (block.type != "Input") continue;
        Result<void> fit = checkInputFits(block.id, analysis.blocks.at(block.id).outputs.front(),
                                          experiment.data.dataset, entry->kind, entry->sampleShape(*options));
        if (!fit) return fit;
    }
    return {};
}

}  // namespace glassbox
