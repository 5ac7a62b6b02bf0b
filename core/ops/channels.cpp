#include "core/ops/channels.h"

#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

/// The error if a value is neither a vector, a sequence nor an image of real numbers.
void needChannels(InputCheck& check, std::string_view op, int input) {
    check.real(input);
    const ValueType& type = check[input];
    const bool fits = type.kind == AxisKind::Vector || type.kind == AxisKind::Sequence || type.kind == AxisKind::Image;
    if (!fits)
        check.fail(makeError("op.needs_channels",
                             translatable("core", "{op} takes vectors, sequences or images but gets {came}"),
                             {{"op", std::string(op)}, {"came", type.toString()}}));
}

ValueType withChannels(ValueType type, std::int64_t channels) {
    if (type.kind == AxisKind::Image)
        type.shape = {channels, type.shape[1], type.shape[2]};
    else
        type.shape = withLast(type.shape, channels);
    return type;
}

/// Where an element lies among the channels.
struct Place {
    std::int64_t outer, channel, inner;
};

Place placeOf(const ChannelAxis& axis, std::int64_t offset) {
    return {offset / (axis.channels * axis.inner), offset / axis.inner % axis.channels, offset % axis.inner};
}

std::int64_t offsetOf(const ChannelAxis& axis, const Place& place) {
    return (place.outer * axis.channels + place.channel) * axis.inner + place.inner;
}

ChannelAxis axisOfInput(const TermContext& context, int input) {
    return channelAxis(context.graph.value(context.op.inputs[static_cast<std::size_t>(input)]).type);
}

ChannelAxis axisOfOutput(const TermContext& context) {
    return channelAxis(context.graph.value(context.op.outputs[0]).type);
}

// concat: two or more values that differ in their channels only -> all channels.

Types inferConcat(std::span<const ValueType> inputs, const Attributes& attributes) {
    if (inputs.size() < 2)
        return makeError("op.input_count", translatable("core", "{op} takes two or more inputs but gets {came}"),
                         {{"op", "concat"}, {"came", std::to_string(inputs.size())}});
    std::int64_t channels = 0;
    for (const ValueType& input : inputs) {
        const ValueType pair[] = {inputs[0], input};
        InputCheck check("concat", pair, attributes, {"a", "b"});
        needChannels(check, "concat", 1);
        if (check.failed()) return check.error();
        if (input.kind != inputs[0].kind || withChannels(input, 1) != withChannels(inputs[0], 1))
            return makeError(
                "op.concat",
                translatable("core", "{op} takes values that differ in channels only but gets {a} and {b}"),
                {{"op", "concat"}, {"a", inputs[0].toString()}, {"b", input.toString()}});
        channels += channelAxis(input).channels;
    }
    return std::vector{withChannels(inputs[0], channels)};
}

void differentiateConcat(GradientBuilder& builder, const Op& op) {
    std::int64_t first = 0;
    for (const ValueId input : op.inputs) {
        const std::int64_t channels = channelAxis(builder.graph().value(input).type).channels;
        if (builder.wanted(input))
            builder.emitGradient(input, "slice_channels", {builder.outputGradient(0)},
                                 {{"first", first}, {"channels", channels}});
        first += channels;
    }
}

Terms concatTerms(const TermContext& context, int /*output*/, Element element) {
    TermSum sum(context, "y = x of the input that the channel comes from");
    Place place = placeOf(axisOfOutput(context), element.offset);
    for (std::size_t i = 0; i < context.op.inputs.size(); ++i) {
        const ChannelAxis axis = axisOfInput(context, static_cast<int>(i));
        if (place.channel < axis.channels) {
            sum.add(1, {factorOf(context, static_cast<int>(i), element.sample, offsetOf(axis, place))});
            break;
        }
        place.channel -= axis.channels;
    }
    return sum.finish();
}

// slice_channels: x -> its channels first, ..., first + channels - 1.

Types inferSlice(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("slice_channels", inputs, attributes, {"x"});
    needChannels(check, "slice_channels", 0);
    const std::int64_t first = check.integer("first", 0), channels = check.integer("channels", 1);
    if (check.failed()) return check.error();
    const std::int64_t available = channelAxis(inputs[0]).channels;
    if (channels > available || first > available - channels)
        return makeError("op.slice", translatable("core", "{op} can't take {channels} channels from {first} of {came}"),
                         {{"op", "slice_channels"},
                          {"channels", std::to_string(channels)},
                          {"first", std::to_string(first)},
                          {"came", inputs[0].toString()}});
    return check.finish({withChannels(inputs[0], channels)});
}

