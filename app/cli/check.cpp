#include "app/cli/loading.h"
#include "app/cli/output.h"
#include "core/experiment/data_fit.h"
#include "core/experiment/experiment_spec.h"
#include "core/network/analysis.h"
#include "core/train/training_graph.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace glassbox::cli {
namespace {

std::string typesOf(const std::vector<ValueType>& types) {
    std::string text;
    for (const ValueType& type : types)
        text += (text.empty() ? "" : ", ") + type.toString();
    return text;
}

/// Every problem of a network: the first as the command's error, all of them on standard error or in the document.
int refuseAll(const NetworkAnalysis& analysis, bool json) {
    nlohmann::ordered_json problems = nlohmann::ordered_json::array();
    for (const Problem& problem : analysis.problems) {
        printError(problem.error);
        nlohmann::ordered_json entry{{"code", problem.error.code}, {"block", problem.block}};
        entry["message"] = problem.error.message();
        if (!problem.error.hint.empty()) entry["hint"] = problem.error.mend();
        if (problem.mend) entry["mend"] = fillPlaceholders(problem.mend->text, problem.mend->arguments);
        problems.push_back(std::move(entry));
    }
    if (json) printJson({{"valid", false}, {"problems", problems}});
    return BadInput;
}

nlohmann::ordered_json blockJson(const BlockSpec& block, const BlockAnalysis& known) {
    nlohmann::ordered_json entry{{"id", block.id}, {"type", block.type}};
    for (const ValueType& type : known.inputs)
        entry["inputs"].push_back(shapeJson(type.shape));
    for (const ValueType& type : known.outputs)
        entry["outputs"].push_back(shapeJson(type.shape));
    entry["parameters"] = known.parameters;
    entry["flops"] = known.flops;
    entry["bytes"] = known.bytes;
    return entry;
}

void printTable(const NetworkSpec& network, const NetworkAnalysis& analysis) {
    fmt::print("{:12} {:11} {:22} {:22} {:>12} {:>13} {:>10}\n", "block", "type", "in", "out", "parameters",
               "work/sample", "memory");
    for (const std::string& id : analysis.order) {
        const BlockAnalysis& known = analysis.blocks.at(id);
        fmt::print("{:12} {:11} {:22} {:22} {:>12} {:>13} {:>10}\n", id, network.find(id)->type, typesOf(known.inputs),
                   typesOf(known.outputs), grouped(known.parameters), withPrefix(known.flops, "FLOP"),
                   withPrefix(known.bytes, "B"));
    }
    fmt::print("{:70} {:>12} {:>13} {:>10}\n", "all", grouped(analysis.parameters), withPrefix(analysis.flops, "FLOP"),
               withPrefix(analysis.bytes, "B"));
}

void printValues(const Graph& graph) {
    fmt::print("\nvalues of a training step (`explain` and `verify` take them):\n");
    for (const Value& value : graph.values())
        fmt::print("  {:34} {}\n", value.name, value.type.toString());
}

nlohmann::ordered_json valuesJson(const Graph& graph) {
    nlohmann::ordered_json values = nlohmann::ordered_json::array();
    for (const Value& value : graph.values())
        values.push_back({{"name", value.name}, {"shape", shapeJson(value.type.shape)}, {"block", value.block}});
    return values;
}

}  // namespace

int runCheck(const FileOptions& options) {
    const auto experiment = loadExperiment(options.file);
    if (!experiment) return refuse(experiment.error(), options.json);
    const NetworkSpec& network = experiment->network;
    const NetworkAnalysis analysis = analyse(network);
    if (!analysis.valid()) return refuseAll(analysis, options.json);
    if (const auto valid = validate(*experiment); !valid) return refuse(valid.error(), options.json);
    if (const auto fit = checkInputsFitCatalog(*experiment); !fit) return refuse(fit.error(), options.json);
    const auto lowered = trainingGraph(*experiment, true);
    if (!lowered) return refuse(lowered.error(), options.json);
    if (!options.json) {
        printTable(network, analysis);
        printValues(*lowered->graph);
        return Done;
    }
    nlohmann::ordered_json document{{"valid", true},
                                    {"name", network.name},
                                    {"parameters", analysis.parameters},
                                    {"flops", analysis.flops},
                                    {"bytes", analysis.bytes}};
    for (const std::string& id : analysis.order)
        document["blocks"].push_back(blockJson(*network.find(id), analysis.blocks.at(id)));
    document["values"] = valuesJson(*lowered->graph);
    printJson(document);
    return Done;
}

}  // namespace glassbox::cli
