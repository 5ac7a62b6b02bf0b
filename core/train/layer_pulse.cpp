#include "core/train/layer_pulse.h"

#include "core/base/assert.h"
#include "core/ops/op_type.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace glassbox {

namespace {

/// Most trained parameters of a block: two directions of an LSTM have eight.
constexpr std::size_t mostParameters = 16;
/// In a unit's count of silent pulses: it spoke in this one.
constexpr std::uint8_t spoke = 0x80;

/// The op, or the part of a fused one, that makes a value.
std::string madeBy(const Graph& graph, const Value& value) {
    if (!value.producer.valid()) return {};
    const Op& op = graph.op(value.producer);
    if (op.type == "rnn_sequence") return value.outputIndex == 0 ? op.attributes.text("activation") : std::string();
    const OpType* type = findOpType(op.type);
    if (type == nullptr || type->decompose == nullptr) return op.type;
    for (const FusedPart& part : type->decompose(op.attributes))
        if (part.output == value.outputIndex) return std::string(part.type);
    return {};
}

std::string activationOf(const Lowered& lowered, const Value& value) {
    const auto answers = [&](const auto& named) { return named.second == value.id; };
    if (std::ranges::any_of(lowered.outputs, answers)) return {};
    const std::string made = madeBy(*lowered.graph, value);
    const bool known = made == "relu" || made == "tanh" || made == "sigmoid";
    return known ? made : std::string();
}

void setUnits(const ValueType& type, PulsedLayer& layer) {
    const std::int64_t elements = type.shape.elements();
    layer.units = elements;
    if (type.kind == AxisKind::Image) {
        layer.units = type.shape[0];
        layer.channelsFirst = true;
    }
    if (type.kind == AxisKind::Sequence) layer.units = type.shape[1];
    layer.places = layer.units > 0 ? elements / layer.units : 0;
}

/// Marks the units that spoke for one sample.
template <class T>
void listen(const PulsedLayer& layer, const T* sample, std::span<std::uint8_t> silent) {
    for (std::int64_t unit = 0; layer.channelsFirst && unit < layer.units; ++unit) {
        std::uint8_t& count = silent[static_cast<std::size_t>(unit)];
        const T* first = sample + unit * layer.places;
        if ((count & spoke) == 0 && std::any_of(first, first + layer.places, [](T x) { return x != 0; }))
            count |= spoke;
    }
    for (std::int64_t place = 0; !layer.channelsFirst && place < layer.places; ++place)
        for (std::int64_t unit = 0; unit < layer.units; ++unit)
            if (sample[place * layer.units + unit] != 0) silent[static_cast<std::size_t>(unit)] |= spoke;
}

template <class T>
void countDead(const PulseSource& source, LayerPulse& pulse) {
    const PulsedLayer& layer = source.layer;
    const auto* output = static_cast<const T*>(source.output);
    for (std::int64_t sample = 0; sample < source.batch; ++sample)
        listen(layer, output + sample * layer.units * layer.places, source.silentPulses);
    for (std::uint8_t& count : source.silentPulses) {
        const bool silent = (count & spoke) == 0;
        count = silent ? static_cast<std::uint8_t>(std::min(count + 1, source.memory)) : 0;
        pulse.deadUnits += silent;
        pulse.longDeadUnits += count == source.memory;
    }
}

template <class T>
double flatShare(std::string_view activation, const T* numbers, std::int64_t count) {
    const T low = static_cast<T>(activation == "tanh" ? -tanhFlat : sigmoidFlat);
    const T high = static_cast<T>(activation == "tanh" ? tanhFlat : 1 - sigmoidFlat);
    std::int64_t flat = 0;
    for (std::int64_t i = 0; i < count; ++i)
        flat += numbers[i] < low || numbers[i] > high;
    return count > 0 ? static_cast<double>(flat) / static_cast<double>(count) : 0;
}

BinRange outputBins(const PulseSource& source) {
    if (source.layer.activation == "tanh") return {-1, 1};
    if (source.layer.activation == "sigmoid") return {0, 1};
    if (source.first == nullptr) return {};
    return {source.first->output.histogram.low, source.first->output.histogram.high};
}

template <class T>
void lookAtOutput(const PulseSource& source, LayerPulse& pulse) {
    const PulsedLayer& layer = source.layer;
    const std::array range = {NumberRange{source.output, source.batch * layer.units * layer.places}};
    pulse.output = pulseOf(DTypeOf<T>::value, range, outputBins(source));
    if (layer.activation == "relu")
        countDead<T>(source, pulse);
    else if (!layer.activation.empty())
        pulse.saturated = flatShare(layer.activation, static_cast<const T*>(source.output), range[0].count);
}

/// The sum of term(i)^2 in as many lanes as keep a processor busy, added in order.
template <class Term>
double sumOfSquares(std::int64_t n, Term&& term) {
    std::array<double, 8> lanes{};
    const std::int64_t width = std::ssize(lanes);
    std::int64_t i = 0;
    for (; i + width <= n; i += width)
        for (std::int64_t lane = 0; lane < width; ++lane)
            lanes[static_cast<std::size_t>(lane)] += term(i + lane) * term(i + lane);
    for (; i < n; ++i)
        lanes[0] += term(i) * term(i);
    double sum = 0;
    for (const double lane : lanes)
        sum += lane;
    return sum;
}

template <class T>
double squaredDistance(const T* a, const T* b, std::int64_t n) {
    return sumOfSquares(n, [&](std::int64_t i) { return static_cast<double>(a[i]) - static_cast<double>(b[i]); });
}

template <class T>
double squaredNorm(const T* a, std::int64_t n) {
    return sumOfSquares(n, [&](std::int64_t i) { return static_cast<double>(a[i]); });
}

template <class T>
void lookAtWeights(const PulseSource& source, LayerPulse& pulse) {
    std::array<NumberRange, mostParameters> ranges, gradients;
    std::size_t used = 0;
    double gradient = 0, weightGradient = 0, update = 0;
    for (const std::size_t index : source.layer.parameters) {
        const ParameterEntry& entry = source.parameters.entries()[index];
        const auto* values = static_cast<const T*>(source.parameters.values()) + entry.offset;
        const auto* slopes = static_cast<const T*>(source.parameters.gradients()) + entry.offset;
        const double squares = squaredNorm(slopes, entry.elements());
        gradient += squares;
        if (entry.shape.rank() > 1) weightGradient += squares;
        update += squaredDistance(values, static_cast<const T*>(source.before) + entry.offset, entry.elements());
        gradients[used] = {slopes, entry.elements()};
        ranges[used++] = {values, entry.elements()};
    }
    BinRange bins, gradientBins;
    if (source.first != nullptr) {
        bins = {source.first->weights.histogram.low, source.first->weights.histogram.high};
        gradientBins = {source.first->gradient.histogram.low, source.first->gradient.histogram.high};
    }
    pulse.weights = pulseOf(DTypeOf<T>::value, std::span(ranges).first(used), bins);
    pulse.gradient = pulseOf(DTypeOf<T>::value, std::span(gradients).first(used), gradientBins);
    pulse.gradientNorm = std::sqrt(gradient);
    pulse.updateNorm = std::sqrt(update);
    if (source.layer.weights > 0)
        pulse.gradientSize = std::sqrt(weightGradient / static_cast<double>(source.layer.weights));
}

template <class T>
LayerPulse takePulseAs(const PulseSource& source) {
    LayerPulse pulse;
    lookAtOutput<T>(source, pulse);
    if (!source.layer.parameters.empty()) lookAtWeights<T>(source, pulse);
    return pulse;
}

}  // namespace

