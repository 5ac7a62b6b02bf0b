#include "core/blocks/loss_rows.h"

namespace glassbox {

namespace {

constexpr std::string_view tasks[] = {"classification", "binary"};

bool isBinary(const LossContext& context) {
    return context.task == "binary";
}

Result<ValueType> target(const LossContext& context) {
    return isBinary(context) ? context.input : labelsOf(context.input);
}

Result<EmittedLoss> emit(const LossEmitContext& context) {
    const Attributes attributes = {{"margin", context.loss.settings.real("margin")}};
    if (!isBinary(context.loss)) return emitLabelLoss(context, "multi_margin", attributes, false);
    const Result<ValueId> losses =
        context.builder.emitOne("binary_hinge", {context.input, context.target}, attributes, "losses");
    if (!losses) return losses.error();
    return EmittedLoss{*losses, {}, {}};
}

}  // namespace

const LossType& hingeLoss() {
    static const SettingSchema settings[] = {
        {.key = "margin",
         .label = translatable("core", "Margin"),
         .kind = SettingKind::Real,
         .initial = 1.0,
         .minimum = 0.0001,
         .maximum = 1000,
         .help = translatable("core", "By how much the right answer must be ahead before nothing is left to do.")}};
    static const LossType row = {
        .name = "hinge",
        .label = translatable("core", "Hinge"),
        .formula =
            "L = 1/n sum_(j not label) max(0, margin - z[label] + z[j]); binary: max(0, margin - s z), s = 2t - 1",
        .help = translatable("core",
                             "Asks only that the right answer is ahead by a margin, and then lets it be (PyTorch's "
                             "MultiMarginLoss)."),
        .source =
            "Weston and Watkins, \"Support vector machines for multi-class pattern recognition\", 1999; Cortes and "
            "Vapnik 1995 (binary)",
        .settings = settings,
        .tasks = tasks,
        .target = target,
        .emit = emit};
    return row;
}

}  // namespace glassbox