void differentiateSlice(GradientBuilder& builder, const Op& op) {
    const ValueId x = op.inputs[0];
    if (!builder.wanted(x)) return;
    builder.emitGradient(
        x, "pad_channels", {builder.outputGradient(0)},
        {{"first", op.attributes.integer("first")}, {"channels", channelAxis(builder.graph().value(x).type).channels}});
}

Terms sliceTerms(const TermContext& context, int /*output*/, Element element) {
    TermSum sum(context, "y[c] = x[first + c]");
    Place place = placeOf(axisOfOutput(context), element.offset);
    place.channel += context.op.attributes.integer("first");
    sum.add(1, {factorOf(context, 0, element.sample, offsetOf(axisOfInput(context, 0), place))});
    return sum.finish();
}

// pad_channels: x -> channels channels, x from `first` on, zeros around it.

Types inferPad(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("pad_channels", inputs, attributes, {"x"});
    needChannels(check, "pad_channels", 0);
    const std::int64_t first = check.integer("first", 0), channels = check.integer("channels", 1);
    if (check.failed()) return check.error();
    const std::int64_t given = channelAxis(inputs[0]).channels;
    if (given > channels || first > channels - given)
        return makeError(
            "op.pad_channels", translatable("core", "{op} can't pad {came} to {channels} channels"),
            {{"op", "pad_channels"}, {"channels", std::to_string(channels)}, {"came", inputs[0].toString()}});
    return check.finish({withChannels(inputs[0], channels)});
}

void differentiatePad(GradientBuilder& builder, const Op& op) {
    const ValueId x = op.inputs[0];
    if (!builder.wanted(x)) return;
    builder.emitGradient(
        x, "slice_channels", {builder.outputGradient(0)},
        {{"first", op.attributes.integer("first")}, {"channels", channelAxis(builder.graph().value(x).type).channels}});
}

Terms padTerms(const TermContext& context, int /*output*/, Element element) {
    TermSum sum(context, "y[c] = x[c - first], 0 outside");
    const ChannelAxis axis = axisOfInput(context, 0);
    Place place = placeOf(axisOfOutput(context), element.offset);
    place.channel -= context.op.attributes.integer("first");
    if (place.channel >= 0 && place.channel < axis.channels)
        sum.add(1, {factorOf(context, 0, element.sample, offsetOf(axis, place))});
    return sum.finish();
}

const OpType rows[] = {
    {.name = "concat",
     .formula = "y = a, then b, channel by channel",
     .help = translatable("core",
                          "Lays the channels of several values behind each other (Huang et al., \"Densely connected "
                          "convolutional networks\", CVPR 2017)."),
     .onnx = "Concat",
     .infer = inferConcat,
     .differentiate = differentiateConcat,
     .cost = elementwiseCost<0>,
     .terms = concatTerms},
    {.name = "slice_channels",
     .formula = "y[c] = x[first + c]",
     .help = translatable("core",
                          "Takes some channels of a value: the part of a concatenation's gradient that belongs to one "
                          "input (Griewank and Walther, \"Evaluating Derivatives\", 2008, ch. 3)."),
     .onnx = "Slice",
     .infer = inferSlice,
     .differentiate = differentiateSlice,
     .cost = elementwiseCost<0>,
     .terms = sliceTerms},
    {.name = "pad_channels",
     .formula = "y[c] = x[c - first], 0 outside",
     .help = translatable("core",
                          "Puts channels of zeros around those of a value: the shortcut without weights where a "
                          "residual network becomes wider (He et al., CVPR 2016, option A)."),
     .onnx = "Pad",
     .infer = inferPad,
     .differentiate = differentiatePad,
     .cost = elementwiseCost<0>,
     .terms = padTerms},
};

}  // namespace

ChannelAxis channelAxis(const ValueType& type) {
    switch (type.kind) {
        case AxisKind::Image:
            return {1, type.shape[0], type.shape[1] * type.shape[2]};
        case AxisKind::Sequence:
            return {type.shape[0], type.shape[1], 1};
        default:
            return {1, type.shape.elements(), 1};
    }
}

std::span<const OpType> channelOps() {
    return rows;
}

}  // namespace glassbox