int deadMemory(std::int64_t batch, std::int64_t trainingSamples) {
    const std::int64_t samples = std::min<std::int64_t>(256, 4 * trainingSamples);
    return static_cast<int>(std::clamp<std::int64_t>((samples + batch - 1) / batch, 5, spoke - 1));
}

std::vector<PulsedLayer> pulsedLayers(const Lowered& lowered) {
    const Graph& graph = *lowered.graph;
    std::vector<PulsedLayer> layers;
    for (const auto& [block, output] : lowered.blockOutputs) {
        const Value& value = graph.value(output);
        if (value.block != block || value.type.dtype != DType::F32 || !value.type.batched) continue;
        PulsedLayer layer;
        layer.block = block;
        layer.output = output;
        layer.activation = activationOf(lowered, value);
        setUnits(value.type, layer);
        for (std::size_t i = 0; i < graph.parameters().size(); ++i) {
            if (!lowered.trainable[i] || graph.value(graph.parameters()[i]).block != block) continue;
            layer.parameters.push_back(i);
            const Shape& shape = lowered.parameters[i].shape;
            if (shape.rank() > 1) layer.weights += shape.elements();
        }
        GLASSBOX_ASSERT(layer.parameters.size() <= mostParameters);
        layers.push_back(std::move(layer));
    }
    std::ranges::sort(layers, {}, [](const PulsedLayer& layer) { return layer.output.index(); });
    return layers;
}

LayerPulse takePulse(const PulseSource& source) {
    return source.parameters.precision() == DType::F64 ? takePulseAs<double>(source) : takePulseAs<float>(source);
}

}  // namespace glassbox
