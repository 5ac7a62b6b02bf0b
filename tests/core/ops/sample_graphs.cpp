#include "tests/core/ops/sample_graphs.h"

#include "core/base/philox.h"
#include "core/ops/channels.h"
#include "core/ops/op_type.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace glassbox::testing {

std::string Sketch::name(std::string_view stem) {
    return std::string(stem) + std::to_string(++count_);
}

ValueId Sketch::vector(std::int64_t size) {
    return builder_.input(name("vector"), {DType::F32, AxisKind::Vector, {size}, true});
}

ValueId Sketch::image(std::int64_t channels, std::int64_t height, std::int64_t width) {
    return builder_.input(name("image"), {DType::F32, AxisKind::Image, {channels, height, width}, true});
}

ValueId Sketch::sequence(std::int64_t length, std::int64_t channels) {
    return builder_.input(name("sequence"), {DType::F32, AxisKind::Sequence, {length, channels}, true});
}

ValueId Sketch::tokens(std::int64_t length) {
    return builder_.input(name("tokens"), {DType::I32, AxisKind::Tokens, {length}, true});
}

ValueId Sketch::parameter(Shape shape, ParameterKind kind) {
    return builder_.parameter(name("parameter"), shape, kind);
}

ValueId Sketch::batchNorm(ValueId x, bool fixed) {
    const std::int64_t channels = channelAxis(graph_.value(x).type).channels;
    std::vector<ValueId> moments;
    if (fixed)
        moments = {parameter({channels}, ParameterKind::Statistic), parameter({channels}, ParameterKind::Statistic)};
    else
        moments = ops("channel_moments", {x});
    return op("normalize", {x, moments[0], moments[1], parameter({channels}), parameter({channels})}, {{"eps", 1e-3}});
}

ValueId Sketch::layerNorm(ValueId x) {
    const Shape& shape = graph_.value(x).type.shape;
    const std::int64_t features = shape[shape.rank() - 1];
    return op("layer_norm", {x, parameter({features}), parameter({features})}, {{"eps", 1e-3}});
}

std::vector<ValueId> Sketch::ops(std::string_view type, std::vector<ValueId> inputs, Attributes attributes) {
    std::vector<ValueType> types;
    for (const ValueId id : inputs)
        types.push_back(graph_.value(id).type);
    std::vector<std::string> names;
    const OpType* row = findOpType(type);
    const auto inferred = row != nullptr ? row->infer(types, attributes) : makeError("op.unknown", "no such op");
    if (!inferred) {
        std::fprintf(stderr, "sketch: %s\n", inferred.error().toString().c_str());
        std::abort();
    }
    for (std::size_t i = 0; i < inferred->size(); ++i)
        names.push_back(name(type));
    return builder_.emit(type, std::move(inputs), std::move(attributes), names).value();
}

ValueId Sketch::op(std::string_view type, std::vector<ValueId> inputs, Attributes attributes) {
    return ops(type, std::move(inputs), std::move(attributes)).front();
}

ValueId Sketch::dense(ValueId x, std::int64_t units) {
    const Shape shape = graph_.value(x).type.shape;
    const ValueId product = op("product", {x, parameter({units, shape[shape.rank() - 1]})});
    return op("add_bias", {product, parameter({units})});
}

ValueId Sketch::conv(ValueId x, std::int64_t filters, std::int64_t kernel, std::int64_t stride, std::int64_t padding) {
    const std::int64_t channels = graph_.value(x).type.shape[0];
    const ValueId product =
        op("conv2d", {x, parameter({filters, channels, kernel, kernel})}, {{"stride", stride}, {"padding", padding}});
    return op("add_bias", {product, parameter({filters})});
}

Graph Sketch::complete(ValueId losses) {
    graph_.setLoss(op("batch_mean", {losses}));
    return graph_;
}

Graph Sketch::squaredError(ValueId prediction) {
    builder_.enterBlock("output", Phase::Loss);
    const ValueId target = builder_.target("target", graph_.value(prediction).type);
    return complete(op("mean_squared_error", {prediction, target}));
}

ValueId Sketch::labelsFor(ValueId logits) {
    const ValueType& type = graph_.value(logits).type;
    const bool steps = type.kind == AxisKind::Sequence;
    return builder_.target("labels", {DType::I32, steps ? AxisKind::Tokens : AxisKind::Scalar,
                                      steps ? Shape{type.shape[0]} : Shape{}, true});
}

