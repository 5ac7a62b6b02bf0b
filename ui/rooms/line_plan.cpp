#include "ui/rooms/line_plan.h"

#include "ui/session/core_text.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace glassbox {
namespace {

/// How an op is written: letters of its inputs in their order, the letter of its result, the sign between its inputs.
struct OpLetters {
    std::string_view op;
    std::vector<std::string_view> inputs;
    std::string_view result;
    const char* sign;
};

constexpr const char* then = "→";
constexpr const char* besides = ",";

const OpLetters& lettersOf(std::string_view op) {
    static const std::vector<OpLetters> table{
        {"product", {"x", "w"}, "z", "·"},
        {"conv2d", {"x", "w"}, "z", "∗"},
        {"conv1d", {"x", "w"}, "z", "∗"},
        {"conv_transpose2d", {"x", "w"}, "z", "∗"},
        {"add_bias", {"s", "b"}, "z", "+"},
        {"add", {"x", "r"}, "y", "+"},
        {"multiply", {"x", "r"}, "y", "⊙"},
        {"relu", {"z"}, "a", then},
        {"leaky_relu", {"z"}, "a", then},
        {"sigmoid", {"z"}, "a", then},
        {"tanh", {"z"}, "a", then},
        {"gelu", {"z"}, "a", then},
        {"elu", {"z"}, "a", then},
        {"silu", {"z"}, "a", then},
        {"softplus", {"z"}, "a", then},
        {"softmax", {"z"}, "p", then},
        {"embedding", {"t", "w"}, "y", besides},
        {"add_positions", {"x", "w"}, "y", "+"},
        {"layer_norm", {"x", "w", "b"}, "y", besides},
        {"normalize", {"x", "μ", "σ²", "w", "b"}, "y", besides},
        {"channel_moments", {"x"}, "μ", then},
        {"attention_scores", {"qkv"}, "s", then},
        {"attention_weights", {"s"}, "w", then},
        {"attention_context", {"w", "qkv"}, "y", besides},
        {"lstm_sequence", {"z", "w"}, "h", besides},
        {"gru_sequence", {"z", "w"}, "h", besides},
        {"rnn_sequence", {"z", "w"}, "h", besides},
        {"softmax_cross_entropy", {"z", "t"}, "L", besides},
        {"sigmoid_cross_entropy", {"z", "t"}, "L", besides},
        {"batch_mean", {"L"}, "L", then},
    };
    static const OpLetters other{"", {"x", "r"}, "y", besides};
    const auto found = std::ranges::find(table, op, &OpLetters::op);
    return found == table.end() ? other : *found;
}

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> all) {
    return std::ranges::find(all, text) != all.end();
}

bool isConvolution(std::string_view op) {
    return isOneOf(op, {"conv2d", "conv1d", "conv_transpose2d"});
}

std::string_view lastName(std::string_view name) {
    return name.substr(name.rfind('.') + 1);
}

QString text(std::string_view utf8) {
    return plainText(utf8);
}

/// Letters of the values of a line of the forward pass; what the table doesn't name has the last part of its name.
std::map<ValueId, QString> forwardLetters(const Graph& graph, const ScoreLine& line) {
    const OpLetters& letters = lettersOf(line.op);
    std::map<ValueId, QString> named;
    for (std::size_t i = 0; i < line.outputs.size(); ++i)
        named[line.outputs[i]] = i == 0 ? text(letters.result) : text(lastName(graph.value(line.outputs[i]).name));
    if (isOneOf(line.op, {"softmax_cross_entropy", "sigmoid_cross_entropy"}) && line.outputs.size() > 1)
        named[line.outputs[1]] = QStringLiteral("p");
    for (std::size_t i = 0; i < line.inputs.size(); ++i) {
        const Value& value = graph.value(line.inputs[i]);
        const bool bias = value.role == ValueRole::Parameter && lastName(value.name).starts_with("bias");
        const QString letter = bias                        ? QStringLiteral("b")
                               : i < letters.inputs.size() ? text(letters.inputs[i])
                                                           : text(lastName(value.name));
        named.try_emplace(line.inputs[i], letter);
    }
    return named;
}

QString letterOf(const Graph& graph, const std::map<ValueId, QString>& named, ValueId id) {
    const Value& value = graph.value(id);
    if (const auto found = named.find(id); found != named.end()) return found->second;
    if (value.gradientOf.valid()) {
        const auto of = named.find(value.gradientOf);
        return QStringLiteral("∂L/∂") +
               (of != named.end() ? of->second : text(lastName(graph.value(value.gradientOf).name)));
    }
    return text(lastName(value.name));
}

/// The forward line whose letters a line of the backward pass is written with.
const ScoreLine& speaker(const Score& score, int line) {
    const ScoreLine& here = score.lines()[static_cast<std::size_t>(line)];
    const int paired = here.phase == StepPhase::Backward ? score.paired(line) : -1;
    return paired < 0 ? here : score.lines()[static_cast<std::size_t>(paired)];
}

