#include "core/blocks/block_rows.h"
#include "core/blocks/recurrent.h"

namespace glassbox {

namespace {

constexpr std::int64_t gates = 4;

InferredTypes infer(const BlockContext& block) {
    return inferRecurrent(block, "LSTM");
}

std::vector<ParameterDeclaration> parameters(const BlockContext& block) {
    return recurrentParameters(block, gates);
}

EmittedValues emit(const EmitContext& context) {
    return emitRecurrent(context, {"lstm_sequence", {"hidden", "cell", "gates", "previous"}, false, {}});
}

}  // namespace

const BlockType& lstmBlock() {
    static const std::vector<SettingSchema> settings = recurrentSettings();
    static const BlockType row = {
        .name = translatable("core", "LSTM"),
        .category = "recurrent",
        .group = translatable("core", "Sequence"),
        .help = translatable("core", "Reads a sequence step by step; gates decide what its cells keep, add and show."),
        .mathematics =
            "i, f, o = sigmoid(W x[t] + b + U h[t-1] + d), g = tanh(W x[t] + b + U h[t-1] + d), c[t] = f c[t-1] + i g, "
            "h[t] = o tanh(c[t])",
        .source =
            "Hochreiter and Schmidhuber, \"Long short-term memory\", 1997; forget gates: Gers, Schmidhuber, Cummins, "
            "\"Learning to forget\", 2000",
        .idStem = "lstm",
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
