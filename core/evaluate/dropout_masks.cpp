#include "core/evaluate/dropout_masks.h"

#include "core/network/lower.h"
#include "core/ops/graph_builder.h"

#include <cstring>

namespace glassbox {

Result<std::unique_ptr<DropoutMasks>> DropoutMasks::make(const NetworkSpec& network, ThreadPool& pool) {
    LowerOptions training;
    training.training = true;
    const Result<Lowered> lowered = lower(network, training);
    if (!lowered) return lowered.error();
    auto graph = std::make_shared<Graph>();
    GraphBuilder builder(*graph);
    std::unique_ptr<DropoutMasks> masks(new DropoutMasks);
    PlanOptions options;
    for (const Op& op : lowered->graph->ops()) {
        if (op.type != "dropout") continue;
        builder.enterBlock(op.block);
        const ValueId in = builder.input("in", lowered->graph->value(op.inputs[0]).type);
        const auto made = builder.emit("dropout", {in}, op.attributes, {"out", "mask"});
        if (!made) return made.error();
        graph->addOutput((*made)[0]);
        masks->masks_[op.block] = (*made)[1];
        options.taps.push_back((*made)[1]);
    }
    if (masks->masks_.empty()) return std::unique_ptr<DropoutMasks>();
    const auto plan = Plan::make(graph, options);
    if (!plan) return plan.error();
    masks->executor_ = std::make_unique<Executor>(*plan, pool);
    for (const ValueId in : graph->inputs()) {
        Tensor zeros(DType::F32, graph->value(in).type.shape.withFront(1));
        std::memset(zeros.raw(), 0, zeros.bytes());
        masks->executor_->setValue(in, zeros);
    }
    return masks;
}

std::map<std::string, Tensor> DropoutMasks::draw(std::uint64_t seed, std::uint64_t step) {
    std::map<std::string, Tensor> drawn;
    executor_->run({seed, step, nullptr, nullptr});
    for (const auto& [block, id] : masks_) {
        Tensor mask(DType::U8, executor_->plan().graph().value(id).type.shape);
        const Tensor batch = executor_->read(id);
        std::memcpy(mask.raw(), batch.raw(), mask.bytes());
        drawn[block] = std::move(mask);
    }
    return drawn;
}

}  // namespace glassbox
