#include "tests/core/ops/reference_interpreter.h"

#include "core/base/philox.h"
#include "core/ops/op_type.h"

#include <algorithm>
#include <cmath>
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
    const bool positive = value.parameterKind == ParameterKind::Statistic;  // it may be a variance
    const double scale = value.role == ValueRole::Parameter ? 0.5 : 1.0;
    std::vector<double>& numbers = numbers_[static_cast<std::size_t>(value.id.value())];
    for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers[i] = value.type.dtype == DType::F32
                         ? positive ? 0.5 + std::abs(random.normal(i)) : scale * random.normal(i)
                         : random.below(static_cast<std::uint32_t>(classesOf(graph_, value.id)), i);
}

void ReferenceInterpreter::fillRandomly(std::uint64_t seed) {
    for (const Value& value : graph_.values())
        if (!value.producer.valid()) fill(value, seed);
}

bool ReferenceInterpreter::runOutput(const Op& op, int output) {
    bool moved = false;
    const TermContext context = {
        graph_,
        op,
        batch_,
        [&](ValueId id, Element element) {
            readsOwnResults_ = readsOwnResults_ || std::ranges::find(op.outputs, id) != op.outputs.end();
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
            double& number = numbers(id)[static_cast<std::size_t>(sample * size + offset)];
            moved = moved || number != made.reference;
            number = made.reference;
            // Exact ties come from structure (copies of one number, relu's zeros) and stay ties wherever one moves.
            if (op.phase != Phase::Backward && made.kinkDistance > 0)
                kinkDistance_ = std::min(kinkDistance_, made.kinkDistance);
        }
    return moved;
}

void ReferenceInterpreter::runOp(const Op& op) {
    constexpr int mostPasses = 200;  // an op that goes through time settles one step a few passes
    const double kinkBefore = kinkDistance_;
    bool moved = true;
    for (int pass = 0; moved && pass < mostPasses; ++pass) {
        kinkDistance_ = kinkBefore;
        moved = readsOwnResults_ = false;
        for (std::size_t output = 0; output < op.outputs.size(); ++output)
            moved = runOutput(op, static_cast<int>(output)) || moved;
        moved = moved && readsOwnResults_;
    }
}

void ReferenceInterpreter::run() {
    kinkDistance_ = std::numeric_limits<double>::infinity();
    for (const Op& op : graph_.ops())
        runOp(op);
}

double ReferenceInterpreter::loss() const {
    return numbers(graph_.loss()).front();
}

std::int64_t classesOf(const Graph& graph, ValueId labels) {
    for (const Op& op : graph.ops())
        if ((op.type == "softmax_cross_entropy" || op.type == "multi_margin") && op.inputs[1] == labels) {
            const Shape& shape = graph.value(op.inputs[0]).type.shape;
            return shape[shape.rank() - 1];
        }
    for (const Op& op : graph.ops())
        if (op.type == "embedding" && op.inputs[0] == labels) return graph.value(op.inputs[1]).type.shape[0];
    return 1;
}

}  // namespace glassbox::testing
