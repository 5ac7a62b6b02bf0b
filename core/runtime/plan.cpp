#include "core/runtime/plan.h"

#include "core/runtime/plan_implementation.h"

#include <algorithm>

namespace glassbox {

namespace {

const char* nameOf(Layout layout) {
    switch (layout) {
        case Layout::Rows:
            return "rows";
        case Layout::N16:
            return "N16";
        case Layout::NHWC:
            return "NHWC";
    }
    return "";
}

bool sameOptions(const PlanOptions& a, const PlanOptions& b) {
    return a.batch == b.batch && a.precision == b.precision && a.keep == b.keep && a.taps == b.taps &&
           a.parameterOffsets == b.parameterOffsets && a.memoryLimit == b.memoryLimit;
}

}  // namespace

Plan::Plan() : implementation_(std::make_unique<Implementation>()) {}
Plan::~Plan() = default;

const Graph& Plan::graph() const {
    return *implementation_->graph;
}

const std::shared_ptr<const Graph>& Plan::sharedGraph() const {
    return implementation_->graph;
}

const PlanOptions& Plan::options() const {
    return implementation_->options;
}

const std::vector<Plan::EntryInfo>& Plan::entries() const {
    return implementation_->entries;
}

int Plan::segments() const {
    return static_cast<int>(implementation_->stages.size());
}

Layout Plan::layout(ValueId id) const {
    return implementation_->layouts[id.index()];
}

bool Plan::readable(ValueId id) const {
    const runtime::Buffers& buffers = implementation_->buffers;
    switch (buffers.space[id.index()]) {
        case runtime::Space::None:
            return false;
        case runtime::Space::Arena:
            return buffers.own[id.index()];
        case runtime::Space::Parameters:
        case runtime::Space::Gradients:
            return true;
    }
    return false;
}

std::size_t Plan::bytes() const {
    return implementation_->buffers.arenaBytes;
}

int Plan::pieceSamples() const {
    return implementation_->pieceSamples;
}

std::string Plan::toString() const {
    std::string text;
    for (std::size_t i = 0; i < entries().size(); ++i) {
        const EntryInfo& entry = entries()[i];
        const Op& op = graph().op(entry.op);
        const char* shape = nameOf(layout(op.outputs.back()));
        text += "segment " + std::to_string(entry.segment) + ", entry " + std::to_string(i) + ": " + op.type + ' ' +
                op.block + " (" + std::to_string(entry.pieces) + " pieces, " + shape + ")\n";
    }
    return text;
}

runtime::Piece Plan::Implementation::piece(int index) const {
    const int first = index * pieceSamples;
    return {index, first, std::min(pieceSamples, options.batch - first)};
}

Result<std::shared_ptr<const Plan>> PlanCache::get(const PlanOptions& options) {
    const auto known = std::ranges::find_if(
        plans_, [&](const std::shared_ptr<const Plan>& plan) { return sameOptions(plan->options(), options); });
    if (known != plans_.end()) return *known;
    auto made = Plan::make(graph_, options);
    if (!made) return made.error();
    constexpr std::size_t most = 16;
    if (plans_.size() == most) plans_.erase(plans_.begin());
    plans_.push_back(*made);
    return plans_.back();
}

}  // namespace glassbox
