#include "core/network/lower.h"

#include "core/network/analysis.h"
#include "core/network/wiring.h"

namespace glassbox {

namespace {

/// Writes a valid network as a graph: first all parameters in the order of the document, then the ops in the order of
/// execution.
class Lowering {
public:
    Lowering(const NetworkSpec& network, const LowerOptions& options, BlockTypes types, const NetworkAnalysis& analysis)
        : network_(network),
          options_(options),
          analysis_(analysis),
          wiring_(resolveWiring(network, types)),
          graph_(std::make_shared<Graph>()),
          builder_(*graph_),
          parameters_(network.blocks.size()),
          values_(network.blocks.size()) {}

    Result<Lowered> run() {
        for (std::size_t i = 0; i < network_.blocks.size(); ++i)
            addParameters(i);
        for (const int block : wiring_.order)
            if (Result<void> emitted = emit(static_cast<std::size_t>(block)); !emitted) return emitted.error();
        if (Result<void> summed = sumLosses(); !summed) return summed.error();
        lowered_.graph = graph_;
        return std::move(lowered_);
    }

private:
    BlockContext contextOf(std::size_t index) const {
        const BlockSpec& spec = network_.blocks[index];
        return {spec.id, spec.settings, analysis_.blocks.at(spec.id).inputs};
    }

    void addParameters(std::size_t index) {
        const BlockSpec& spec = network_.blocks[index];
        builder_.enterBlock(spec.id);
        for (ParameterDeclaration& declaration : wiring_.types[index]->parameters(contextOf(index))) {
            parameters_[index].push_back(builder_.parameter(declaration.name, declaration.shape));
            declaration.name = spec.id + '.' + declaration.name;
            lowered_.parameters.push_back(std::move(declaration));
            lowered_.trainable.push_back(spec.trainable);
        }
    }

    Result<void> emit(std::size_t index) {
        const BlockSpec& spec = network_.blocks[index];
        std::vector<ValueId> inputs;
        for (const Source& source : wiring_.sources[index])
            inputs.push_back(values_[source.block][source.port]);
        const bool measured = spec.type == "Output" && !options_.losses.empty();
        builder_.enterBlock(spec.id, measured ? Phase::Loss : Phase::Forward);
        if (measured) return emitLoss(spec, inputs.front());
        const BlockContext context = contextOf(index);
        Result<std::vector<ValueId>> outputs = wiring_.types[index]->emit(
            {builder_, context, inputs, parameters_[index], options_.training, static_cast<int>(index)});
        if (!outputs) return outputs.error();
        values_[index] = std::move(outputs).value();
        lowered_.blockOutputs[spec.id] = values_[index].front();
        if (spec.type == "Input") lowered_.inputs[spec.id] = values_[index].front();
        if (spec.type == "Output") addOutput(spec.id, values_[index].front(), inputs.front());
        return {};
    }

    void addOutput(const std::string& id, ValueId output, ValueId logits) {
        lowered_.outputs[id] = output;
        lowered_.logits[id] = logits;
        lowered_.blockOutputs[id] = output;
        graph_->addOutput(output);
    }

    /// The loss of each sample as "<id>.losses" and their mean as "<id>.loss".
    Result<void> emitLoss(const BlockSpec& spec, ValueId prediction) {
        const auto loss = options_.losses.find(spec.id);
        if (loss == options_.losses.end())
            return makeError("network.no_loss", translatable("core", "{block} (Output) has no loss"),
                             {{"block", spec.id}}, translatable("core", "Give losses an entry {block}."), spec.id);
        const bool classifies = spec.settings.text("task") == "classification";
        const std::string fitting = classifies ? "cross_entropy" : "mean_squared_error";
        if (loss->second.type != fitting)
            return makeError("network.loss_does_not_fit",
                             translatable("core", "{block} (Output): the loss {loss} does not fit its task {task}"),
                             {{"block", spec.id},
                              {"loss", loss->second.type},
                              {"task", spec.settings.text("task")},
                              {"fitting", fitting}},
                             translatable("core", "Use {fitting}."), spec.id);
        const Result<ValueId> losses =
            classifies ? emitCrossEntropy(spec.id, prediction) : emitSquares(spec.id, prediction);
        if (!losses) return losses.error();
        lowered_.sampleLosses[spec.id] = *losses;
        Result<ValueId> mean = builder_.emitOne("batch_mean", {*losses}, {}, "loss");
        if (mean && loss->second.weight != 1.0)
            mean = builder_.emitOne("scale", {*mean}, {{"factor", loss->second.weight}}, "weighted_loss");
        if (!mean) return mean.error();
        losses_.push_back(*mean);
        return {};
    }

    Result<ValueId> emitCrossEntropy(const std::string& id, ValueId logits) {
        const ValueId labels = builder_.target("target", {DType::I32, AxisKind::Scalar, {}, true});
        lowered_.targets[id] = labels;
        const Result<std::vector<ValueId>> results =
            builder_.emit("softmax_cross_entropy", {logits, labels}, {}, {"losses", "out"});
        if (!results) return results.error();
        addOutput(id, (*results)[1], logits);
        return results->front();
    }

    Result<ValueId> emitSquares(const std::string& id, ValueId prediction) {
        const ValueId target = builder_.target("target", graph_->value(prediction).type);
        lowered_.targets[id] = target;
        addOutput(id, prediction, prediction);
        return builder_.emitOne("mean_squared_error", {prediction, target}, {}, "losses");
    }

    /// The sum of the weighted losses of all Outputs is what is minimised.
    Result<void> sumLosses() {
        if (losses_.empty()) return {};
        builder_.enterBlock("", Phase::Loss);
        ValueId total = losses_.front();
        for (std::size_t i = 1; i < losses_.size(); ++i) {
            const bool last = i + 1 == losses_.size();
            const Result<ValueId> sum =
                builder_.emitOne("add", {total, losses_[i]}, {}, last ? "loss" : "loss#" + std::to_string(i));
            if (!sum) return sum.error();
            total = *sum;
        }
        graph_->setLoss(total);
        return {};
    }

    const NetworkSpec& network_;
    const LowerOptions& options_;
    const NetworkAnalysis& analysis_;
    Wiring wiring_;
    std::shared_ptr<Graph> graph_;
    GraphBuilder builder_;
    std::vector<std::vector<ValueId>> parameters_, values_;
    std::vector<ValueId> losses_;
    Lowered lowered_;
};

}  // namespace

Result<Lowered> lower(const NetworkSpec& network, const LowerOptions& options, BlockTypes types) {
    const NetworkAnalysis analysis = analyse(network, types);
    if (!analysis.valid()) return analysis.problems.front().error;
    return Lowering(network, options, types, analysis).run();
}

}  // namespace glassbox
