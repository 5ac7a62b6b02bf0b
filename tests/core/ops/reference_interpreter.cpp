#include "tests/core/ops/reference_interpreter.h"

#include "core/base/philox.h"
#include "core/ops/op_type.h"

#include <algorithm>
#include <limits>

namespace glassbox::testing {

ReferenceInterpreter::ReferenceInterpreter(const Graph& graph, std::int64_t batch, std::uint64_t seed,
                                           std::uint64_t step)
    : graph_(graph), batch_(batch), seed_(seed), step_(step) {
    for (const Value& value : graph.values())
        numbers_.emplace_back(static_cast<std::size_t>(samples(value.id) * value.type.shape.elements()));
}

std::int64_t ReferenceInterpreter::samples(ValueId id) const {
    return graph_.value(id).type.batched ? batch_ : 1;
}

const std::vector<double>& ReferenceInterpreter::numbers(ValueId id) const {
    return numbers_[static_cast<std::size_t>(id.value())];
}

std::vector<double>& ReferenceInterpreter::numbers(ValueId id) {
    return numbers_[static_cast<std::size_t>(id.value())];
}

void ReferenceInterpreter::fill(const Value& value, std::uint64_t seed) {
    const RandomStream random(seed, RandomPurpose::Test, static_cast<std::uint32_t>(value.id.value()));
    const double scale = value.role == ValueRole::Parameter ? 0.5 : 1.0;
    std::vector<double>& numbers = numbers_[static_cast<std::size_t>(value.id.value())];
    for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers[i] = value.type.dtype == DType::F32
                         ? scale * random.normal(i)
                         : random.below(static_cast<std::uint32_t>(classesOf(graph_, value.id)), i);
}

void ReferenceInterpreter::fillRandomly(std::uint64_t seed) {
    for (const Value& value : graph_.values())
        if (!value.producer.valid()) fill(value, seed);
}

void ReferenceInterpreter::runOutput(const Op& op, int output) {
    const TermContext context = {
        graph_,
        op,
        batch_,
        [this](ValueId id, Element element) {
            const std::int64_t size = graph_.value(id).type.shape.elements();
            return numbers(id)[static_cast<std::size_t>(element.sample * size + element.offset)];
        },
        seed_,
        step_};
    const ValueId id = op.outputs[static_cast<std::size_t>(output)];
    const std::int64_t size = graph_.value(id).type.shape.elements();
    const auto terms = findOpType(op.type)->terms;
    for (std::int64_t sample = 0; sample < samples(id); ++sample)
        for (std::int64_t offset = 0; offset < size; ++offset) {
            const Terms made = terms(context, output, {sample, offset});
            numbers(id)[static_cast<std::size_t>(sample * size + offset)] = made.reference;
            // Exact ties come from structure (copies of one number, relu's zeros) and stay ties wherever one moves.
            if (op.phase != Phase::Backward && made.kinkDistance > 0)
                kinkDistance_ = std::min(kinkDistance_, made.kinkDistance);
        }
}

void ReferenceInterpreter::run() {
    kinkDistance_ = std::numeric_limits<double>::infinity();
    for (const Op& op : graph_.ops())
        for (std::size_t output = 0; output < op.outputs.size(); ++output)
            runOutput(op, static_cast<int>(output));
}

double ReferenceInterpreter::loss() const {
    return numbers(graph_.loss()).front();
}

std::int64_t classesOf(const Graph& graph, ValueId labels) {
    for (const Op& op : graph.ops())
        if (op.type == "softmax_cross_entropy" && op.inputs[1] == labels)
            return graph.value(op.inputs[0]).type.shape.elements();
    return 1;
}

}  // namespace glassbox::testing
