#include "core/explain/moment.h"

#include "core/optim/optimizer.h"

#include <algorithm>
#include <cstring>

namespace glassbox {

namespace {

/// The parameters of a flat buffer by name; counters as whole numbers.
std::vector<std::pair<std::string, Tensor>> namedWeights(const ParameterTable& table, const StepOrigin& origin) {
    std::vector<std::pair<std::string, Tensor>> weights;
    for (std::size_t i = 0; i < table.entries().size(); ++i) {
        const ParameterEntry& entry = table.entries()[i];
        if (entry.kind == ParameterKind::Counter) {
            const std::int64_t count = origin.parameterSteps[i];
            weights.emplace_back(entry.name, Tensor::of<std::int64_t>(entry.shape, std::span(&count, 1)));
            continue;
        }
        Tensor weight(table.precision(), entry.shape);
        const auto width = static_cast<std::size_t>(sizeOf(table.precision()));
        std::memcpy(weight.raw(), origin.parameters.raw() + static_cast<std::size_t>(entry.offset) * width,
                    weight.bytes());
        weights.emplace_back(entry.name, std::move(weight));
    }
    return weights;
}

Moment momentOf(const Trainer& trainer, const StepOrigin& origin) {
    Moment moment;
    moment.experiment = trainer.experiment();
    moment.data = std::make_shared<const PreparedData>(
        PreparedData{trainer.sharedDataset(), trainer.split(), trainer.normalization()});
    moment.weights = namedWeights(trainer.parameters(), origin);
    moment.parameterSteps = origin.parameterSteps;
    moment.optimizer = origin.optimizer;
    moment.step = origin.step;
    moment.learningRate = origin.learningRate;
    moment.momentum = origin.momentum;
    const std::vector<std::int64_t>& training = trainer.split().training;  // goes up
    for (const std::int64_t index : origin.batch)
        moment.samples.push_back(std::ranges::lower_bound(training, index) - training.begin());
    moment.ofTraining = true;
    return moment;
}

}  // namespace

std::shared_ptr<const PreparedData> prepareData(const ExperimentSpec& experiment,
                                                std::shared_ptr<const Dataset> dataset) {
    PreparedData data{std::move(dataset), {}, {}};
    data.split = splitTraining(*data.dataset, experiment.data.validation, experiment.data.splitSeed);
    if (experiment.data.normalization == "standardize")
        data.normalization = standardize(*data.dataset, data.split.training, experiment.data.perChannel);
    return std::make_shared<const PreparedData>(std::move(data));
}

Moment Moment::on(std::string otherPart, std::vector<std::int64_t> otherSamples) const {
    Moment other = *this;
    other.part = std::move(otherPart);
    other.samples = std::move(otherSamples);
    other.own.reset();
    other.ofTraining = false;
    return other;
}

Moment Moment::on(FreeSample sample) const {
    Moment other = *this;
    other.samples.clear();
    other.own = std::move(sample);
    other.ofTraining = false;
    return other;
}

Moment nextMoment(const Trainer& trainer) {
    return momentOf(trainer, trainer.nextOrigin());
}

std::optional<Moment> lastMoment(const Trainer& trainer) {
    const StepOrigin* origin = trainer.lastOrigin();
    return origin == nullptr ? std::nullopt : std::optional(momentOf(trainer, *origin));
}

Moment momentOf(const ExperimentSpec& experiment, std::shared_ptr<const PreparedData> data,
                std::vector<std::pair<std::string, Tensor>> weights, std::string part,
                std::vector<std::int64_t> samples) {
    Moment moment;
    moment.experiment = experiment;
    moment.data = std::move(data);
    moment.weights = std::move(weights);
    moment.part = std::move(part);
    moment.samples = std::move(samples);
    const OptimizerType* optimizer = findOptimizerType(experiment.optimizer.type);
    const Setting* given = experiment.optimizer.settings.find("learning_rate");
    if (given != nullptr)
        moment.learningRate = experiment.optimizer.settings.real("learning_rate");
    else if (optimizer != nullptr)
        moment.learningRate = Settings::defaults(optimizer->settings).real("learning_rate");
    return moment;
}

}  // namespace glassbox
