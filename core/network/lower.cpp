#include "core/network/lower.h"

#include "core/blocks/block_rules.h"
#include "core/blocks/loss_type.h"
#include "core/network/analysis.h"
#include "core/network/expand.h"
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
            parameters_[index].push_back(builder_.parameter(declaration.name, declaration.shape, declaration.kind));
            declaration.name = spec.id + '.' + declaration.name;
            declaration.constants = initializerConstants(spec.settings);
            lowered_.trainable.push_back(spec.trainable && declaration.kind == ParameterKind::Trained);
            lowered_.parameters.push_back(std::move(declaration));
        }
    }

    Result<void> emit(std::size_t index) {
        const BlockSpec& spec = network_.blocks[index];
        std::vector<ValueId> inputs;
        for (const Source& source : wiring_.sources[index])
            inputs.push_back(values_[source.block][source.port]);
        const bool measured = spec.type == "Output" && !options_.losses.empty();
        builder_.enterBlock(spec.id, measured ? Phase::Loss : Phase::Forward);
        if (measured) return emitLoss(index, inputs.front());
        const BlockContext context = contextOf(index);
        Result<std::vector<ValueId>> outputs =
            wiring_.types[index]->emit({builder_, context, inputs, parameters_[index], options_.training,
                                        spec.trainable, static_cast<int>(index)});
        if (!outputs) return outputs.error();
        values_[index] = std::move(outputs).value();
        lowered_.blockOutputs[spec.id] = values_[index].front();
        if (spec.type == "Input") return addInput(index);
        if (spec.type == "Output") addOutput(spec.id, values_[index].front(), inputs.front());
        return {};
    }

    /// What the wires carry is the input with its noise, where there is any.
    Result<void> addInput(std::size_t index) {
        ValueId& value = values_[index].front();
        lowered_.inputs[network_.blocks[index].id] = value;
        const bool noisy = options_.training && options_.inputNoise > 0;
        if (!noisy || graph_->value(value).type.dtype != DType::F32) return {};
        const Result<ValueId> moved = builder_.emitOne(
            "gaussian_noise", {value},
            {{"deviation", options_.inputNoise}, {"stream", static_cast<std::int64_t>(index)}}, "noisy");
        if (!moved) return moved.error();
        value = *moved;
        return {};
    }

    void addOutput(const std::string& id, ValueId output, ValueId logits) {
        lowered_.outputs[id] = output;
        lowered_.logits[id] = logits;
        lowered_.blockOutputs[id] = output;
        graph_->addOutput(output);
    }

    /// The loss of each sample as "<id>.losses" and their mean as "<id>.loss".
    Result<void> emitLoss(std::size_t index, ValueId input) {
        const BlockSpec& spec = network_.blocks[index];
        const auto loss = options_.losses.find(spec.id);
        if (loss == options_.losses.end())
            return makeError("network.no_loss", translatable("core", "{block} (Output) has no loss"),
                             {{"block", spec.id}}, translatable("core", "Give losses an entry {block}."), spec.id);
        const std::string& task = spec.settings.text("task");
        const Result<const LossType*> type = fittingLoss(loss->second.type, spec.id, task);
        if (!type) return type.error();
        const Result<Settings> settings = completeSettings(**type, loss->second.settings);
        if (!settings) return settings.error().at(spec.id);
        const ValueType inputType = graph_->value(input).type;
        const LossContext context{spec.id, task, *settings, inputType};
        const Result<ValueType> targetType = (*type)->target(context);
        if (!targetType) return targetType.error().at(spec.id);
        const ValueId target = builder_.target("target", *targetType);
        const Result<EmittedLoss> emitted = (*type)->emit({builder_, context, input, target});
        if (!emitted) return emitted.error();
        lowered_.targets[spec.id] = target;
        lowered_.tasks[spec.id] = task;
        lowered_.sampleLosses[spec.id] = emitted->losses;
        if (emitted->weights.valid()) lowered_.sampleWeights[spec.id] = emitted->weights;
        if (Result<void> answered = emitAnswer(index, input, emitted->output); !answered) return answered;
        return emitMean(*emitted, loss->second.weight);
    }

    /// What the block answers: computed by its loss on the way, or by its own ops.
    Result<void> emitAnswer(std::size_t index, ValueId input, ValueId answer) {
        const BlockSpec& spec = network_.blocks[index];
        if (!answer.valid()) {
            const std::vector<ValueId> inputs = {input};
            const BlockContext context = contextOf(index);
            const Result<std::vector<ValueId>> outputs = wiring_.types[index]->emit(
                {builder_, context, inputs, {}, options_.training, spec.trainable, static_cast<int>(index)});
            if (!outputs) return outputs.error();
            answer = outputs->front();
        }
        addOutput(spec.id, answer, input);
        return {};
    }

    Result<void> emitMean(const EmittedLoss& emitted, double weight) {
        Result<ValueId> mean = emitted.weights.valid() ? builder_.emitOne("weighted_batch_mean",
                                                                          {emitted.losses, emitted.weights}, {}, "loss")
                                                       : builder_.emitOne("batch_mean", {emitted.losses}, {}, "loss");
        if (mean && weight != 1.0) mean = builder_.emitOne("scale", {*mean}, {{"factor", weight}}, "weighted_loss");
        if (!mean) return mean.error();
        losses_.push_back(*mean);
        return {};
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

/// A composite's window shows its first result; inside, its ports show what goes through them.
void addInstances(Lowered& lowered, const Expansion& expansion, const NetworkSpec& network) {
    std::map<PortRef, std::string> sources;
    for (const WireSpec& wire : expansion.flat.wires)
        sources[wire.to] = wire.from.block;
    const auto show = [&](const std::string& id, const std::string& block) {
        const auto shown = lowered.blockOutputs.find(block);
        if (shown != lowered.blockOutputs.end()) lowered.blockOutputs[id] = shown->second;
    };
    for (const auto& [id, instance] : expansion.instances) {
        const CompositeSpec& definition = network.composites.at(instance.composite);
        for (std::size_t i = 0; i < instance.inputs.size(); ++i)
            if (!instance.inputs[i].empty())
                show(id + '.' + definition.inputs[i].name, sources[instance.inputs[i].front()]);
        for (std::size_t i = 0; i < instance.outputs.size(); ++i)
            show(id + '.' + definition.outputs[i].name, instance.outputs[i].block);
        if (!instance.outputs.empty()) show(id, instance.outputs.front().block);
    }
}

}  // namespace

Result<Lowered> lower(const NetworkSpec& network, const LowerOptions& options, BlockTypes types) {
    const NetworkAnalysis analysis = analyse(network, types);
    if (!analysis.valid()) return analysis.problems.front().error;
    if (!hasComposites(network)) return Lowering(network, options, types, analysis).run();
    const Expansion expansion = expand(network, types);
    Result<Lowered> lowered = Lowering(expansion.flat, options, types, analysis).run();
    if (lowered) addInstances(*lowered, expansion, network);
    return lowered;
}

}  // namespace glassbox
