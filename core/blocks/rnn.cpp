#include "core/blocks/block_rows.h"
#include "core/blocks/recurrent.h"

namespace glassbox {

namespace {

constexpr std::int64_t gates = 1;

InferredTypes infer(const BlockContext& block) {
    return inferRecurrent(block, "RNN");
}

std::vector<ParameterDeclaration> parameters(const BlockContext& block) {
    return recurrentParameters(block, gates);
}

std::vector<SettingSchema> rnnSettings() {
    static constexpr std::string_view functions[] = {"tanh", "relu"};
    std::vector<SettingSchema> settings = recurrentSettings();
    settings.push_back({.key = "activation",
                        .label = translatable("core", "Function"),
                        .kind = SettingKind::Choice,
                        .initial = std::string("tanh"),
                        .choices = functions,
                        .help = translatable("core", "What each unit does to its sum.")});
    return settings;
}

EmittedValues emit(const EmitContext& context) {
    return emitRecurrent(
        context,
        {"rnn_sequence", {"hidden", "previous"}, false, {{"activation", context.block.settings.text("activation")}}});
}

}  // namespace

const BlockType& rnnBlock() {
    static const std::vector<SettingSchema> settings = rnnSettings();
    static const BlockType row = {
        .name = translatable("core", "RNN"),
        .category = "recurrent",
        .group = translatable("core", "Sequence"),
        .help = translatable(
            "core", "Reads a sequence step by step; each unit mixes what comes in with what all units said before."),
        .mathematics = "h[t] = f(W x[t] + b + U h[t-1] + d)",
        .source = "Elman, \"Finding structure in time\", 1990",
        .idStem = "rnn",
        .settings = settings,
        .inputs = inputPort(),
        .outputs = outputPort(),
        .infer = infer,
        .parameters = parameters,
        .emit = emit,
        .summary = recurrentSummary};
    return row;
}

}  // namespace glassbox
