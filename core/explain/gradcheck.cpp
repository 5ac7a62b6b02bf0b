#include "core/explain/gradcheck.h"

#include "core/base/philox.h"
#include "core/blocks/initializer.h"
#include "core/explain/number_ref.h"
#include "core/explain/step_run.h"
#include "core/explain/verify.h"
#include "core/network/analysis.h"
#include "core/train/training_graph.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace glassbox {
namespace {

constexpr std::int64_t sampleCount = 3;

/// Three random samples in the shape that the network takes, with random targets.
Result<std::shared_ptr<const Dataset>> randomData(const ExperimentSpec& experiment, const Lowered& lowered) {
    const RandomStream random(experiment.seed, RandomPurpose::Test);
    auto dataset = std::make_shared<Dataset>();
    dataset->sampleShape = lowered.graph->value(lowered.inputs.begin()->second).type.shape;
    dataset->test.samples = Tensor(DType::F32, dataset->sampleShape.withFront(sampleCount));
    for (std::int64_t i = 0; i < dataset->test.samples.elements(); ++i)
        dataset->test.samples.set(i, random.normal(static_cast<std::uint64_t>(i)));
    const Value& target = lowered.graph->value(lowered.targets.begin()->second);
    const Value& logits = lowered.graph->value(lowered.logits.begin()->second);
    const RandomStream labels(experiment.seed, RandomPurpose::Test, 1);
    dataset->test.labels = Tensor(target.type.dtype, target.type.shape.withFront(sampleCount));
    for (std::int64_t i = 0; i < dataset->test.labels.elements(); ++i) {
        const auto index = static_cast<std::uint64_t>(i);
        const auto classes = static_cast<std::uint32_t>(logits.type.shape.elements());
        dataset->test.labels.set(i,
                                 target.type.dtype == DType::I32 ? labels.below(classes, index) : labels.normal(index));
    }
    dataset->train = dataset->test;
    return std::shared_ptr<const Dataset>(std::move(dataset));
}

std::vector<std::pair<std::string, Tensor>> randomWeights(const ExperimentSpec& experiment, const Lowered& lowered) {
    std::vector<std::pair<std::string, Tensor>> weights;
    std::uint32_t stream = 0;
    for (const ParameterDeclaration& declaration : lowered.parameters) {
        Tensor tensor(DType::F64, declaration.shape);
        initialize(declaration, experiment.seed, stream, tensor.span<double>());
        // Biases start at zero, where relu and max pooling have ties: move everything a little.
        const RandomStream noise(experiment.seed, RandomPurpose::Test, 100 + stream);
        for (std::int64_t i = 0; i < tensor.elements(); ++i)
            tensor.set(i, tensor.at(i) + 0.1 * noise.normal(static_cast<std::uint64_t>(i)));
        weights.emplace_back(declaration.name, std::move(tensor));
        ++stream;
    }
    return weights;
}

/// The best of three widths; false if all of them straddle a kink.
bool compareElement(StepRun& run, ValueId value, Element element, double analytic, double floor, double& difference) {
    const double scale = std::max(1.0, std::abs(run.read(value, element)));
    difference = std::numeric_limits<double>::infinity();
    bool smooth = false;
    for (const double width : {1e-4, 1e-5, 1e-6}) {
        const CentralDifference central = centralDifference(run, value, element, width * scale);
        if (central.kink) continue;
        smooth = true;
        const double largest = std::max({std::abs(analytic), std::abs(central.slope), floor});
        difference = std::min(difference, std::abs(analytic - central.slope) / largest);
    }
    return smooth;
}

void checkInput(StepRun& run, ValueId value, std::int64_t elements, GradientCheck& check) {
    const Graph& graph = run.graph();
    const ValueId gradient = graph.gradientOf(value);
    const Value& described = graph.value(value);
    const std::int64_t rows = described.type.batched ? run.batch() : 1;
    const std::int64_t count = described.type.shape.elements() * rows;
    const double floor = std::max(1e-3 * run.largest(gradient), 1e-12);
    const RandomStream pick(run.seed(), RandomPurpose::Test, 3);
    for (std::int64_t i = 0; i < std::min(elements, count); ++i) {
        const auto position = static_cast<std::int64_t>(
            count <= elements ? static_cast<std::uint32_t>(i)
                              : pick.below(static_cast<std::uint32_t>(count), static_cast<std::uint64_t>(i)));
        const Element element{position % rows, position / rows};
        const double analytic = run.read(gradient, element);
        double difference = 0;
        const bool smooth = compareElement(run, value, element, analytic, floor, difference);
        run.run();
        if (!smooth) {
            ++check.kinks;
            continue;
        }
        ++check.checked;
        if (difference < check.largest && !check.where.empty()) continue;
        check.largest = difference;
        check.where = refOf(graph, value, element).toString();
    }
}

}  // namespace

Result<std::vector<GradientCheck>> checkGradients(const ExperimentSpec& experiment, ThreadPool& pool,
                                                  std::int64_t elements) {
    const auto lowered = trainingGraph(experiment.network, experiment.losses, true, Fusion::Off);
    if (!lowered) return lowered.error();
    auto data = randomData(experiment, *lowered);
    if (!data) return data.error();
    const std::vector<std::pair<std::string, Tensor>> weights = randomWeights(experiment, *lowered);
    ExperimentSpec plain = experiment;
    plain.data.normalization = "none";
    plain.data.validation = 0;
    StepRunInput input{&plain, *data, &weights, "test", {}};
    for (std::int64_t i = 0; i < sampleCount; ++i)
        input.samples.push_back(i);
    auto run = StepRun::make(input, DType::F64, false, pool);
    if (!run) return run.error();
    run->run();
    std::vector<GradientCheck> checks;
    for (const Op& op : run->graph().ops()) {
        if (op.phase == Phase::Backward) continue;
        GradientCheck check;
        check.block = op.block;
        check.op = op.type;
        for (const ValueId value : op.inputs) {
            if (run->graph().gradientOf(value).valid()) checkInput(*run, value, elements, check);
        }
        check.agrees = check.largest < gradientCheckTolerance;
        checks.push_back(std::move(check));
    }
    return checks;
}

}  // namespace glassbox
