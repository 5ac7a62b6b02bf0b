#include "core/experiment/experiment_spec.h"

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
        const bool regression = task && *task == Setting(std::string("regression"));
        experiment.losses[block.id].type = regression ? "mean_squared_error" : "cross_entropy";
    }
    experiment.optimizer = {"sgd", Settings::defaults(findOptimizerType("sgd")->settings)};
    experiment.optimizer.settings.set("learning_rate", 0.05);
    experiment.optimizer.settings.set("momentum", 0.9);
    experiment.schedule = {"constant", Settings::defaults(findScheduleType("constant")->settings)};
    return experiment;
}

}  // namespace glassbox
