#include "tests/core/runtime/test_networks.h"

#include "core/base/philox.h"
#include "core/ops/channels.h"
#include "core/ops/graph_builder.h"
#include "core/passes/differentiate.h"
#include "core/passes/fuse.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace glassbox::test {

namespace {

/// Writes layers as blocks do; a test network is valid, so results are taken as they come.
class Layers {
public:
    GraphBuilder& builder() { return builder_; }

    ValueId image(std::int64_t channels, std::int64_t side) {
        builder_.enterBlock("input");
        return builder_.input("out", {DType::F32, AxisKind::Image, {channels, side, side}, true});
    }
    ValueId vector(std::int64_t size) {
        builder_.enterBlock("input");
        return builder_.input("out", {DType::F32, AxisKind::Vector, {size}, true});
    }
    ValueId conv(const std::string& id, ValueId x, std::int64_t filters, std::int64_t kernel, std::int64_t padding) {
        builder_.enterBlock(id);
        const std::int64_t channels = builder_.graph().value(x).type.shape[0];
        const ValueId weight = builder_.parameter("weight", {filters, channels, kernel, kernel});
        const ValueId bias = builder_.parameter("bias", {filters});
        const ValueId product =
            *builder_.emitOne("conv2d", {x, weight}, {{"stride", std::int64_t{1}}, {"padding", padding}}, "product");
        return *builder_.emitOne("add_bias", {product, bias}, {}, "z");
    }
    ValueId dense(const std::string& id, ValueId x, std::int64_t units) {
        builder_.enterBlock(id);
        const Shape shape = builder_.graph().value(x).type.shape;
        const ValueId weight = builder_.parameter("weight", {units, shape[shape.rank() - 1]});
        const ValueId bias = builder_.parameter("bias", {units});
        return *builder_.emitOne("add_bias", {one("product", {x, weight}, "product"), bias}, {}, "z");
    }
    ValueId activation(const std::string& id, ValueId x, const std::string& type) {
        builder_.enterBlock(id);
        Attributes attributes;
        if (type == "leaky_relu") attributes.set("slope", 0.1);
        return *builder_.emitOne(type, {x}, attributes, "out");
    }
    ValueId maxPool(const std::string& id, ValueId x) {
        builder_.enterBlock(id);
        return builder_.emit("max_pool", {x}, window(), {"out", "winner"})->front();
    }
    ValueId averagePool(const std::string& id, ValueId x) {
        builder_.enterBlock(id);
        return *builder_.emitOne("average_pool", {x}, window(), "out");
    }
    ValueId dropout(const std::string& id, ValueId x) {
        builder_.enterBlock(id);
        return builder_.emit("dropout", {x}, {{"rate", 0.3}, {"stream", std::int64_t{1}}}, {"out", "mask"})->front();
    }
    /// Tokens looked up in a table and marked by place.
    ValueId embedding(std::int64_t length, std::int64_t units) {
        builder_.enterBlock("input");
        const ValueId tokens = builder_.input("out", {DType::I32, AxisKind::Tokens, {length}, true});
        builder_.enterBlock("embed");
        const ValueId x = one("embedding", {tokens, builder_.parameter("weight", {10, units})}, "out");
        builder_.enterBlock("position");
        return one("add_positions", {x, builder_.parameter("weight", {length, units})}, "out");
    }
    /// Causal self-attention with two heads, a shortcut around it.
    ValueId attention(const std::string& id, ValueId x) {
        const Attributes causal = {{"causal", std::int64_t{1}}};
        const std::int64_t width = builder_.graph().value(x).type.shape[1];
        const ValueId qkv = dense(id + "_in", x, 3 * width);
        builder_.enterBlock(id);
        const ValueId scores = *builder_.emitOne("attention_scores", {qkv},
                                                 {{"heads", std::int64_t{2}}, {"causal", std::int64_t{1}}}, "scores");
        const ValueId weights = *builder_.emitOne("attention_weights", {scores}, causal, "weights");
        const ValueId context = *builder_.emitOne("attention_context", {weights, qkv}, causal, "context");
        return one("add", {x, dense(id + "_out", context, width)}, "sum");
    }
    /// 3 x 3 without bias: the normalisation behind it brings its own.
    ValueId plainConv(const std::string& id, ValueId x, std::int64_t filters) {
        builder_.enterBlock(id);
        const ValueId weight = builder_.parameter("weight", {filters, builder_.graph().value(x).type.shape[0], 3, 3});
        return *builder_.emitOne("conv2d", {x, weight}, {{"stride", std::int64_t{1}}, {"padding", std::int64_t{1}}},
                                 "z");
    }
    /// Normalised by its own moments, whose moving averages the step leaves behind.
    ValueId batchNorm(const std::string& id, ValueId x) {
        builder_.enterBlock(id);
        const std::int64_t channels = channelAxis(builder_.graph().value(x).type).channels;
        const ValueId weight = builder_.parameter("weight", {channels}), bias = builder_.parameter("bias", {channels}),
                      running = builder_.parameter("running_mean", {channels}, ParameterKind::Statistic);
        const auto moments = builder_.emit("channel_moments", {x}, {}, {"mean", "variance"}).value();
        builder_.update(running, *builder_.emitOne("moving_average", {running, moments[0]},
                                                   {{"momentum", 0.1}, {"places", std::int64_t{0}}}, "next_mean"));
        return *builder_.emitOne("normalize", {x, moments[0], moments[1], weight, bias}, {{"eps", 1e-5}}, "out");
    }
    ValueId layerNorm(const std::string& id, ValueId x) {
        builder_.enterBlock(id);
        const Shape shape = {channelAxis(builder_.graph().value(x).type).channels};
        return *builder_.emitOne("layer_norm",
                                 {x, builder_.parameter("weight", shape), builder_.parameter("bias", shape)},
                                 {{"eps", 1e-5}}, "out");
    }
    ValueId one(const std::string& type, std::vector<ValueId> inputs, const std::string& name) {
        return *builder_.emitOne(type, std::move(inputs), {}, name);
    }
    void crossEntropy(ValueId logits) {
        builder_.enterBlock("output", Phase::Loss);
        const ValueId labels = builder_.target("label", {DType::I32, AxisKind::Scalar, {}, true});
        mean(builder_.emit("softmax_cross_entropy", {logits, labels}, {}, {"losses", "out"}).value());
    }
    void squaredError(ValueId prediction) {
        builder_.enterBlock("output", Phase::Loss);
        const ValueId target = builder_.target("target", builder_.graph().value(prediction).type);
        mean({one("mean_squared_error", {prediction, target}, "losses"), prediction});
    }