Graph Sketch::labelLoss(std::string_view type, ValueId logits, Attributes attributes) {
    builder_.enterBlock("output", Phase::Loss);
    return complete(op(type, {logits, labelsFor(logits)}, std::move(attributes)));
}

Graph Sketch::crossEntropy(ValueId logits) {
    return labelLoss("softmax_cross_entropy", logits, {});
}

Graph Sketch::weightedLoss(ValueId logits, Attributes attributes, const std::string& classWeights) {
    builder_.enterBlock("output", Phase::Loss);
    const ValueId labels = labelsFor(logits);
    if (!classWeights.empty()) attributes.set("class_weights", classWeights);
    const ValueId losses = op("softmax_cross_entropy", {logits, labels}, attributes);
    const Attributes own = classWeights.empty() ? Attributes{} : Attributes{{"class_weights", classWeights}};
    graph_.setLoss(op("weighted_batch_mean", {losses, op("label_weight", {labels}, own)}));
    return graph_;
}

Graph Sketch::targetLoss(std::string_view type, ValueId prediction, Attributes attributes) {
    builder_.enterBlock("output", Phase::Loss);
    const ValueId target = builder_.target("target", graph_.value(prediction).type);
    return complete(op(type, {prediction, target}, std::move(attributes)));
}

Graph Sketch::divergence(ValueId logits) {
    builder_.enterBlock("output", Phase::Loss);
    const ValueId scores = builder_.target("target", graph_.value(logits).type);
    return complete(op("softmax_kl_divergence", {logits, op("softmax", {scores})}));
}

