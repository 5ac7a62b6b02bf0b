#include "core/train/origin.h"

#include "core/ops/op_type.h"
#include "core/train/tensor_pulse.h"

#include <array>

namespace glassbox {

namespace {

/// Looks at one value; whole numbers are always finite.
std::optional<Origin> lookAt(const Executor& executor, ValueId id, Origin::Source source) {
    const Value& value = executor.plan().graph().value(id);
    if (value.type.dtype != DType::F32 || value.parameterKind == ParameterKind::Counter) return std::nullopt;
    const Tensor tensor = executor.read(id);
    const std::array range = {NumberRange{tensor.raw(), tensor.elements()}};
    const TensorPulse pulse = pulseOf(tensor.dtype(), range);
    if (pulse.finite()) return std::nullopt;
    Origin origin;
    origin.source = source;
    origin.value = value.name;
    origin.block = value.block;
    origin.count = pulse.notNumbers + pulse.infinite;
    origin.notANumber = pulse.notNumbers > 0;
    return origin;
}

/// The op, or the part of a fused one, that makes an output.
std::string partName(const Op& op, std::size_t output) {
    const OpType* type = findOpType(op.type);
    if (type == nullptr || type->decompose == nullptr) return op.type;
    for (const FusedPart& part : type->decompose(op.attributes))
        if (part.output == static_cast<int>(output)) return std::string(part.type);
    return op.type;
}

}  // namespace

Result<std::optional<Origin>> findOrigin(Trainer& trainer) {
    const Result<Rehearsal> rehearsal = trainer.rehearse(Keep::All);
    if (!rehearsal) return rehearsal.error();
    const Executor& executor = *rehearsal->executor;
    const Graph& graph = executor.plan().graph();
    for (const auto* came : {&graph.inputs(), &graph.targets()})
        for (const ValueId id : *came)
            if (std::optional<Origin> origin = lookAt(executor, id, Origin::Source::Data)) return origin;
    for (const ValueId id : graph.parameters())
        if (std::optional<Origin> origin = lookAt(executor, id, Origin::Source::Update)) return origin;
    for (const Plan::EntryInfo& entry : executor.plan().entries()) {
        const Op& op = graph.op(entry.op);
        for (std::size_t output = 0; output < op.outputs.size(); ++output) {
            if (!op.outputs[output].valid()) continue;
            std::optional<Origin> origin = lookAt(executor, op.outputs[output], Origin::Source::Op);
            if (!origin) continue;
            origin->op = partName(op, output);
            origin->backward = op.phase == Phase::Backward;
            return origin;
        }
    }
    return std::optional<Origin>();
}

}  // namespace glassbox