    TestNetwork finish(const std::string& name, bool fused) {
        Graph training = differentiate(graph_);
        TestNetwork network{name, std::make_shared<Graph>(fused ? fuse(training) : training), {}, 0};
        for (const ValueId id : network.graph->parameters()) {
            network.offsets.push_back(network.flatElements);
            network.flatElements += (network.graph->value(id).type.shape.elements() + 15) / 16 * 16;
        }
        return network;
    }

private:
    static Attributes window() {
        return {{"kernel", std::int64_t{2}}, {"stride", std::int64_t{2}}, {"padding", std::int64_t{0}}};
    }
    void mean(const std::vector<ValueId>& lossesAndOutput) {
        builder_.graph().setLoss(one("batch_mean", {lossesAndOutput[0]}, "loss"));
        builder_.graph().addOutput(lossesAndOutput[1]);
    }

    Graph graph_;
    GraphBuilder builder_{graph_};
};

}  // namespace

TestNetwork makeMlp(std::vector<std::int64_t> sizes, const std::string& activation, bool fused) {
    Layers layers;
    ValueId x = layers.vector(sizes.front());
    for (std::size_t i = 1; i < sizes.size(); ++i) {
        x = layers.dense("fc" + std::to_string(i), x, sizes[i]);
        if (i + 1 < sizes.size()) x = layers.activation("act" + std::to_string(i), x, activation);
    }
    layers.crossEntropy(x);
    return layers.finish("mlp_" + activation, fused);
}

TestNetwork makeImageMlp() {
    Layers layers;
    const ValueId image = layers.image(2, 5);
    layers.builder().enterBlock("flatten");
    const ValueId flat = layers.one("flatten", {image}, "out");
    const ValueId squashed = layers.activation("tanh", flat, "tanh");
    const ValueId hidden = layers.activation("relu", layers.dense("fc1", squashed, 12), "relu");
    layers.crossEntropy(layers.dense("fc2", hidden, 10));
    return layers.finish("image_mlp", true);
}

TestNetwork makeLeNet(std::int64_t side, bool fused) {
    Layers layers;
    ValueId x = layers.image(1, side);
    x = layers.maxPool("pool1", layers.activation("relu1", layers.conv("conv1", x, 6, 5, 2), "relu"));
    x = layers.maxPool("pool2", layers.activation("relu2", layers.conv("conv2", x, 16, 5, 0), "relu"));
    layers.builder().enterBlock("flatten");
    x = layers.one("flatten", {x}, "out");
    x = layers.activation("relu3", layers.dense("fc1", x, 120), "relu");
    x = layers.activation("relu4", layers.dense("fc2", x, 84), "relu");
    layers.crossEntropy(layers.dense("fc3", x, 10));
    return layers.finish("lenet", fused);
}

