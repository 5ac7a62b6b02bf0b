#include "core/experiment/experiment_spec.h"

#include "core/base/platform/file.h"
#include "core/network/edit.h"
#include "tests/core/network/sample_networks.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <limits>

namespace glassbox::testing {
namespace {

namespace fs = std::filesystem;

/// LeNet-5's document with further keys of an experiment.
std::string document(const std::string& more) {
    return R"({"format": "glassbox.experiment/1", "network": )" + writeNetwork(lenet5()) + more + "}";
}

Error errorOf(const std::string& more) {
    const Result<ExperimentSpec> experiment = parseExperiment(document(more));
    EXPECT_FALSE(experiment.ok()) << more;
    return experiment.ok() ? Error() : experiment.error();
}

/// Error of an experiment that reads but does not hold.
Error invalid(const std::string& more) {
    const Result<ExperimentSpec> experiment = parseExperiment(document(more));
    EXPECT_TRUE(experiment.ok()) << experiment.error().toString();
    if (!experiment) return {};
    const Result<void> checked = validate(*experiment);
    EXPECT_FALSE(checked.ok()) << more;
    return checked.ok() ? Error() : checked.error();
}

TEST(Experiment, ReadsTheExampleOfTheFormat) {
    const Result<ExperimentSpec> experiment = parseExperiment(document(R"(, "name": "LeNet-5 on MNIST",
        "data": {"dataset": "mnist", "inputs": {"input": "image"}, "targets": {"output": "label"},
                 "split": {"validation": 0.2, "seed": 18446744073709551615},
                 "normalization": {"type": "standardize", "per": "channel"}, "augmentation": []},
        "losses": {"output": {"type": "cross_entropy", "weight": 1.0}},
        "optimizer": {"type": "sgd", "learning_rate": 0.07, "momentum": 0.9}, "schedule": {"type": "one_cycle"},
        "regularization": [], "batch_size": 32, "drop_last": true, "epochs": 7,
        "stop_at": {"validation_accuracy": 0.99}, "watch": "validation", "seed": 12, "precision": "double")"));
    ASSERT_TRUE(experiment.ok()) << experiment.error().toString();
    EXPECT_EQ(experiment->network, lenet5());
    EXPECT_EQ(experiment->name, "LeNet-5 on MNIST");
    EXPECT_DOUBLE_EQ(experiment->data.validation, 0.2);
    EXPECT_EQ(experiment->data.splitSeed, std::numeric_limits<std::uint64_t>::max());
    EXPECT_DOUBLE_EQ(experiment->optimizer.settings.real("learning_rate"), 0.07);
    EXPECT_EQ(experiment->schedule.type, "one_cycle");
    EXPECT_EQ(experiment->batchSize, 32);
    EXPECT_TRUE(experiment->dropLast);
    EXPECT_EQ(experiment->epochs, 7);
    EXPECT_EQ(experiment->stopAt, (StopTarget{"validation_accuracy", 0.99}));
    EXPECT_EQ(experiment->precision, DType::F64);
    EXPECT_TRUE(validate(*experiment).ok()) << validate(*experiment).error().toString();
    EXPECT_EQ(parseExperiment(writeExperiment(*experiment)).value(), *experiment);
}

TEST(Experiment, HasDefaultsForAllButTheNetwork) {
    const Result<ExperimentSpec> experiment = parseExperiment(document(""));
    ASSERT_TRUE(experiment.ok()) << experiment.error().toString();
    EXPECT_EQ(*experiment, defaultExperiment(lenet5()));
    EXPECT_TRUE(validate(*experiment).ok());
    EXPECT_EQ(experiment->losses.at("output").type, "cross_entropy");
    EXPECT_EQ(parseExperiment(writeExperiment(*experiment)).value(), *experiment);
}

/// Keys, code and place of an error, and words that its line must have.
struct Refused {
    std::string more, code, place, words;
};

TEST(Experiment, RefusesWithPlaceAndReason) {
    const Refused cases[] = {
        {R"(, "batchsize": 3)", "json.unknown_key", "batchsize", "batch_size"},
        {R"(, "batch_size": 0)", "json.range", "batch_size", "0"},
        {R"(, "batch_size": -1)", "json.range", "batch_size", "-1"},
        {R"(, "batch_size": 1e30)", "json.kind", "batch_size", "whole"},
        {R"(, "batch_size": 18446744073709551615)", "json.range", "batch_size", "1844"},
        {R"(, "epochs": "three")", "json.kind", "epochs", "three"},
        {R"(, "seed": -1)", "json.kind", "seed", "-1"},
        {R"(, "drop_last": 1)", "json.kind", "drop_last", "true or false"},
        {R"(, "watch": "train")", "json.choice", "watch", "validation, test"},
        {R"(, "precision": "float16")", "json.choice", "precision", "float32, double"},
        {R"(, "data": 3)", "json.kind", "data", "object"},
        {R"(, "data": {"datasets": "mnist"})", "json.unknown_key", "data.datasets", "dataset"},
        {R"(, "data": {"split": {"validation": 1}})", "json.range", "data.split.validation", "0.9"},
        {R"(, "data": {"normalization": {"type": "whiten"}})", "json.choice", "data.normalization.type", "standardize"},
        {R"(, "data": {"augmentation": [{}]})", "experiment.not_yet", "data.augmentation", "augmentation"},
        {R"(, "regularization": [{"type": "l7"}])", "experiment.unknown_type", "regularization[0].type", "max_norm"},
        {R"(, "optimizer": {"learning_rate": 1})", "json.missing_key", "optimizer.type", "type"},
        {R"(, "optimizer": {"type": "newton"})", "experiment.unknown_type", "optimizer.type", "sgd, adam"},
        {R"(, "optimizer": {"type": "sgd", "beta1": 1})", "json.unknown_key", "optimizer.beta1", "momentum"},
        {R"(, "optimizer": {"type": "sgd", "learning_rate": -1})", "setting.range", "optimizer.learning_rate", "-1"},
        {R"(, "schedule": {"type": "zigzag"})", "experiment.unknown_type", "schedule.type", "one_cycle"},
        {R"(, "losses": {"output": {"type": "guess"}})", "experiment.unknown_type", "losses.output.type",
         "cross_entropy"},
        {R"(, "losses": {"output": {"type": "cross_entropy", "label_smoothing": 2}})", "setting.range",
         "losses.output.label_smoothing", "2"},
        {R"(, "losses": {"output": {"type": "cross_entropy", "margin": 1}})", "json.unknown_key",
         "losses.output.margin", "label_smoothing"},
        {R"(, "losses": {"output": {"type": "cross_entropy", "weight": -1}})", "json.range", "losses.output.weight",
         "-1"},
        {R"(, "stop_at": {})", "experiment.stop_at", "stop_at", "one metric"},
        {R"(, "stop_at": {"accuracy": 1})", "json.unknown_key", "stop_at.accuracy", "validation_accuracy"},
        {R"(, "stop_at": {"validation_accuracy": 99})", "json.range", "stop_at.validation_accuracy", "99"},
    };
    for (const Refused& refused : cases) {
        const Error error = errorOf(refused.more);
        EXPECT_EQ(error.code, refused.code) << refused.more << '\n' << error.toString();
        EXPECT_EQ(error.place, refused.place) << refused.more;
        EXPECT_NE(error.toString().find(refused.words), std::string::npos) << error.toString();
        EXPECT_EQ(error.toString().find('{'),
                  error.code == "experiment.stop_at" ? error.toString().find('{') : std::string::npos);
    }
}

TEST(Experiment, NamesPlacesInsideTheNetwork) {
    const Result<ExperimentSpec> experiment = parseExperiment(
        R"({"format": "glassbox.experiment/1", "network": {"format": "glassbox.network/1", "blocks": [{"id": "a"}]}})");
    ASSERT_FALSE(experiment.ok());
    EXPECT_EQ(experiment.error().place, "network.blocks[0].type");
    EXPECT_EQ(parseExperiment(R"({"format": "glassbox.experiment/1", "network": {"format": "glassbox.network/3"}})")
                  .error()
                  .place,
              "network.format");
    EXPECT_EQ(parseExperiment(R"({"format": "glassbox.experiment/1"})").error().code, "json.missing_key");
    EXPECT_EQ(parseExperiment(R"({"format": "glassbox.experiment/1", "network": 3})").error().place, "network");
}

TEST(Experiment, ValidateRefusesWhatDoesNotFitTogether) {
    const Refused cases[] = {
        {R"(, "losses": {})", "experiment.missing_entry", "losses", "output"},
        {R"(, "losses": {"output": {"type": "cross_entropy"}, "extra": {"type": "cross_entropy"}})",
         "experiment.unknown_entry", "losses", "extra"},
        {R"(, "losses": {"output": {"type": "mean_squared_error"}})", "loss.does_not_fit", "losses.output.type",
         "cross_entropy"},
        {R"(, "losses": {"output": {"type": "cross_entropy", "class_weights": "1, 2"}})", "class_weights.count",
         "losses.output.class_weights", "2 numbers"},
        {R"(, "losses": {"output": {"type": "cross_entropy", "weight": 0}})", "experiment.no_loss", "losses", "weight"},
        {R"(, "data": {"inputs": {}})", "experiment.missing_entry", "data.inputs", "input"},
        {R"(, "data": {"inputs": {"input": "sound"}})", "experiment.unknown_field", "data.inputs.input", "sound"},
        {R"(, "stop_at": {"test_accuracy": 0.99})", "experiment.stop_at_test", "stop_at.test_accuracy", "watch"},
        {R"(, "data": {"split": {"validation": 0}}, "stop_at": {"validation_accuracy": 0.99})",
         "experiment.stop_at_validation", "stop_at.validation_accuracy", "validation"},
    };
    for (const Refused& refused : cases) {
        const Error error = invalid(refused.more);
        EXPECT_EQ(error.code, refused.code) << error.toString();
        EXPECT_EQ(error.place, refused.place) << error.toString();
        EXPECT_NE(error.toString().find(refused.words), std::string::npos) << error.toString();
    }
}

TEST(Experiment, RefusesNetworksThatNeedMoreMemoryThanThereIs) {
    ExperimentSpec experiment =
        defaultExperiment(changeSetting(lenet5(), "fc1", "units", std::int64_t{1000000000}).value());
    const Result<void> checked = validate(experiment);
    ASSERT_FALSE(checked.ok());
    EXPECT_EQ(checked.error().code, "experiment.memory");
    // (400 + 1 + 84) weights a unit, each with gradient and momentum; product, z and relu of 64 samples: 4 bytes a
    // number
    EXPECT_NE(checked.error().message().find("needs 6588"), std::string::npos) << checked.error().message();
    EXPECT_NE(checked.error().message().find("GB of memory but the machine has"), std::string::npos);
}

TEST(Experiment, CountsTheMemoryOfTraining) {
    const ExperimentSpec experiment =
        defaultExperiment(chain({{"Input", "input", {{"shape", std::vector<std::int64_t>{10}}}},
                                 {"Dense", "fc", {{"units", std::int64_t{5}}}},
                                 {"Output", "output", {}}}));
    // 55 weights with gradient and momentum; input 10, product 5, z 5, softmax 5 for 64 samples.
    EXPECT_DOUBLE_EQ(trainingBytes(experiment), 4.0 * (55 * 3 + 25 * 64));
}

TEST(Experiment, LoadsNetworksFromRelativePaths) {
    const fs::path folder = fs::temp_directory_path() / "glassbox_experiment_test";
    fs::create_directories(folder / "networks");
    ASSERT_TRUE(writeFile(folder / "networks" / "lenet.json", writeNetwork(lenet5())).ok());
    ASSERT_TRUE(
        writeFile(folder / "run.json", R"({"format": "glassbox.experiment/1", "network": "networks/lenet.json"})")
            .ok());
    EXPECT_EQ(loadExperiment(folder / "run.json").value(), defaultExperiment(lenet5()));
    EXPECT_EQ(loadExperiment(folder / "networks" / "lenet.json").value(), defaultExperiment(lenet5()));
    ASSERT_TRUE(writeFile(folder / "run.json", R"({"format": "glassbox.experiment/1", "network": "none.json"})").ok());
    const Result<ExperimentSpec> missing = loadExperiment(folder / "run.json");
    ASSERT_FALSE(missing.ok());
    EXPECT_NE(missing.error().message().find("none.json"), std::string::npos);
    ASSERT_TRUE(writeFile(folder / "networks" / "lenet.json", "{").ok());
    ASSERT_TRUE(
        writeFile(folder / "run.json", R"({"format": "glassbox.experiment/1", "network": "networks/lenet.json"})")
            .ok());
    EXPECT_NE(loadExperiment(folder / "run.json").error().place.find("lenet.json: line 1"), std::string::npos);
    EXPECT_FALSE(loadExperiment(folder).ok());
    EXPECT_FALSE(loadExperiment(folder / "nothing.json").ok());
    fs::remove_all(folder);
}

TEST(Events, AreWrittenAndRead) {
    const std::vector<RunEvent> events = {{0, "learning_rate", 0.1},
                                          {1234567890123, "learning_rate", 1.0 / 3.0},
                                          {7, "weight", -1.0 / 3.0, "fc1.weight", {3, 0}}};
    EXPECT_EQ(parseEvents(writeEvents(events)).value(), events);
    EXPECT_EQ(parseEvents(writeEvents({})).value(), std::vector<RunEvent>{});
    EXPECT_FALSE(
        parseEvents(R"({"format": "glassbox.events/1", "events": [{"step": -1, "kind": "learning_rate", "value": 1}]})")
            .ok());
    EXPECT_FALSE(
        parseEvents(R"({"format": "glassbox.events/1", "events": [{"step": 1, "kind": "magic", "value": 1}]})").ok());
    EXPECT_FALSE(
        parseEvents(R"({"format": "glassbox.events/1", "events": [{"step": 1, "kind": "learning_rate"}]})").ok());
    EXPECT_FALSE(parseEvents(R"({"format": "glassbox.events/2", "events": []})").ok());
    for (const char* rest :
         {R"("parameter": "fc1.weight")", R"("parameter": "", "index": [0])", R"("index": [0])",
          R"("parameter": "fc1.weight", "index": [-1])", R"("parameter": "fc1.weight", "index": [0.5])"}) {
        const std::string event = R"({"step": 1, "kind": "weight", "value": 1, )" + std::string(rest) + "}";
        EXPECT_FALSE(parseEvents(R"({"format": "glassbox.events/1", "events": [)" + event + "]}").ok()) << rest;
    }
}

}  // namespace
}  // namespace glassbox::testing
