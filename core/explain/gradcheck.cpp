#include "core/explain/gradcheck.h"

#include "core/base/philox.h"
#include "core/explain/number_ref.h"
#include "core/explain/random_step.h"
#include "core/explain/step_run.h"
#include "core/explain/verify.h"
#include "core/ops/op_type.h"
#include "core/train/training_graph.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace glassbox {
namespace {

/// One element with its gradient, as the step has it before anything is moved.
struct Probe {
    Element element;
    double analytic = 0, scale = 1;
};

/// What the best of three central differences says about a probe.
struct Comparison {
    bool smooth = false;  ///< at least one of them does not straddle a kink
    bool agrees = false;  ///< at least one of them is near enough, what rounding makes of the losses allowed for
    double difference = std::numeric_limits<double>::infinity();  ///< smallest, relative
};

/// How much is looked at of each input of an op.
struct Effort {
    std::int64_t elements = 0;
    bool everyWidth = true;  ///< false: the first of the three that agrees is enough
};

Comparison compare(StepRun& run, ValueId value, const Probe& probe, double floor, bool everyWidth) {
    Comparison best;
    for (const double width : {1e-5, 1e-4, 1e-6}) {
        if (best.agrees && !everyWidth) break;
        const CentralDifference central = centralDifference(run, value, probe.element, width * probe.scale);
        if (central.kink) continue;
        best.smooth = true;
        const double largest = std::max({std::abs(probe.analytic), std::abs(central.slope), floor});
        const double difference = std::abs(probe.analytic - central.slope);
        best.agrees = best.agrees || difference <= gradientCheckTolerance * largest + central.noise;
        if (difference / largest < best.difference) best.difference = difference / largest;
    }
    return best;
}

/// Elements of a value to compare: all of a small one; else random ones, every second with a gradient that is not zero
/// where such a one is found (what relu and pooling leave out says little).
std::vector<Element> chooseElements(const StepRun& run, ValueId value, std::int64_t wanted) {
    const ValueType& type = run.graph().value(value).type;
    const std::int64_t rows = type.batched ? run.batch() : 1, count = type.shape.elements() * rows;
    const ValueId gradient = run.graph().gradientOf(value);
    const RandomStream random(run.seed(), RandomPurpose::Test, 2000);
    std::vector<Element> chosen;
    std::uint64_t draw = 0;
    for (std::int64_t i = 0; i < std::min(wanted, count); ++i) {
        Element element{i % rows, i / rows};
        constexpr int tries = 64;
        for (int left = i % 2 == 0 && wanted > 1 ? 1 : tries; count > wanted && left > 0; --left) {
            const std::int64_t position = random.below(static_cast<std::uint32_t>(count), draw++);
            element = {position % rows, position / rows};
            if (run.read(gradient, element) != 0) break;
        }
        chosen.push_back(element);
    }
    return chosen;
}

void checkInput(StepRun& run, ValueId value, const Effort& effort, GradientCheck& check) {
    const Graph& graph = run.graph();
    const ValueId gradient = graph.gradientOf(value);
    const double floor = std::max(1e-3 * run.largest(gradient), 1e-12);
    std::vector<Probe> probes;
    for (const Element& element : chooseElements(run, value, effort.elements))
        probes.push_back({element, run.read(gradient, element), std::max(1.0, std::abs(run.read(value, element)))});
    for (const Probe& probe : probes) {
        const Comparison comparison = compare(run, value, probe, floor, effort.everyWidth);
        if (!comparison.smooth) {
            ++check.kinks;
            continue;
        }
        ++check.checked;
        // Once one disagrees, `where` stays with those that do.
        const bool worse = comparison.difference > check.largest || check.where.empty();
        const bool moves = comparison.agrees ? check.agrees && worse : check.agrees || worse;
        check.agrees = check.agrees && comparison.agrees;
        if (!moves) continue;
        check.largest = comparison.difference;
        check.where = refOf(graph, value, probe.element).toString();
    }
    run.runForward(value);
}

/// Roughly how long the check takes for two losses of an element of every input, each computed from the first op that
/// takes the input on. In floating-point operations; a byte counts as one.
double workOfAnElement(const Graph& graph) {
    double after = 0, work = 0;
    for (std::size_t i = graph.ops().size(); i-- > 0;) {
        const Op& op = graph.ops()[i];
        if (op.phase == Phase::Backward) continue;
        const Cost cost = findOpType(op.type)->cost(graph, op);
        after += cost.flops + cost.bytes;
        const auto moved =
            std::ranges::count_if(op.inputs, [&](ValueId input) { return graph.gradientOf(input).valid(); });
        work += static_cast<double>(2 * randomSamples * moved) * after;
    }
    return work;
}

/// So much that the check stays within some ten seconds: all three widths of all elements where that is little work.
Effort affordable(const Graph& graph, std::int64_t wanted) {
    constexpr double most = 1.5e10;
    const double elements = most / std::max(workOfAnElement(graph), 1.0);
    if (3 * static_cast<double>(wanted) <= elements) return {wanted, true};
    return {std::clamp(static_cast<std::int64_t>(elements), std::int64_t{1}, wanted), false};
}

}  // namespace

Result<std::vector<GradientCheck>> checkGradients(const ExperimentSpec& experiment, ThreadPool& pool,
                                                  std::int64_t elements) {
    auto lowered = trainingGraph(experiment, true, Fusion::Off);
    if (!lowered) return lowered.error();
    if (!lowered->graph->gradientOf(lowered->graph->loss()).valid()) return std::vector<GradientCheck>{};
    return checkGradients(std::move(*lowered), experiment.seed, pool, elements);
}

Result<std::vector<GradientCheck>> checkGradients(Lowered lowered, std::uint64_t seed, ThreadPool& pool,
                                                  std::int64_t elements) {
    auto run = randomStep(std::move(lowered), seed, DType::F64, pool);
    if (!run) return run.error();
    std::vector<GradientCheck> checks;
    run->run();
    const Effort effort = affordable(run->graph(), elements);
    for (const Op& op : run->graph().ops()) {
        if (op.phase == Phase::Backward) continue;
        GradientCheck check;
        check.block = op.block;
        check.op = op.type;
        check.elements = effort.elements;
        for (const ValueId value : op.inputs) {
            if (run->graph().gradientOf(value).valid()) checkInput(*run, value, effort, check);
        }
        checks.push_back(std::move(check));
    }
    return checks;
}

}  // namespace glassbox
