#include "core/network/analysis.h"
#include "core/network/composite_library.h"
#include "core/network/diff.h"
#include "core/network/document_types.h"
#include "core/network/edit.h"
#include "core/network/expand.h"
#include "core/network/lower.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace glassbox::testing {
namespace {

/// A document with two instances of a small block, one of them inside another composite.
const char* const document = R"({"format": "glassbox.network/1", "name": "nested",
 "blocks": [
  {"id": "input", "type": "Input", "shape": [6]},
  {"id": "wide1", "type": "Wide", "width": 7, "curve": "gelu"},
  {"id": "fc", "type": "Dense", "units": 3},
  {"id": "output", "type": "Output"}],
 "wires": [["input", "wide1"], ["wide1", "fc"], ["fc", "output"]],
 "composites": {
  "Wide": {
   "help": "Two layers.",
   "parameters": {"width": {"value": 5, "label": "Width"}, "curve": "tanh"},
   "inputs": [["in", "first"]],
   "outputs": [["out", "pair"]],
   "blocks": [
    {"id": "first", "type": "Dense", "units": "$width"},
    {"id": "pair", "type": "Pair", "units": "$width", "curve": "$curve"}],
   "wires": [["first", "pair"]]},
  "Pair": {
   "parameters": {"units": 4, "curve": "relu"},
   "inputs": [["in", "fc", "add:in2"]],
   "outputs": [["out", "add"]],
   "blocks": [
    {"id": "fc", "type": "Dense", "units": "$units"},
    {"id": "curve1", "type": "Activation", "function": "$curve"},
    {"id": "add", "type": "Add"}],
   "wires": [["fc", "curve1"], ["curve1", "add"]],
   "layout": {"fc": [0, 0], "in": [-100, 0]}}},
 "layout": {"wide1": [120, 40]}})";

