#include "core/base/philox.h"
#include "core/blocks/loss_type.h"
#include "core/network/analysis.h"
#include "core/network/edit.h"
#include "core/network/lower.h"
#include "tests/core/network/sample_networks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace glassbox::testing {
namespace {

/// What holds of every document an edit returns.
void expectSound(const NetworkSpec& network, BlockTypes types) {
    std::set<std::string> ids;
    std::set<PortRef> taken;
    for (const BlockSpec& block : network.blocks) {
        EXPECT_TRUE(isValidId(block.id));
        EXPECT_TRUE(ids.insert(block.id).second) << block.id;
        EXPECT_EQ(block.settings.entries().size(), findBlockType(block.type, types)->settings.size());
    }
    for (const WireSpec& wire : network.wires) {
        EXPECT_TRUE(ids.contains(wire.from.block) && ids.contains(wire.to.block));
        EXPECT_TRUE(taken.insert(wire.to).second) << wire.to.toString();
    }
    for (const auto& entry : network.layout)
        EXPECT_TRUE(ids.contains(entry.first));
    for (const auto& entry : network.notes)
        EXPECT_TRUE(ids.contains(entry.first));
    EXPECT_EQ(analyse(network, types).order.size(), network.blocks.size());  // no ring
    const Result<NetworkSpec> again = parseNetwork(writeNetwork(network, types), types);
    ASSERT_TRUE(again.ok()) << again.error().toString();
    EXPECT_EQ(*again, network);
}

/// Draws an edit and applies it; refused edits leave the document as it is.
class RandomEditor {
public:
    RandomEditor(std::uint64_t seed, BlockTypes types) : random_(seed, RandomPurpose::Test, 1), types_(types) {}

    void edit(NetworkSpec& network) {
        const Result<NetworkSpec> edited = draw(network);
        if (edited) network = *edited;
    }

private:
    std::size_t below(std::size_t bound) { return random_.below(static_cast<std::uint32_t>(bound), next_++); }

    std::string someId(const NetworkSpec& network) {
        return network.blocks.empty() ? "none" : network.blocks[below(network.blocks.size())].id;
    }

    WireSpec someWire(const NetworkSpec& network) {
        if (network.wires.empty() || below(4) == 0)
            return {{someId(network), "out"}, {someId(network), below(3) == 0 ? "in2" : "in"}};
        return network.wires[below(network.wires.size())];
    }

    Result<NetworkSpec> draw(const NetworkSpec& network) {
        const Position place{static_cast<double>(below(100)), 0};
        const std::string type(types_[below(types_.size())].name);
        switch (below(9)) {
            case 0:
                return addBlock(network, type, place, nullptr, types_);
            case 1:
                return insertOnWire(network, type, someWire(network), place, nullptr, types_);
            case 2:
                return insertExistingOnWire(network, someId(network), someWire(network), types_);
            case 3:
                return removeBlocks(network, {someId(network)}, below(2) == 0, types_);
            case 4:
                return connect(network, {{someId(network), "out"}, {someId(network), "in"}}, types_);
            case 5:
                return disconnect(network, someWire(network));
            case 6:
                return renameBlock(network, someId(network), "renamed" + std::to_string(below(5)));
            case 7:
                return paste(network, extract(network, {someId(network), someId(network)}), place);
            default:
                return changeSetting(network, someId(network), "kernel", static_cast<std::int64_t>(below(9)), types_);
        }
    }

    RandomStream random_;
    std::uint64_t next_ = 0;
    BlockTypes types_;
};

TEST(Property, RandomNetworksAreValidAndLower) {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        SCOPED_TRACE(seed);
        const BlockTypes types = seed % 2 == 0 ? typesWithPlus() : blockTypes();
        const NetworkSpec network = randomNetwork(seed, types);
        const NetworkAnalysis analysis = analyse(network, types);
        ASSERT_TRUE(analysis.valid()) << analysis.problems.front().error.toString();
        LowerOptions options;
        options.training = true;
        ASSERT_TRUE(lower(network, options, types).ok());
        for (const BlockSpec& block : network.blocks)
            if (block.type == "Output")
                options.losses[block.id].type = std::string(defaultLossOf(block.settings.text("task")).name);
        const Result<Lowered> lowered = lower(network, options, types);
        ASSERT_TRUE(lowered.ok()) << lowered.error().toString();
        EXPECT_TRUE(lowered->graph->loss().valid());
        for (const BlockSpec& block : network.blocks) {
            const ValueId shown = lowered->blockOutputs.at(block.id);
            EXPECT_EQ(lowered->graph->value(shown).type, analysis.blocks.at(block.id).outputs.front()) << block.id;
        }
        expectSound(network, types);
    }
}

TEST(Property, EditsKeepDocumentsSound) {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE(seed);
        const BlockTypes types = typesWithPlus();
        NetworkSpec network = randomNetwork(seed, types);
        RandomEditor editor(seed, types);
        for (int i = 0; i < 40; ++i) {
            editor.edit(network);
            expectSound(network, types);
            if (HasFailure()) return;
        }
    }
}

TEST(Property, MendsNeverAddProblemsOfTheirKind) {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        NetworkSpec network = randomNetwork(seed);
        RandomEditor editor(seed, blockTypes());
        for (int i = 0; i < 10; ++i)
            editor.edit(network);
        for (int round = 0; round < 200; ++round) {
            const NetworkAnalysis analysis = analyse(network);
            const auto mendable = std::ranges::find_if(analysis.problems,
                                                       [](const Problem& problem) { return problem.mend.has_value(); });
            if (mendable == analysis.problems.end()) break;
            ASSERT_NE(mendable->mend->mended, network);
            ASSERT_LT(round, 199) << "mends go in circles: " << mendable->error.toString();
            network = mendable->mend->mended;
            expectSound(network, blockTypes());
        }
    }
}

}  // namespace
}  // namespace glassbox::testing
