#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace glassbox::cli {

/// What the process returns (DESIGN: the command line).
enum Exit : int { Done = 0, BadInput = 1, BadUsage = 2, Disagreed = 3, Interrupted = 130 };

/// Options of every command.
struct Common {
    bool json = false;  ///< one JSON document on standard output
    std::string data;   ///< --data
};

struct FileOptions : Common {
    std::string file;
};

struct DataOptions : Common {
    std::string name;
    std::vector<std::string> options;  ///< "key=value"
    std::string output;                ///< folder to save into
};

struct TrainOptions : FileOptions {
    std::optional<std::int64_t> epochs, steps;
    std::optional<std::uint64_t> seed;
    int threads = 0;
    std::string device = "cpu", precision;
    bool noShuffle = false;
    bool health = false;  ///< look for faults
    std::string init, save, checkpoint, resume, log, dumpGradients;
};

struct EvaluateOptions : FileOptions {
    std::string weights, part = "test";
    int threads = 0;
};

struct PredictOptions : FileOptions {
    std::string weights, input, output;
    bool logits = false;
    std::int64_t length = 200;  ///< of text: characters to add
    double temperature = 1;
    std::uint64_t seed = 1;
};

struct NumberOptions : FileOptions {
    std::string weights, part = "test", at;
    std::int64_t sample = 0;
};

struct WorksheetOptions : FileOptions {
    std::string weights, part = "test", output;
    std::int64_t sample = 0;
};

struct BenchOptions : Common {
    std::vector<std::string> workloads;
    int threads = 1;
    double seconds = 2.0;
    bool latency = false;
    bool ops = false;
};

int runBlocks(const Common& options);
int runCheck(const FileOptions& options);
int runDataList(const Common& options);
int runDataInfo(const DataOptions& options);
int runDataSave(const DataOptions& options);
int runTrain(const TrainOptions& options);
int runEvaluate(const EvaluateOptions& options);
int runPredict(const PredictOptions& options);
int runExplain(const NumberOptions& options);
int runVerify(const NumberOptions& options);
int runWorksheet(const WorksheetOptions& options);
int runGradcheck(const FileOptions& options);
int runBench(const BenchOptions& options);

}  // namespace glassbox::cli
