#include "core/explain/op_views.h"
#include "core/ops/channels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace glassbox {
namespace {

/// Which inputs of a normalising op are which; -1: none. `moments` are a row's mean and deviation.
struct Kind {
    std::string_view op;
    int x, mean, variance, weight, bias, gradient;
};

constexpr std::array<Kind, 4> kinds = {{
    {"normalize", 0, 1, 2, 3, 4, -1},
    {"batch_normalize_gradient", 1, 2, 3, 4, -1, 0},
    {"layer_norm", 0, -1, -1, 1, 2, -1},
    {"layer_norm_gradient", 1, 3, -1, 2, -1, 0},
}};

class Norm {
public:
    Norm(const StepNumbers& numbers, const Making& making, const Kind& kind, Element element)
        : numbers_(numbers), graph_(*numbers.graph), making_(making), kind_(kind), element_(element) {}

    NormView view() const {
        NormView view;
        const ValueType& type = making_.input(graph_, input(kind_.x));
        const ChannelAxis axis = channelAxis(type);
        const std::int64_t channel = element_.offset / axis.inner % axis.channels;
        if (kind_.variance >= 0)
            ofChannel(view, axis, channel);
        else
            ofRow(view, axis.channels);
        view.x = number(making_.op.inputs[input(kind_.x)], element_.offset);
        view.weight = number(making_.op.inputs[input(kind_.weight)], channel);
        if (kind_.bias >= 0) view.bias = number(making_.op.inputs[input(kind_.bias)], channel);
        if (kind_.gradient >= 0) view.gradient = number(making_.op.inputs[input(kind_.gradient)], element_.offset);
        view.standard = (view.x->number - view.mean.number) / view.deviation;
        return view;
    }

private:
    static std::size_t input(int number) { return static_cast<std::size_t>(number); }

    ExplainedFactor number(ValueId value, std::int64_t offset) const {
        return explained(numbers_, {value, {graph_.value(value).type.batched ? element_.sample : 0, offset}});
    }

    void ofChannel(NormView& view, const ChannelAxis& axis, std::int64_t channel) const {
        const ValueId mean = making_.op.inputs[input(kind_.mean)];
        view.mean = number(mean, channel);
        view.variance = number(making_.op.inputs[input(kind_.variance)], channel);
        view.epsilon = making_.op.attributes.real("eps");
        view.deviation = std::sqrt(view.variance->number + view.epsilon);
        view.overBatch = graph_.value(mean).producer.valid();
        if (view.overBatch) view.count = numbers_.batch * axis.outer * axis.inner;
    }

    /// The moments of a row stand side by side: its mean and its deviation, epsilon included.
    void ofRow(NormView& view, std::int64_t features) const {
        const ValueId moments = kind_.mean >= 0 ? making_.op.inputs[input(kind_.mean)] : making_.op.outputs[1];
        const std::int64_t row = element_.offset / features;
        view.mean = number(moments, 2 * row);
        view.deviation = number(moments, 2 * row + 1).number;
        view.count = features;
    }

    const StepNumbers& numbers_;
    const Graph& graph_;
    const Making& making_;
    const Kind& kind_;
    Element element_;
};

}  // namespace

std::optional<NormView> normView(const StepNumbers& numbers, const Making& making, Element element) {
    const auto kind = std::ranges::find(kinds, making.type->name, &Kind::op);
    if (kind == kinds.end() || making.output != 0) return std::nullopt;
    return Norm(numbers, making, *kind, element).view();
}

}  // namespace glassbox
