#include "core/explain/explain.h"
#include "app/cli/loading.h"
#include "app/cli/output.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace glassbox::cli {
namespace {

/// Terms shown in full; the rest is summed in one line.
constexpr std::size_t shownTerms = 12;

Result<std::unique_ptr<Microscope>> openMicroscope(const NumberOptions& options, ThreadPool& pool) {
    auto loaded = loadExperimentAndData(options.file, options.data);
    if (!loaded) return loaded.error();
    auto weights = readSafetensors(options.weights);
    if (!weights) return weights.error();
    return Microscope::make(loaded->experiment, loaded->dataset, *weights, options.part, {options.sample}, pool);
}

/// Runs one command on the number that --at names.
int withNumber(const NumberOptions& options, const std::function<int(Microscope&, const NumberRef&)>& command) {
    const auto ref = parseNumberRef(options.at);
    if (!ref) return refuse(ref.error(), options.json);
    ThreadPool pool(1);
    const auto microscope = openMicroscope(options, pool);
    if (!microscope) return refuse(microscope.error(), options.json);
    return command(**microscope, *ref);
}

nlohmann::ordered_json explanationJson(const Explanation& explanation) {
    nlohmann::ordered_json document{{"value", explanation.ref.toString()},
                                    {"engine", explanation.engine},
                                    {"block", explanation.block},
                                    {"op", explanation.op},
                                    {"formula", explanation.formula},
                                    {"this_number", explanation.terms.formula},
                                    {"terms_in_double", explanation.terms.reference},
                                    {"sum_of_absolute_terms", explanation.terms.magnitude}};
    if (explanation.terms.winner >= 0) document["winner"] = explanation.terms.winner;
    document["terms"] = nlohmann::ordered_json::array();
    for (const ExplainedTerm& part : explanation.parts) {
        nlohmann::ordered_json term{{"constant", part.constant}, {"product", part.product}};
        for (const ExplainedFactor& factor : part.factors)
            term["factors"].push_back({{"value", factor.ref.toString()}, {"number", factor.number}});
        document["terms"].push_back(std::move(term));
    }
    return document;
}

void printTerm(const ExplainedTerm& part, bool winner) {
    std::string text;
    if (part.constant != 1 || part.factors.empty()) text = fmt::format("{:.6g}", part.constant);
    for (const ExplainedFactor& factor : part.factors)
        text += fmt::format("{}{} {:.6g}", text.empty() ? "" : " x ", factor.ref.toString(), factor.number);
    fmt::print("  {:>14.7g}  = {}{}\n", part.product, text, winner ? "   <- decides" : "");
}

void printExplanation(const Explanation& explanation) {
    fmt::print("{} = {:.9g}\n", explanation.ref.toString(), explanation.engine);
    if (explanation.op.empty()) {
        fmt::print("  given: it is no result of an op\n");
        return;
    }
    fmt::print("  block {}, op {}: {}\n", explanation.block, explanation.op, explanation.formula);
    if (!explanation.terms.formula.empty()) fmt::print("  {}\n", explanation.terms.formula);
    const auto& parts = explanation.parts;
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::abs(parts[a].product) > std::abs(parts[b].product);
    });
    const std::size_t shown = std::min(order.size(), shownTerms);
    for (std::size_t i = 0; i < shown; ++i)
        printTerm(parts[order[i]], static_cast<int>(order[i]) == explanation.terms.winner);
    double rest = 0;
    for (std::size_t i = shown; i < order.size(); ++i)
        rest += parts[order[i]].product;
    if (shown < order.size()) {
        if (explanation.terms.form == TermForm::Sum)
            fmt::print("  {:>14.7g}  = the other {} terms\n", rest, order.size() - shown);
        else
            fmt::print("  and {} smaller ones\n", order.size() - shown);
    }
    fmt::print("  {:>14.9g}  in double from these numbers; the engine has {:.9g}\n", explanation.terms.reference,
               explanation.engine);
}

nlohmann::ordered_json verificationJson(const NumberRef& ref, const Verification& result) {
    nlohmann::ordered_json document{{"value", ref.toString()},
                                    {"engine", result.engine},
                                    {"double", result.reference},
                                    {"terms_in_double", result.termsReference},
                                    {"terms_tolerance", result.termsTolerance},
                                    {"difference", std::abs(result.engine - result.reference)},
                                    {"tolerance", result.tolerance}};
    if (result.hasCentral) {
        document["central_difference"] = result.central;
        document["central_h"] = result.h;
        document["central_tolerance"] = result.centralTolerance;
        document["at_a_kink"] = result.kink;
    }
    document["agrees"] = result.agrees;
    return document;
}

void printVerification(const NumberRef& ref, const Verification& result) {
    fmt::print("{}: {}\n", ref.toString(), result.agrees ? "the two ways agree" : "THE TWO WAYS DISAGREE");
    fmt::print("  engine              {: .9g}\n  double precision    {: .15g}\n", result.engine, result.reference);
    fmt::print("  difference          {: .3g}  (tolerance {:.3g})\n", std::abs(result.engine - result.reference),
               result.tolerance);
    fmt::print("  its terms in double {: .15g}  (difference {:.3g}, tolerance {:.3g})\n", result.termsReference,
               std::abs(result.engine - result.termsReference), result.termsTolerance);
    if (!result.hasCentral) return;
    fmt::print("  central difference  {: .15g}  (h {:.0e}, tolerance {:.3g})\n", result.central, result.h,
               result.centralTolerance);
    if (result.kink)
        fmt::print(
            "  at a kink: a relu or a pooling winner changes between the two ends, so the difference says nothing\n");
}

}  // namespace

int runExplain(const NumberOptions& options) {
    return withNumber(options, [&options](Microscope& microscope, const NumberRef& ref) -> int {
        const auto explanation = microscope.explain(ref);
        if (!explanation) return refuse(explanation.error(), options.json);
        if (options.json)
            printJson(explanationJson(*explanation));
        else
            printExplanation(*explanation);
        return Done;
    });
}

int runVerify(const NumberOptions& options) {
    return withNumber(options, [&options](Microscope& microscope, const NumberRef& ref) -> int {
        const auto result = microscope.verify(ref);
        if (!result) return refuse(result.error(), options.json);
        if (options.json)
            printJson(verificationJson(ref, *result));
        else
            printVerification(ref, *result);
        return result->agrees ? Done : Disagreed;
    });
}

}  // namespace glassbox::cli
