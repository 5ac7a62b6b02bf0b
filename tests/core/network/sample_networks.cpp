#include "tests/core/network/sample_networks.h"

#include "core/base/philox.h"
#include "core/blocks/block_rules.h"
#include "core/network/analysis.h"
#include "core/network/edit.h"

#include <algorithm>

namespace glassbox::testing {

namespace {

Result<std::vector<ValueType>> inferPlus(const BlockContext& block) {
    if (block.inputs[0] == block.inputs[1]) return std::vector<ValueType>{block.inputs[0]};
    return blockError(block, "Plus", "plus.types_differ", "{block} ({type}) takes two values of one shape");
}

Result<std::vector<ValueId>> emitPlus(const EmitContext& context) {
    return one(context.builder.emitOne("add", {context.inputs[0], context.inputs[1]}, {}, "out"));
}

BlockType plusBlockType() {
    static const PortSpec inputs[] = {{"in", "a"}, {"in2", "b"}};
    return {.name = "Plus",
            .category = "shape",
            .group = "Test",
            .help = "Adds two values.",
            .mathematics = "y = a + b",
            .source = "He et al. 2016",
            .idStem = "plus",
            .settings = {},
            .inputs = inputs,
            .outputs = outputPort(),
            .infer = inferPlus,
            .parameters = noParameters,
            .emit = emitPlus,
            .summary = nullptr};
}

/// Grows a network block by block; each step keeps what analyse() accepts.
class Grower {
public:
    Grower(std::uint64_t seed, BlockTypes types) : random_(seed, RandomPurpose::Test), types_(types) {}

    NetworkSpec grow() {
        addInput();
        const int steps = 1 + draw(8);
        for (int i = 0; i < steps; ++i)
            step();
        closeEnds();
        return network_;
    }

private:
    int draw(int bound) { return static_cast<int>(random_.below(static_cast<std::uint32_t>(bound), next_++)); }

    std::string add(std::string_view type) {
        std::string id;
        network_ = addBlock(network_, type, {}, &id, types_).value();
        network_.layout.erase(id);
        return id;
    }

    void addInput() {
        const std::string id = add("Input");
        const std::vector<std::int64_t> shapes[] = {{1 + draw(5)}, {1 + draw(3), 3 + draw(6), 3 + draw(6)}};
        network_.find(id)->settings.set("shape", shapes[draw(2)]);
        sources_.push_back(id);
    }

    void step() {
        const char* names[] = {"Dense",   "Conv2D", "MaxPool2D", "AvgPool2D", "Activation", "Flatten",
                               "Dropout", "Add",    "Multiply",  "Concat",    "Plus"};
        const std::string source = sources_[static_cast<std::size_t>(draw(static_cast<int>(sources_.size())))];
        const std::string name = names[draw(static_cast<int>(std::size(names)))];
        const BlockType* type = findBlockType(name, types_);
        if (!type) return;
        const NetworkSpec before = network_;
        const std::string id = add(name);
        choose(*network_.find(id), *type);
        network_ = connect(network_, {{source, "out"}, {id, "in"}}, types_).value();
        for (const PortSpec& port : inputPorts(*type, network_.find(id)->settings).subspan(1)) {
            const std::string other = sources_[static_cast<std::size_t>(draw(static_cast<int>(sources_.size())))];
            network_ = connect(network_, {{other, "out"}, {id, std::string(port.name)}}, types_).value();
        }
        if (analyse(network_, types_).blocks.at(id).known)
            sources_.push_back(id);
        else
            network_ = before;
    }

    void choose(BlockSpec& block, const BlockType& type) {
        for (const SettingSchema& schema : type.settings) {
            if (schema.key == "groups") continue;
            if (schema.kind == SettingKind::Integer)
                block.settings.set(schema.key, std::int64_t{draw(4)} + static_cast<std::int64_t>(schema.minimum));
            if (schema.kind == SettingKind::Boolean) block.settings.set(schema.key, draw(2) == 0);
            if (schema.kind == SettingKind::Choice)
                block.settings.set(
                    schema.key,
                    std::string(
                        schema.choices[static_cast<std::size_t>(draw(static_cast<int>(schema.choices.size())))]));
        }
        block.trainable = draw(5) != 0;
    }

    /// Each result that nobody uses gets a Flatten where it needs one, a Dense and an Output.
    void closeEnds() {
        for (const std::string& source : sources_) {
            const bool used =
                std::ranges::any_of(network_.wires, [&](const WireSpec& wire) { return wire.from.block == source; });
            if (used) continue;
            std::string end = source;
            if (analyse(network_, types_).blocks.at(source).outputs.front().kind != AxisKind::Vector)
                end = append("Flatten", end);
            end = append("Dense", end);
            network_.find(end)->settings.set("units", std::int64_t{2 + draw(4)});
            const std::string output = append("Output", end);
            network_.find(output)->settings.set("task", std::string(draw(2) == 0 ? "classification" : "regression"));
        }
    }

    std::string append(std::string_view type, const std::string& source) {
        const std::string id = add(type);
        network_ = connect(network_, {{source, "out"}, {id, "in"}}, types_).value();
        return id;
    }

    RandomStream random_;
    std::uint64_t next_ = 0;
    BlockTypes types_;
    NetworkSpec network_;
    std::vector<std::string> sources_;
};

}  // namespace

NetworkSpec chain(const std::vector<Link>& links) {
    NetworkSpec network;
    for (const Link& link : links) {
        const BlockType* type = findBlockType(link.type);
        BlockSpec block{link.id, link.type, Settings::defaults(type->settings), true};
        for (const auto& [key, value] : link.settings)
            block.settings.set(key, value);
        if (!network.blocks.empty()) network.wires.push_back({{network.blocks.back().id, "out"}, {link.id, "in"}});
        network.blocks.push_back(std::move(block));
    }
    return network;
}

NetworkSpec lenet5() {
    using Sizes = std::vector<std::int64_t>;
    const auto whole = [](std::int64_t value) { return Setting(value); };
    NetworkSpec network =
        chain({{"Input", "input", {{"shape", Sizes{1, 28, 28}}}},
               {"Conv2D", "conv1", {{"filters", whole(6)}, {"kernel", whole(5)}, {"padding", whole(2)}}},
               {"Activation", "relu1", {}},
               {"MaxPool2D", "pool1", {}},
               {"Conv2D", "conv2", {{"filters", whole(16)}, {"kernel", whole(5)}}},
               {"Activation", "relu2", {}},
               {"MaxPool2D", "pool2", {}},
               {"Flatten", "flatten", {}},
               {"Dense", "fc1", {{"units", whole(120)}}},
               {"Activation", "relu3", {}},
               {"Dense", "fc2", {{"units", whole(84)}}},
               {"Activation", "relu4", {}},
               {"Dense", "fc3", {{"units", whole(10)}}},
               {"Output", "output", {}}});
    network.name = "LeNet-5";
    return network;
}

BlockTypes typesWithPlus() {
    static const std::vector<BlockType> rows = [] {
        std::vector<BlockType> all(blockTypes().begin(), blockTypes().end());
        all.push_back(plusBlockType());
        return all;
    }();
    return rows;
}

NetworkSpec randomNetwork(std::uint64_t seed, BlockTypes types) {
    return Grower(seed, types).grow();
}

}  // namespace glassbox::testing
