#include "core/blocks/recurrent.h"

#include <utility>

namespace glassbox {

namespace {

bool returnsAll(const BlockContext& block) {
    return block.settings.text("return") == "all";
}

bool isBidirectional(const BlockContext& block) {
    return block.settings.boolean("bidirectional");
}

/// Parameters of one direction as they lie in EmitContext::parameters.
struct Direction {
    std::string suffix;
    bool reverse = false;
    ValueId inputWeight, stateWeight, inputBias, stateBias;

    static Direction of(const EmitContext& context, bool reverse) {
        Direction direction{reverse ? "_reverse" : "", reverse, {}, {}, {}, {}};
        const bool bias = context.block.settings.boolean("bias");
        std::size_t next = reverse ? (bias ? 4 : 2) : 0;
        direction.inputWeight = context.parameters[next++];
        direction.stateWeight = context.parameters[next++];
        if (bias) {
            direction.inputBias = context.parameters[next++];
            direction.stateBias = context.parameters[next++];
        }
        return direction;
    }
};

/// What comes in, weighted, for all gates and steps: "z". The two biases of an RNN or LSTM are one sum.
Result<ValueId> emitInputs(const EmitContext& context, const RecurrentOp& op, const Direction& direction) {
    GraphBuilder& builder = context.builder;
    const bool bias = direction.inputBias.valid();
    const auto product = builder.emitOne("product", {context.inputs[0], direction.inputWeight}, {},
                                         (bias ? "product" : "z") + direction.suffix);
    if (!product || !bias) return product;
    ValueId sum = direction.inputBias;
    if (!op.ownBias) {
        const auto both =
            builder.emitOne("add", {direction.inputBias, direction.stateBias}, {}, "bias" + direction.suffix);
        if (!both) return both;
        sum = *both;
    }
    return builder.emitOne("add_bias", {*product, sum}, {}, "z" + direction.suffix);
}

/// The hidden states of one direction, or the last one.
Result<ValueId> emitDirection(const EmitContext& context, const RecurrentOp& op, const Direction& direction) {
    const auto z = emitInputs(context, op, direction);
    if (!z) return z;
    std::vector<ValueId> inputs = {*z, direction.stateWeight};
    if (op.ownBias && direction.stateBias.valid()) inputs.push_back(direction.stateBias);
    Attributes attributes = op.attributes;
    attributes.set("reverse", std::int64_t{direction.reverse ? 1 : 0});
    std::vector<std::string> names = op.results;
    for (std::string& name : names)
        name += direction.suffix;
    const auto results = context.builder.emit(op.type, std::move(inputs), std::move(attributes), std::move(names));
    if (!results) return results.error();
    if (returnsAll(context.block)) return results->front();
    const std::string name = isBidirectional(context.block) ? "last" + direction.suffix : "out";
    return context.builder.emitOne("last_step", {results->front()},
                                   {{"reverse", std::int64_t{direction.reverse ? 1 : 0}}}, name);
}

Error needSequence(const BlockContext& block, std::string_view type) {
    const ValueType& came = block.inputs.front();
    if (came.kind == AxisKind::Tokens)
        return blockError(block, type, "block.needs_embedding",
                          translatable("core",
                                       "{block} ({type}) takes sequences of numbers but gets {came} from {source}: "
                                       "insert Embedding between {source} and {block}"),
                          {{"came", came.toString()}});
    return blockError(block, type, "block.input_kind",
                      translatable("core",
                                   "{block} ({type}) takes sequences [T,C] but gets {came} from {source}: give the "
                                   "Input a shape of time steps and features"),
                      {{"came", came.toString()}});
}

}  // namespace

std::vector<SettingSchema> recurrentSettings() {
    static constexpr std::string_view returns[] = {"last", "all"};
    return withInitializer(
        {{.key = "units",
          .label = translatable("core", "Units"),
          .kind = SettingKind::Integer,
          .initial = std::int64_t{64},
          .minimum = 1,
          .maximum = 100000,
          .help = translatable("core", "How many numbers it remembers from step to step."),
          .logarithmic = true,
          .required = true},
         {.key = "return",
          .label = translatable("core", "Return"),
          .kind = SettingKind::Choice,
          .initial = std::string("last"),
          .choices = returns,
          .help = translatable("core",
                               "The state after the last step, or that of every step. In both directions, last is "
                               "what each has at its own end.")},
         {.key = "bidirectional",
          .label = translatable("core", "Both directions"),
          .kind = SettingKind::Boolean,
          .initial = false,
          .help = translatable("core", "A second layer reads the sequence from its end; both states are joined."),
          .rare = true},
         biasSetting(translatable("core", "Adds learned numbers to each gate, as PyTorch two of them."))},
        "pytorch_uniform");
}

InferredTypes inferRecurrent(const BlockContext& block, std::string_view type) {
    const ValueType& x = block.inputs.front();
    if (x.kind != AxisKind::Sequence) return needSequence(block, type);
    const std::int64_t units = block.settings.integer("units") * (isBidirectional(block) ? 2 : 1);
    if (returnsAll(block)) return one(batchedType(AxisKind::Sequence, {x.shape[0], units}));
    return one(batchedType(AxisKind::Vector, {units}));
}

std::vector<ParameterDeclaration> recurrentParameters(const BlockContext& block, std::int64_t gates) {
    const std::int64_t in = block.inputs.front().shape[1], units = block.settings.integer("units");
    const std::int64_t rows = gates * units;
    const std::string& initializer = block.settings.text("initializer");
    const bool asPyTorch = initializer == "pytorch_uniform";  // everything within 1 / sqrt(units)
    const std::string biasInitializer = asPyTorch ? initializer : "zeros";
    std::vector<ParameterDeclaration> declarations;
    for (const char* suffix : {"_l0", "_l0_reverse"}) {
        declarations.push_back(
            {std::string("weight_ih") + suffix, {rows, in}, initializer, asPyTorch ? units : in, rows});
        declarations.push_back({std::string("weight_hh") + suffix, {rows, units}, initializer, units, rows});
        if (block.settings.boolean("bias"))
            for (const char* stem : {"bias_ih", "bias_hh"})
                declarations.push_back({std::string(stem) + suffix, {rows}, biasInitializer, units, rows});
        if (!isBidirectional(block)) break;
    }
    return declarations;
}

std::string recurrentSummary(const BlockContext& block) {
    std::string text = std::to_string(block.settings.integer("units"));
    if (isBidirectional(block)) text = "2 \u00d7 " + text;
    if (!block.inputs.empty() && block.inputs.front().shape.rank() == 2)
        text = std::to_string(block.inputs.front().shape[1]) + " \u2192 " + text;
    return text;
}

EmittedValues emitRecurrent(const EmitContext& context, const RecurrentOp& op) {
    const auto forward = emitDirection(context, op, Direction::of(context, false));
    if (!forward || !isBidirectional(context.block)) return one(forward);
    const auto backward = emitDirection(context, op, Direction::of(context, true));
    if (!backward) return one(backward);
    return one(context.builder.emitOne("concat", {*forward, *backward}, {}, "out"));
}

}  // namespace glassbox
