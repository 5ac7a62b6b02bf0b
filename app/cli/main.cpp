#include "app/cli/commands.h"
#include "core/base/version.h"

#include <CLI/CLI.hpp>

#include <exception>
#include <new>

using namespace glassbox::cli;

namespace {

constexpr std::int64_t mostSteps = 1'000'000'000;
constexpr std::int64_t mostEpochs = 1'000'000;
constexpr std::int64_t mostCharacters = 10'000'000;

void addCommon(CLI::App* command, Common& options) {
    command->add_flag("--json", options.json, "print one JSON document to standard output");
    command->add_option("--data", options.data, "folder that holds the data sets' folders (mnist/)")
        ->type_name("FOLDER");
}

CLI::App* addFileCommand(CLI::App& app, const char* name, const char* help, FileOptions& options) {
    CLI::App* command = app.add_subcommand(name, help);
    command->add_option("file", options.file, "experiment or network (.json)")->required()->type_name("FILE");
    addCommon(command, options);
    return command;
}

void addThreads(CLI::App* command, int& threads, const char* help) {
    command->add_option("--threads", threads, help)->check(CLI::Range(1, 64))->type_name("1..64");
}

CLI::Option* addWeights(CLI::App* command, std::string& weights) {
    return command->add_option("--weights", weights, "trained weights (.safetensors)")->required()->type_name("FILE");
}

/// "train" is short for "training".
void addPart(CLI::App* command, std::string& part) {
    command->add_option("--part", part, "part of the data: train, validation or test (default)")
        ->check(CLI::IsMember({"training", "validation", "test"}))
        ->transform([](const std::string& given) { return given == "train" ? std::string("training") : given; })
        ->type_name("PART");
}

void addTrainFiles(CLI::App* command, TrainOptions& options) {
    const auto file = [command](const char* name, std::string& target, const char* help) {
        command->add_option(name, target, help)->type_name("FILE");
    };
    file("--init", options.init, "weights to start from (.safetensors)");
    file("--save", options.save, "write the trained weights here (.safetensors)");
    file("--checkpoint", options.checkpoint, "write the whole state here at the end");
    file("--resume", options.resume, "go on from a checkpoint, to the same bits as without a stop");
    file("--log", options.log, "write every step and epoch here, a JSON object a line");
    file("--dump-gradients", options.dumpGradients, "write the last step's gradients here (.safetensors)");
}

void addTrain(CLI::App& app, TrainOptions& options, int& exit) {
    CLI::App* command = addFileCommand(app, "train", "trains an experiment and tests it at the end", options);
    command->add_option("--epochs", options.epochs, "epochs instead of the experiment's")
        ->check(CLI::Range(std::int64_t{1}, mostEpochs))
        ->type_name("N");
    command->add_option("--steps", options.steps, "stop after this many steps (no test then)")
        ->check(CLI::Range(std::int64_t{1}, mostSteps))
        ->type_name("N");
    command->add_option("--seed", options.seed, "seed instead of the experiment's")->type_name("S");
    addThreads(command, options.threads, "threads; default: the physical cores. They change no bit of the result");
    command->add_option("--device", options.device, "where to compute: cpu or cuda")
        ->check(CLI::IsMember({"cpu", "cuda"}))
        ->type_name("DEVICE");
    command->add_option("--precision", options.precision, "float32 or double instead of the experiment's")
        ->check(CLI::IsMember({"float32", "double"}))
        ->type_name("TYPE");
    command->add_flag("--no-shuffle", options.noShuffle, "whole training set in file order, no validation part");
    command->add_flag("--health", options.health,
                      "look for faults of the run (gradients that explode or vanish, dead units, overfitting, ...); "
                      "changes no bit of it");
    addTrainFiles(command, options);
    command->footer("Example: glassbox-cli train resources/presets/lenet5.json --save lenet5.safetensors");
    command->callback([&] { exit = runTrain(options); });
}

void addEvaluate(CLI::App& app, EvaluateOptions& options, int& exit) {
    CLI::App* command = addFileCommand(
        app, "evaluate", "accuracy, loss, scores of each class and confusion matrix of trained weights", options);
    addWeights(command, options.weights);
    addPart(command, options.part);
    addThreads(command, options.threads, "threads; default: the physical cores");
    command->footer("Example: glassbox-cli evaluate resources/presets/lenet5.json --weights lenet5.safetensors");
    command->callback([&] { exit = runEvaluate(options); });
}

void addPredict(CLI::App& app, PredictOptions& options, int& exit) {
    CLI::App* command = addFileCommand(app, "predict", "runs a trained network on an input", options);
    addWeights(command, options.weights);
    command
        ->add_option("--input", options.input,
                     "array (.npy, one sample or a batch, goes in unchanged) or picture (.png, resized and prepared as "
                     "the experiment says; digits white on black, as MNIST's); of a network of characters the text to "
                     "go on from")
        ->required()
        ->type_name("FILE|TEXT");
    command->add_option("--output", options.output, "write the result here (.npy)")->type_name("FILE");
    command->add_flag("--logits", options.logits, "the scores before softmax instead of probabilities");
    command->add_option("--length", options.length, "characters to add to a text; default: 200")
        ->check(CLI::Range(std::int64_t{0}, mostCharacters))
        ->type_name("N");
    command
        ->add_option("--temperature", options.temperature,
                     "1 (default) draws as the network predicts, less is surer, 0 takes the likeliest character")
        ->check(CLI::Range(0.0, 100.0))
        ->type_name("T");
    command->add_option("--seed", options.seed, "seed of the drawing; the same seed gives the same text")
        ->type_name("S");
    command->callback([&] { exit = runPredict(options); });
}

void addNumberCommand(CLI::App& app, const char* name, const char* help, NumberOptions& options,
                      int (*run)(const NumberOptions&), int& exit) {
    CLI::App* command = addFileCommand(app, name, help, options);
    addWeights(command, options.weights);
    command->add_option("--sample", options.sample, "which sample of the part, from 0 (default); a batch of its own")
        ->type_name("I");
    addPart(command, options.part);
    command->add_option("--at", options.at, "the number: conv1.z[5,18,22], grad(fc1.weight)[3,7]; `check` lists them")
        ->required()
        ->type_name("VALUE");
    command->footer(std::string("Example: glassbox-cli ") + name +
                    " resources/presets/lenet5.json --weights lenet5.safetensors --sample 3\n"
                    "             --at \"grad(conv1.weight)[5,0,2,2]\"");
    command->callback([&options, run, &exit] { exit = run(options); });
}

void addWorksheet(CLI::App& app, WorksheetOptions& options, int& exit) {
    CLI::App* command = addFileCommand(
        app, "worksheet", "one training step of a small network to be computed by hand, with the answers", options);
    command
        ->add_option("--weights", options.weights, "weights (.safetensors); default: those that training starts from")
        ->type_name("FILE");
    command->add_option("--sample", options.sample, "which sample of the part, from 0 (default); a batch of its own")
        ->type_name("I");
    addPart(command, options.part);
    command->add_option("-o,--output", options.output, "write the sheet here (.md); default: standard output")
        ->type_name("FILE");
    command->footer("Example: glassbox-cli worksheet resources/presets/xor_mlp.json --sample 1 -o xor.md");
    command->callback([&] { exit = runWorksheet(options); });
}

void addData(CLI::App& app, DataOptions& options, int& exit) {
    CLI::App* data = app.add_subcommand("data", "data sets: what is here, and what is in it");
    data->require_subcommand(1);
    CLI::App* list = data->add_subcommand("list", "data sets that are known, and where they were found");
    addCommon(list, options);
    list->callback([&] { exit = runDataList(options); });
    CLI::App* info = data->add_subcommand("info", "describes a data set");
    CLI::App* save =
        data->add_subcommand("save", "writes a data set as .npy arrays: samples and targets of both parts");
    for (CLI::App* command : {info, save}) {
        command->add_option("name", options.name, "name in the catalogue")->required()->type_name("NAME");
        command
            ->add_option("--option", options.options,
                         "an option of the data set: noise=0.2; may be given several times")
            ->type_name("KEY=VALUE");
        addCommon(command, options);
    }
    save->add_option("-o,--output", options.output, "folder to write into; made if it is missing")
        ->required()
        ->type_name("FOLDER");
    info->callback([&] { exit = runDataInfo(options); });
    save->callback([&] { exit = runDataSave(options); });
}

void addBench(CLI::App& app, BenchOptions& options, int& exit) {
    CLI::App* command =
        app.add_subcommand("bench", "speed of presets: training and its share of the machine's ceiling, or latency");
    command->add_option("workloads", options.workloads, "presets; default: lenet5 mnist_mlp")->type_name("PRESET");
    addThreads(command, options.threads, "threads; default: 1");
    command->add_option("--seconds", options.seconds, "time for each workload; default: 2")
        ->check(CLI::Range(0.05, 600.0))
        ->type_name("S");
    command->add_flag("--latency", options.latency, "time from one sample to its prediction, in place of training");
    command->add_flag("--ops", options.ops,
                      "where the time of a training step goes, op by op; workloads may be experiment files too");
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
    WorksheetOptions worksheet;
    BenchOptions bench;
};

void addCommands(CLI::App& app, AllOptions& options, int& exit) {
    CLI::App* blocks = app.add_subcommand("blocks", "every block type with its settings");
    addCommon(blocks, options.blocks);
    blocks->callback([&] { exit = runBlocks(options.blocks); });
    addFileCommand(app, "check", "shapes, parameters, work and memory of each block; or what is wrong", options.check)
        ->callback([&] { exit = runCheck(options.check); });
    addData(app, options.data, exit);
    addTrain(app, options.train, exit);
    addEvaluate(app, options.evaluate, exit);
    addPredict(app, options.predict, exit);
    addNumberCommand(app, "explain", "how a number was made: its terms, with the numbers they were made of",
                     options.explain, runExplain, exit);
    addNumberCommand(app, "verify", "double precision, terms and central difference beside a number", options.verify,
                     runVerify, exit);
    addWorksheet(app, options.worksheet, exit);
    addFileCommand(app, "gradcheck", "every op's gradient against central differences", options.gradcheck)
        ->callback([&] { exit = runGradcheck(options.gradcheck); });
    addBench(app, options.bench, exit);
}

std::vector<const CLI::App*> commandsOf(const CLI::App& app) {
    return app.get_subcommands([](const CLI::App*) { return true; });
}

/// What is wrong with the command line, and where help is.
std::string usageMessage(const CLI::App* app, const CLI::Error& error, int argc, char** argv) {
    std::string command = "glassbox-cli", what = error.what();
    int word = 1;
    for (bool found = true; found && word < argc;) {
        found = false;
        for (const CLI::App* next : commandsOf(*app)) {
            if (next->get_name() != argv[word]) continue;
            app = next;
            command += " " + next->get_name();
            found = true;
        }
        if (found) ++word;
    }
    const bool needsCommand = !commandsOf(*app).empty();
    if (needsCommand && word < argc && argv[word][0] != '-')
        what = std::string("there is no command \"") + argv[word] + "\"";
    else if (needsCommand && what == "A subcommand is required")
        what = "a command is needed";
    return "glassbox-cli: " + what + ". See `" + command + " --help`\n";
}

int run(int argc, char** argv) {
    CLI::App app(
        "Glassbox without a screen: trains networks and opens them down to numbers that can be checked by hand.",
        "glassbox-cli");
    app.set_version_flag("--version", std::string("glassbox-cli ") + glassbox::version);
    app.require_subcommand(1);
    app.footer(
        "Exit: 0 done, 1 bad input, 2 bad usage, 3 a number disagreed or training diverged, 130 interrupted.\n"
        "`glassbox-cli COMMAND --help` tells more.");
    app.failure_message(
        [&](const CLI::App* failed, const CLI::Error& error) { return usageMessage(failed, error, argc, argv); });
    AllOptions options;
    int exit = Done;
    addCommands(app, options, exit);
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
    } catch (const std::bad_alloc&) {
        std::fputs("glassbox-cli: the machine has too little memory for this\n", stderr);
        return BadInput;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "glassbox-cli: %s\n", error.what());
        return BadInput;
    }
}
