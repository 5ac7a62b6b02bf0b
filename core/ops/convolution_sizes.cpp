#include "core/ops/convolution_sizes.h"

namespace glassbox {

namespace {

/// Where an element of [C,H,W], or of [T,C] for a sequence, stands.
Pixel pixelOf(std::int64_t offset, std::int64_t channels, std::int64_t height, std::int64_t width, bool sequence) {
    return sequence ? Pixel{offset % channels, 0, offset / channels} : pixelAt(offset, height, width);
}

std::int64_t offsetOf(Pixel pixel, std::int64_t channels, std::int64_t height, std::int64_t width, bool sequence) {
    return sequence ? pixel.x * channels + pixel.channel : (pixel.channel * height + pixel.y) * width + pixel.x;
}

Error groupsError(std::string_view op, const char* text, std::int64_t count, std::int64_t groups) {
    return makeError("op.groups", text,
                     {{"op", std::string(op)}, {"count", std::to_string(count)}, {"groups", std::to_string(groups)}},
                     translatable("core", "Choose a number of groups that divides both"));
}

}  // namespace

Pixel ConvolutionSizes::inputPixel(std::int64_t offset) const {
    return pixelOf(offset, channels, window.height, window.width, window.sequence);
}

Pixel ConvolutionSizes::resultPixel(std::int64_t offset) const {
    return pixelOf(offset, filters, window.outputHeight(), window.outputWidth(), window.sequence);
}

std::int64_t ConvolutionSizes::inputOffset(Pixel pixel) const {
    return offsetOf(pixel, channels, window.height, window.width, window.sequence);
}

std::int64_t ConvolutionSizes::resultOffset(Pixel pixel) const {
    return offsetOf(pixel, filters, window.outputHeight(), window.outputWidth(), window.sequence);
}

std::int64_t ConvolutionSizes::weightOffset(std::int64_t filter, std::int64_t channel, std::int64_t ky,
                                            std::int64_t kx) const {
    return ((filter * channelsOfGroup() + channel) * window.kernelHeight + ky) * window.kernelWidth + kx;
}

Shape ConvolutionSizes::inputShape() const {
    return window.sequence ? Shape{window.width, channels} : Shape{channels, window.height, window.width};
}

Shape ConvolutionSizes::resultShape() const {
    return window.sequence ? Shape{window.outputWidth(), filters}
                           : Shape{filters, window.outputHeight(), window.outputWidth()};
}

Shape ConvolutionSizes::weightShape() const {
    return window.sequence ? Shape{filters, channelsOfGroup(), window.kernelWidth}
                           : Shape{filters, channelsOfGroup(), window.kernelHeight, window.kernelWidth};
}

std::int64_t integerOrOne(const Attributes& attributes, std::string_view name) {
    return attributes.has(name) ? attributes.integer(name) : 1;
}

ConvolutionSizes convolutionSizes(const Shape& input, const Shape& weight, const Attributes& attributes,
                                  bool sequence) {
    ConvolutionSizes sizes;
    sizes.window = {.height = sequence ? 1 : input[1],
                    .width = sequence ? input[0] : input[2],
                    .kernelHeight = sequence ? 1 : weight[2],
                    .kernelWidth = sequence ? weight[2] : weight[3],
                    .stride = attributes.has("stride") ? attributes.integer("stride") : 1,
                    .padding = attributes.has("padding") ? attributes.integer("padding") : 0,
                    .dilation = integerOrOne(attributes, "dilation"),
                    .sequence = sequence};
    sizes.channels = sequence ? input[1] : input[0];
    sizes.filters = weight[0];
    sizes.groups = integerOrOne(attributes, "groups");
    return sizes;
}

void checkConvolution(InputCheck& check, std::string_view op, const ConvolutionSizes& sizes) {
    for (const char* optional : {"groups", "dilation"})
        if (check.attributes().has(optional)) check.integer(optional, 1);
    Window window = sizes.window;
    if (!check.failed()) checkWindow(check, op, window);
    if (check.failed()) return;
    if (sizes.channels % sizes.groups != 0)
        check.fail(groupsError(op, translatable("core", "{op}: {count} channels can't be cut into {groups} groups"),
                               sizes.channels, sizes.groups));
    if (sizes.filters % sizes.groups != 0)
        check.fail(groupsError(op, translatable("core", "{op}: {count} filters can't be cut into {groups} groups"),
                               sizes.filters, sizes.groups));
}

Terms convolutionTerms(const TermContext& context, const ConvolutionSizes& sizes, Element element,
                       ConvolutionInputs inputs, std::string formula) {
    const Pixel at = sizes.resultPixel(element.offset);
    const std::int64_t firstChannel = at.channel / sizes.filtersOfGroup() * sizes.channelsOfGroup();
    TermSum sum(context, std::move(formula));
    for (std::int64_t c = 0; c < sizes.channelsOfGroup(); ++c)
        forEachCovered(sizes.window, at.y, at.x, [&](std::int64_t ky, std::int64_t kx, std::int64_t y, std::int64_t x) {
            sum.add(1, {factorOf(context, inputs.first, element.sample, sizes.inputOffset({firstChannel + c, y, x})),
                        factorOf(context, inputs.second, 0, sizes.weightOffset(at.channel, c, ky, kx))});
        });
    return sum.finish();
}

Terms coveringTerms(const TermContext& context, const ConvolutionSizes& sizes, Element element,
                    ConvolutionInputs inputs, std::string formula) {
    const Pixel at = sizes.inputPixel(element.offset);
    const std::int64_t firstFilter = at.channel / sizes.channelsOfGroup() * sizes.filtersOfGroup();
    const std::int64_t channel = at.channel % sizes.channelsOfGroup();
    TermSum sum(context, std::move(formula));
    for (std::int64_t o = firstFilter; o < firstFilter + sizes.filtersOfGroup(); ++o)
        forEachCovering(
            sizes.window, at.y, at.x, [&](std::int64_t oy, std::int64_t ox, std::int64_t ky, std::int64_t kx) {
                sum.add(1, {factorOf(context, inputs.first, element.sample, sizes.resultOffset({o, oy, ox})),
                            factorOf(context, inputs.second, 0, sizes.weightOffset(o, channel, ky, kx))});
            });
    return sum.finish();
}

Terms weightTerms(const TermContext& context, const ConvolutionSizes& sizes, Element element, ConvolutionInputs inputs,
                  std::string formula) {
    const Window& window = sizes.window;
    const Pixel tap = pixelAt(element.offset, window.kernelHeight, window.kernelWidth);
    const std::int64_t o = tap.channel / sizes.channelsOfGroup();
    const std::int64_t c = o / sizes.filtersOfGroup() * sizes.channelsOfGroup() + tap.channel % sizes.channelsOfGroup();
    TermSum sum(context, std::move(formula));
    for (std::int64_t n = 0; n < samplesOf(context, inputs.first); ++n)
        for (std::int64_t oy = 0; oy < window.outputHeight(); ++oy)
            for (std::int64_t ox = 0; ox < window.outputWidth(); ++ox) {
                const std::int64_t y = oy * window.stride - window.rowPadding() + tap.y * window.dilation;
                const std::int64_t x = ox * window.stride - window.padding + tap.x * window.dilation;
                if (!window.inside(y, x)) continue;
                sum.add(1, {factorOf(context, inputs.first, n, sizes.resultOffset({o, oy, ox})),
                            factorOf(context, inputs.second, n, sizes.inputOffset({c, y, x}))});
            }
    return sum.finish();
}

}  // namespace glassbox