std::int64_t elements(const Graph& graph, ValueId value) {
    return graph.value(value).type.shape.elements();
}

/// Up to two of a line's inputs: those that say most.
std::vector<ValueId> shownInputs(const Graph& graph, const ScoreLine& line) {
    std::vector<ValueId> inputs = line.inputs;
    if (isOneOf(line.op, {"softmax_cross_entropy", "sigmoid_cross_entropy"}) && line.outputs.size() > 1)
        return {line.outputs[1], inputs[1]};  // the answer and the right one
    if (line.op.ends_with("_sequence")) {
        std::vector<ValueId> states;
        for (const std::string_view name : {"gates", "cell"})
            for (const ValueId output : line.outputs)
                if (lastName(graph.value(output).name) == name) states.push_back(output);
        return states.empty() ? inputs : states;
    }
    if (line.op.ends_with("_sequence_gradient")) {
        const auto gates = std::ranges::find_if(inputs, [&](ValueId id) {
            return isOneOf(lastName(graph.value(id).name), {"gates", "hidden"});
        });
        if (gates != inputs.end() && gates != inputs.begin()) return {inputs.front(), *gates};
    }
    if (inputs.size() > 2 && elements(graph, inputs.front()) == 1) inputs.erase(inputs.begin());
    if (inputs.size() > 2) inputs.resize(2);
    return inputs;
}

/// The sign between the inputs of a line.
QString signOf(const ScoreLine& line) {
    if (line.op.ends_with("weight_gradient") && line.op.starts_with("conv")) return QStringLiteral("⋆");
    if (line.op.ends_with("input_gradient"))
        return line.op.starts_with("conv") ? QStringLiteral("∗") : QStringLiteral("·");
    if (line.op == "product_weight_gradient") return QStringLiteral("·");
    if (line.op == "multiply_gradient") return QStringLiteral("⊙");
    return line.phase == StepPhase::Backward ? QString::fromUtf8(besides) : QString::fromUtf8(lettersOf(line.op).sign);
}

bool equates(const QString& sign) {
    return sign != QString::fromUtf8(besides) && sign != QString::fromUtf8(then);
}

void cut(LinePlan& plan, ValueId value, std::vector<int> choices) {
    for (LineSlot& slot : plan.slots)
        if (slot.value == value) slot.cutBy = std::move(choices);
}

/// A convolution and its gradients: a kernel and a channel of it, the map that it makes, the map that it reads.
void addKernels(const Graph& graph, const ScoreLine& line, const ScoreLine& forward, LinePlan& plan) {
    const ValueId x = forward.inputs[0], weight = forward.inputs[1], z = forward.outputs[0];
    const Shape& kernels = graph.value(weight).type.shape;
    const bool turned = forward.op == "conv_transpose2d", image = kernels.rank() == 4;
    const std::int64_t out = kernels[turned ? 1 : 0], in = kernels[turned ? 0 : 1];
    const Shape& maps = graph.value(x).type.shape;
    const bool grouped = image && maps[0] != in;
    const ValueId made = line.outputs.front(), of = graph.value(made).gradientOf;
    const bool makesInput = of == x, makesWeight = of == weight;
    const int last = image ? 0 : graph.value(z).type.shape.rank() - 1;
    plan.choices.push_back({PartKind::Kernel, out, makesInput ? -1 : makesWeight ? (turned ? 1 : 0) : last});
    plan.choices.push_back({PartKind::Channel, in, makesInput && image ? 0 : makesWeight ? (turned ? 0 : 1) : -1});
    for (const LineSlot& slot : plan.slots) {
        const ValueId is = graph.value(slot.value).gradientOf;
        const auto means = [&](ValueId value) { return slot.value == value || is == value; };
        if (means(weight)) cut(plan, slot.value, turned ? std::vector<int>{1, 0} : std::vector<int>{0, 1});
        if (image && means(x) && !grouped) cut(plan, slot.value, {1});
        const Value& value = graph.value(slot.value);
        const bool passed = value.role == ValueRole::Gradient && value.type == graph.value(z).type && !means(x);
        if (image && (means(z) || passed)) cut(plan, slot.value, {0});
    }
    if (grouped && makesInput) plan.choices[1].axis = -1;
}

/// A product of rows: the unit whose row of the weights is seen.
void addUnits(const Graph& graph, const ScoreLine& line, const ScoreLine& forward, LinePlan& plan) {
    const ValueId weight = forward.inputs[1], made = line.outputs.front();
    const bool makesWeight = graph.value(made).gradientOf == weight;
    if (graph.value(made).gradientOf == forward.inputs[0]) return;
    const int last = graph.value(made).type.shape.rank() - 1;
    plan.choices.push_back({PartKind::Unit, graph.value(weight).type.shape[0], makesWeight ? 0 : last});
    cut(plan, makesWeight ? made : weight, {0});
}