TestNetwork makeBranching(bool fused) {
    Layers layers;
    const ValueId x = layers.activation("tanh0", layers.conv("conv0", layers.image(2, 9), 3, 3, 1), "tanh");
    const ValueId left = layers.activation("leaky", layers.conv("left", x, 3, 3, 1), "leaky_relu");
    const ValueId right = layers.activation("gelu", layers.conv("right", x, 3, 1, 0), "gelu");
    layers.builder().enterBlock("join");
    const ValueId sum = layers.one("add", {left, right, x}, "out");
    const ValueId gated = layers.one("multiply", {sum, sum}, "square");
    const ValueId pooled = layers.averagePool("pool", layers.dropout("drop", gated));
    layers.builder().enterBlock("flatten");
    const ValueId flat = layers.one("flatten", {pooled}, "out");
    layers.squaredError(layers.activation("sigmoid", layers.dense("fc", flat, 5), "sigmoid"));
    return layers.finish("branching", fused);
}

TestNetwork makeWide() {
    Layers layers;
    ValueId x = layers.activation("relu1", layers.conv("conv1", layers.image(3, 8), 32, 3, 1), "relu");
    x = layers.maxPool("pool1", x);
    x = layers.maxPool("pool2", layers.activation("relu2", layers.conv("conv2", x, 48, 3, 1), "relu"));
    layers.builder().enterBlock("flatten");
    x = layers.one("flatten", {x}, "out");
    layers.crossEntropy(layers.dense("fc", x, 10));
    return layers.finish("wide", true);
}

TestNetwork makeUpAndDown(std::int64_t channels) {
    constexpr std::int64_t one = 1, two = 2;
    Layers layers;
    GraphBuilder& builder = layers.builder();
    ValueId x = layers.activation("relu1", layers.conv("conv1", layers.image(3, 5), channels, 3, 1), "relu");
    builder.enterBlock("depthwise");
    x = *builder.emitOne("conv2d", {x, builder.parameter("weight", {channels, 1, 3, 3})},
                         {{"stride", one}, {"padding", two}, {"dilation", two}, {"groups", channels}}, "z");
    builder.enterBlock("up1");
    x = *builder.emitOne("conv_transpose2d", {x, builder.parameter("weight", {channels, channels, 3, 3})},
                         {{"stride", two}, {"padding", one}, {"output_padding", one}}, "z");
    builder.enterBlock("up2");
    x = *builder.emitOne("upsample_bilinear", {x}, {{"factor", two}}, "out");
    x = layers.conv("conv2", x, channels, 3, 1);
    builder.enterBlock("pool");
    layers.squaredError(layers.dense("fc", layers.one("global_average_pool", {x}, "out"), 4));
    return layers.finish("up and down, " + std::to_string(channels) + " channels", true);
}

TestNetwork makeConvolvedSequence(bool fused) {
    Layers layers;
    GraphBuilder& builder = layers.builder();
    builder.enterBlock("input");
    ValueId x = builder.input("out", {DType::F32, AxisKind::Sequence, {12, 3}, true});
    for (const char* id : {"conv1", "conv2"}) {
        builder.enterBlock(id);
        const std::int64_t channels = builder.graph().value(x).type.shape[1];
        x = *builder.emitOne("conv1d", {x, builder.parameter("weight", {16, channels, 3})},
                             {{"stride", std::int64_t{1}}, {"padding", std::int64_t{2}}, {"dilation", std::int64_t{2}}},
                             "product");
        x = *builder.emitOne("add_bias", {x, builder.parameter("bias", {16})}, {}, "z");
        x = layers.activation(std::string("relu_") + id, x, "relu");
    }
    builder.enterBlock("pool");
    layers.crossEntropy(layers.dense("fc", layers.one("global_average_pool", {x}, "out"), 10));
    return layers.finish("convolved sequence", fused);
}

TestNetwork makeResidual(std::int64_t channels, bool fused) {
    Layers layers;
    const auto block = [&](const std::string& id, ValueId x) {
        return layers.batchNorm("norm" + id, layers.plainConv("conv" + id, x, channels));
    };
    const ValueId x = layers.activation("relu1", block("1", layers.image(3, 6)), "relu");
    const ValueId inner = layers.activation("relu2", block("2", x), "relu");
    const ValueId made = block("3", inner);
    layers.builder().enterBlock("add");
    const ValueId sum = layers.activation("relu3", layers.one("add", {made, x}, "out"), "relu");
    layers.builder().enterBlock("flatten");
    const ValueId flat = layers.layerNorm("norm4", layers.one("flatten", {layers.maxPool("pool", sum)}, "out"));
    layers.crossEntropy(layers.batchNorm("norm5", layers.dense("fc", flat, 10)));
    return layers.finish("residual", fused);
}

