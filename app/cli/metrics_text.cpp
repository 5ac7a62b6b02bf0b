#include "app/cli/metrics_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace glassbox::cli {
namespace {

using Json = nlohmann::ordered_json;

/// The first of these numbers that is there, over all outputs; negative: none.
double firstOf(const std::vector<HeadEvaluation>& heads, double HeadEvaluation::*number) {
    for (const HeadEvaluation& head : heads)
        if (head.*number >= 0) return head.*number;
    return -1;
}

void addWhereThere(Json& entry, const std::string& key, double number) {
    if (number >= 0) entry[key] = number;
}

Json headJson(const HeadEvaluation& head) {
    Json entry{{"loss", head.loss}};
    addWhereThere(entry, "accuracy", head.accuracy);
    addWhereThere(entry, "bits_per_token", head.bitsPerToken);
    addWhereThere(entry, "rmse", head.rootMeanSquare);
    return entry;
}

}  // namespace

void addMetrics(Json& entry, const std::string& prefix, const PartMetrics& metrics) {
    entry[prefix + "loss"] = metrics.loss;
    addWhereThere(entry, prefix + "accuracy", metrics.accuracy);
    addWhereThere(entry, prefix + "bits_per_token", firstOf(metrics.heads, &HeadEvaluation::bitsPerToken));
    addWhereThere(entry, prefix + "rmse", firstOf(metrics.heads, &HeadEvaluation::rootMeanSquare));
    if (metrics.heads.size() < 2) return;
    Json& outputs = entry[prefix + "outputs"] = Json::object();
    for (const HeadEvaluation& head : metrics.heads)
        outputs[head.block] = headJson(head);
}

std::string metricsText(const PartMetrics& metrics) {
    std::string text = fmt::format("loss {:.4g}", metrics.loss);
    if (metrics.accuracy >= 0) text += fmt::format(" accuracy {:.2f} %", 100 * metrics.accuracy);
    if (const double bits = firstOf(metrics.heads, &HeadEvaluation::bitsPerToken); bits >= 0)
        text += fmt::format(" {:.4g} bits a token", bits);
    if (const double distance = firstOf(metrics.heads, &HeadEvaluation::rootMeanSquare); distance >= 0)
        text += fmt::format(" RMSE {:.4g}", distance);
    return text;
}

}  // namespace glassbox::cli
