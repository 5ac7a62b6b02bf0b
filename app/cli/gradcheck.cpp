#include "core/explain/gradcheck.h"

#include "app/cli/output.h"
#include "core/base/thread_pool.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace glassbox::cli {
namespace {

void printChecks(const std::vector<GradientCheck>& checks) {
    fmt::print("{:12} {:24} {:>8} {:>6} {:>11}  {}\n", "block", "op", "checked", "kinks", "largest", "at");
    for (const GradientCheck& check : checks)
        fmt::print("{:12} {:24} {:>8} {:>6} {:>11.2e}  {}{}\n", check.block, check.op, check.checked, check.kinks,
                   check.largest, check.where, check.agrees ? "" : "   DISAGREES");
}

}  // namespace

int runGradcheck(const FileOptions& options) {
    const auto experiment = loadExperiment(options.file);
    if (!experiment) return refuse(experiment.error(), options.json);
    if (const auto valid = validate(*experiment); !valid) return refuse(valid.error(), options.json);
    ThreadPool pool(physicalCores());
    const auto checks = checkGradients(*experiment, pool);
    if (!checks) return refuse(checks.error(), options.json);
    const bool agrees =
        std::all_of(checks->begin(), checks->end(), [](const GradientCheck& check) { return check.agrees; });
    if (!options.json && checks->empty()) {
        fmt::print("nothing to check: {} follows no gradient\n", experiment->optimizer.type);
        return Done;
    }
    const std::int64_t elements = checks->empty() ? gradientCheckElements : checks->front().elements;
    if (!options.json) {
        printChecks(*checks);
        if (elements < gradientCheckElements)
            fmt::print("a large network: {} of the elements of each input instead of {}\n", elements,
                       gradientCheckElements);
        fmt::print("{}\n", agrees ? "every gradient agrees with its central difference"
                                  : "at least one gradient disagrees with its central difference");
        return agrees ? Done : Disagreed;
    }
    nlohmann::ordered_json document{{"agrees", agrees},
                                    {"tolerance", gradientCheckTolerance},
                                    {"elements", elements},
                                    {"ops", nlohmann::ordered_json::array()}};
    for (const GradientCheck& check : *checks)
        document["ops"].push_back({{"block", check.block},
                                   {"op", check.op},
                                   {"checked", check.checked},
                                   {"at_kinks", check.kinks},
                                   {"largest_difference", check.largest},
                                   {"at", check.where},
                                   {"agrees", check.agrees}});
    printJson(document);
    return agrees ? Done : Disagreed;
}

}  // namespace glassbox::cli
