#include "core/explain/score_update.h"

#include "core/optim/optimizer.h"
#include "core/optim/regularizer.h"

namespace glassbox {

namespace {

void addRegularizers(const ExperimentSpec& experiment, RegularizerStage stage, std::vector<ScoreLine>& lines) {
    for (const ChoiceSpec& choice : experiment.regularization) {
        const RegularizerType* type = findRegularizerType(choice.type);
        if (type == nullptr || type->stage != stage) continue;
        lines.push_back({StepPhase::Update, "", choice.type, std::string(type->formula), {}, 0, {}, {}});
    }
}

}  // namespace

std::vector<ScoreLine> updateLines(const Lowered& lowered, const ExperimentSpec& experiment) {
    const Graph& graph = *lowered.graph;
    std::vector<ScoreLine> lines;
    addRegularizers(experiment, RegularizerStage::Penalty, lines);
    addRegularizers(experiment, RegularizerStage::Clipping, lines);
    const OptimizerType* optimizer = findOptimizerType(experiment.optimizer.type);
    const std::string formula(optimizer == nullptr ? "" : optimizer->formula);
    for (std::size_t i = 0; i < lowered.parameters.size(); ++i) {
        if (!lowered.trainable[i]) continue;
        const ValueId parameter = graph.parameters()[i], gradient = graph.gradientOf(parameter);
        ScoreLine line{
            StepPhase::Update, graph.value(parameter).block, experiment.optimizer.type, formula, {}, 0, {parameter},
            {parameter}};
        if (gradient.valid()) line.inputs.push_back(gradient);
        lines.push_back(std::move(line));
    }
    addRegularizers(experiment, RegularizerStage::Constraint, lines);
    for (const ParameterUpdate& update : graph.updates()) {
        const bool counter = !update.value.valid();
        lines.push_back({StepPhase::Update,
                         graph.value(update.parameter).block,
                         counter ? "counter" : "statistic",
                         counter ? "n = n + 1" : "p = p'",
                         {},
                         0,
                         {counter ? update.parameter : update.value},
                         {update.parameter}});
    }
    return lines;
}

}  // namespace glassbox
