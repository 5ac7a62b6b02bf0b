#include "tests/core/ops/engine_run.h"

#include "core/ops/op_type.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace glassbox::testing {

EngineRun::EngineRun(const Graph& graph, const ReferenceInterpreter& numbers, DType precision, ThreadPool& pool)
    : graph_(std::make_shared<const Graph>(graph)), batch_(numbers.batch()), precision_(precision) {
    constexpr std::int64_t line = 16;  // parameters start on 64-byte lines
    std::int64_t size = 0;
    for (const ValueId id : graph.parameters()) {
        offsets_.push_back(size);
        size += (graph.value(id).type.shape.elements() + line - 1) / line * line;
    }
    parameters_ = Tensor(precision, {std::max<std::int64_t>(size, 1)});
    gradients_ = Tensor(precision, {std::max<std::int64_t>(size, 1)});
    PlanOptions options;
    options.batch = static_cast<int>(batch_);
    options.precision = precision;
    options.keep = Keep::All;
    options.parameterOffsets = offsets_;
    executor_ = std::make_unique<Executor>(Plan::make(graph_, options).value(), pool);
    for (const Value& value : graph.values()) {
        if (value.producer.valid()) continue;
        const std::vector<double>& from = numbers.numbers(value.id);
        for (std::size_t i = 0; i < from.size(); ++i)
            set(value.id, i, from[i]);
    }
}

void EngineRun::run(std::uint64_t seed, std::uint64_t step) {
    RunContext context;
    context.seed = seed;
    context.step = step;
    context.parameters = parameters_.raw();
    context.gradients = gradients_.raw();
    executor_->run(context);
}

std::int64_t EngineRun::placeOf(ValueId parameter) const {
    const auto& parameters = graph_->parameters();
    const auto place = std::ranges::find(parameters, parameter) - parameters.begin();
    return offsets_[static_cast<std::size_t>(place)];
}

std::vector<double> EngineRun::numbers(ValueId id) const {
    const Value& value = graph_->value(id);
    std::vector<double> numbers(
        static_cast<std::size_t>(value.type.shape.elements() * (value.type.batched ? batch_ : 1)));
    const bool parameter = value.role == ValueRole::Parameter;
    const Tensor tensor = parameter ? parameters_ : executor_->read(id);
    const std::int64_t start = parameter ? placeOf(id) : 0;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers[i] = tensor.at(start + static_cast<std::int64_t>(i));
    return numbers;
}

void EngineRun::set(ValueId id, std::size_t element, double number) {
    const Value& value = graph_->value(id);
    const auto place = static_cast<std::int64_t>(element);
    const std::int64_t size = value.type.shape.elements();
    if (value.role == ValueRole::Parameter)
        parameters_.set(placeOf(id) + place, number);
    else
        executor_->writeElement(id, {place / size, place % size}, number);
}

namespace {

struct Comparison {
    const Graph& graph;
    std::int64_t batch;
    double epsilon;
    std::uint64_t seed, step;
    std::int64_t every;
    std::vector<std::vector<double>> numbers;  ///< by value id
    std::string wrong;
    int lines = 0;

    const double& at(ValueId id, Element element) const {
        const std::int64_t size = graph.value(id).type.shape.elements();
        const std::int64_t place = element.sample * size + element.offset;
        return numbers[static_cast<std::size_t>(id.value())][static_cast<std::size_t>(place)];
    }

    void compare(const Op& op, int output) {
        const auto read = [this](ValueId id, Element element) { return at(id, element); };
        const TermContext context = {graph, op, batch, read, seed, step};
        const Value& value = graph.value(op.outputs[static_cast<std::size_t>(output)]);
        const bool whole = value.type.dtype != DType::F32;
        const std::int64_t size = value.type.shape.elements(), count = size * (value.type.batched ? batch : 1);
        for (std::int64_t place = 0; place < count; place += std::min(every, std::max<std::int64_t>(1, count / 16))) {
            const Element element{place / size, place % size};
            const Terms terms = findOpType(op.type)->terms(context, output, element);
            const double engine = at(value.id, element);
            const double band = whole ? 0 : 32 * epsilon * terms.magnitude + std::numeric_limits<float>::min();
            if (std::abs(engine - terms.reference) <= band || ++lines > 10) continue;
            wrong += fmt::format("{} of {}, sample {}, element {}: engine {}, terms {}, band {}\n", value.name, op.type,
                                 element.sample, element.offset, engine, terms.reference, band);
        }
    }
};

}  // namespace

std::string compareWithTerms(const Graph& graph, const EngineRun& engine, std::uint64_t seed, std::uint64_t step,
                             std::int64_t every) {
    const double epsilon = engine.precision() == DType::F64 ? std::numeric_limits<double>::epsilon()
                                                            : double{std::numeric_limits<float>::epsilon()};
    Comparison comparison{graph, engine.batch(), epsilon, seed, step, every, {}, {}, 0};
    for (const Value& value : graph.values())
        comparison.numbers.push_back(engine.numbers(value.id));
    for (const Op& op : graph.ops())
        for (std::size_t output = 0; output < op.outputs.size(); ++output)
            comparison.compare(op, static_cast<int>(output));
    return comparison.wrong;
}

}  // namespace glassbox::testing
