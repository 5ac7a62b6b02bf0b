#include "core/blocks/block_rows.h"
#include "core/blocks/recurrent.h"

namespace glassbox {

namespace {

constexpr std::int64_t gates = 3;

InferredTypes infer(const BlockContext& block) {
    return inferRecurrent(block, "GRU");
}

std::vector<ParameterDeclaration> parameters(const BlockContext& block) {
    return recurrentParameters(block, gates);
}

EmittedValues emit(const EmitContext& context) {
    return emitRecurrent(context, {"gru_sequence", {"hidden", "gates", "recurrent", "previous"}, true, {}});
}

}  // namespace

const BlockType& gruBlock() {
    static const std::vector<SettingSchema> settings = recurrentSettings();
    static const BlockType row = {
        .name = translatable("core", "GRU"),
        .category = "recurrent",
        .group = translatable("core", "Sequence"),
        .help = translatable("core",
                             "Reads a sequence step by step; gates blend the old state with a new one. As PyTorch's, "
                             "it resets after the product; Cho's resets before."),
        .mathematics =
            "r, u = sigmoid(W x[t] + b + U h[t-1] + d), n = tanh(W x[t] + b + r (U h[t-1] + d)), h[t] = (1 - u) n + u "
            "h[t-1]",
        .source =
            "Cho et al., \"Learning phrase representations using RNN encoder-decoder\", 2014; r is applied after the "
            "product U h, as PyTorch and cuDNN do, where the paper has U (r h)",
        .idStem = "gru",
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
