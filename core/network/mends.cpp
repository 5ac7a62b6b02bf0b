#include "core/network/mends.h"

#include "core/blocks/block_rules.h"
#include "core/network/edit.h"
#include "core/network/structure.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <tuple>

namespace glassbox {

namespace {

constexpr int mostMends = 16;

/// Finds mends in one analysed network.
class Mender {
public:
    Mender(const NetworkAnalysis& analysis, const NetworkSpec& network, const Wiring& wiring, BlockTypes types)
        : analysis_(analysis), network_(network), wiring_(wiring), types_(types) {}

    std::optional<Mend> mendFor(const Problem& problem) const {
        const std::string& code = problem.error.code;
        if (code == needsFlattenCode) return insertFlatten(problem);
        if (code == settingDoesNotFitCode) return setFitting(problem);
        if (code == noOutputCode) return addOutput();
        if (code == noInputCode) return addInput();
        if (code == unconnectedCode) return connectNearest(problem);
        if (code == unusedCode) return removeUnused(problem);
        return std::nullopt;
    }

private:
    static std::optional<Mend> finish(const char* text, ErrorArguments arguments, Result<NetworkSpec> mended) {
        if (!mended) return std::nullopt;
        return Mend{text, std::move(arguments), std::move(mended).value()};
    }

    int indexOf(const std::string& id) const {
        const auto block = std::ranges::find(network_.blocks, id, &BlockSpec::id);
        return static_cast<int>(block - network_.blocks.begin());
    }
    const std::string& idOf(int block) const { return network_.blocks[static_cast<std::size_t>(block)].id; }

    std::optional<Mend> insertFlatten(const Problem& problem) const {
        const auto wire = std::ranges::find_if(
            network_.wires, [&](const WireSpec& candidate) { return candidate.to.block == problem.block; });
        if (wire == network_.wires.end()) return std::nullopt;
        const auto before = network_.layout.find(wire->from.block), after = network_.layout.find(wire->to.block);
        const bool placed = before != network_.layout.end() && after != network_.layout.end();
        Position middle;
        if (placed) middle = {(before->second.x + after->second.x) / 2, (before->second.y + after->second.y) / 2};
        std::string id;
        Result<NetworkSpec> mended = insertOnWire(network_, "Flatten", *wire, middle, &id, types_);
        if (mended && !placed) mended->layout.erase(id);
        return finish(translatable("core", "Insert {type}"), {{"type", "Flatten"}}, std::move(mended));
    }

    std::optional<Mend> setFitting(const Problem& problem) const {
        const std::string key = problem.error.argument("key"), fit = problem.error.argument("fit");
        std::int64_t value = 0;
        std::from_chars(fit.data(), fit.data() + fit.size(), value);
        return finish(translatable("core", "Set {key} to {fit}"), {{"key", key}, {"fit", fit}},
                      changeSetting(network_, problem.block, key, value, types_));
    }

    /// Types of a block's outputs; empty if they are not known.
    const std::vector<ValueType>& outputsOf(int block) const {
        static const std::vector<ValueType> unknown;
        const auto found = analysis_.blocks.find(idOf(block));
        return found == analysis_.blocks.end() ? unknown : found->second.outputs;
    }

    std::optional<Mend> addOutput() const {
        int best = -1;
        for (const int block : wiring_.order) {
            const BlockType* type = wiring_.types[block];
            if (!type || type->outputs.empty() || !wiring_.users[block].empty() || outputsOf(block).empty()) continue;
            const bool better = best < 0 || outputsOf(block).front().kind == AxisKind::Vector ||
                                outputsOf(best).front().kind != AxisKind::Vector;
            if (better) best = block;
        }
        if (best < 0) return std::nullopt;
        std::string id;
        Result<NetworkSpec> mended = glassbox::addBlock(network_, "Output", {}, &id, types_);
        if (!mended) return std::nullopt;
        mended->layout.erase(id);
        const std::string port(wiring_.types[best]->outputs.front().name);
        return finish(translatable("core", "Add {type} after {block}"), {{"type", "Output"}, {"block", idOf(best)}},
                      connect(std::move(mended).value(), {{idOf(best), port}, {id, "in"}}, types_));
    }