/// Every tensor of maps or heads is cut alike.
void addMaps(const Graph& graph, const ScoreLine& line, LinePlan& plan) {
    const ValueType& made = graph.value(line.outputs.front()).type;
    const bool heads = line.op.starts_with("attention");
    const auto cuts = [&](ValueId value) {
        const ValueType& type = graph.value(value).type;
        return type.shape.rank() == 3 && (heads || type.kind == AxisKind::Image) && type.batched;
    };
    std::int64_t count = 0;
    for (const LineSlot& slot : plan.slots) {
        if (!cuts(slot.value)) continue;
        count = std::max(count, graph.value(slot.value).type.shape[0]);
    }
    if (count > 0) {
        plan.choices.push_back({heads ? PartKind::Head : PartKind::Map, count, cuts(line.outputs.front()) ? 0 : -1});
        for (const LineSlot& slot : plan.slots)
            if (cuts(slot.value) && graph.value(slot.value).type.shape[0] == count) cut(plan, slot.value, {0});
        if (count == made.shape[0] || !cuts(line.outputs.front())) return;
        plan.choices[0].axis = -1;
        return;
    }
    if (made.kind == AxisKind::Sequence && made.shape.rank() == 2 && made.batched)
        plan.choices.push_back({PartKind::TimeStep, made.shape[0], 0});
}

/// Slots of the same shape as the result show the same cell.
void link(const Graph& graph, const ScoreLine& line, LinePlan& plan) {
    const Shape& made = graph.value(plan.result().value).type.shape;
    const bool spreads = isOneOf(line.op, {"attention_scores", "attention_context", "product", "conv2d", "conv1d"});
    for (LineSlot& slot : plan.slots)
        slot.linked = !spreads && &slot != &plan.slots.back() && graph.value(slot.value).type.shape == made &&
                      graph.value(slot.value).type.batched;
}

}  // namespace

LinePlan planOf(const Graph& graph, const Score& score, int line) {
    LinePlan plan;
    if (line < 0 || line >= score.end()) return plan;
    const ScoreLine& here = score.lines()[static_cast<std::size_t>(line)];
    if (here.phase == StepPhase::Update || here.outputs.empty()) return plan;
    plan.line = line;
    const ScoreLine& forward = speaker(score, line);
    const std::map<ValueId, QString> named = forwardLetters(graph, forward);
    const QString sign = signOf(here);
    QStringList operands;
    for (const ValueId input : shownInputs(graph, here)) {
        plan.slots.push_back({input, letterOf(graph, named, input), plan.slots.empty() ? QString() : sign, {}});
        operands.append(plan.slots.back().letter);
    }
    const bool equal = equates(sign) && plan.slots.size() > 1;
    const QString made = letterOf(graph, named, here.outputs.front());
    plan.slots.push_back({here.outputs.front(),
                          made,
                          plan.slots.empty() ? QString()
                          : equal            ? QStringLiteral("=")
                                             : QString::fromUtf8(then),
                          {}});
    plan.formula = equal ? made + QStringLiteral(" = ") + operands.join(u' ' + sign + u' ') : text(here.formula);
    if (isConvolution(forward.op))
        addKernels(graph, here, forward, plan);
    else if (forward.op == "product")
        addUnits(graph, here, forward, plan);
    else
        addMaps(graph, here, plan);
    link(graph, here, plan);
    return plan;
}

QString letterOfGradient(const Graph& graph, const Score& score, int line) {
    const ScoreLine& here = score.lines()[static_cast<std::size_t>(line)];
    const ValueId of = graph.value(here.outputs.front()).gradientOf;
    const ValueId shown = of.valid() ? of : here.outputs.front();
    return letterOf(graph, forwardLetters(graph, speaker(score, line)), shown);
}

LinePair pairOf(const Score& score, int line) {
    LinePair pair;
    if (line < 0 || line >= score.end()) return pair;
    const auto lines = score.lines();
    const ScoreLine& here = lines[static_cast<std::size_t>(line)];
    if (here.phase == StepPhase::Update) return pair;
    pair.forward = here.phase == StepPhase::Backward ? score.paired(line) : line;
    if (pair.forward < 0) {
        pair.backward = {line};
        return pair;
    }
    const OpId entry = lines[static_cast<std::size_t>(pair.forward)].entry;
    for (int other = 0; other < score.begin(StepPhase::Backward); ++other) {
        if (lines[static_cast<std::size_t>(other)].entry != entry) continue;
        for (const int back : score.partners(other))
            pair.backward.push_back(back);
    }
    std::ranges::sort(pair.backward);
    const auto repeated = std::ranges::unique(pair.backward);
    pair.backward.erase(repeated.begin(), repeated.end());
    return pair;
}

}  // namespace glassbox
