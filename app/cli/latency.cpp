#include "app/cli/latency.h"

#include "core/base/philox.h"
#include "core/base/platform/clock.h"
#include "core/blocks/initializer.h"
#include "core/train/predictor.h"

#include <algorithm>
#include <vector>

namespace glassbox::cli {
namespace {

/// Gives a predictor the weights that training would begin with.
Result<void> initializeWeights(Predictor& predictor, std::uint64_t seed) {
    ParameterTable table = predictor.parameters();
    const std::vector<ParameterDeclaration>& declarations = predictor.lowered().parameters;
    for (std::size_t i = 0; i < declarations.size(); ++i) {
        Tensor start(DType::F64, declarations[i].shape);
        initialize(declarations[i], seed, static_cast<std::uint32_t>(i), start.span<double>());
        if (Result<void> set = table.setValue(declarations[i].name, start); !set) return set;
    }
    return predictor.setParameters(table);
}

/// One sample of the size of the first input: random numbers in [0, 1), or zeros where it takes tokens.
Tensor randomSample(const Lowered& lowered) {
    const ValueType& type = lowered.graph->value(lowered.inputs.begin()->second).type;
    Tensor sample(type.dtype, type.shape.withFront(1));
    if (type.dtype != DType::F32) return sample;
    const RandomStream numbers(1, RandomPurpose::Synthesize, 2);
    std::uint64_t index = 0;
    for (float& number : sample.span<float>())
        number = numbers.uniform(index++);
    return sample;
}

Latency summary(std::vector<double> times) {
    std::ranges::sort(times);
    const auto at = [&](std::size_t quarter) { return times[(times.size() - 1) * quarter / 4]; };
    return {at(2), at(1), at(3), static_cast<std::int64_t>(times.size())};
}

}  // namespace

Result<Latency> measureLatency(const ExperimentSpec& experiment, int threads, double seconds) {
    ThreadPool pool(threads);
    auto made = Predictor::make(experiment.network, 1, pool, {}, experiment.precision);
    if (!made) return made.error();
    Predictor& predictor = **made;
    if (const auto initialized = initializeWeights(predictor, experiment.seed); !initialized)
        return initialized.error();
    const Tensor sample = randomSample(predictor.lowered());
    InputBatch batch;
    batch.samples = sample.raw();
    batch.dtype = sample.dtype();
    std::vector<double> times;
    const double start = monotonicSeconds(), warm = start + 0.2 * seconds, end = warm + seconds;
    for (double begin = start; begin < end || times.empty();) {
        predictor.run(batch);
        const Tensor prediction = predictor.output();
        const double now = monotonicSeconds();
        if (begin >= warm) times.push_back(1e6 * (now - begin));
        begin = now;
    }
    return summary(std::move(times));
}

}  // namespace glassbox::cli
