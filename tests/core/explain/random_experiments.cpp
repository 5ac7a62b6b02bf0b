#include "tests/core/explain/random_experiments.h"

#include "core/base/philox.h"
#include "core/blocks/loss_type.h"
#include "core/network/analysis.h"
#include "core/network/composite_library.h"
#include "core/network/document_types.h"
#include "core/network/edit.h"

#include <algorithm>

namespace glassbox::test {

namespace {

constexpr std::int64_t mostElements = 300;  ///< of a value, so that a check is quick

/// Grows a network block by block and keeps what analyse() accepts.
class Grower {
public:
    explicit Grower(std::uint64_t seed) : random_(seed, RandomPurpose::Test, 7) {
        for (const BlockType& type : blockTypes())
            if (type.name != "Input" && type.name != "Output" && type.name != "ThresholdUnit")
                names_.emplace_back(type.name);
        for (const LibraryComposite& composite : compositeLibrary())
            names_.push_back(composite.name);
    }

    ExperimentSpec grow() {
        for (int inputs = 1 + draw(2); inputs > 0; --inputs)
            addInput();
        const int wanted = 2 + draw(5);
        for (int tries = 0, done = 0; done < wanted && tries < 80; ++tries)
            done += step() ? 1 : 0;
        const std::vector<std::string> ends = sources_;
        for (const std::string& end : ends)
            if (!used(end)) close(end);
        experiment_.network = network_;
        return experiment_;
    }

private:
    int draw(int bound) { return static_cast<int>(random_.below(static_cast<std::uint32_t>(bound), next_++)); }

    ValueType typeOf(const std::string& id) const { return analyse(network_).blocks.at(id).outputs.front(); }

    static std::int64_t channelsOf(const ValueType& type) {
        return type.kind == AxisKind::Sequence ? type.shape[1] : type.shape[0];
    }

    bool used(const std::string& id) const {
        return std::ranges::any_of(network_.wires, [&](const WireSpec& wire) { return wire.from.block == id; });
    }

    std::string add(std::string_view type) {
        std::string id;
        network_ = addBlock(network_, type, {}, &id).value();
        network_.layout.clear();
        return id;
    }

    void addInput() {
        const std::string id = add("Input");
        const char* kinds[] = {"vector", "image", "sequence", "tokens"};
        const int kind = draw(4);
        const std::vector<std::int64_t> shapes[] = {
            {2 + draw(4)}, {1 + draw(3), 4 + draw(4), 4 + draw(4)}, {2 + draw(4), 2 + draw(3)}, {3 + draw(3)}};
        network_.find(id)->settings.set("shape", shapes[kind]);
        network_.find(id)->settings.set("kind", std::string(kinds[kind]));
        sources_.push_back(id);
    }

    const std::string& someSource() {
        return sources_[static_cast<std::size_t>(draw(static_cast<int>(sources_.size())))];
    }

    bool step() {
        const std::string& name = names_[static_cast<std::size_t>(draw(static_cast<int>(names_.size())))];
        // A source that nobody uses yet, rather than one that somebody does.
        std::string source = someSource();
        for (int tries = 0; tries < 3 && used(source); ++tries)
            source = someSource();
        const NetworkSpec before = network_;
        const std::string id = add(name);
        const DocumentTypes types(network_);
        const BlockType& type = *types.find(name);
        choose(*network_.find(id), type, typeOf(source));
        network_ = connect(network_, {{source, "out"}, {id, "in"}}).value();
        for (const PortSpec& port : inputPorts(type, network_.find(id)->settings).subspan(1))
            network_ = connect(network_, {{someSource(), "out"}, {id, std::string(port.name)}}).value();
        const NetworkAnalysis analysis = analyse(network_);
        const BlockAnalysis& known = analysis.blocks.at(id);
        if (known.known && known.outputs.front().shape.elements() <= mostElements) {
            sources_.push_back(id);
            return true;
        }
        network_ = before;
        return false;
    }

    void choose(BlockSpec& block, const BlockType& type, const ValueType& source) {
        for (const SettingSchema& schema : type.settings) {
            const auto small = static_cast<std::int64_t>(schema.minimum) + draw(3);
            if (schema.key == "filters" || (schema.key == "units" && isComposite(type)))
                block.settings.set(schema.key, isComposite(type) ? channelsOf(source) : small);
            else if (schema.key == "channels")
                block.settings.set(schema.key, channelsOf(source) + draw(3));
            else if (schema.key == "hidden" || schema.key == "vocabulary")
                block.settings.set(schema.key, std::int64_t{2} + draw(4));
            else if (schema.key == "shape")
                block.settings.set(schema.key, std::vector<std::int64_t>{source.shape.elements()});
            else if (schema.key == "groups")
                block.settings.set(schema.key, draw(3) == 0 ? channelsOf(source) : std::int64_t{1});
            else if (schema.key == "heads")
                block.settings.set(schema.key, std::int64_t{1} + draw(2));
            else if (schema.kind == SettingKind::Integer)
                block.settings.set(schema.key, small);
            else if (schema.kind == SettingKind::Boolean)
                block.settings.set(schema.key, draw(2) == 0);
            else if (schema.kind == SettingKind::Choice)
                block.settings.set(
                    schema.key,
                    std::string(
                        schema.choices[static_cast<std::size_t>(draw(static_cast<int>(schema.choices.size())))]));
        }
        block.trainable = draw(6) != 0;
    }

    std::string append(std::string_view type, const std::string& source) {
        const std::string id = add(type);
        network_ = connect(network_, {{source, "out"}, {id, "in"}}).value();
        return id;
    }

    /// An open end gets an Output, after what it needs before it.
    void close(std::string end) {
        if (typeOf(end).dtype == DType::I32) {
            end = append("Embedding", end);
            network_.find(end)->settings.set("vocabulary", std::int64_t{2} + draw(4));
            network_.find(end)->settings.set("units", std::int64_t{1} + draw(3));
        }
        const char* tasks[] = {"classification", "binary", "regression"};
        std::string task = tasks[draw(3)];
        if (typeOf(end).kind == AxisKind::Image && task != "regression")
            end = append(draw(2) == 0 ? "Flatten" : "GlobalAvgPool", end);
        if (typeOf(end).kind != AxisKind::Image && (draw(2) == 0 || channelsOf(typeOf(end)) < 2)) {
            end = append("Dense", end);
            network_.find(end)->settings.set("units", std::int64_t{2} + draw(3));
        }
        const std::string output = append("Output", end);
        network_.find(output)->settings.set("task", task);
        std::vector<std::string> losses;
        for (const LossType& type : lossTypes())
            if (type.fits(task)) losses.emplace_back(type.name);
        const std::string& loss = losses[static_cast<std::size_t>(draw(static_cast<int>(losses.size())))];
        experiment_.losses[output] = {loss, 0.5 + 0.25 * draw(4), Settings()};
    }

    RandomStream random_;
    std::uint64_t next_ = 0;
    std::vector<std::string> names_, sources_;
    NetworkSpec network_;
    ExperimentSpec experiment_;
};

}  // namespace

ExperimentSpec randomExperiment(std::uint64_t seed) {
    return Grower(seed).grow();
}

}  // namespace glassbox::test
