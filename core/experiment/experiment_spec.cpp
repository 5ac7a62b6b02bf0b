#include "core/experiment/experiment_spec.h"

#include "core/blocks/loss_type.h"
#include "core/optim/optimizer.h"
#include "core/optim/schedule.h"

namespace glassbox {

ExperimentSpec defaultExperiment(const NetworkSpec& network) {
    ExperimentSpec experiment;
    experiment.name = network.name;
    experiment.network = network;
    for (const BlockSpec& block : network.blocks) {
        if (block.type == "Input") experiment.data.inputs[block.id] = "image";
        if (block.type != "Output") continue;
        experiment.data.targets[block.id] = "label";
        const Setting* task = block.settings.find("task");
        const LossType& loss = defaultLossOf(task ? std::get<std::string>(*task) : "classification");
        experiment.losses[block.id] = {std::string(loss.name), 1.0, Settings::defaults(loss.settings)};
    }
    experiment.optimizer = {"sgd", Settings::defaults(findOptimizerType("sgd")->settings)};
    experiment.optimizer.settings.set("learning_rate", 0.05);
    experiment.optimizer.settings.set("momentum", 0.9);
    experiment.schedule = {"constant", Settings::defaults(findScheduleType("constant")->settings)};
    return experiment;
}

}  // namespace glassbox