TestNetwork makeWiring(std::int64_t channels, bool fused) {
    Layers layers;
    GraphBuilder& builder = layers.builder();
    const ValueId x = layers.activation("relu", layers.plainConv("conv1", layers.image(3, 6), channels), "relu");
    const ValueId y = layers.activation("tanh", layers.plainConv("conv2", x, channels), "tanh");
    builder.enterBlock("wiring");
    const Attributes wider = {{"first", std::int64_t{2}}, {"channels", channels + 5}};
    const Attributes narrower = {{"first", std::int64_t{1}}, {"channels", channels + 5}};
    const ValueId padded = *builder.emitOne("pad_channels", {y}, wider, "padded");
    const ValueId cut = *builder.emitOne("slice_channels", {layers.one("concat", {x, y}, "joined")}, narrower, "cut");
    const ValueId sum = layers.one("add", {layers.one("multiply", {padded, cut}, "product"), padded}, "out");
    builder.enterBlock("flatten");
    layers.crossEntropy(layers.dense("fc", layers.one("flatten", {layers.maxPool("pool", sum)}, "out"), 10));
    return layers.finish("wiring", fused);
}

TestNetwork makeAttention(bool fused) {
    Layers layers;
    const ValueId x = layers.attention("attn1", layers.embedding(9, 20));
    const ValueId hidden = layers.activation("gelu", layers.dense("fc1", layers.attention("attn2", x), 11), "gelu");
    layers.squaredError(layers.dense("fc2", hidden, 3));
    return layers.finish("attention", fused);
}

TestRun::TestRun(const TestNetwork& network, PlanOptions options, int threads)
    : network_(network),
      pool_(threads),
      parameters_(options.precision, {network.flatElements}),
      gradients_(options.precision, {network.flatElements}) {
    const RandomStream random(7, RandomPurpose::Test);
    for (std::size_t i = 0; i < network.offsets.size(); ++i) {
        const Shape& shape = network.graph->value(network.graph->parameters()[i]).type.shape;
        const double deviation = std::sqrt(2.0 * static_cast<double>(shape[0]) / static_cast<double>(shape.elements()));
        for (std::int64_t k = network.offsets[i]; k < network.offsets[i] + shape.elements(); ++k)
            parameters_.set(k, (shape.rank() == 1 ? 0.1 : deviation) * random.normal(static_cast<std::uint64_t>(k)));
    }
    auto plan = Plan::make(network.graph, std::move(options));
    executor_ = std::make_unique<Executor>(plan.value(), pool_);
    fill();
}

RunContext TestRun::context() {
    return {3, 5, parameters_.raw(), gradients_.raw()};
}

void TestRun::fill() {
    const Graph& graph = *network_.graph;
    const int batch = plan().options().batch;
    const RandomStream random(11, RandomPurpose::Test);
    const auto sampleElements = [&](ValueId id) { return graph.value(id).type.shape.elements(); };
    const ValueId input = graph.inputs().front();
    const bool tokens = graph.value(input).type.dtype == DType::I32;
    samples_ = Tensor(tokens ? DType::I32 : DType::F32, {batch * sampleElements(input)});
    for (std::int64_t i = 0; i < samples_.elements(); ++i)
        samples_.set(
            i, tokens ? random.below(10, static_cast<std::uint64_t>(i)) : random.normal(static_cast<std::uint64_t>(i)));
    executor_->setInput(input, {samples_.raw(), samples_.dtype(), nullptr, nullptr, nullptr, 1});
    const ValueId target = graph.targets().front();
    const bool labels = graph.value(target).type.dtype == DType::I32;
    labels_ = Tensor(labels ? DType::U8 : DType::F32, {batch * sampleElements(target)});
    for (std::int64_t i = 0; i < labels_.elements(); ++i)
        labels_.set(i, labels ? random.below(10, static_cast<std::uint64_t>(i))
                              : static_cast<double>(random.uniform(static_cast<std::uint64_t>(i))));
    executor_->setTarget(target, {labels_.raw(), labels_.dtype(), nullptr, nullptr, nullptr, 1});
}

bool sameBits(const Tensor& a, const Tensor& b) {
    return a.dtype() == b.dtype() && a.shape() == b.shape() && std::memcmp(a.raw(), b.raw(), a.bytes()) == 0;
}

PlanOptions optionsFor(const TestNetwork& network, int batch, Keep keep, DType precision) {
    return {batch, precision, keep, {}, network.offsets, 0};
}

}  // namespace glassbox::test
