#include "core/experiment/data_fit.h"
#include "core/experiment/experiment_spec.h"

#include <gtest/gtest.h>

namespace glassbox::testing {
namespace {

/// An experiment with this "data" on an Input of that shape.
std::string document(const std::string& data, const std::string& input = R"("shape": [2])") {
    return R"({"format": "glassbox.experiment/1", "network": {"format": "glassbox.network/1", "blocks": [
        {"id": "input", "type": "Input", )" +
           input + R"(}, {"id": "fc", "type": "Dense", "units": 2}, {"id": "output", "type": "Output"}],
        "wires": [["input", "fc"], ["fc", "output"]]}, "data": )" +
           data + "}";
}

Error errorOf(const std::string& data) {
    const Result<ExperimentSpec> experiment = parseExperiment(document(data));
    if (!experiment) return experiment.error();
    const Result<void> checked = validate(*experiment);
    EXPECT_FALSE(checked.ok()) << data;
    return checked.ok() ? Error() : checked.error();
}

TEST(DataOptions, AreReadCompletedAndWritten) {
    const auto experiment = parseExperiment(document(R"({"dataset": "spiral", "options": {"noise": 0, "turns": 2}})"));
    ASSERT_TRUE(experiment) << experiment.error().toString();
    EXPECT_EQ(experiment->data.options.real("noise"), 0);
    EXPECT_EQ(experiment->data.options.real("turns"), 2);
    EXPECT_EQ(experiment->data.options.integer("samples"), 1000) << "the default";
    EXPECT_EQ(experiment->data.inputs.at("input"), "features") << "the field that the data set has";
    EXPECT_EQ(experiment->data.targets.at("output"), "label");
    EXPECT_TRUE(validate(*experiment));
    EXPECT_EQ(parseExperiment(writeExperiment(*experiment)).value(), *experiment);
}

TEST(DataOptions, AreRefusedWithTheirPlace) {
    EXPECT_EQ(errorOf(R"({"dataset": "spiral", "options": {"noise": -1}})").place, "data.options.noise");
    EXPECT_EQ(errorOf(R"({"dataset": "spiral", "options": {"noise": "loud"}})").place, "data.options.noise");
    EXPECT_EQ(errorOf(R"({"dataset": "spiral", "options": {"arms": 3}})").place, "data.options.arms");
    EXPECT_EQ(errorOf(R"({"dataset": "spiral", "options": 3})").place, "data.options");
    EXPECT_EQ(errorOf(R"({"dataset": "spirals", "options": {"arms": 3}})").place, "data.dataset");
    EXPECT_EQ(errorOf(R"({"dataset": "spirals"})").code, "data.unknown");
    EXPECT_EQ(errorOf(R"({"dataset": "text"})").place, "data.options.file");
}

TEST(DataOptions, OfAnExperimentInMemoryAreValidatedToo) {
    ExperimentSpec experiment = parseExperiment(document(R"({"dataset": "spiral"})")).value();
    experiment.data.options.set("turns", 100.0);
    EXPECT_EQ(validate(experiment).error().place, "data.options.turns");
}

TEST(DataOptions, ATextFileLiesBesideTheExperiment) {
    const std::string text = document(R"({"dataset": "text", "options": {"file": "../books/a.txt"}})");
    const auto beside = parseExperiment(text, "/home/somebody/experiments");
    ASSERT_TRUE(beside) << beside.error().toString();
    EXPECT_EQ(beside->data.options.text("file"), "/home/somebody/books/a.txt");
    EXPECT_EQ(parseExperiment(text)->data.options.text("file"), "../books/a.txt");
    const std::string absolute = document(R"({"dataset": "text", "options": {"file": "/books/a.txt"}})");
    EXPECT_EQ(parseExperiment(absolute, "/home")->data.options.text("file"), "/books/a.txt");
}

TEST(DataFields, AreThoseOfTheDataSet) {
    EXPECT_TRUE(validate(*parseExperiment(document(R"({"dataset": "moons", "targets": {"output": "label"}})"))));
    const Error label = errorOf(R"({"dataset": "moons", "targets": {"output": "next"}})");
    EXPECT_EQ(label.code, "experiment.unknown_field");
    EXPECT_EQ(label.argument("field"), "label, features") << "the sample itself can be the target";
    EXPECT_EQ(errorOf(R"({"dataset": "moons", "inputs": {"input": "image"}})").place, "data.inputs.input");
}

std::string misfit(const std::string& dataset, const std::string& input) {
    const auto experiment = parseExperiment(document(R"({"dataset": ")" + dataset + "\"}", input));
    EXPECT_TRUE(experiment) << experiment.error().toString();
    const Result<void> fit = checkInputsFitCatalog(*experiment);
    return fit ? "fits" : fit.error().code + ' ' + fit.error().argument("given");
}

TEST(DataFit, ComparesTheInputWithTheCatalog) {
    EXPECT_EQ(misfit("moons", R"("shape": [2])"), "fits");
    EXPECT_EQ(misfit("moons", R"("shape": [3])"), "train.input_shape 2");
    EXPECT_EQ(misfit("mnist", R"("shape": [784])"), "fits");
    EXPECT_EQ(misfit("mnist", R"("shape": [28, 28])"), "fits") << "rows of a picture as a sequence";
    EXPECT_EQ(misfit("adding", R"("shape": [100, 2])"), "fits");
    EXPECT_EQ(misfit("adding", R"("shape": [2, 100])"), "train.input_shape 100x2");
    EXPECT_EQ(misfit("copy", R"("shape": [20])"), "train.input_tokens 20");
}

}  // namespace
}  // namespace glassbox::testing