namespace {

using Build = Graph (*)(Sketch&);

template <const char* const& type>
Graph activationGraph(Sketch& sketch) {
    return sketch.squaredError(sketch.op(type, {sketch.image(2, 3, 3)}));
}

constexpr const char* relu = "relu";
constexpr const char* sigmoid = "sigmoid";
constexpr const char* tanh = "tanh";
constexpr const char* gelu = "gelu";
constexpr const char* elu = "elu";
constexpr const char* silu = "silu";
constexpr const char* softplus = "softplus";

Attributes window(std::int64_t stride, std::int64_t padding, std::int64_t dilation, std::int64_t groups) {
    return {{"stride", stride}, {"padding", padding}, {"dilation", dilation}, {"groups", groups}};
}

Attributes pool(std::int64_t kernel, std::int64_t stride, std::int64_t padding) {
    return {{"kernel", kernel}, {"stride", stride}, {"padding", padding}};
}

const std::pair<const char*, Build> builds[] = {
    {"product",
     [](Sketch& s) {
         return s.squaredError(s.op("product", {s.vector(5), s.parameter({3, 5})}));
     }},
    {"product of a sequence", [](Sketch& s) { return s.squaredError(s.dense(s.sequence(4, 3), 2)); }},
    {"add_bias to an image",
     [](Sketch& s) {
         return s.squaredError(s.op("add_bias", {s.image(3, 2, 4), s.parameter({3})}));
     }},
    {"conv2d", [](Sketch& s) { return s.squaredError(s.conv(s.image(2, 5, 6), 3, 3, 1, 1)); }},
    {"conv2d with stride", [](Sketch& s) { return s.squaredError(s.conv(s.image(1, 8, 7), 2, 3, 2, 0)); }},
    {"conv2d larger than the image", [](Sketch& s) { return s.squaredError(s.conv(s.image(2, 3, 3), 2, 5, 3, 2)); }},
    {"conv2d in groups, dilated",
     [](Sketch& s) {
         return s.squaredError(s.op("conv2d", {s.image(4, 8, 7), s.parameter({6, 2, 3, 2})}, window(2, 1, 2, 2)));
     }},
    {"conv2d depthwise",
     [](Sketch& s) {
         return s.squaredError(s.op("conv2d", {s.image(3, 5, 6), s.parameter({3, 1, 3, 3})}, window(1, 1, 1, 3)));
     }},
    {"conv2d of many channels in groups",
     [](Sketch& s) {
         return s.squaredError(s.op("conv2d", {s.image(32, 4, 3), s.parameter({32, 16, 3, 3})}, window(1, 1, 1, 2)));
     }},
    {"conv_transpose2d",
     [](Sketch& s) {
         Attributes attributes = window(2, 1, 1, 1);
         attributes.set("output_padding", std::int64_t{1});
         const ValueId x = s.op("tanh", {s.conv(s.image(2, 4, 5), 3, 3, 1, 1)});
         return s.squaredError(s.op("conv_transpose2d", {x, s.parameter({3, 2, 3, 4})}, attributes));
     }},
    {"conv1d",
     [](Sketch& s) {
         const ValueId z = s.op("conv1d", {s.sequence(9, 3), s.parameter({4, 3, 3})}, window(1, 1, 1, 1));
         return s.squaredError(s.op("relu", {s.op("add_bias", {z, s.parameter({4})})}));
     }},
    {"conv1d in groups, dilated, with stride",
     [](Sketch& s) {
         return s.squaredError(s.op("conv1d", {s.sequence(11, 4), s.parameter({6, 2, 3})}, window(2, 3, 2, 2)));
     }},
    {"global_average_pool",
     [](Sketch& s) {
         const ValueId x = s.op("tanh", {s.conv(s.image(2, 5, 4), 3, 3, 1, 1)});
         return s.squaredError(s.op("global_average_pool", {x}));
     }},
    {"global_average_pool of a sequence",
     [](Sketch& s) { return s.squaredError(s.op("global_average_pool", {s.sequence(5, 3)})); }},
    {"upsample_nearest",
     [](Sketch& s) {
         const ValueId x = s.op("tanh", {s.conv(s.image(2, 3, 4), 2, 3, 1, 1)});
         return s.squaredError(s.op("upsample_nearest", {x}, {{"factor", std::int64_t{3}}}));
     }},
    {"upsample_bilinear",
     [](Sketch& s) {
         const ValueId x = s.op("tanh", {s.conv(s.image(2, 3, 4), 2, 3, 1, 1)});
         return s.squaredError(s.op("upsample_bilinear", {x}, {{"factor", std::int64_t{2}}}));
     }},
    {"upsample_bilinear of an image alone",
     [](Sketch& s) {
         return s.squaredError(s.op("upsample_bilinear", {s.image(1, 2, 3)}, {{"factor", std::int64_t{3}}}));
     }},
    {"max_pool", [](Sketch& s) { return s.squaredError(s.op("max_pool", {s.image(2, 5, 6)}, pool(2, 2, 0))); }},
    {"max_pool overlapping",
     [](Sketch& s) { return s.squaredError(s.op("max_pool", {s.image(2, 6, 5)}, pool(3, 2, 1))); }},
    {"average_pool", [](Sketch& s) { return s.squaredError(s.op("average_pool", {s.image(2, 6, 5)}, pool(2, 2, 0))); }},
    {"average_pool overlapping",
     [](Sketch& s) { return s.squaredError(s.op("average_pool", {s.image(1, 7, 6)}, pool(3, 2, 1))); }},
    {"relu", activationGraph<relu>},
    {"leaky_relu",
     [](Sketch& s) {
         return s.squaredError(s.op("leaky_relu", {s.vector(7)}, {{"slope", 0.1}}));
     }},
    {"sigmoid", activationGraph<sigmoid>},
    {"tanh", activationGraph<tanh>},
    {"gelu", activationGraph<gelu>},
    {"elu", activationGraph<elu>},
    {"silu", activationGraph<silu>},
    {"softplus", activationGraph<softplus>},
    {"softmax", [](Sketch& s) { return s.squaredError(s.op("softmax", {s.sequence(2, 5)})); }},
    {"flatten", [](Sketch& s) { return s.squaredError(s.dense(s.op("flatten", {s.image(2, 3, 2)}), 2)); }},
    {"flatten a sequence", [](Sketch& s) { return s.squaredError(s.op("flatten", {s.sequence(3, 2)})); }},
    {"unflatten",
     [](Sketch& s) {
         const ValueId image =
             s.op("unflatten", {s.vector(12)},
                  {{"channels", std::int64_t{3}}, {"height", std::int64_t{2}}, {"width", std::int64_t{2}}});
         return s.squaredError(s.conv(image, 2, 2, 1, 0));
     }},
    {"dropout",
     [](Sketch& s) {
         return s.squaredError(s.op("dropout", {s.vector(40)}, {{"rate", 0.3}, {"stream", std::int64_t{4}}}));
     }},
    {"softmax_cross_entropy", [](Sketch& s) { return s.crossEntropy(s.dense(s.vector(4), 6)); }},
    {"softmax_cross_entropy of a sequence", [](Sketch& s) { return s.crossEntropy(s.dense(s.sequence(3, 4), 5)); }},
    {"softmax_cross_entropy smoothed",
     [](Sketch& s) {
         return s.labelLoss("softmax_cross_entropy", s.dense(s.sequence(2, 4), 5), {{"label_smoothing", 0.2}});
     }},
    {"weighted_batch_mean of weighted classes",
     [](Sketch& s) {
         return s.weightedLoss(s.dense(s.vector(4), 3), {{"label_smoothing", 0.1}}, "1, 0.25, 3");
     }},
    {"weighted_batch_mean of a sequence",
     [](Sketch& s) { return s.weightedLoss(s.dense(s.sequence(4, 3), 5), {}, ""); }},
    {"multi_margin",
     [](Sketch& s) {
         return s.labelLoss("multi_margin", s.dense(s.vector(4), 5), {{"margin", 1.0}});
     }},
    {"multi_margin of a sequence",
     [](Sketch& s) {
         return s.labelLoss("multi_margin", s.dense(s.sequence(3, 4), 4), {{"margin", 0.5}});
     }},
    {"softmax_kl_divergence", [](Sketch& s) { return s.divergence(s.dense(s.vector(4), 5)); }},
    {"softmax_kl_divergence of a sequence", [](Sketch& s) { return s.divergence(s.dense(s.sequence(3, 4), 5)); }},
    {"sigmoid_cross_entropy", [](Sketch& s) { return s.targetLoss("sigmoid_cross_entropy", s.dense(s.vector(4), 3)); }},
    {"sigmoid_cross_entropy of a sequence",
     [](Sketch& s) { return s.targetLoss("sigmoid_cross_entropy", s.dense(s.sequence(2, 4), 3)); }},
    {"mean_absolute_error", [](Sketch& s) { return s.targetLoss("mean_absolute_error", s.dense(s.vector(4), 5)); }},
    {"mean_absolute_error of two branches",
     [](Sketch& s) {
         const ValueId x = s.vector(3);
         const ValueId losses = s.op("mean_absolute_error", {s.dense(x, 2), s.op("tanh", {s.dense(x, 2)})});
         Graph graph = s.graph();
         graph.setLoss(GraphBuilder(graph).emitOne("batch_mean", {losses}, {}, "loss").value());
         return graph;
     }},
    {"huber",
     [](Sketch& s) {
         return s.targetLoss("huber", s.conv(s.image(2, 5, 4), 3, 3, 1, 1), {{"delta", 0.7}});
     }},
    {"binary_hinge",
     [](Sketch& s) {
         return s.targetLoss("binary_hinge", s.dense(s.vector(4), 3), {{"margin", 1.0}});
     }},
    {"mean_squared_error of two branches",
     [](Sketch& s) {
         const ValueId x = s.vector(3);
         const ValueId losses = s.op("mean_squared_error", {s.dense(x, 2), s.op("tanh", {s.dense(x, 2)})});
         Graph graph = s.graph();
         graph.setLoss(GraphBuilder(graph).emitOne("batch_mean", {losses}, {}, "loss").value());
         return graph;
     }},
    {"add",
     [](Sketch& s) {
         const ValueId x = s.vector(4);
         return s.squaredError(s.op("add", {s.op("tanh", {x}), x, s.op("sigmoid", {x})}));
     }},
    {"add a value to itself",
     [](Sketch& s) {
         const ValueId x = s.vector(4);
         return s.squaredError(s.op("add", {x, x}));
     }},
    {"multiply",
     [](Sketch& s) {
         return s.squaredError(s.op("multiply", {s.vector(5), s.op("sigmoid", {s.vector(5)})}));
     }},
    {"multiply a value with itself",
     [](Sketch& s) {
         const ValueId x = s.vector(5);
         return s.squaredError(s.op("multiply", {x, x}));
     }},
    {"concat of images",
     [](Sketch& s) {
         const ValueId x = s.image(2, 3, 4);
         return s.squaredError(s.op("concat", {s.op("tanh", {x}), s.conv(x, 3, 3, 1, 1), x}));
     }},
    {"concat of sequences",
     [](Sketch& s) {
         const ValueId x = s.sequence(3, 2);
         return s.squaredError(s.op("concat", {x, s.dense(x, 4)}));
     }},
    {"concat of vectors",
     [](Sketch& s) {
         return s.squaredError(s.op("concat", {s.vector(3), s.vector(5)}));
     }},
    {"slice_channels of an image",
     [](Sketch& s) {
         return s.squaredError(s.op("slice_channels", {s.conv(s.image(1, 4, 3), 5, 3, 1, 1)},
                                    {{"first", std::int64_t{1}}, {"channels", std::int64_t{3}}}));
     }},
    {"slice_channels of a sequence",
     [](Sketch& s) {
         return s.squaredError(
             s.op("slice_channels", {s.sequence(3, 4)}, {{"first", std::int64_t{2}}, {"channels", std::int64_t{2}}}));
     }},
    {"pad_channels of an image",
     [](Sketch& s) {
         return s.squaredError(s.op("pad_channels", {s.conv(s.image(1, 4, 3), 2, 3, 1, 1)},
                                    {{"first", std::int64_t{1}}, {"channels", std::int64_t{4}}}));
     }},
    {"pad_channels of a sequence",
     [](Sketch& s) {
         return s.squaredError(
             s.op("pad_channels", {s.sequence(3, 2)}, {{"first", std::int64_t{0}}, {"channels", std::int64_t{3}}}));
     }},
    {"batch norm of vectors", [](Sketch& s) { return s.squaredError(s.batchNorm(s.dense(s.vector(4), 19))); }},
    {"batch norm of sequences", [](Sketch& s) { return s.squaredError(s.batchNorm(s.sequence(3, 5))); }},
    {"batch norm of images", [](Sketch& s) { return s.squaredError(s.batchNorm(s.image(3, 3, 4))); }},
    {"batch norm between convolutions",
     [](Sketch& s) {
         const ValueId x = s.op("relu", {s.batchNorm(s.conv(s.image(2, 5, 4), 3, 3, 1, 1))});
         return s.squaredError(s.conv(x, 2, 3, 2, 1));
     }},
    {"batch norm in a residual block",
     [](Sketch& s) {
         const ValueId x = s.op("relu", {s.batchNorm(s.conv(s.image(2, 4, 4), 3, 3, 1, 1))});
         const ValueId inner = s.op("relu", {s.batchNorm(s.conv(x, 3, 3, 1, 1))});
         const ValueId y = s.op("relu", {s.op("add", {s.batchNorm(s.conv(inner, 3, 3, 1, 1)), x})});
         return s.squaredError(s.op("tanh", {y}));
     }},
    {"batch norm, relu and pooling",
     [](Sketch& s) {
         const ValueId x = s.op("relu", {s.batchNorm(s.conv(s.image(1, 6, 6), 3, 3, 1, 1))});
         return s.squaredError(s.op("max_pool", {x}, pool(2, 2, 0)));
     }},
    {"batch norm and relu of vectors",
     [](Sketch& s) { return s.squaredError(s.dense(s.op("relu", {s.batchNorm(s.dense(s.vector(4), 20))}), 3)); }},
    {"batch norm of many channels",
     [](Sketch& s) { return s.squaredError(s.batchNorm(s.conv(s.batchNorm(s.image(32, 4, 4)), 35, 3, 1, 1))); }},
    {"fixed norm of vectors", [](Sketch& s) { return s.squaredError(s.batchNorm(s.vector(6), true)); }},
    {"fixed norm after a convolution",
     [](Sketch& s) { return s.squaredError(s.op("tanh", {s.batchNorm(s.conv(s.image(1, 4, 4), 3, 2, 1, 0), true)})); }},
    {"moving averages",
     [](Sketch& s) {
         const ValueId x = s.sequence(2, 3);
         const std::vector<ValueId> moments = s.ops("channel_moments", {x});
         s.op("moving_average", {s.parameter({3}, ParameterKind::Statistic), moments[0]},
              {{"momentum", 0.1}, {"places", std::int64_t{0}}});
         s.op("moving_average", {s.parameter({3}, ParameterKind::Statistic), moments[1]},
              {{"momentum", 0.3}, {"places", std::int64_t{2}}});
         return s.squaredError(s.dense(x, 2));
     }},
    {"layer_norm of vectors", [](Sketch& s) { return s.squaredError(s.layerNorm(s.dense(s.vector(3), 21))); }},
    {"layer_norm of sequences",
     [](Sketch& s) { return s.squaredError(s.op("tanh", {s.layerNorm(s.sequence(4, 5))})); }},
    {"scale",
     [](Sketch& s) {
         return s.squaredError(s.op("scale", {s.vector(3)}, {{"factor", -2.5}}));
     }},
};

/// Draws the layers of a random network one after the other.
class RandomNetwork {
public:
    explicit RandomNetwork(std::uint64_t seed) : random_(seed, RandomPurpose::Test, 1000) {}

