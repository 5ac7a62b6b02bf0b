#include "core/explain/verify.h"

#include "core/ops/op_type.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace glassbox {
namespace {

constexpr double floatEpsilon = std::numeric_limits<float>::epsilon();
constexpr double roundingFactor = 32;
constexpr double normShare = 1e-4;
constexpr double centralRelative = 1e-6;

/// Which side of each kink a run is on: signs before relu, winners of max pooling, for every element of the batch.
std::vector<std::int8_t> kinkSides(const StepRun& run) {
    std::vector<std::int8_t> sides;
    const Graph& graph = run.graph();
    for (const Op& op : graph.ops()) {
        const bool sign = op.type == "relu" || op.type == "leaky_relu";
        const bool winner = op.type == "max_pool";
        if (op.phase == Phase::Backward || !(sign || winner)) continue;
        const ValueId watched = sign ? op.inputs[0] : op.outputs[1];
        const std::int64_t count = graph.value(watched).type.shape.elements();
        for (std::int64_t sample = 0; sample < run.batch(); ++sample) {
            for (std::int64_t i = 0; i < count; ++i) {
                const double number = run.read(watched, {sample, i});
                sides.push_back(static_cast<std::int8_t>(sign ? (number > 0) : std::fmod(number, 127.0)));
            }
        }
    }
    return sides;
}

/// The value that a whole (accumulated) gradient belongs to; invalid for anything else.
ValueId differentiatedBy(const Graph& graph, ValueId gradient) {
    const ValueId of = graph.value(gradient).gradientOf;
    if (!of.valid() || graph.gradientOf(of) != gradient || of == graph.loss()) return {};
    return of;
}

void addCentral(StepRun& reference, ValueId of, Element element, double norm, Verification& verification) {
    const double scale = std::max(1.0, std::abs(reference.read(of, element)));
    verification.hasCentral = true;
    double best = std::numeric_limits<double>::infinity();
    bool smooth = false;
    for (const double width : {1e-4, 1e-5, 1e-6}) {
        const CentralDifference central = centralDifference(reference, of, element, width * scale);
        const double difference = std::abs(central.slope - verification.reference);
        smooth = smooth || !central.kink;
        // A smooth difference counts before one across a kink, a near one before a far one.
        if (smooth && central.kink) continue;
        if (difference >= best && !verification.kink) continue;
        best = difference;
        verification.kink = central.kink;
        verification.central = central.slope;
        verification.h = central.h;
        verification.centralTolerance =
            centralRelative * std::max(std::abs(verification.reference), norm) + central.noise;
    }
}

}  // namespace

CentralDifference centralDifference(StepRun& run, ValueId value, Element element, double h) {
    CentralDifference central;
    central.h = h;
    const double above = run.lossWhenMoved(value, element, h);
    const std::vector<std::int8_t> sidesAbove = kinkSides(run);
    const double below = run.lossWhenMoved(value, element, -h);
    central.kink = sidesAbove != kinkSides(run);
    central.slope = (above - below) / (2 * h);
    central.noise = 16 * std::numeric_limits<double>::epsilon() * std::max(std::abs(above), std::abs(below)) / h;
    return central;
}

Verification verifyNumber(const StepRun& engine, StepRun& reference, ValueId value, Element element) {
    const Graph& graph = engine.graph();
    const Value& described = graph.value(value);
    Verification verification;
    verification.engine = engine.read(value, element);
    const ValueId same = reference.graph().find(described.name);
    verification.reference = reference.read(same, element);
    const double norm = reference.largest(same);
    double magnitude = std::abs(verification.engine);
    verification.termsReference = verification.engine;
    if (described.producer.valid()) {
        const Terms terms = termsOf(engine, graph.op(described.producer), described.outputIndex, element);
        verification.termsReference = terms.reference;
        magnitude = terms.magnitude;
    }
    verification.termsTolerance = roundingFactor * floatEpsilon * magnitude;
    verification.tolerance = std::max(verification.termsTolerance, normShare * norm);
    // What came before may have been rounded more than this tensor is large (the loss of a sure answer): then the op's
    // own terms over the engine's own inputs decide.
    verification.agrees = std::abs(verification.engine - verification.reference) <= verification.tolerance ||
                          std::abs(verification.engine - verification.termsReference) <= verification.termsTolerance;
    const ValueId of = differentiatedBy(graph, value);
    if (!of.valid()) return verification;
    addCentral(reference, reference.graph().find(graph.value(of).name), element, norm, verification);
    reference.run();
    const double difference = std::abs(verification.central - verification.reference);
    if (!verification.kink) verification.agrees = verification.agrees && difference <= verification.centralTolerance;
    return verification;
}

}  // namespace glassbox
