#include "app/cli/commands.h"
#include "core/base/version.h"

#include <CLI/CLI.hpp>

#include <exception>

using namespace glassbox::cli;

namespace {

void addCommon(CLI::App* command, Common& options) {
    command->add_flag("--json", options.json, "print one JSON document to standard output");
    command->add_option("--data", options.data, "folder that holds the data sets");
}

CLI::App* addFileCommand(CLI::App& app, const char* name, const char* help, FileOptions& options) {
    CLI::App* command = app.add_subcommand(name, help);
    command->add_option("file", options.file, "experiment or network (.json)")->required();
    addCommon(command, options);
    return command;
}

void addTrain(CLI::App& app, TrainOptions& options, int& exit) {
    CLI::App* command = addFileCommand(app, "train", "trains an experiment", options);
    command->add_option("--epochs", options.epochs, "epochs instead of the experiment's")->check(CLI::PositiveNumber);
    command->add_option("--steps", options.steps, "stop after this many steps")->check(CLI::PositiveNumber);
    command->add_option("--seed", options.seed, "seed instead of the experiment's");
    command->add_option("--threads", options.threads, "threads; default: the physical cores")->check(CLI::Range(1, 64));
    command->add_option("--device", options.device, "where to compute")->check(CLI::IsMember({"cpu", "cuda"}));
    command->add_option("--precision", options.precision, "real numbers instead of the experiment's")
        ->check(CLI::IsMember({"float32", "double"}));
    command->add_flag("--no-shuffle", options.noShuffle, "whole training set in file order, no validation part");
    command->add_option("--init", options.init, "weights to start from (.safetensors)");
    command->add_option("--save", options.save, "write the trained weights here (.safetensors)");
    command->add_option("--checkpoint", options.checkpoint, "write the whole state here at the end");
    command->add_option("--resume", options.resume, "go on from a checkpoint");
    command->add_option("--log", options.log, "write every step and epoch here, a JSON object a line");
    command->add_option("--dump-gradients", options.dumpGradients,
                        "write the last step's gradients here (.safetensors)");
    command->callback([&] { exit = runTrain(options); });
}

void addEvaluate(CLI::App& app, EvaluateOptions& options, int& exit) {
    CLI::App* command = addFileCommand(
        app, "evaluate", "accuracy, loss, scores a class and confusion matrix of trained weights", options);
    command->add_option("--weights", options.weights, "trained weights (.safetensors)")->required();
    command->add_option("--part", options.part, "part of the data")
        ->check(CLI::IsMember({"training", "validation", "test"}));
    command->add_option("--threads", options.threads, "threads")->check(CLI::Range(1, 64));
    command->callback([&] { exit = runEvaluate(options); });
}

void addPredict(CLI::App& app, PredictOptions& options, int& exit) {
    CLI::App* command = addFileCommand(app, "predict", "runs a trained network on an input", options);
    command->add_option("--weights", options.weights, "trained weights (.safetensors)")->required();
    command->add_option("--input", options.input, "array (.npy, used unchanged) or picture")->required();
    command->add_option("--output", options.output, "write the result here (.npy)");
    command->add_flag("--logits", options.logits, "the scores before softmax instead of probabilities");
    command->callback([&] { exit = runPredict(options); });
}

void addNumberCommand(CLI::App& app, const char* name, const char* help, NumberOptions& options,
                      int (*run)(const NumberOptions&), int& exit) {
    CLI::App* command = addFileCommand(app, name, help, options);
    command->add_option("--weights", options.weights, "weights (.safetensors)")->required();
    command->add_option("--sample", options.sample, "sample of the part, a batch of its own")
        ->check(CLI::NonNegativeNumber);
    command->add_option("--part", options.part, "part of the data")
        ->check(CLI::IsMember({"train", "training", "validation", "test"}));
    command->add_option("--at", options.at, "the number: conv1.z[5,18,22], grad(fc1.weight)[3,7]")->required();
    command->callback([&options, run, &exit] {
        if (options.part == "train") options.part = "training";
        exit = run(options);
    });
}

void addData(CLI::App& app, DataOptions& options, int& exit) {
    CLI::App* data = app.add_subcommand("data", "data sets: what is here, and what is in it");
    data->require_subcommand(1);
    CLI::App* list = data->add_subcommand("list", "data sets that are known, and where they were found");
    addCommon(list, options);
    list->callback([&] { exit = runDataList(options); });
    CLI::App* info = data->add_subcommand("info", "describes a data set");
    info->add_option("name", options.name, "name in the catalogue")->required();
    addCommon(info, options);
    info->callback([&] { exit = runDataInfo(options); });
}

void addBench(CLI::App& app, BenchOptions& options, int& exit) {
    CLI::App* command =
        app.add_subcommand("bench", "training speed of presets, and their share of the machine's ceiling");
    command->add_option("workloads", options.workloads, "presets; default: lenet5 mnist_mlp");
    command->add_option("--threads", options.threads, "threads")->check(CLI::Range(1, 64));
    command->add_option("--seconds", options.seconds, "time a workload")->check(CLI::Range(0.05, 600.0));
    addCommon(command, options);
    command->callback([&] { exit = runBench(options); });
}

struct AllOptions {
    Common blocks;
    FileOptions check, gradcheck;
    DataOptions data;
    TrainOptions train;
    EvaluateOptions evaluate;
    PredictOptions predict;
    NumberOptions explain, verify;
    BenchOptions bench;
};

int run(int argc, char** argv) {
    CLI::App app(
        "Glassbox without a screen: trains networks and opens them down to numbers that can be checked by hand.");
    app.set_version_flag("--version", std::string("glassbox-cli ") + glassbox::version);
    app.require_subcommand(1);
    AllOptions options;
    int exit = Done;
    CLI::App* blocks = app.add_subcommand("blocks", "every block type with its settings");
    addCommon(blocks, options.blocks);
    blocks->callback([&] { exit = runBlocks(options.blocks); });
    addFileCommand(app, "check", "shapes, parameters, work and memory a block; or what is wrong", options.check)
        ->callback([&] { exit = runCheck(options.check); });
    addData(app, options.data, exit);
    addTrain(app, options.train, exit);
    addEvaluate(app, options.evaluate, exit);
    addPredict(app, options.predict, exit);
    addNumberCommand(app, "explain", "how a number was made", options.explain, runExplain, exit);
    addNumberCommand(app, "verify", "central difference and double precision beside a number", options.verify,
                     runVerify, exit);
    addFileCommand(app, "gradcheck", "every op's gradient against central differences", options.gradcheck)
        ->callback([&] { exit = runGradcheck(options.gradcheck); });
    addBench(app, options.bench, exit);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? Done : BadUsage;
    }
    return exit;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "glassbox-cli: %s\n", error.what());
        return BadInput;
    }
}