    Graph make() {
        ValueId x = draw(2) == 0 ? sketch_.image(1 + draw(3), 5 + draw(4), 5 + draw(4)) : sketch_.vector(3 + draw(8));
        for (int layer = 0; layer < 5; ++layer)
            x = isImage(x) ? imageLayer(x) : vectorLayer(x);
        if (isImage(x)) x = sketch_.op("flatten", {x});
        x = sketch_.dense(x, 2 + draw(4));
        return draw(2) == 0 ? sketch_.crossEntropy(x) : sketch_.squaredError(x);
    }

private:
    std::int64_t draw(std::uint32_t bound) { return random_.below(bound, next_++); }
    const Shape& shape(ValueId id) const { return sketch_.graph().value(id).type.shape; }
    bool isImage(ValueId id) const { return sketch_.graph().value(id).type.kind == AxisKind::Image; }

    ValueId activation(ValueId x) {
        const char* const names[] = {"relu", "leaky_relu", "sigmoid", "tanh", "gelu", "elu", "silu", "softplus"};
        const std::string_view name = names[draw(8)];
        return sketch_.op(name, {x}, name == "leaky_relu" ? Attributes{{"slope", 0.2}} : Attributes{});
    }

    ValueId imageLayer(ValueId x) {
        const std::int64_t smallest = std::min(shape(x)[1], shape(x)[2]);
        switch (draw(6)) {
            case 0:
                return smallest < 3 ? activation(x)
                                    : activation(sketch_.conv(x, 1 + draw(4), 2 + draw(2), 1 + draw(2), draw(2)));
            case 1:
                return smallest < 3 ? x : sketch_.op("max_pool", {x}, pool(2 + draw(2), 1 + draw(2), draw(2)));
            case 2:
                return smallest < 3 ? x : sketch_.op("average_pool", {x}, pool(2 + draw(2), 1 + draw(2), draw(2)));
            case 3:
                return sketch_.op("add", {x, activation(sketch_.conv(x, shape(x)[0], 3, 1, 1))});
            case 4:
                return dropout(x);
            default:
                return sketch_.op("flatten", {x});
        }
    }

