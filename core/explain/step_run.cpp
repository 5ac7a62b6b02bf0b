#include "core/explain/step_run.h"

#include "core/base/platform/memory.h"
#include "core/ops/op_type.h"

#include <algorithm>
#include <cmath>

namespace glassbox {

Result<StepRun> StepRun::make(Lowered lowered, const StepSetup& setup, DType precision, ThreadPool& pool) {
    StepRun run;
    run.lowered_ = std::move(lowered);
    run.batch_ = setup.batch;
    run.table_ = std::make_unique<ParameterTable>(precision);
    for (std::size_t i = 0; i < run.lowered_.parameters.size(); ++i) {
        const ParameterDeclaration& declaration = run.lowered_.parameters[i];
        run.table_->add(declaration.name, declaration.shape, !run.lowered_.trainable[i], declaration.kind);
    }
    run.table_->allocate();
    if (const auto set = run.setWeights(*setup.weights); !set) return set.error();
    PlanOptions options;
    options.batch = static_cast<int>(run.batch_);
    options.precision = precision;
    options.keep = Keep::All;
    options.parameterOffsets = run.table_->offsets();
    options.memoryLimit = totalMemoryBytes();
    auto plan = Plan::make(run.lowered_.graph, options);
    if (!plan) return plan.error();
    run.executor_ = std::make_unique<Executor>(*plan, pool);
    run.context_.seed = setup.seed;
    run.context_.step = setup.step;
    run.context_.parameters = run.table_->values();
    run.context_.gradients = run.table_->gradients();
    run.executor_->bind(run.context_);
    if (const auto filled = setup.fill(run.lowered_, *run.executor_); !filled) return filled.error();
    return run;
}

Result<void> StepRun::setWeights(const std::vector<std::pair<std::string, Tensor>>& weights) {
    for (const ParameterEntry& entry : table_->entries()) {
        const auto found = std::ranges::find(weights, entry.name, &std::pair<std::string, Tensor>::first);
        if (found == weights.end()) {
            return makeError("parameters.missing", translatable("core", "The weights lack \"{name}\""),
                             {{"name", entry.name}},
                             translatable("core", "Use weights that were saved from the same network."));
        }
        if (const auto set = table_->setValue(entry.name, found->second); !set) return set.error();
    }
    return {};
}

void StepRun::run() {
    executor_->rewind();
    while (executor_->runOne(context_)) {
    }
}

void StepRun::runEntry(OpId op) {
    executor_->rewindTo(op);
    executor_->runOne(context_);
}

void StepRun::setListener(std::function<void(const Op&)> listener) {
    executor_->setListener(std::move(listener));
}

void StepRun::runForward(ValueId from) {
    const OpId last = graph().value(graph().loss()).producer;
    for (const Plan::EntryInfo& entry : executor_->plan().entries()) {
        if (std::ranges::count(graph().op(entry.op).inputs, from) > 0) {
            executor_->rewindTo(entry.op);
            executor_->runTo(last, context_);
            return;
        }
        if (entry.op == last) return;
    }
}

double StepRun::read(ValueId value, Element element) const {
    return executor_->readElement(value, element);
}

Tensor StepRun::whole(ValueId value) const {
    return executor_->read(value);
}

/// Where an element of a parameter or of its gradient lies in the flat buffers; null for every other value.
void* StepRun::flatElement(ValueId value, std::int64_t offset) {
    const std::vector<ValueId>& parameters = graph().parameters();
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const bool gradient = graph().gradientOf(parameters[i]) == value;
        if (!gradient && parameters[i] != value) continue;
        void* flat = gradient ? table_->gradients() : table_->values();
        const std::int64_t position = table_->entries()[i].offset + offset;
        return static_cast<std::byte*>(flat) + static_cast<std::size_t>(position) * sizeOf(table_->precision());
    }
    return nullptr;
}

void StepRun::write(ValueId value, Element element, double number) {
    void* place = flatElement(value, element.offset);
    if (place == nullptr)
        executor_->writeElement(value, element, number);
    else if (table_->precision() == DType::F64)
        *static_cast<double*>(place) = number;
    else
        *static_cast<float*>(place) = static_cast<float>(number);
}

double StepRun::lossWhen(ValueId value, Element element, double number) {
    write(value, element, number);
    runForward(value);
    return read(graph().loss(), {});
}

double StepRun::largest(ValueId value) const {
    const Tensor tensor = whole(value);
    double largest = 0;
    for (std::int64_t i = 0; i < tensor.elements(); ++i)
        largest = std::max(largest, std::abs(tensor.at(i)));
    return largest;
}

StepNumbers numbersOf(const StepRun& run) {
    return {&run.graph(),
            run.batch(),
            run.seed(),
            run.step(),
            [&run](ValueId value, Element element) { return run.read(value, element); },
            {}};
}

Terms termsOf(const StepRun& run, const Op& op, int output, Element element) {
    const TermContext context{run.graph(), op,
                              run.batch(), [&run](ValueId value, Element at) { return run.read(value, at); },
                              run.seed(),  run.step()};
    return findOpType(op.type)->terms(context, output, element);
}

}  // namespace glassbox
