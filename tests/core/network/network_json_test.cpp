#include "core/network/network_spec.h"
#include "tests/core/network/sample_networks.h"

#include <gtest/gtest.h>

#include <string>

namespace glassbox::testing {
namespace {

/// A network document with these blocks and wires and, behind them, `more`.
std::string document(const std::string& blocks, const std::string& wires = "", const std::string& more = "") {
    return R"({"format": "glassbox.network/1", "name": "n", "blocks": [)" + blocks + R"(], "wires": [)" + wires + "]" +
           more + "}";
}

const std::string inputText = R"({"id": "input", "type": "Input", "shape": [1, 28, 28]})";

Error errorOf(const std::string& text) {
    const Result<NetworkSpec> network = parseNetwork(text);
    EXPECT_FALSE(network.ok()) << text;
    return network.ok() ? Error() : network.error();
}

/// One thing wrong with a document, and what the error must say.
struct Refused {
    std::string text, code, place, words;
};

TEST(NetworkJson, ReadsTheExampleOfTheFormat) {
    const Result<NetworkSpec> network = parseNetwork(document(
        inputText +
            R"(, {"id": "conv1", "type": "Conv2D", "filters": 6, "kernel": 5, "stride": 1, "padding": 2, "groups": 1,
                "initializer": "he_normal", "trainable": false},
               {"id": "drop", "type": "Dropout", "rate": 1e-1})",
        R"(["input", "conv1"], ["conv1:out", "drop:in"])",
        R"(, "composites": {}, "layout": {"conv1": [120, 40.5]}, "notes": {"conv1": "sees strokes"})"));
    ASSERT_TRUE(network.ok()) << network.error().toString();
    EXPECT_EQ(network->name, "n");
    ASSERT_EQ(network->blocks.size(), 3u);
    EXPECT_EQ(network->blocks[1].settings.integer("filters"), 6);
    EXPECT_TRUE(network->blocks[1].settings.boolean("bias"));
    EXPECT_FALSE(network->blocks[1].trainable);
    EXPECT_DOUBLE_EQ(network->blocks[2].settings.real("rate"), 0.1);
    EXPECT_EQ(network->wires[1], (WireSpec{{"conv1", "out"}, {"drop", "in"}}));
    EXPECT_EQ(network->layout.at("conv1"), (Position{120, 40.5}));
    EXPECT_EQ(network->notes.at("conv1"), "sees strokes");
}

TEST(NetworkJson, RefusesWithPlaceAndReason) {
    const std::string deep(100, '[');
    const Refused cases[] = {
        {"", "json.syntax", "line 1, column 1", "not JSON"},
        {"{\n \"format\": \"glassbox.network/1\",\n \"blocks\" []}", "json.syntax", "line 3", "comma"},
        {document(R"({"id": "d", "type": "Dropout", "rate": NaN})"), "json.syntax", "line 1", "NaN"},
        {document(R"({"id": "d", "type": "Dropout", "rate": 1e999})"), "json.not_finite", "", "too large"},
        {deep, "json.too_deep", "line 1, column 65", "64"},
        {R"({"format": "glassbox.network/1", "name": "a", "name": "b"})", "json.duplicate_key", "", "name"},
        {"[]", "json.kind", "", "object"},
        {"{}", "json.missing_key", "format", "format"},
        {R"({"format": "glassbox.network/7", "blocks": []})", "format.newer", "format", "glassbox.network/7"},
        {R"({"format": "glassbox.experiment/1"})", "format.unknown", "format", "glassbox.network/1"},
        {R"({"format": "glassbox.network/1"})", "json.missing_key", "blocks", "blocks"},
        {document("", "", R"(, "colour": 1)"), "json.unknown_key", "colour", "layout"},
        {document(R"({"type": "Flatten"})"), "json.missing_key", "blocks[0].id", "id"},
        {document(R"({"id": 3, "type": "Flatten"})"), "json.kind", "blocks[0].id", "3"},
        {document(R"({"id": "a b", "type": "Flatten"})"), "network.bad_id", "blocks[0].id", "a b"},
        {document(inputText + "," + inputText), "network.duplicate_id", "blocks[1].id", "input"},
        {document(R"({"id": "a", "type": "Warp"})"), "network.unknown_type", "blocks[0].type", "Conv2D"},
        {document(R"({"id": "a", "type": "Dense", "units": 3, "unit": 4})"), "json.unknown_key", "blocks[0].unit (a)",
         "units"},
        {document(R"({"id": "a", "type": "Dense"})"), "json.missing_key", "blocks[0].units (a)", "units"},
        {document(R"({"id": "a", "type": "Dense", "units": 0})"), "setting.range", "blocks[0].units (a)", "0"},
        {document(R"({"id": "a", "type": "Dense", "units": -5})"), "setting.range", "blocks[0].units (a)", "-5"},
        {document(R"({"id": "a", "type": "Dense", "units": 99999999999999999999})"), "setting.kind",
         "blocks[0].units (a)", "whole number"},
        {document(R"({"id": "a", "type": "Dense", "units": 2.5})"), "setting.kind", "blocks[0].units (a)", "2.5"},
        {document(R"({"id": "a", "type": "Dense", "units": {"n": 1}})"), "json.kind", "blocks[0].units (a)", "units"},
        {document(R"({"id": "a", "type": "Dense", "units": 3, "bias": 1})"), "setting.kind", "blocks[0].bias (a)",
         "true or false"},
        {document(R"({"id": "a", "type": "Activation", "function": "reluu"})"), "setting.choice",
         "blocks[0].function (a)", "leaky_relu"},
        {document(R"({"id": "a", "type": "Input", "shape": []})"), "setting.kind", "blocks[0].shape (a)", "shape"},
        {document(R"({"id": "a", "type": "Input", "shape": [1, 0]})"), "setting.range", "blocks[0].shape (a)", "1x0"},
        {document(R"({"id": "a", "type": "Input", "shape": [1, "x"]})"), "json.kind", "blocks[0].shape (a)", "shape"},
        {document(R"({"id": "a", "type": "Dropout", "rate": 1.5})"), "setting.range", "blocks[0].rate (a)", "1.5"},
        {document(inputText, R"("input")"), "network.wire_form", "wires[0]", "from"},
        {document(inputText, R"(["input", 3])"), "network.wire_form", "wires[0]", "from"},
        {document(inputText, R"(["input", "a:b:c"])"), "network.wire_end", "wires[0][1]", "a:b:c"},
        {document(inputText, "", R"(, "composites": {"Residual": {}})"), "json.missing_key", "composites.Residual",
         "inputs"},
        {document(inputText, "", R"(, "layout": {"nobody": [0, 0]})"), "network.unknown_block", "layout.nobody",
         "nobody"},
        {document(inputText, "", R"(, "layout": {"input": [0]})"), "network.position", "layout.input", "[x, y]"},
        {document(inputText, "", R"(, "notes": {"input": 7})"), "json.kind", "notes.input", "7"},
    };
    for (const Refused& refused : cases) {
        const Error error = errorOf(refused.text);
        EXPECT_EQ(error.code, refused.code) << refused.text << "\n" << error.toString();
        EXPECT_EQ(error.place.substr(0, refused.place.size()), refused.place) << refused.text;
        EXPECT_NE(error.toString().find(refused.words), std::string::npos) << error.toString();
    }
}

