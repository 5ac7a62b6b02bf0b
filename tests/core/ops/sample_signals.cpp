#include "tests/core/ops/sample_graphs.h"

namespace glassbox::testing {

namespace {

const Attributes noise = {{"deviation", 0.3}, {"stream", std::int64_t{4}}};

Graph noisyVector() {
    Sketch s;
    return s.squaredError(s.op("gaussian_noise", {s.vector(40)}, noise));
}

Graph noisyImage() {
    Sketch s;
    return s.squaredError(s.conv(s.op("gaussian_noise", {s.image(2, 4, 3)}, noise), 3, 3, 1, 1));
}

Graph stepped() {
    Sketch s;
    const ValueId x = s.image(2, 3, 3);
    s.op("step", {x});
    return s.squaredError(s.op("tanh", {x}));
}

Graph signals() {
    Sketch s;
    const ValueId x = s.vector(5), weight = s.parameter({3, 5}), t = s.vector(3);
    const ValueId z = s.op("product", {x, weight});
    s.op("hebb_signal", {z});
    s.op("perceptron_signal", {z, t});
    s.op("delta_signal", {z, t});
    s.op("oja_decay", {z, weight});
    return s.squaredError(s.op("add", {z, t}));
}

}  // namespace

std::vector<SampleGraph> noiseAndSignalGraphs() {
    return {{"gaussian_noise", noisyVector()},
            {"gaussian_noise on an image", noisyImage()},
            {"step of an image", stepped()},
            {"signals of local learning rules", signals()}};
}

}  // namespace glassbox::testing
