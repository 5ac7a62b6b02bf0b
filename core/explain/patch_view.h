#pragma once

#include "core/explain/explained_term.h"
#include "core/explain/step_numbers.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace glassbox {

/// One place of a patch: what is multiplied there, and the product.
struct PatchCell {
    std::optional<ExplainedFactor> left;   ///< empty in the padding
    std::optional<ExplainedFactor> right;  ///< empty for a pooling
    double product = 0;
    bool wins = false;  ///< the largest of a max pooling
};

/// The part of a sum that one channel makes, or one sample where the sum runs over the batch.
struct PatchPage {
    std::int64_t number = 0;
    double sum = 0;
};

/// A number of a convolution or a pooling, forward or backward, as grids: left x right = products, of one channel or of
/// one sample. A page that is larger than was asked for is cut around its largest product.
struct PatchView {
    std::string left, right;                   ///< names of the values; `right` is empty for a pooling
    bool overSamples = false;                  ///< a page is a sample of the batch, not a channel
    double factor = 1;                         ///< that all products have: 1 / k^2 in a mean
    std::int64_t page = 0;                     ///< which one is shown
    std::vector<PatchPage> pages;              ///< all of them; their sums add up to the number, without its bias
    std::int64_t rows = 0, columns = 0;        ///< of the cells
    std::int64_t row = 0, column = 0;          ///< of the first cell in `left`; negative in the padding
    std::int64_t step = 1;                     ///< from cell to cell in `left`: a dilation
    std::int64_t allRows = 0, allColumns = 0;  ///< of the whole page
    std::vector<PatchCell> cells;              ///< row by row
    double outside = 0;                        ///< sum of the page's products that the cut leaves out
};

/// What of a patch is wanted.
struct PatchOptions {
    std::int64_t side = 7;             ///< cells in a row and in a column, at most; a whole kernel is never cut
    std::optional<std::int64_t> page;  ///< empty: the one with the largest product
};

/// The grids of an element that a convolution or a pooling made; empty for every other op.
std::optional<PatchView> patchView(const StepNumbers& numbers, const Making& making, const Terms& terms,
                                   const PatchOptions& options);

}  // namespace glassbox
