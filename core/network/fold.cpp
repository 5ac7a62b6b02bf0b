#include "core/network/fold.h"

#include "core/network/document_types.h"
#include "core/network/inside.h"
#include "core/network/structure.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace glassbox {

namespace {

constexpr std::size_t mostInnerProblems = 200;

/// Finds what a flat network says about the ports of its instances.
class InstanceFolder {
public:
    InstanceFolder(NetworkAnalysis& analysis, const Expansion& expansion, const Wiring& wiring)
        : analysis_(analysis), flat_(expansion.flat), wiring_(wiring) {
        for (std::size_t i = 0; i < flat_.blocks.size(); ++i)
            index_.emplace(flat_.blocks[i].id, i);
    }

    BlockAnalysis fold(const std::string& id, const ExpandedInstance& instance) const {
        BlockAnalysis folded;
        sumInside(id + '.', folded);
        bool complete = true;
        for (const std::vector<PortRef>& ends : instance.inputs) {
            const ValueType* type = ends.empty() ? nullptr : incoming(ends.front());
            complete = complete && type;
            if (type) folded.inputs.push_back(*type);
        }
        if (!complete) folded.inputs.clear();
        for (const PortRef& source : instance.outputs) {
            const ValueType* type = outgoing(source);
            folded.known = folded.known && type;
            if (type) folded.outputs.push_back(*type);
        }
        if (folded.outputs.size() != instance.outputs.size()) folded.outputs.clear();
        folded.known = folded.known && complete;
        return folded;
    }

private:
    void sumInside(const std::string& prefix, BlockAnalysis& folded) const {
        folded.known = true;
        for (auto inner = analysis_.blocks.lower_bound(prefix); inner != analysis_.blocks.end(); ++inner) {
            if (!inner->first.starts_with(prefix)) break;
            const BlockAnalysis& known = inner->second;
            const std::int64_t room = std::numeric_limits<std::int64_t>::max() - folded.parameters;
            folded.parameters += std::min(known.parameters, room);
            folded.flops += known.flops;
            folded.bytes += known.bytes;
            folded.known = folded.known && known.known;
        }
    }

    /// Type of what comes into a flat port; null if it is not known.
    const ValueType* incoming(const PortRef& end) const {
        const auto block = index_.find(end.block);
        if (block == index_.end()) return nullptr;
        const int port = findPort(wiring_.inputs[block->second], end.port);
        if (port < 0) return nullptr;
        const Source& source = wiring_.sources[block->second][static_cast<std::size_t>(port)];
        if (!source.connected()) return nullptr;
        const std::vector<ValueType>& outputs =
            analysis_.blocks.at(flat_.blocks[static_cast<std::size_t>(source.block)].id).outputs;
        return static_cast<std::size_t>(source.port) < outputs.size() ? &outputs[static_cast<std::size_t>(source.port)]
                                                                      : nullptr;
    }

    const ValueType* outgoing(const PortRef& source) const {
        const auto block = index_.find(source.block);
        if (block == index_.end() || !wiring_.types[block->second]) return nullptr;
        const int port = findPort(wiring_.types[block->second]->outputs, source.port);
        const std::vector<ValueType>& outputs = analysis_.blocks.at(source.block).outputs;
        return port >= 0 && static_cast<std::size_t>(port) < outputs.size() ? &outputs[static_cast<std::size_t>(port)]
                                                                            : nullptr;
    }

    NetworkAnalysis& analysis_;
    const NetworkSpec& flat_;
    const Wiring& wiring_;
    std::unordered_map<std::string_view, std::size_t> index_;
};

}  // namespace

void foldInstances(NetworkAnalysis& analysis, const Expansion& expansion, const Wiring& wiring) {
    const InstanceFolder folder(analysis, expansion, wiring);
    std::map<std::string, BlockAnalysis> folded;
    for (const auto& [id, instance] : expansion.instances)
        folded[id] = folder.fold(id, instance);
    analysis.blocks.merge(folded);
}

void foldProblems(std::vector<Problem>& problems, const NetworkSpec& network) {
    for (Problem& problem : problems) {
        const std::string top(outermost(problem.block));
        if (top == problem.block) continue;
        const BlockSpec* instance = network.find(top);
        problem.path = problem.block;
        problem.block = top;
        problem.mend.reset();
        problem.error.arguments.emplace_back("inner", problem.path);
        problem.error.arguments.emplace_back("instance", top);
        problem.error.arguments.emplace_back("composite", instance ? instance->type : std::string());
        problem.error.hint = translatable("core", "{inner} is inside the block {instance} ({composite}): open it.");
    }
}

std::vector<Problem> findInnerProblems(const NetworkSpec& network, const Expansion& expansion, BlockTypes types) {
    std::map<std::string, std::vector<Problem>> byDefinition;
    std::vector<Problem> all;
    for (const auto& [id, instance] : expansion.instances) {
        auto [known, fresh] = byDefinition.try_emplace(instance.composite);
        if (fresh) {
            const NetworkSpec inside = insideOf(network, instance.composite);
            const DocumentTypes table(inside, types);
            known->second = findStructureProblems(inside, resolveWiring(inside, table.types()), true);
        }
        for (Problem problem : known->second) {
            if (all.size() >= mostInnerProblems) return all;
            problem.block = problem.block.empty() ? id : id + '.' + problem.block;
            problem.error.place = problem.block;
            all.push_back(std::move(problem));
        }
    }
    return all;
}

}  // namespace glassbox
