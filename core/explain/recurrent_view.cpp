#include "core/explain/op_views.h"
#include "core/ops/recurrent.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace glassbox {
namespace {

/// How the op of a recurrent layer keeps what it computes.
struct Kind {
    std::string_view op, name;
    std::array<std::string_view, 4> gates;                       ///< in the order of `gates` and z; empty: fewer
    int gatesOutput, cellOutput, productOutput, previousOutput;  ///< outputs of the op; -1: none
};

constexpr std::array<Kind, 3> kinds = {{
    {"lstm_sequence", "lstm", {"i", "f", "g", "o"}, 2, 1, -1, 3},
    {"gru_sequence", "gru", {"r", "u", "n", ""}, 1, -1, 2, 3},
    {"rnn_sequence", "rnn", {}, -1, -1, -1, 1},
}};

/// The forward op of a recurrent layer, from itself or from its gradient (whose input 2 it made).
const Op* forwardOp(const Graph& graph, const Making& making) {
    const Op* op = &making.op;
    if (making.type->name.ends_with("_sequence_gradient")) {
        const OpId producer = graph.value(making.op.inputs[2]).producer;
        if (!producer.valid()) return nullptr;
        op = &graph.op(producer);
    }
    return std::ranges::find(kinds, op->type, &Kind::op) == kinds.end() ? nullptr : op;
}

/// One unit at one time step, with the values of its layer.
class Unit {
public:
    Unit(const StepNumbers& numbers, const Op& op, const Kind& kind, std::int64_t sample)
        : numbers_(numbers), graph_(*numbers.graph), op_(op), kind_(kind), sample_(sample) {
        units_ = graph_.value(op.inputs[1]).type.shape[1];
    }

    std::int64_t units() const { return units_; }

    RecurrentView view(std::int64_t time, std::int64_t unit) const {
        RecurrentView view;
        view.kind = kind_.name;
        view.time = time;
        view.unit = unit;
        const StepOrder order{graph_.value(op_.outputs[0]).type.shape[0], isReverse(op_.attributes)};
        view.before = order.before(time);
        view.after = order.after(time);
        const std::int64_t place = time * units_ + unit;
        for (std::int64_t gate = 0; gate < gateCount(); ++gate) {
            if (kind_.gates[static_cast<std::size_t>(gate)] == "n") view.cells.push_back(state("q", 2, place));
            view.cells.push_back(this->gate(gate, time, unit));
        }
        if (kind_.cellOutput >= 0) view.cells.push_back(state("c", kind_.cellOutput, place));
        view.cells.push_back(hidden(time, unit));
        view.previousHidden = result(kind_.previousOutput, place);
        if (kind_.cellOutput >= 0 && view.before >= 0)
            view.previousCell = result(kind_.cellOutput, view.before * units_ + unit);
        return view;
    }

private:
    std::int64_t gateCount() const {
        return kind_.gatesOutput < 0 ? 0 : graph_.value(op_.outputs[output(kind_.gatesOutput)]).type.shape[1] / units_;
    }

    static std::size_t output(int number) { return static_cast<std::size_t>(number); }

    ExplainedFactor number(ValueId value, std::int64_t offset) const {
        return explained(numbers_, {value, {sample_, offset}});
    }

    ExplainedFactor result(int of, std::int64_t offset) const { return number(op_.outputs[output(of)], offset); }

    RecurrentCell state(std::string_view name, int of, std::int64_t offset) const {
        return {std::string(name), result(of, offset), std::nullopt, "", gradient(op_.outputs[output(of)], offset)};
    }

    std::optional<ExplainedFactor> gradient(ValueId of, std::int64_t offset) const {
        const ValueId gradient = graph_.gradientOf(of);
        return numbers_.has(gradient) ? std::optional(number(gradient, offset)) : std::nullopt;
    }

    /// The sum that went into sigmoid or tanh.
    double preActivation(ValueId value, std::int64_t offset) const {
        double sum = 0;
        for (const Term& term : termsOf(numbers_, value, {sample_, offset}).terms)
            sum += productOf(numbers_, term);
        return sum;
    }

    RecurrentCell gate(std::int64_t which, std::int64_t time, std::int64_t unit) const {
        const std::int64_t offset = (time * gateCount() + which) * units_ + unit;
        const ValueId gates = op_.outputs[output(kind_.gatesOutput)];
        const std::string name(kind_.gates[static_cast<std::size_t>(which)]);
        const bool candidate = name == "g" || name == "n";
        return {name, number(gates, offset), preActivation(gates, offset), candidate ? "tanh" : "sigmoid",
                gradient(op_.inputs[0], offset)};
    }

    RecurrentCell hidden(std::int64_t time, std::int64_t unit) const {
        RecurrentCell cell = state("h", 0, time * units_ + unit);
        if (kind_.gatesOutput >= 0) return cell;
        cell.preActivation = preActivation(op_.outputs[0], time * units_ + unit);
        cell.function = op_.attributes.text("activation");
        return cell;
    }

    const StepNumbers& numbers_;
    const Graph& graph_;
    const Op& op_;
    const Kind& kind_;
    std::int64_t sample_, units_ = 1;
};

}  // namespace

std::optional<RecurrentView> recurrentView(const StepNumbers& numbers, const Making& making, Element element) {
    const Op* op = forwardOp(*numbers.graph, making);
    if (op == nullptr) return std::nullopt;
    const Unit unit(numbers, *op, *std::ranges::find(kinds, op->type, &Kind::op), element.sample);
    const ValueId value = making.op.outputs[static_cast<std::size_t>(making.output)];
    const std::int64_t features = numbers.graph->value(value).type.shape[1];
    return unit.view(element.offset / features, element.offset % features % unit.units());
}

}  // namespace glassbox