    ValueId vectorLayer(ValueId x) {
        const ValueId wide = sketch_.dense(x, 2 + draw(6));
        switch (draw(5)) {
            case 0:
                return sketch_.op("multiply", {wide, sketch_.op("sigmoid", {wide})});
            case 1:
                return sketch_.op("add", {wide, activation(sketch_.dense(wide, shape(wide)[0]))});
            case 2:
                return dropout(wide);
            case 3:
                return sketch_.op("softmax", {wide});
            default:
                return activation(wide);
        }
    }

    ValueId dropout(ValueId x) { return sketch_.op("dropout", {x}, {{"rate", 0.25}, {"stream", 1 + draw(100)}}); }

    RandomStream random_;
    std::uint64_t next_ = 0;
    Sketch sketch_;
};

}  // namespace

std::vector<SampleGraph> opGraphs() {
    std::vector<SampleGraph> graphs;
    for (const auto& [name, build] : builds) {
        Sketch sketch;
        graphs.push_back({name, build(sketch)});
    }
    for (SampleGraph& sample : recurrentGraphs())
        graphs.push_back(std::move(sample));
    for (SampleGraph& sample : attentionGraphs())
        graphs.push_back(std::move(sample));
    for (SampleGraph& sample : formulaGraphs())
        graphs.push_back(std::move(sample));
    for (SampleGraph& sample : noiseAndSignalGraphs())
        graphs.push_back(std::move(sample));
    return graphs;
}

SampleGraph randomGraph(std::uint64_t seed) {
    return {"random network " + std::to_string(seed), RandomNetwork(seed).make()};
}

}  // namespace glassbox::testing
