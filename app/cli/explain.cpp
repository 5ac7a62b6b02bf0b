#include "core/explain/explain.h"
#include "app/cli/loading.h"
#include "app/cli/output.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
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
    auto made = Microscope::make(loaded->experiment, loaded->dataset, *weights, options.part, {options.sample}, pool);
    if (!made) return withWeights(made.error(), options.weights);
    return made;
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

/// What stands before the terms of each form.
constexpr std::array<const char*, 3> formNames{"sum", "maximum", "function"};

nlohmann::ordered_json explanationJson(const NumberOptions& options, const Explanation& explanation) {
    nlohmann::ordered_json document{{"value", explanation.ref.toString()},
                                    {"part", options.part},
                                    {"sample", options.sample},
                                    {"engine", explanation.engine},
                                    {"block", explanation.block},
                                    {"op", explanation.op},
                                    {"formula", explanation.formula},
                                    {"this_number", explanation.terms.formula},
                                    {"terms_in_double", explanation.terms.reference},
                                    {"sum_of_absolute_terms", explanation.terms.magnitude}};
    if (!explanation.op.empty()) document["form"] = formNames.at(static_cast<std::size_t>(explanation.terms.form));
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

void printTerm(const ExplainedTerm& part, const char* mark) {
    std::string text;
    if (part.constant != 1 || part.factors.empty()) text = fmt::format("{:.6g}", part.constant);
    for (const ExplainedFactor& factor : part.factors)
        text += fmt::format("{}{} {:.6g}", text.empty() ? "" : " x ", factor.ref.toString(), factor.number);
    fmt::print("  {:>14.7g}  = {}{}\n", part.product, text, mark);
}

/// Where a number comes from that no op makes.
const char* givenBy(ValueRole role) {
    if (role == ValueRole::Parameter) return "a parameter: the optimizer sets it";
    if (role == ValueRole::Target) return "the right answer, from the data set";
    return "from the data set, prepared as the experiment says";
}

/// The terms, the largest first; what is left of a sum in one line.
void printTerms(const Explanation& explanation) {
    const auto& parts = explanation.parts;
    const char* const winner = explanation.terms.form == TermForm::Maximum ? "   <- the largest" : "   <- this one";
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::abs(parts[a].product) > std::abs(parts[b].product);
    });
    const std::size_t shown = std::min(order.size(), shownTerms);
    for (std::size_t i = 0; i < shown; ++i)
        printTerm(parts[order[i]],
                  parts.size() > 1 && static_cast<int>(order[i]) == explanation.terms.winner ? winner : "");
    double rest = 0;
    for (std::size_t i = shown; i < order.size(); ++i)
        rest += parts[order[i]].product;
    if (shown == order.size()) return;
    if (explanation.terms.form == TermForm::Sum)
        fmt::print("  {:>14.7g}  = the other {} terms\n", rest, order.size() - shown);
    else
        fmt::print("  and {} smaller ones\n", order.size() - shown);
}

void printExplanation(const NumberOptions& options, const Explanation& explanation, ValueRole role) {
    fmt::print("{} = {:.9g}   ({} sample {})\n", explanation.ref.toString(), explanation.engine, options.part,
               options.sample);
    if (explanation.op.empty()) {
        fmt::print("  given: {}\n", givenBy(role));
        return;
    }
    fmt::print("  block {}, op {}: {}\n", explanation.block, explanation.op, explanation.formula);
    if (explanation.terms.formula != explanation.formula) fmt::print("  here: {}\n", explanation.terms.formula);
    if (explanation.parts.empty() && explanation.terms.form == TermForm::Sum)
        fmt::print("  {:>14}  nothing flows to this place\n", "");
    printTerms(explanation);
    fmt::print("  {:>14.9g}  in double from these numbers; the engine has {:.9g}\n", explanation.terms.reference,
               explanation.engine);
}

nlohmann::ordered_json verificationJson(const NumberOptions& options, const NumberRef& ref,
                                        const Verification& result) {
    nlohmann::ordered_json document{{"value", ref.toString()},
                                    {"part", options.part},
                                    {"sample", options.sample},
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
    document["by_terms"] = result.byTerms;
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
    if (result.byTerms)
        fmt::print(
            "  what it was made from was rounded by more than this tensor is large; every number before it agrees "
            "with\n"
            "  its own terms, so the engine is right and float32 is short of digits here\n");
    if (!result.hasCentral) return;
    fmt::print("  central difference  {: .15g}  (h {:.0e}, tolerance {:.3g})\n", result.central, result.h,
               result.centralTolerance);
    if (result.kink)
        fmt::print(
            "  at a kink: a relu or a pooling winner changes between the two ends, so the central difference says "
            "nothing\n");
}

}  // namespace

int runExplain(const NumberOptions& options) {
    return withNumber(options, [&options](Microscope& microscope, const NumberRef& ref) -> int {
        const auto explanation = microscope.explain(ref);
        if (!explanation) return refuse(explanation.error(), options.json);
        if (options.json)
            printJson(explanationJson(options, *explanation));
        else
            printExplanation(options, *explanation, microscope.graph().value(microscope.graph().find(ref.value)).role);
        return Done;
    });
}

int runVerify(const NumberOptions& options) {
    return withNumber(options, [&options](Microscope& microscope, const NumberRef& ref) -> int {
        const auto result = microscope.verify(ref);
        if (!result) return refuse(result.error(), options.json);
        if (options.json)
            printJson(verificationJson(options, ref, *result));
        else
            printVerification(ref, *result);
        return result->agrees ? Done : Disagreed;
    });
}

}  // namespace glassbox::cli
