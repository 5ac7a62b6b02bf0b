#pragma once

#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/ops/terms.h"

#include <span>
#include <string_view>
#include <vector>

namespace glassbox {

/// Work of an op for one sample (for the whole batch where nothing is batched): floating-point operations and bytes
/// touched.
struct Cost {
    double flops = 0;
    double bytes = 0;
};

/// Appends gradient ops while a graph is differentiated; given to an op type's gradient rule.
class GradientBuilder {
public:
    virtual ~GradientBuilder() = default;
    virtual const Graph& graph() const = 0;
    /// Gradient of the loss by an output of the op being differentiated; invalid where nothing flows back.
    virtual ValueId outputGradient(int output) const = 0;
    /// True if the loss gradient by this input is wanted (a parameter, or something that depends on one).
    virtual bool wanted(ValueId input) const = 0;
    /// Appends an op of one result; the result is (a part of) the gradient by `of`.
    virtual ValueId emitGradient(ValueId of, std::string_view type, std::vector<ValueId> inputs,
                                 Attributes attributes = {}) = 0;
    /// Appends an op of as many results as `of` has values; result i is (a part of) the gradient by of[i].
    virtual std::vector<ValueId> emitGradients(const std::vector<ValueId>& of, std::string_view type,
                                               std::vector<ValueId> inputs, Attributes attributes = {}) = 0;
    /// The gradient by an output is (a part of) the gradient by `of` as it stands, without an op: an addend's.
    virtual void passGradient(ValueId of, int output) = 0;
};

/// One part of a fused op: an op over the fused op's inputs and outputs.
struct FusedPart {
    std::string_view type;
    /// >= 0: input of the fused op; < 0: output -1-i of the fused op.
    std::vector<int> inputs;
    int output = 0;  ///< which output of the fused op it makes
    Attributes attributes;
};

/// How the samples of a batch take part in an op: decides where a plan may cut it into pieces.
enum class BatchUse : std::uint8_t {
    PerSample,  ///< row n of every batched result needs only row n of the batched inputs
    Reduces,    ///< sums over the batch: result has no batch axis (weight and bias gradients, mean loss)
    Couples,    ///< batched result that needs the whole batch (BatchNorm)
    None,       ///< nothing batched
};

/// A row of the op table: everything the engine knows about one kind of op except its kernels.
struct OpType {
    std::string_view name;
    std::string_view formula;  ///< mathematics in a line: "z = x W^T"
    std::string_view help;     ///< one sentence, translatable, with the source
    std::string_view onnx;     ///< ONNX operator, empty if it is composed of several or has none
    BatchUse batchUse = BatchUse::PerSample;
    bool elementwise = false;  ///< may write over its first input
    bool byPieces = false;     ///< sums over the batch at the end of a chain: partial sums a piece, added in order
    /// Types of the results, or why the inputs don't fit.
    Result<std::vector<ValueType>> (*infer)(std::span<const ValueType> inputs, const Attributes& attributes) = nullptr;
    /// Emits the ops of the gradient; null where no gradient flows (the op's inputs are not differentiable through it).
    void (*differentiate)(GradientBuilder& builder, const Op& op) = nullptr;
    std::string_view whyNoGradient = "";  ///< said where `differentiate` is null
    /// Multiply and add count as one operation each, exp, tanh and erf as one.
    Cost (*cost)(const Graph& graph, const Op& op) = nullptr;
    /// How element `element` of output `output` is made.
    Terms (*terms)(const TermContext& context, int output, Element element) = nullptr;
    /// For fused ops: the simpler ops that it stands for, in order; null for simple ops.
    std::vector<FusedPart> (*decompose)(const Attributes& attributes) = nullptr;
    /// Outputs (bit i) that the kernel fills only when somebody asks: internals such as z before the activation. The
    /// last output of a fused op is never optional, whatever its bit says.
    unsigned optionalOutputs = 0;
    /// Inputs (bit i) that only the optional outputs need: the kernel leaves them alone where nobody asks for those.
    unsigned optionalInputs = 0;
    std::string_view secondResult = "";  ///< what the second result is called where a simple op has one: "winner"
};

/// The op table in a fixed order.
std::span<const OpType> opTypes();
/// Row of that name, null if there is none.
const OpType* findOpType(std::string_view name);

}  // namespace glassbox
