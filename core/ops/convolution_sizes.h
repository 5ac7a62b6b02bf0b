#pragma once

#include "core/ops/term_sum.h"
#include "core/ops/window.h"

namespace glassbox {

/// Sizes of a convolution as its ops see them: images [C,H,W] with weights [out,C/groups,kh,kw], or sequences [T,C]
/// with weights [out,C/groups,k]. `input` is what the window slides over, `result` holds a number a window and filter.
struct ConvolutionSizes {
    Window window;
    std::int64_t channels = 1, filters = 1, groups = 1;

    std::int64_t channelsOfGroup() const { return channels / groups; }
    std::int64_t filtersOfGroup() const { return filters / groups; }
    Pixel inputPixel(std::int64_t offset) const;
    Pixel resultPixel(std::int64_t offset) const;
    std::int64_t inputOffset(Pixel pixel) const;
    std::int64_t resultOffset(Pixel pixel) const;
    /// Of the weight of filter `filter` for the channel of that number in its group.
    std::int64_t weightOffset(std::int64_t filter, std::int64_t channel, std::int64_t ky, std::int64_t kx) const;
    Shape inputShape() const;
    Shape resultShape() const;
    Shape weightShape() const;
};

/// Sizes from the shapes of input and weight, with the attributes groups and dilation (1 where missing), stride and
/// padding.
ConvolutionSizes convolutionSizes(const Shape& input, const Shape& weight, const Attributes& attributes, bool sequence);
/// The attribute, or 1 where it is missing.
std::int64_t integerOrOne(const Attributes& attributes, std::string_view name);

/// Checks the attributes, that channels and filters can be cut into the groups, and that the window fits; fails
/// otherwise.
void checkConvolution(InputCheck& check, std::string_view op, const ConvolutionSizes& sizes);

/// An input of an op, by its number.
struct ConvolutionInputs {
    int first, second;
};

/// Terms of a result's element: input and weight are the op's inputs of these numbers.
Terms convolutionTerms(const TermContext& context, const ConvolutionSizes& sizes, Element element,
                       ConvolutionInputs inputs, std::string formula);
/// Terms of an input's element, gathered from all windows that cover it: result and weight are the op's inputs.
Terms coveringTerms(const TermContext& context, const ConvolutionSizes& sizes, Element element,
                    ConvolutionInputs inputs, std::string formula);
/// Terms of a weight's element, over the batch: result and input are the op's inputs.
Terms weightTerms(const TermContext& context, const ConvolutionSizes& sizes, Element element, ConvolutionInputs inputs,
                  std::string formula);

}  // namespace glassbox