TEST(NetworkJson, AllPlaceholdersOfErrorsAreFilled) {
    for (const char* text : {"", "{}", R"({"format": "glassbox.network/2"})"})
        EXPECT_EQ(errorOf(text).toString().find('{'), std::string::npos) << errorOf(text).toString();
}

TEST(NetworkJson, CutsLongTextsBetweenCharacters) {
    std::string key = "x";
    for (int i = 0; i < 100; ++i)
        key += "\u00E4";  // two bytes
    const Error error = errorOf(document(inputText, "", ", \"" + key + "\": 1"));
    EXPECT_EQ(error.place.size(), 59u + 3u);
    EXPECT_TRUE(error.place.ends_with("\u00E4..."));
}

TEST(NetworkJson, RefusesVeryManyKeysQuickly) {
    std::string text = R"({"format": "glassbox.network/1")";
    for (int i = 0; i < 20000; ++i)
        text += ", \"k" + std::to_string(i) + "\": 0";
    EXPECT_EQ(errorOf(text + "}").code, "json.too_many_keys");
}

TEST(NetworkJson, WritingAndReadingGivesAnEqualDocument) {
    NetworkSpec network = lenet5();
    network.layout["conv1"] = {1.0 / 3.0, -40};
    network.notes["conv1"] = "two\nlines \"quoted\" \u00E4";
    network.find("fc2")->trainable = false;
    network.find("relu1")->settings.set("slope", 0.2);
    const std::string text = writeNetwork(network);
    const Result<NetworkSpec> again = parseNetwork(text);
    ASSERT_TRUE(again.ok()) << again.error().toString() << text;
    EXPECT_EQ(*again, network);
    EXPECT_EQ(writeNetwork(*again), text);
}

TEST(NetworkJson, KeepsOtherPortsThanTheUsualOnes) {
    NetworkSpec network = chain({{"Flatten", "a", {}}, {"Flatten", "b", {}}});
    network.wires = {{{"a", "in"}, {"b", "out"}}, {{"a", "x"}, {"b", "y"}}};
    EXPECT_EQ(parseNetwork(writeNetwork(network)).value(), network);
}

TEST(NetworkSpec, GivesFreshIds) {
    NetworkSpec network = chain({{"Flatten", "f1", {}}, {"Flatten", "f3", {}}});
    EXPECT_EQ(network.freshId("f"), "f2");
    EXPECT_TRUE(isValidId(network.freshId(std::string(64, 'x'))));
}

}  // namespace
}  // namespace glassbox::testing
