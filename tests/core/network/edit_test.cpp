#include "core/network/edit.h"

#include "core/network/analysis.h"
#include "core/network/diff.h"
#include "tests/core/network/sample_networks.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace glassbox::testing {
namespace {

bool hasWire(const NetworkSpec& network, const std::string& from, const std::string& to) {
    return std::ranges::count(network.wires, WireSpec{{from, "out"}, {to, "in"}}) == 1;
}

TEST(Edit, AddsABlockUnderAFreshId) {
    std::string id;
    const NetworkSpec network = addBlock(lenet5(), "Conv2D", {3, 4}, &id).value();
    EXPECT_EQ(id, "conv3");
    EXPECT_EQ(network.layout.at(id), (Position{3, 4}));
    EXPECT_EQ(network.find(id)->settings, Settings::defaults(findBlockType("Conv2D")->settings));
    EXPECT_FALSE(addBlock(lenet5(), "Warp", {}).ok());
}

TEST(Edit, PlacesPaletteEntries) {
    std::string id;
    const NetworkSpec network = addBlock(lenet5(), *findPaletteEntry("GELU"), {}, &id).value();
    EXPECT_EQ(id, "gelu1");
    EXPECT_EQ(network.find(id)->type, "Activation");
    EXPECT_EQ(network.find(id)->settings.text("function"), "gelu");
}

TEST(Edit, InsertsIntoAWireBehindTheBlockBefore) {
    std::string id;
    const WireSpec wire{{"conv1", "out"}, {"relu1", "in"}};
    const NetworkSpec network = insertOnWire(lenet5(), *findPaletteEntry("Dropout"), wire, {}, &id).value();
    EXPECT_TRUE(hasWire(network, "conv1", id));
    EXPECT_TRUE(hasWire(network, id, "relu1"));
    EXPECT_FALSE(hasWire(network, "conv1", "relu1"));
    EXPECT_EQ(network.blocks[2].id, id);
    EXPECT_TRUE(analyse(network).valid());
    EXPECT_FALSE(insertOnWire(lenet5(), "Output", wire, {}).ok());
    EXPECT_FALSE(insertOnWire(lenet5(), "Dropout", {{"conv1", "out"}, {"fc1", "in"}}, {}).ok());
}

TEST(Edit, InsertsAnExistingBlockOnlyIfItIsFree) {
    std::string id;
    const WireSpec wire{{"conv1", "out"}, {"relu1", "in"}};
    NetworkSpec network = addBlock(lenet5(), "Dropout", {}, &id).value();
    network = insertExistingOnWire(network, id, wire).value();
    EXPECT_TRUE(hasWire(network, id, "relu1"));
    EXPECT_FALSE(insertExistingOnWire(network, id, {{"fc1", "out"}, {"relu3", "in"}}).ok());
    EXPECT_FALSE(insertExistingOnWire(network, "nobody", wire).ok());
}

TEST(Edit, RemovesAndBridges) {
    NetworkSpec network = removeBlocks(lenet5(), {"relu1", "pool1"}, true).value();
    EXPECT_TRUE(hasWire(network, "conv1", "conv2"));
    network = removeBlocks(lenet5(), {"relu1"}, false).value();
    EXPECT_EQ(network.wires.size(), lenet5().wires.size() - 2);
    EXPECT_FALSE(removeBlocks(lenet5(), {"nobody"}, true).ok());
}

TEST(Edit, BridgingKeepsEveryUser) {
    NetworkSpec network = lenet5();
    std::string id;
    network = addBlock(network, "Output", {}, &id).value();
    network = connect(network, {{"relu3", "out"}, {id, "in"}}).value();
    network = removeBlocks(network, {"relu3"}, true).value();
    EXPECT_TRUE(hasWire(network, "fc1", "fc2"));
    EXPECT_TRUE(hasWire(network, "fc1", id));
    EXPECT_TRUE(analyse(network).valid());
}

TEST(Edit, ConnectReplacesTheOlderWire) {
    const NetworkSpec network = connect(lenet5(), {{"relu3", "out"}, {"relu4", "in"}}).value();
    EXPECT_TRUE(hasWire(network, "relu3", "relu4"));
    EXPECT_FALSE(hasWire(network, "fc2", "relu4"));
    EXPECT_EQ(network.wires.size(), lenet5().wires.size());
}

TEST(Edit, RefusesRingsAndUnknownPorts) {
    EXPECT_FALSE(canConnect(lenet5(), {{"relu4", "out"}, {"fc1", "in"}}));
    EXPECT_FALSE(canConnect(lenet5(), {{"fc1", "out"}, {"fc1", "in"}}));
    EXPECT_FALSE(canConnect(lenet5(), {{"output", "out"}, {"fc1", "in"}}));
    EXPECT_FALSE(canConnect(lenet5(), {{"fc1", "out"}, {"fc2", "in2"}}));
    EXPECT_FALSE(connect(lenet5(), {{"nobody", "out"}, {"fc2", "in"}}).ok());
    EXPECT_TRUE(canConnect(lenet5(), {{"relu1", "out"}, {"output", "in"}}));
}

TEST(Edit, ChangesSettingsWithinTheirRange) {
    const NetworkSpec network = changeSetting(lenet5(), "fc1", "units", std::int64_t{7}).value();
    EXPECT_EQ(network.find("fc1")->settings.integer("units"), 7);
    EXPECT_FALSE(changeSetting(lenet5(), "fc1", "trainable", false)->find("fc1")->trainable);
    const Result<NetworkSpec> wrong = changeSetting(lenet5(), "fc1", "units", std::int64_t{0});
    ASSERT_FALSE(wrong.ok());
    EXPECT_EQ(wrong.error().place, "fc1.units");
    EXPECT_FALSE(changeSetting(lenet5(), "fc1", "unit", std::int64_t{1}).ok());
    EXPECT_FALSE(changeSetting(lenet5(), "nobody", "units", std::int64_t{1}).ok());
}

TEST(Edit, RenamesEverywhere) {
    NetworkSpec network = lenet5();
    network.layout["conv1"] = {1, 2};
    network.notes["conv1"] = "strokes";
    network = renameBlock(network, "conv1", "edges").value();
    EXPECT_TRUE(hasWire(network, "input", "edges"));
    EXPECT_TRUE(hasWire(network, "edges", "relu1"));
    EXPECT_EQ(network.layout.count("conv1") + network.notes.count("conv1"), 0u);
    EXPECT_EQ(network.notes.at("edges"), "strokes");
    EXPECT_FALSE(renameBlock(network, "edges", "fc1").ok());
    EXPECT_FALSE(renameBlock(network, "edges", "1x").ok());
    EXPECT_FALSE(renameBlock(network, "nobody", "x").ok());
    EXPECT_EQ(renameBlock(network, "edges", "edges").value(), network);
}

TEST(Edit, CopiesAndPastesUnderFreshIds) {
    NetworkSpec network = lenet5();
    network.layout["conv1"] = {10, 20};
    const NetworkSpec fragment = extract(network, {"conv1", "relu1"});
    EXPECT_EQ(fragment.wires.size(), 1u);
    std::set<std::string> ids;
    network = paste(network, fragment, {5, 5}, &ids).value();
    EXPECT_EQ(ids, (std::set<std::string>{"conv3", "relu5"}));
    EXPECT_TRUE(hasWire(network, "conv3", "relu5"));
    EXPECT_EQ(network.layout.at("conv3"), (Position{15, 25}));
    NetworkSpec torn = fragment;
    torn.wires.push_back({{"conv1", "out"}, {"fc1", "in"}});
    EXPECT_FALSE(paste(network, torn, {}).ok());
}

TEST(Diff, TellsStructureFromLook) {
    const NetworkSpec before = lenet5();
    NetworkSpec moved = before;
    moved.layout["conv1"] = {1, 1};
    EXPECT_TRUE(diff(before, moved).layoutOnly);
    EXPECT_FALSE(diff(before, before).layoutOnly);
    NetworkSpec after = changeSetting(before, "fc1", "units", std::int64_t{7}).value();
    after = removeBlocks(after, {"relu1"}, true).value();
    std::string id;
    after = addBlock(after, "Dense", {}, &id).value();
    const NetworkDiff found = diff(before, after);
    EXPECT_EQ(found.changed, std::vector<std::string>{"fc1"});
    EXPECT_EQ(found.removed, std::vector<std::string>{"relu1"});
    EXPECT_EQ(found.added, std::vector<std::string>{id});
    EXPECT_EQ(found.wiresRemoved.size(), 2u);
    EXPECT_EQ(found.wiresAdded, (std::vector<WireSpec>{{{"conv1", "out"}, {"pool1", "in"}}}));
    EXPECT_FALSE(found.layoutOnly);
}

}  // namespace
}  // namespace glassbox::testing
