#include "app/cli/op_table.h"

#include "app/cli/output.h"
#include "app/cli/workload.h"
#include "core/base/platform/clock.h"
#include "core/kernels/cpu/ceiling.h"
#include "core/runtime/op_times.h"
#include "core/train/trainer.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>

namespace glassbox::cli {
namespace {

/// Ops that take less than this share of a step are one line together.
constexpr double worthALine = 0.005;

/// The times of a workload's ops and the graph that they are of.
struct Measured {
    std::shared_ptr<const Graph> graph;
    OpTimes times;
    int batch = 0;
};

Result<Measured> measure(const std::string& name, const BenchOptions& options, double ceiling) {
    const bool file = std::filesystem::exists(name);
    auto loaded = file ? loadExperimentAndData(name, options.data) : loadWorkload(name, options.data);
    if (!loaded) return loaded.error();
    TrainerOptions trainerOptions;
    trainerOptions.threads = options.threads;
    auto trainer = Trainer::make(loaded->experiment, loaded->dataset, trainerOptions);
    if (!trainer) return trainer.error();
    auto rehearsal = (*trainer)->rehearse(Keep::None);
    if (!rehearsal) return rehearsal.error();
    Executor& executor = *rehearsal->executor;
    const double start = monotonicSeconds();
    executor.run(rehearsal->context);
    const double once = std::max(1e-6, monotonicSeconds() - start);
    const int runs = static_cast<int>(std::clamp(options.seconds / once, 3.0, 1e5));
    return Measured{executor.plan().sharedGraph(), measureOpTimes(executor, rehearsal->context, runs, ceiling),
                    executor.plan().options().batch};
}

const char* nameOf(Phase phase) {
    if (phase == Phase::Forward) return "forward";
    return phase == Phase::Loss ? "loss" : "backward";
}

/// Microseconds of all threads together.
double microseconds(double seconds) {
    return 1e6 * seconds;
}

void printTable(const std::string& name, const Measured& measured) {
    const OpTimes& times = measured.times;
    const double all = times.stepSeconds * times.threads;
    std::vector<OpTime> ops = times.ops;
    std::ranges::stable_sort(ops, std::ranges::greater(), &OpTime::seconds);
    fmt::print("{}, batch {}: a step without its update takes {:.1f} us\n", name, measured.batch,
               microseconds(times.stepSeconds));
    fmt::print("{:>10} {:>6} {:>9} {:>8} {:>7}  {:8}  {:28} {}\n", "us", "share", "GFLOP/s", "ceiling", "GB/s", "phase",
               "op", "block");
    double rest = 0;
    int few = 0;
    for (const OpTime& time : ops) {
        if (time.seconds < worthALine * all) {
            rest += time.seconds;
            ++few;
            continue;
        }
        const Op& op = measured.graph->op(time.op);
        fmt::print("{:>10.1f} {:>5.1f}% {:>9.1f} {:>7.0f}% {:>7.1f}  {:8}  {:28} {}\n", microseconds(time.seconds),
                   100 * time.seconds / all, 1e-9 * time.flops / time.seconds, 100 * time.ceilingShare,
                   1e-9 * time.bytes / time.seconds, nameOf(op.phase), op.type, op.block);
    }
    const auto line = [&](double seconds, const std::string& what) {
        fmt::print("{:>10.1f} {:>5.1f}%  {}\n", microseconds(seconds), 100 * seconds / all, what);
    };
    if (few > 0) line(rest, fmt::format("{} other ops", few));
    line(times.idleSeconds, times.threads > 1 ? "waiting at barriers, and between ops" : "between ops");
}

nlohmann::ordered_json tableJson(const std::string& name, const Measured& measured) {
    nlohmann::ordered_json table{{"name", name},
                                 {"batch", measured.batch},
                                 {"step_seconds", measured.times.stepSeconds},
                                 {"idle_seconds", measured.times.idleSeconds},
                                 {"ops", nlohmann::ordered_json::array()}};
    for (const OpTime& time : measured.times.ops) {
        const Op& op = measured.graph->op(time.op);
        table["ops"].push_back({{"op", op.type},
                                {"block", op.block},
                                {"phase", nameOf(op.phase)},
                                {"seconds", time.seconds},
                                {"flops", time.flops},
                                {"bytes", time.bytes},
                                {"ceiling_share", time.ceilingShare}});
    }
    return table;
}

}  // namespace

int runOps(const std::vector<std::string>& workloads, const BenchOptions& options) {
    const double ceiling = kernels::measureFmaCeiling();
    nlohmann::ordered_json document{{"threads", options.threads}, {"ceiling_gflops", ceiling * options.threads}};
    if (!options.json)
        fmt::print("{} thread{}, ceiling {:.0f} GFLOP/s a thread; times are of all threads together\n", options.threads,
                   options.threads == 1 ? "" : "s", ceiling);
    for (const std::string& name : workloads) {
        const auto measured = measure(name, options, ceiling);
        if (!measured) return refuse(measured.error(), options.json);
        document["workloads"].push_back(tableJson(name, *measured));
        if (!options.json) printTable(name, *measured);
    }
    if (options.json) printJson(document);
    return Done;
}

}  // namespace glassbox::cli
