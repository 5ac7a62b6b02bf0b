#include "core/blocks/batch_norm.h"

#include "core/blocks/block_rows.h"
#include "core/blocks/block_rules.h"
#include "core/ops/channels.h"

namespace glassbox {

SettingSchema epsSetting() {
    return {.key = "eps",
            .label = translatable("core", "Smallest variance"),
            .kind = SettingKind::Real,
            .initial = 1e-5,
            .minimum = 1e-12,
            .maximum = 1,
            .help = translatable("core", "Added to the variance, so that what never changes is not divided by zero."),
            .rare = true,
            .logarithmic = true};
}

ParameterDeclaration normParameter(std::string name, std::int64_t size, bool ones, ParameterKind kind) {
    return {std::move(name), {size}, ones ? "ones" : "zeros", 1, 1, kind};
}

namespace {

InferredTypes infer(const BlockContext& block) {
    const ValueType& x = block.inputs.front();
    if (x.kind != AxisKind::Image)
        if (std::optional<Error> error = needFeatures(block, "BatchNorm")) return *error;
    return one(x);
}

std::vector<ParameterDeclaration> parameters(const BlockContext& block) {
    const std::int64_t channels = channelAxis(block.inputs.front()).channels;
    return {normParameter("weight", channels, true),
            normParameter("bias", channels, false),
            normParameter("running_mean", channels, false, ParameterKind::Statistic),
            normParameter("running_var", channels, true, ParameterKind::Statistic),
            {"num_batches_tracked", {}, "zeros", 1, 1, ParameterKind::Counter}};
}

/// Moves a running statistic towards the batch's.
Result<void> follow(const EmitContext& context, ValueId running, ValueId batch, std::int64_t places, std::string name) {
    const Result<ValueId> next = context.builder.emitOne(
        "moving_average", {running, batch}, {{"momentum", context.block.settings.real("momentum")}, {"places", places}},
        std::move(name));
    if (!next) return next.error();
    context.builder.update(running, *next);
    return {};
}

EmittedValues emit(const EmitContext& context) {
    const ValueId x = context.inputs[0], weight = context.parameters[0], bias = context.parameters[1],
                  runningMean = context.parameters[2], runningVariance = context.parameters[3];
    const Attributes attributes = {{"eps", context.block.settings.real("eps")}};
    if (!context.training || !context.trainable)
        return one(
            context.builder.emitOne("normalize", {x, runningMean, runningVariance, weight, bias}, attributes, "out"));
    const auto moments = context.builder.emit("channel_moments", {x}, {}, {"mean", "variance"});
    if (!moments) return moments.error();
    const ValueId mean = (*moments)[0], variance = (*moments)[1];
    const ChannelAxis axis = channelAxis(context.block.inputs.front());
    if (auto done = follow(context, runningMean, mean, 0, "next_mean"); !done) return done.error();
    if (auto done = follow(context, runningVariance, variance, axis.outer * axis.inner, "next_var"); !done)
        return done.error();
    context.builder.update(context.parameters[4]);
    return one(context.builder.emitOne("normalize", {x, mean, variance, weight, bias}, attributes, "out"));
}

std::string summary(const BlockContext& /*block*/) {
    return "";
}

}  // namespace

const BlockType& batchNormBlock() {
    static const SettingSchema settings[] = {
        {.key = "momentum",
         .label = translatable("core", "Momentum"),
         .kind = SettingKind::Real,
         .initial = 0.1,
         .minimum = 0,
         .maximum = 1,
         .help =
             translatable("core", "Share of each new batch in the running mean and variance, which inference uses."),
         .rare = true},
        epsSetting()};
    static const BlockType row = {
        .name = translatable("core", "BatchNorm"),
        .category = "norm",
        .group = translatable("core", "Regularise"),
        .help = translatable("core",
                             "Brings each channel to mean 0 and deviation 1 over the batch, then to a learned mean and "
                             "deviation; without training, running averages take the batch's place."),
        .mathematics =
            "y = w (x - mean) / sqrt(var + eps) + b, mean and var over the batch and all places of a channel",
        .source =
            "Ioffe and Szegedy, \"Batch normalization: accelerating deep network training by reducing internal "
            "covariate shift\", 2015",
        .idStem = "norm",
        .settings = settings,
        .inputs = inputPort(),
        .outputs = outputPort(),
        .infer = infer,
        .parameters = parameters,
        .emit = emit,
        .summary = summary};
    return row;
}

}  // namespace glassbox
