#include "core/network/composite_edit.h"
#include "core/base/philox.h"
#include "core/network/analysis.h"
#include "core/network/edit.h"
#include "core/network/inside.h"
#include "core/network/lower.h"
#include "tests/core/network/sample_networks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace glassbox::testing {
namespace {

/// "conv1.weight" under the name that its block has afterwards.
std::string renamedValue(const std::string& name, const std::map<std::string, std::string>& renamed) {
    for (const auto& [from, to] : renamed)
        if (name.starts_with(from + '.')) return to + name.substr(from.size());
    return name;
}

/// Each value of one graph by name, with how it is made.
std::map<std::string, std::string> valuesOf(const Graph& graph, const std::map<std::string, std::string>& renamed) {
    std::map<std::string, std::string> values;
    for (const Value& value : graph.values()) {
        std::string made = value.type.toString();
        if (value.producer.valid()) {
            const Op& op = graph.op(value.producer);
            made += " = " + op.type;
            for (const auto& [key, attribute] : op.attributes.entries())
                if (key != "stream") made += ' ' + key + ':' + std::to_string(attribute.index());
            for (const ValueId input : op.inputs)
                made += ' ' + renamedValue(graph.value(input).name, renamed);
        }
        values[renamedValue(value.name, renamed)] = made;
    }
    return values;
}

/// Draws a set of neighbours to group.
std::set<std::string> drawSelection(const NetworkSpec& network, RandomStream& random, std::uint64_t& next) {
    std::set<std::string> ids;
    if (network.wires.empty()) return ids;
    const auto draw = [&](std::size_t bound) { return random.below(static_cast<std::uint32_t>(bound), next++); };
    const WireSpec& wire = network.wires[draw(network.wires.size())];
    ids = {wire.from.block, wire.to.block};
    for (const WireSpec& other : network.wires)
        if (draw(3) == 0 && (ids.contains(other.from.block) || ids.contains(other.to.block)))
            ids.insert({other.from.block, other.to.block});
    std::erase_if(ids, [&](const std::string& id) {
        const std::string& type = network.find(id)->type;
        return type == "Input" || type == "Output";
    });
    return ids;
}

TEST(Group, OfRandomNestingsComputesTheSame) {
    int nestings = 0;
    for (std::uint64_t seed = 1; seed <= 120; ++seed) {
        SCOPED_TRACE(seed);
        const NetworkSpec flat = randomNetwork(seed);
        const auto expected = [&](const std::map<std::string, std::string>& renamed) {
            return valuesOf(*lower(flat, {}).value().graph, renamed);
        };
        NetworkSpec network = flat;
        std::map<std::string, std::string> renamed;  // from the flat network's ids to those now
        for (const BlockSpec& block : flat.blocks)
            renamed[block.id] = block.id;
        RandomStream random(seed, RandomPurpose::Test, 7);
        std::uint64_t next = 0;
        for (int round = 0; round < 5; ++round) {
            const std::set<std::string> ids = drawSelection(network, random, next);
            const Result<Regrouped> grouped = group(network, ids, freshCompositeName(network, "Part"));
            if (!grouped) continue;
            ++nestings;
            network = grouped->network;
            for (auto& [from, to] : renamed)
                if (const auto moved = grouped->renamed.find(to); moved != grouped->renamed.end()) to = moved->second;
            ASSERT_TRUE(analyse(network).valid()) << analyse(network).problems.front().error.toString();
            EXPECT_EQ(valuesOf(*lower(network, {}).value().graph, {}), expected(renamed));
            const Result<NetworkSpec> again = parseNetwork(writeNetwork(network));
            ASSERT_TRUE(again.ok()) << again.error().toString();
            EXPECT_EQ(*again, network);
        }
        // And back: what was grouped last comes out first.
        for (bool found = true; found;) {
            found = false;
            for (const BlockSpec& block : std::vector<BlockSpec>(network.blocks)) {
                if (!network.composites.contains(block.type)) continue;
                const Regrouped open = ungroup(network, block.id).value();
                network = open.network;
                for (auto& [from, to] : renamed)
                    if (const auto moved = open.renamed.find(to); moved != open.renamed.end()) to = moved->second;
                found = true;
            }
        }
        EXPECT_EQ(valuesOf(*lower(network, {}).value().graph, {}), expected(renamed));
    }
    EXPECT_GT(nestings, 100);
}

TEST(Group, MakesPortsOfTheWiresThatAreCut) {
    NetworkSpec network = lenet5();
    network.notes["conv2"] = "sees strokes";
    const Regrouped grouped = group(network, {"conv2", "relu2", "pool2"}, "Stage").value();
    EXPECT_EQ(grouped.ids, std::set<std::string>{"stage1"});
    EXPECT_EQ(grouped.renamed.at("conv2"), "stage1.conv2");
    const CompositeSpec& stage = grouped.network.composites.at("Stage");
    EXPECT_EQ(stage.inputs, (std::vector<CompositeInput>{{"in", {{"conv2", "in"}}}}));
    EXPECT_EQ(stage.outputs, (std::vector<CompositeOutput>{{"out", {"pool2", "out"}}}));
    EXPECT_EQ(stage.notes.at("conv2"), "sees strokes");
    EXPECT_TRUE(std::ranges::count(grouped.network.wires, WireSpec{{"pool1", "out"}, {"stage1", "in"}}));
    EXPECT_TRUE(std::ranges::count(grouped.network.wires, WireSpec{{"stage1", "out"}, {"flatten", "in"}}));
    EXPECT_EQ(analyse(grouped.network).parameters, analyse(network).parameters);
    const Regrouped open = ungroup(grouped.network, "stage1").value();
    EXPECT_EQ(open.renamed.at("stage1.conv2"), "conv2");
    EXPECT_EQ(open.network.notes, network.notes);
    EXPECT_EQ(analyse(open.network).parameters, analyse(network).parameters);
}

TEST(Group, RefusesRingsEndsAndTakenNames) {
    const NetworkSpec network = lenet5();
    EXPECT_EQ(group(network, {"conv1", "pool1"}, "Part").error().code, "network.group_ring");
    EXPECT_EQ(group(network, {"input", "conv1"}, "Part").error().code, "network.end_inside");
    EXPECT_EQ(group(network, {"fc3", "output"}, "Part").error().code, "network.end_inside");
    EXPECT_EQ(group(network, {"fc3"}, "Dense").error().code, "network.composite_name");
    EXPECT_EQ(group(network, {"fc3"}, "a b").error().code, "network.composite_name");
    EXPECT_FALSE(group(network, {}, "Part").ok());
    EXPECT_FALSE(group(network, {"nowhere"}, "Part").ok());
    const NetworkSpec grouped = group(network, {"fc3"}, "Part").value().network;
    EXPECT_EQ(group(grouped, {"fc2"}, "Part").error().code, "network.composite_exists");
    EXPECT_FALSE(ungroup(grouped, "fc2").ok());
}

TEST(Inside, EditsChangeTheDefinitionOfAllInstances) {
    NetworkSpec network = group(lenet5(), {"fc1", "relu3"}, "Layer").value().network;
    std::string id;
    network = insertOnWire(network, "Layer", {{"layer1", "out"}, {"fc2", "in"}}, {}, &id).value();
    NetworkSpec inside = insideOf(network, "Layer");
    EXPECT_EQ(inside.find("in")->type, "CompositeInput");
    EXPECT_EQ(inside.find("out")->type, "CompositeOutput");
    inside = changeSetting(inside, "fc1", "units", std::int64_t{33}).value();
    std::string inner;
    inside = insertOnWire(inside, "Dropout", {{"relu3", "out"}, {"out", "in"}}, {}, &inner).value();
    const NetworkSpec changed = withInside(network, "Layer", inside).value();
    const NetworkAnalysis analysis = analyse(changed);
    ASSERT_TRUE(analysis.valid()) << analysis.problems.front().error.toString();
    EXPECT_EQ(analysis.blocks.at("layer1").outputs.front().shape, Shape{33});
    EXPECT_EQ(analysis.blocks.at(id).parameters, 33 * 33 + 33);
    EXPECT_TRUE(analysis.blocks.contains(id + '.' + inner));
    EXPECT_EQ(insideOf(changed, "Layer").composites, changed.composites);
    EXPECT_EQ(withInside(changed, "Layer", insideOf(changed, "Layer")).value(), changed);
}

TEST(Inside, WiresToVanishedPortsGo) {
    const NetworkSpec network = group(lenet5(), {"fc1", "relu3"}, "Layer").value().network;
    const NetworkSpec inside = removeBlocks(insideOf(network, "Layer"), {"in"}, false).value();
    const NetworkSpec changed = withInside(network, "Layer", inside).value();
    EXPECT_TRUE(changed.composites.at("Layer").inputs.empty());
    EXPECT_TRUE(std::ranges::none_of(changed.wires, [](const WireSpec& wire) { return wire.to.block == "layer1"; }));
}

TEST(Inside, RefusesABlockInsideItself) {
    const NetworkSpec network = group(lenet5(), {"fc1", "relu3"}, "Layer").value().network;
    const NetworkSpec inside = addBlock(insideOf(network, "Layer"), "Layer", {}).value();
    const Result<NetworkSpec> changed = withInside(network, "Layer", inside);
    ASSERT_FALSE(changed.ok());
    EXPECT_EQ(changed.error().code, "network.composite_ring");
}

TEST(Inside, AnalysisIsThatOfTheWholeSeenFromInside) {
    NetworkSpec network = group(lenet5(), {"conv2", "relu2", "pool2"}, "Stage").value().network;
    const NetworkAnalysis whole = analyse(network);
    const NetworkAnalysis inside = analysisInside(whole, insideOf(network, "Stage"), "stage1");
    EXPECT_TRUE(inside.valid());
    EXPECT_EQ(inside.blocks.at("in").outputs.front(), whole.blocks.at("pool1").outputs.front());
    EXPECT_EQ(inside.blocks.at("out").inputs.front(), whole.blocks.at("stage1").outputs.front());
    EXPECT_EQ(inside.blocks.at("conv2").parameters, whole.blocks.at("stage1").parameters);
    EXPECT_EQ(inside.order, (std::vector<std::string>{"in", "conv2", "relu2", "pool2", "out"}));

    network.composites.at("Stage").blocks[0].settings.set("kernel", std::int64_t{40});
    const NetworkAnalysis broken = analysisInside(analyse(network), insideOf(network, "Stage"), "stage1");
    ASSERT_FALSE(broken.valid());
    EXPECT_EQ(broken.problems.front().block, "conv2");
    ASSERT_TRUE(broken.problems.front().mend.has_value());
    EXPECT_EQ(broken.problems.front().mend->mended.find("conv2")->settings.integer("kernel"), 14);
}

TEST(Parameters, OfACompositeCanBeAddedAndSetPerInstance) {
    NetworkSpec network = group(lenet5(), {"fc1", "relu3"}, "Layer").value().network;
    network = addParameter(network, "Layer", "fc1", "units", "width").value();
    EXPECT_EQ(network.find("layer1")->settings.integer("width"), 120);
    network = changeSetting(network, "layer1", "width", std::int64_t{50}).value();
    EXPECT_EQ(analyse(network).blocks.at("layer1").outputs.front().shape, Shape{50});
    EXPECT_EQ(insideOf(network, "Layer", network.find("layer1")->settings).find("fc1")->settings.integer("units"), 50);
    EXPECT_EQ(withInside(network, "Layer", insideOf(network, "Layer", network.find("layer1")->settings)).value(),
              network);
    EXPECT_FALSE(addParameter(network, "Layer", "fc1", "bias", "width").ok());
    EXPECT_FALSE(addParameter(network, "Layer", "fc1", "wings", "wings").ok());
    const Regrouped open = ungroup(network, "layer1").value();
    EXPECT_EQ(open.network.find("fc1")->settings.integer("units"), 50);
    // A composite inside a composite hands its parameters on.
    NetworkSpec inside = insideOf(network, "Layer");
    inside = group(inside, {"fc1"}, "Core").value().network;
    const NetworkSpec deeper = withInside(network, "Layer", inside).value();
    EXPECT_EQ(analyse(deeper).blocks.at("layer1").outputs.front().shape, Shape{50});
    EXPECT_EQ(blockAt(deeper, "layer1.core1.fc1").settings.integer("units"), 50);
}

TEST(Definitions, AreDetachedAndRenamed) {
    NetworkSpec network = group(lenet5(), {"fc1", "relu3"}, "Layer").value().network;
    std::string id;
    network = insertOnWire(network, "Layer", {{"layer1", "out"}, {"fc2", "in"}}, {}, &id).value();
    const NetworkSpec detached = detach(network, id, "Own").value();
    EXPECT_EQ(detached.find(id)->type, "Own");
    EXPECT_EQ(detached.find("layer1")->type, "Layer");
    EXPECT_EQ(detached.composites.at("Own"), detached.composites.at("Layer"));
    EXPECT_FALSE(detach(network, id, "Layer").ok());
    EXPECT_FALSE(detach(network, "fc2", "Own").ok());
    const NetworkSpec renamed = renameComposite(detached, "Layer", "Stage").value();
    EXPECT_EQ(renamed.find("layer1")->type, "Stage");
    EXPECT_TRUE(analyse(renamed).valid());
    EXPECT_FALSE(renameComposite(detached, "Layer", "Own").ok());
}

TEST(Fragment, TakesItsDefinitionsAlong) {
    const NetworkSpec network = group(lenet5(), {"fc1", "relu3"}, "Layer").value().network;
    const NetworkSpec fragment = extract(network, {"layer1"});
    EXPECT_EQ(fragment.composites.size(), 1u);
    EXPECT_EQ(paste({}, fragment, {}).value().composites, network.composites);
    NetworkSpec other = group(lenet5(), {"fc2"}, "Layer").value().network;
    std::set<std::string> ids;
    const NetworkSpec pasted = paste(other, fragment, {}, &ids).value();
    EXPECT_EQ(pasted.composites.size(), 2u);
    EXPECT_NE(pasted.find(*ids.begin())->type, "Layer");
    EXPECT_EQ(paste(network, fragment, {}).value().composites.size(), 1u);
}

}  // namespace
}  // namespace glassbox::testing
