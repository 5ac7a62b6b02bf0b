#include "app/cli/latency.h"
#include "app/cli/op_table.h"
#include "app/cli/output.h"
#include "app/cli/workload.h"
#include "core/base/platform/clock.h"
#include "core/base/platform/directories.h"
#include "core/kernels/cpu/ceiling.h"
#include "core/kernels/cpu/isa.h"
#include "core/ops/op_type.h"
#include "core/train/trainer.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>

namespace glassbox::cli {
namespace {

/// What one workload did.
struct Rate {
    std::string name;
    double samplesPerSecond = 0, flopsPerSample = 0, ceilingShare = 0;
};

/// Floating-point operations of a whole training step for one sample.
double stepFlops(const Graph& graph) {
    double flops = 0;
    for (const Op& op : graph.ops())
        flops += findOpType(op.type)->cost(graph, op).flops;
    return flops;
}

/// Trains a preset for some seconds after a short warm-up; evaluation is not counted.
Result<Rate> measure(const std::string& name, const BenchOptions& options, double ceiling) {
    auto loaded = loadWorkload(name, options.data);
    if (!loaded) return loaded.error();
    ExperimentSpec experiment = loaded->experiment;
    experiment.stopAt.reset();
    TrainerOptions trainerOptions;
    trainerOptions.threads = options.threads;
    auto made = Trainer::make(experiment, loaded->dataset, trainerOptions);
    if (!made) return made.error();
    Rate rate;
    rate.name = name;
    rate.flopsPerSample = stepFlops(*(*made)->lowered().graph);
    const double warmUp = 0.2 * options.seconds;
    double spent = 0, counted = 0, samples = 0;
    while (spent < warmUp + options.seconds) {
        if ((*made)->finished()) {
            made = Trainer::make(experiment, loaded->dataset, trainerOptions);
            if (!made) return made.error();
        }
        const double start = monotonicSeconds();
        const auto stepped = (*made)->step();
        if (!stepped) return stepped.error();
        if ((*made)->epochEnded()) continue;
        const double seconds = monotonicSeconds() - start;
        spent += seconds;
        if (spent < warmUp) continue;
        counted += seconds;
        samples += static_cast<double>((*made)->lastBatch().size());
    }
    rate.samplesPerSecond = samples / counted;
    rate.ceilingShare = rate.samplesPerSecond * rate.flopsPerSample / (ceiling * 1e9);
    return rate;
}

/// Refuses names of presets that are not there.
Result<void> checkWorkloads(const std::vector<std::string>& names) {
    std::set<std::string> known;
    std::error_code ignored;
    for (const auto& file : std::filesystem::directory_iterator(resourceDirectory() / "presets", ignored))
        if (file.path().extension() == ".json") known.insert(file.path().stem().string());
    for (const std::string& name : names)
        if (!known.contains(name))
            return makeError("bench.unknown", translatable("core", "there is no preset \"{name}\""),
                             {{"name", name}, {"known", fmt::format("{}", fmt::join(known, ", "))}},
                             translatable("core", "Known presets: {known}."));
    return {};
}

/// Latency of each preset's network.
int runLatency(const std::vector<std::string>& workloads, const BenchOptions& options) {
    nlohmann::ordered_json document{{"threads", options.threads},
                                    {"instruction_set", kernels::nameOf(kernels::isaLevel())}};
    if (!options.json)
        fmt::print("{} thread{}, {}, one sample at a time\n{:12} {:>11} {:>19}\n", options.threads,
                   options.threads == 1 ? "" : "s", kernels::nameOf(kernels::isaLevel()), "workload", "median",
                   "quartiles");
    for (const std::string& name : workloads) {
        const auto experiment = loadExperiment((resourceDirectory() / "presets" / (name + ".json")).string());
        if (!experiment) return refuse(experiment.error(), options.json);
        const auto latency = measureLatency(*experiment, options.threads, options.seconds);
        if (!latency) return refuse(latency.error(), options.json);
        document["workloads"].push_back({{"name", name},
                                         {"median_us", latency->median},
                                         {"low_quartile_us", latency->lowQuartile},
                                         {"high_quartile_us", latency->highQuartile},
                                         {"runs", latency->runs}});
        if (!options.json)
            fmt::print("{:12} {:>8.1f} us {:>8.1f}-{:.1f} us\n", name, latency->median, latency->lowQuartile,
                       latency->highQuartile);
    }
    if (options.json) printJson(document);
    return Done;
}

}  // namespace

int runBench(const BenchOptions& options) {
    std::vector<std::string> workloads = options.workloads;
    if (workloads.empty()) workloads = {"lenet5", "mnist_mlp", "cifar_cnn", "char_lstm", "char_gpt"};
    const auto isFile = [&](const std::string& name) { return options.ops && std::filesystem::exists(name); };
    std::vector<std::string> presets;
    std::ranges::remove_copy_if(workloads, std::back_inserter(presets), isFile);
    if (const auto known = checkWorkloads(presets); !known) return refuse(known.error(), options.json);
    if (options.ops) return runOps(workloads, options);
    if (options.latency) return runLatency(workloads, options);
    const double ceiling = kernels::measureFmaCeiling() * options.threads;
    nlohmann::ordered_json document{{"threads", options.threads},
                                    {"instruction_set", kernels::nameOf(kernels::isaLevel())},
                                    {"ceiling_gflops", ceiling}};
    if (!options.json) {
        fmt::print("{} thread{}, {}, ceiling {:.0f} GFLOP/s\n", options.threads, options.threads == 1 ? "" : "s",
                   kernels::nameOf(kernels::isaLevel()), ceiling);
        fmt::print("{:12} {:>12} {:>14} {:>11}\n", "workload", "samples/s", "FLOP/sample", "of ceiling");
    }
    for (const std::string& name : workloads) {
        const auto rate = measure(name, options, ceiling);
        if (!rate) return refuse(rate.error(), options.json);
        document["workloads"].push_back({{"name", name},
                                         {"samples_per_second", rate->samplesPerSecond},
                                         {"flops_per_sample", rate->flopsPerSample},
                                         {"ceiling_share", rate->ceilingShare}});
        if (!options.json)
            fmt::print("{:12} {:>12} {:>14} {:>10.0f}%\n", name,
                       grouped(static_cast<std::int64_t>(rate->samplesPerSecond)), withPrefix(rate->flopsPerSample, ""),
                       100 * rate->ceilingShare);
    }
    if (options.json) printJson(document);
    return Done;
}

}  // namespace glassbox::cli