NetworkSpec nested() {
    return parseNetwork(document).value();
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

TEST(CompositeJson, ReadsAndWritesDefinitions) {
    const Result<NetworkSpec> network = parseNetwork(document);
    ASSERT_TRUE(network.ok()) << network.error().toString();
    EXPECT_EQ(network->composites.size(), 2u);
    const CompositeSpec& wide = network->composites.at("Wide");
    EXPECT_EQ(wide.help, "Two layers.");
    EXPECT_EQ(wide.parameters[0], (CompositeParameter{"width", std::int64_t{5}, "Width"}));
    EXPECT_EQ(wide.blocks[0].references.at("units"), "width");
    EXPECT_EQ(wide.blocks[0].settings.integer("units"), 5);
    EXPECT_EQ(network->find("wide1")->settings.integer("width"), 7);
    const Result<NetworkSpec> again = parseNetwork(writeNetwork(*network));
    ASSERT_TRUE(again.ok()) << again.error().toString();
    EXPECT_EQ(*again, *network);
}

TEST(CompositeJson, ParametersTakeTheRulesOfWhatFollowsThem) {
    const NetworkSpec network = nested();
    const DocumentTypes types(network);
    const BlockType* wide = types.find("Wide");
    ASSERT_NE(wide, nullptr);
    EXPECT_TRUE(isComposite(*wide));
    ASSERT_EQ(wide->settings.size(), 2u);
    EXPECT_EQ(wide->settings[0].label, "Width");
    EXPECT_EQ(wide->settings[0].minimum, 1);
    EXPECT_EQ(wide->settings[1].kind, SettingKind::Choice);  // through Pair, from Activation
    EXPECT_FALSE(changeSetting(network, "wide1", "width", std::int64_t{0}).ok());
    EXPECT_FALSE(changeSetting(network, "wide1", "curve", std::string("zigzag")).ok());
    EXPECT_TRUE(changeSetting(network, "wide1", "curve", std::string("sigmoid")).ok());
}

TEST(CompositeJson, RefusesWithPlaceAndReason) {
    const auto expectRefused = [](const std::string& from, const std::string& to, const std::string& code,
                                  const std::string& place) {
        const Result<NetworkSpec> network = parseNetwork(replaced(document, from, to));
        ASSERT_FALSE(network.ok()) << to;
        EXPECT_EQ(network.error().code, code) << network.error().toString();
        EXPECT_NE(network.error().place.find(place), std::string::npos) << network.error().toString();
    };
    expectRefused(R"("id": "fc", "type": "Dense", "units": "$units")", R"("id": "fc", "type": "Wide")",
                  "network.composite_ring", "composites.");
    expectRefused("\"$units\"", "\"$wings\"", "network.unknown_parameter_text", "composites.Pair.blocks[0].units");
    expectRefused("\"units\": 4,", "\"units\": 0,", "setting.range", "composites.Pair.blocks[0].units");
    expectRefused("\"units\": 4,", "\"units\": \"many\",", "setting.kind", "composites.Pair.blocks[0].units");
    expectRefused("\"Pair\": {", "\"Dense\": {", "network.composite_name", "composites.Dense");
    expectRefused("\"type\": \"Add\"", "\"type\": \"Warp\"", "network.unknown_type", "composites.Pair.blocks[2].type");
    expectRefused("\"id\": \"add\", \"type\": \"Add\"", "\"id\": \"add\", \"type\": \"Output\"", "network.end_inside",
                  "composites.Pair.blocks[2].type");
    expectRefused("[[\"in\", \"fc\", \"add:in2\"]]", "[[\"fc\", \"fc\"]]", "network.duplicate_id", "blocks[0].id");
    expectRefused("[[\"in\", \"first\"]]", "[5]", "network.port_form", "composites.Wide.inputs[0]");
    expectRefused("\"width\": 7", "\"width\": 7, \"wings\": 2", "json.unknown_key", "blocks[1]");
    expectRefused("\"width\": 7", "\"width\": \"$width\"", "setting.kind", "blocks[1].width");
    expectRefused("\"help\": \"Two layers.\",", "\"helps\": 1,", "json.unknown_key", "composites.Wide");
    expectRefused("\"id\": \"fc\", \"type\": \"Dense\", \"units\": 3", "\"id\": \"fc\", \"type\": \"CompositeInput\"",
                  "network.unknown_type", "blocks[2].type");
}

TEST(Composite, LowersAsTheFlatNetworkWrittenByHand) {
    NetworkSpec flat;
    const auto add = [&](const std::string& id, const std::string& type,
                         const std::vector<std::pair<std::string, Setting>>& settings) {
        BlockSpec block{id, type, Settings::defaults(findBlockType(type)->settings), true};
        for (const auto& [key, value] : settings)
            block.settings.set(key, value);
        flat.blocks.push_back(block);
    };
    add("input", "Input", {{"shape", std::vector<std::int64_t>{6}}});
    add("wide1.first", "Dense", {{"units", std::int64_t{7}}});
    add("wide1.pair.fc", "Dense", {{"units", std::int64_t{7}}});
    add("wide1.pair.curve1", "Activation", {{"function", std::string("gelu")}});
    add("wide1.pair.add", "Add", {});
    add("fc", "Dense", {{"units", std::int64_t{3}}});
    add("output", "Output", {});
    flat.wires = {{{"input", "out"}, {"wide1.first", "in"}},
                  {{"wide1.first", "out"}, {"wide1.pair.fc", "in"}},
                  {{"wide1.first", "out"}, {"wide1.pair.add", "in2"}},
                  {{"wide1.pair.fc", "out"}, {"wide1.pair.curve1", "in"}},
                  {{"wide1.pair.curve1", "out"}, {"wide1.pair.add", "in"}},
                  {{"wide1.pair.add", "out"}, {"fc", "in"}},
                  {{"fc", "out"}, {"output", "in"}}};
    LowerOptions options;
    options.losses["output"] = {};
    const Result<Lowered> composed = lower(nested(), options), byHand = lower(flat, options);
    ASSERT_TRUE(composed.ok()) << composed.error().toString();
    ASSERT_TRUE(byHand.ok()) << byHand.error().toString();
    EXPECT_EQ(composed->graph->toString(), byHand->graph->toString());
    EXPECT_NE(composed->graph->find("wide1.pair.fc.weight"), ValueId());
    EXPECT_EQ(composed->blockOutputs.at("wide1"), composed->graph->find("wide1.pair.add.out"));
    EXPECT_EQ(composed->blockOutputs.at("wide1.pair"), composed->graph->find("wide1.pair.add.out"));
    EXPECT_EQ(composed->blockOutputs.at("wide1.in"), composed->graph->find("input.out"));
    EXPECT_EQ(composed->blockOutputs.at("wide1.pair.out"), composed->graph->find("wide1.pair.add.out"));
}

TEST(Composite, AnalysisSumsWhatIsInside) {
    const NetworkAnalysis analysis = analyse(nested());
    ASSERT_TRUE(analysis.valid()) << analysis.problems.front().error.toString();
    const BlockAnalysis& wide = analysis.blocks.at("wide1");
    EXPECT_TRUE(wide.known);
    EXPECT_EQ(wide.inputs.front().shape, Shape{6});
    EXPECT_EQ(wide.outputs.front().shape, Shape{7});
    EXPECT_EQ(wide.parameters, 6 * 7 + 7 + 7 * 7 + 7);
    EXPECT_EQ(analysis.parameters, wide.parameters + 7 * 3 + 3);
    EXPECT_EQ(wide.flops, analysis.blocks.at("wide1.first").flops + analysis.blocks.at("wide1.pair").flops);
    EXPECT_EQ(wide.summary, "7, gelu");
    EXPECT_EQ(analysis.order, (std::vector<std::string>{"input", "wide1", "fc", "output"}));
}

TEST(Composite, FrozenAsAWholeFreezesEverythingInside) {
    NetworkSpec network = nested();
    network.find("wide1")->trainable = false;
    const Lowered lowered = lower(network, {}).value();
    for (std::size_t i = 0; i < lowered.parameters.size(); ++i)
        EXPECT_EQ(lowered.trainable[i], lowered.parameters[i].name.starts_with("fc.")) << lowered.parameters[i].name;
}

TEST(Composite, AProblemInsideNamesTheInnerBlockAndTheComposite) {
    NetworkSpec network = nested();
    network.find("input")->settings.set("shape", std::vector<std::int64_t>{1, 2, 3});
    NetworkAnalysis analysis = analyse(network);
    ASSERT_FALSE(analysis.valid());
    const Problem* problem = &analysis.problems.front();
    EXPECT_EQ(problem->block, "wide1");
    EXPECT_EQ(problem->path, "wide1.first");
    EXPECT_NE(problem->error.message().find("wide1.first"), std::string::npos) << problem->error.message();
    EXPECT_NE(problem->error.mend().find("Wide"), std::string::npos) << problem->error.mend();
    EXPECT_FALSE(problem->mend.has_value());

    network = nested();
    std::erase_if(network.composites.at("Pair").wires, [](const WireSpec& wire) { return wire.to.block == "add"; });
    analysis = analyse(network);
    ASSERT_FALSE(analysis.valid());
    EXPECT_TRUE(std::ranges::any_of(analysis.problems, [](const Problem& one) {
        return one.path == "wide1.pair.add" && one.block == "wide1" && one.error.code == "network.unconnected";
    }));
    EXPECT_FALSE(lower(network, {}).ok());
}

TEST(Composite, OutputsWithoutASourceAndRingsAreProblems) {
    NetworkSpec network = nested();
    network.composites.at("Wide").outputs.front().source = {};
    EXPECT_FALSE(analyse(network).valid());
    network = nested();
    network.composites.at("Pair").blocks.push_back({"again", "Wide", {}, true});
    EXPECT_EQ(findDefinitionRing(network), "Pair -> Wide -> Pair");
    EXPECT_FALSE(analyse(network).valid());
    EXPECT_FALSE(lower(network, {}).ok());
}

TEST(Composite, DoublingAgainAndAgainIsRefusedNotWrittenOut) {
    NetworkSpec network = nested();
    std::string inner = "Pair";
    for (int level = 0; level < 40; ++level) {
        CompositeSpec twice;
        const std::string name = "Level" + std::to_string(level);
        twice.blocks = {{"a", inner, {}, true}, {"b", inner, {}, true}};
        twice.inputs = {{"in", {{"a", "in"}}}};
        twice.outputs = {{"out", {"b", "out"}}};
        twice.wires = {{{"a", "out"}, {"b", "in"}}};
        network.composites[name] = twice;
        inner = name;
    }
    network.blocks[1] = {"wide1", inner, {}, true};
    const NetworkAnalysis analysis = analyse(network);
    ASSERT_FALSE(analysis.valid());
    EXPECT_TRUE(std::ranges::any_of(analysis.problems, [](const Problem& problem) {
        return problem.error.code == "network.too_many_inside" && problem.block == "wide1";
    }));
}

TEST(Composite, ADefinitionThatChangesChangesItsInstances) {
    const NetworkSpec before = nested();
    NetworkSpec after = before;
    after.composites.at("Pair").blocks[0].settings.set("bias", false);
    EXPECT_EQ(diff(before, after).changed, std::vector<std::string>{"wide1"});
    after = before;
    after.composites.at("Pair").layout["add"] = {1, 2};
    EXPECT_TRUE(diff(before, after).changed.empty());
    EXPECT_FALSE(diff(before, after).layoutOnly && before == after);
}

TEST(CompositeLibrary, ShipsResidualAndTransformerBlocks) {
    for (const char* name :
         {"Residual", "ResidualDown", "PreActResidual", "TransformerBlock", "PostNormTransformerBlock"}) {
        const CompositeSpec* spec = findInLibrary(name);
        ASSERT_NE(spec, nullptr) << name;
        EXPECT_TRUE(spec->help.ends_with("."));
        for (const CompositeParameter& parameter : spec->parameters)
            EXPECT_FALSE(parameter.label.empty()) << name << ' ' << parameter.name;
    }
}

/// input -> the library's block -> what makes an answer of it.
NetworkSpec around(const std::string& type, std::vector<std::int64_t> shape,
                   const std::vector<std::pair<std::string, Setting>>& settings) {
    NetworkSpec network;
    std::string previous;
    for (const std::string& next :
         {std::string("Input"), type, std::string("Flatten"), std::string("Dense"), std::string("Output")}) {
        std::string id;
        network = addBlock(network, next, {}, &id).value();
        if (!previous.empty()) network = connect(network, {{previous, "out"}, {id, "in"}}).value();
        previous = id;
        if (next == "Input") network.find(id)->settings.set("shape", std::move(shape));
        if (next != type) continue;
        for (const auto& [key, value] : settings)
            network = changeSetting(network, id, key, value).value();
    }
    return network;
}

TEST(CompositeLibrary, BlocksFitAndKeepTheirShapes) {
    const NetworkAnalysis residual = analyse(around("Residual", {16, 8, 8}, {}));
    ASSERT_TRUE(residual.valid()) << residual.problems.front().error.toString();
    EXPECT_EQ(residual.blocks.at("residual1").outputs.front().shape, (Shape{16, 8, 8}));
    EXPECT_EQ(residual.blocks.at("residual1").parameters, 2 * (16 * 16 * 9 + 2 * 16));
    const NetworkAnalysis down = analyse(around("ResidualDown", {16, 9, 8}, {{"filters", std::int64_t{32}}}));
    ASSERT_TRUE(down.valid()) << down.problems.front().error.toString();
    EXPECT_EQ(down.blocks.at("residualdown1").outputs.front().shape, (Shape{32, 5, 4}));
    EXPECT_TRUE(analyse(around("PreActResidual", {16, 5, 5}, {})).valid());
    for (const char* type : {"TransformerBlock", "PostNormTransformerBlock"}) {
        const NetworkSpec network = around(
            type, {6, 8}, {{"heads", std::int64_t{2}}, {"units", std::int64_t{8}}, {"hidden", std::int64_t{12}}});
        const NetworkAnalysis analysis = analyse(network);
        ASSERT_TRUE(analysis.valid()) << analysis.problems.front().error.toString();
    }
}

TEST(CompositeLibrary, AddingABlockBringsItsDefinitionOnce) {
    NetworkSpec network = addBlock({}, "Residual", {}).value();
    EXPECT_EQ(network.composites.size(), 1u);
    network.composites.at("Residual").help = "Changed.";
    network = addBlock(network, "Residual", {}).value();
    EXPECT_EQ(network.composites.at("Residual").help, "Changed.");
    EXPECT_EQ(network.find("residual2")->settings.integer("filters"), 16);
}

}  // namespace
}  // namespace glassbox::testing
