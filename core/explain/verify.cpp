#include "core/explain/verify.h"

#include "core/ops/op_type.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <span>

namespace glassbox {
namespace {

constexpr double floatEpsilon = std::numeric_limits<float>::epsilon();
constexpr double roundingFactor = 32;
constexpr double normShare = 1e-4;
constexpr double centralRelative = 1e-6;

/// What the engine's number may be off by: rounding of its terms, and what is too small for a float at all.
double termsToleranceOf(const Terms& terms) {
    return roundingFactor * floatEpsilon * terms.magnitude +
           static_cast<double>(1 + terms.terms.size()) * std::numeric_limits<float>::min();
}

/// Both finite and near, or the same infinity, or both not a number.
bool near(double a, double b, double tolerance) {
    return a == b || std::abs(a - b) <= tolerance || (std::isnan(a) && std::isnan(b));
}

/// The numbers that decide on which side of its kinks an op is.
struct Watched {
    ValueId value;
    ValueId minus{};      ///< valid: the sign of value - minus decides, else that of value
    bool winner = false;  ///< the number itself decides
};

/// What to watch of an op that has kinks: relu and its like at zero, the larger of two, the winner of a window.
std::optional<Watched> kinksOf(const Op& op) {
    if (op.type == "relu" || op.type == "leaky_relu" || op.type == "step") return Watched{op.inputs[0]};
    if (op.type == "maximum" || op.type == "mean_absolute_error") return Watched{op.inputs[0], op.inputs[1]};
    if (op.type == "max_pool") return Watched{op.outputs[1], {}, true};
    const bool recurrent = op.type == "rnn_sequence" && op.attributes.text("activation") == "relu";
    return recurrent ? std::optional(Watched{op.outputs[0]}) : std::nullopt;
}

/// Which side of each kink that comes after a value a run is on, for every element of the batch.
std::vector<std::int32_t> kinkSides(const StepRun& run, ValueId value) {
    std::vector<std::int32_t> sides;
    const std::span<const Op> ops = run.graph().ops();
    const OpId producer = run.graph().value(value).producer;
    for (const Op& op : ops.subspan(producer.valid() ? producer.index() + 1 : 0)) {
        if (op.phase == Phase::Backward) continue;
        const std::optional<Watched> watched = kinksOf(op);
        if (!watched) continue;
        const Tensor numbers = run.whole(watched->value);
        const Tensor others = watched->minus.valid() ? run.whole(watched->minus) : Tensor();
        for (std::int64_t i = 0; i < numbers.elements(); ++i) {
            const double number = numbers.at(i) - (others.empty() ? 0.0 : others.at(i));
            sides.push_back(watched->winner ? static_cast<std::int32_t>(number)
                                            : static_cast<std::int32_t>(number > 0));
        }
    }
    return sides;
}

/// True if every element of an op's output agrees with its terms.
bool termsAgree(const StepRun& engine, const Op& op, int output) {
    const ValueId id = op.outputs[static_cast<std::size_t>(output)];
    const ValueType& type = engine.graph().value(id).type;
    const std::int64_t rows = type.batched ? engine.batch() : 1;
    for (std::int64_t sample = 0; sample < rows; ++sample) {
        for (std::int64_t offset = 0; offset < type.shape.elements(); ++offset) {
            const Element element{sample, offset};
            const Terms terms = termsOf(engine, op, output, element);
            if (!near(engine.read(id, element), terms.reference, termsToleranceOf(terms))) return false;
        }
    }
    return true;
}

/// What a rounding error of the loss is measured against: the terms of every scalar of the loss's own ops. A sure
/// answer has a loss near zero that is the difference of large numbers.
double lossMagnitude(const StepRun& run) {
    const Graph& graph = run.graph();
    double magnitude = 0;
    for (const Op& op : graph.ops()) {
        if (op.phase != Phase::Loss) continue;
        const ValueType& type = graph.value(op.outputs.front()).type;
        if (type.shape.elements() != 1) continue;
        const std::int64_t rows = type.batched ? run.batch() : 1;
        for (std::int64_t sample = 0; sample < rows; ++sample)
            magnitude += termsOf(run, op, 0, {sample, 0}).magnitude / static_cast<double>(rows);
    }
    return magnitude;
}

/// The value that a whole (accumulated) gradient belongs to; invalid for anything else, and where a local learning rule
/// took the place of differentiation.
ValueId differentiatedBy(const Graph& graph, ValueId gradient) {
    if (!graph.gradientOf(graph.loss()).valid()) return {};
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
    const double before = run.read(value, element);
    const double above = run.lossWhen(value, element, before + h);
    const std::vector<std::int32_t> sidesAbove = kinkSides(run, value);
    const double below = run.lossWhen(value, element, before - h);
    central.kink = sidesAbove != kinkSides(run, value);
    central.slope = (above - below) / (2 * h);
    central.noise = 16 * std::numeric_limits<double>::epsilon() * lossMagnitude(run) / h;
    run.write(value, element, before);
    return central;
}

bool originsAgree(const StepRun& engine, ValueId value) {
    const Graph& graph = engine.graph();
    std::vector<bool> needed(graph.values().size(), false);
    // A result of a fused op is made of its inputs and of the results before it: relu1.out of conv1.z.
    const auto needOrigins = [&](const Op& op, std::size_t output) {
        for (const ValueId input : op.inputs)
            needed[input.index()] = true;
        for (std::size_t before = 0; before < output; ++before)
            needed[op.outputs[before].index()] = true;
    };
    const Value& described = graph.value(value);
    if (!described.producer.valid()) return true;
    needOrigins(graph.op(described.producer), static_cast<std::size_t>(described.outputIndex));
    for (std::size_t i = described.producer.index() + 1; i-- > 0;) {
        const Op& op = graph.ops()[i];
        for (std::size_t output = op.outputs.size(); output-- > 0;) {
            if (!needed[op.outputs[output].index()]) continue;
            if (!termsAgree(engine, op, static_cast<int>(output))) return false;
            needOrigins(op, output);
        }
    }
    return true;
}

Verification verifyNumber(const StepRun& engine, StepRun& reference, ValueId value, Element element) {
    const Graph& graph = engine.graph();
    const Value& described = graph.value(value);
    Verification verification;
    verification.engine = engine.read(value, element);
    const ValueId same = reference.graph().find(described.name);
    verification.reference = reference.read(same, element);
    const double norm = reference.largest(same);
    verification.termsReference = verification.engine;
    verification.termsTolerance = roundingFactor * floatEpsilon * std::abs(verification.engine);
    if (described.producer.valid()) {
        const Terms terms = termsOf(engine, graph.op(described.producer), described.outputIndex, element);
        verification.termsReference = terms.reference;
        verification.termsTolerance = termsToleranceOf(terms);
    }
    verification.tolerance = std::max(verification.termsTolerance, normShare * norm);
    verification.agrees = near(verification.engine, verification.reference, verification.tolerance);
    if (!verification.agrees)
        verification.byTerms = near(verification.engine, verification.termsReference, verification.termsTolerance) &&
                               originsAgree(engine, value);
    verification.agrees = verification.agrees || verification.byTerms;
    const ValueId of = differentiatedBy(graph, value);
    if (!of.valid()) return verification;
    addCentral(reference, reference.graph().find(graph.value(of).name), element, norm, verification);
    reference.run();
    const bool centralAgrees = near(verification.central, verification.reference, verification.centralTolerance);
    verification.agrees = verification.agrees && (verification.kink || centralAgrees);
    return verification;
}

}  // namespace glassbox