    std::optional<Mend> addInput() const {
        for (std::size_t block = 0; block < network_.blocks.size(); ++block)
            for (std::size_t port = 0; port < wiring_.sources[block].size(); ++port) {
                if (wiring_.sources[block][port].connected()) continue;
                const PortRef to{network_.blocks[block].id, std::string(wiring_.inputs[block][port].name)};
                std::string id;
                Result<NetworkSpec> mended = glassbox::addBlock(network_, "Input", {}, &id, types_);
                if (!mended) return std::nullopt;
                mended->layout.erase(id);
                return finish(translatable("core", "Add {type} before {block}"),
                              {{"type", "Input"}, {"block", to.block}},
                              connect(std::move(mended).value(), {{id, "out"}, to}, types_));
            }
        return std::nullopt;
    }

    /// Whether the block accepts this type at that port, given what is known of its other ports.
    bool fits(int block, int port, const ValueType& type) const {
        std::vector<ValueType> inputs;
        for (std::size_t i = 0; i < wiring_.sources[block].size(); ++i) {
            const Source& source = wiring_.sources[block][i];
            const bool known = source.connected() && !outputsOf(source.block).empty();
            inputs.push_back(static_cast<int>(i) == port || !known ? type : outputsOf(source.block)[source.port]);
        }
        const BlockSpec& spec = network_.blocks[static_cast<std::size_t>(block)];
        const BlockType& row = *wiring_.types[block];
        return row.infer == nullptr || row.infer({spec.id, spec.settings, inputs}).ok();
    }

    std::optional<Mend> connectNearest(const Problem& problem) const {
        const int block = indexOf(problem.block);
        const std::string portName = problem.error.argument("port");
        const int port = findPort(wiring_.inputs[block], portName);
        int best = -1;
        for (const int candidate : wiring_.order) {
            const BlockType* type = wiring_.types[candidate];
            const bool possible = type && !type->outputs.empty() && !outputsOf(candidate).empty();
            if (!possible || (best >= 0 && !nearer(candidate, best, block))) continue;
            if (!wiring_.reaches(block, candidate) && fits(block, port, outputsOf(candidate).front())) best = candidate;
        }
        if (best < 0) return std::nullopt;
        const std::string from(wiring_.types[best]->outputs.front().name);
        return finish(translatable("core", "Connect {from} to {block}"),
                      {{"from", idOf(best)}, {"block", problem.block}},
                      connect(network_, {{idOf(best), from}, {problem.block, portName}}, types_));
    }

    /// Blocks whose result nobody uses come first, then those close by in the document, before rather than after.
    bool nearer(int candidate, int other, int block) const {
        const auto rank = [&](int index) {
            return std::tuple(!wiring_.users[index].empty(), std::abs(block - index), index > block);
        };
        return rank(candidate) < rank(other);
    }

    std::optional<Mend> removeUnused(const Problem& problem) const {
        return finish(translatable("core", "Remove {block}"), {{"block", problem.block}},
                      removeBlocks(network_, {problem.block}, false, types_));
    }

    const NetworkAnalysis& analysis_;
    const NetworkSpec& network_;
    const Wiring& wiring_;
    BlockTypes types_;
};

}  // namespace

void offerMends(NetworkAnalysis& analysis, const NetworkSpec& network, const Wiring& wiring, BlockTypes types) {
    const Mender mender(analysis, network, wiring, types);
    int tries = 0;
    for (Problem& problem : analysis.problems) {
        if (problem.mend || (!problem.path.empty() && problem.path != problem.block)) continue;
        if (++tries > mostMends) return;
        problem.mend = mender.mendFor(problem);
    }
}

}  // namespace glassbox
