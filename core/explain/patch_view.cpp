#include "core/explain/patch_view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

namespace glassbox {
namespace {

/// How the terms of an op lie in a grid: factor 0 is an element of `left`, factor 1 (where there is one) of `right`.
struct PatchRule {
    std::string_view op;
    bool hasRight = true;
    bool byKernel = false;     ///< placed by the weight, so that the whole kernel is seen; else by `left`
    bool overSamples = false;  ///< a sum over the batch
};

constexpr std::array<PatchRule, 12> rules = {{
    {.op = "conv2d", .byKernel = true},
    {.op = "conv1d", .byKernel = true},
    {.op = "conv2d_input_gradient"},
    {.op = "conv1d_input_gradient"},
    {.op = "conv_transpose2d"},
    {.op = "conv2d_weight_gradient", .overSamples = true},
    {.op = "conv1d_weight_gradient", .overSamples = true},
    {.op = "max_pool", .hasRight = false},
    {.op = "max_pool_gradient", .hasRight = false},
    {.op = "average_pool", .hasRight = false},
    {.op = "average_pool_gradient", .hasRight = false},
    {.op = "global_average_pool", .hasRight = false},
}};

struct Place {
    std::int64_t page = 0, row = 0, column = 0;
};

/// Of [C,H,W] and of a sequence [T,C], which is an image of one row; of weights [out,C,kh,kw] and [out,C,k].
Place placeOf(const ValueType& type, std::int64_t offset) {
    const Shape& shape = type.shape;
    if (type.kind == AxisKind::Sequence) return {offset % shape[1], 0, offset / shape[1]};
    const std::int64_t width = shape[shape.rank() - 1];
    if (shape.rank() == 3 && type.kind != AxisKind::Image) return {offset / width % shape[1], 0, offset % width};
    const std::int64_t height = shape[shape.rank() - 2];
    return {offset / (height * width) % shape[shape.rank() - 3], offset / width % height, offset % width};
}

/// Puts terms into a grid.
class Patching {
public:
    Patching(const StepNumbers& numbers, const Making& making, const Terms& terms, const PatchRule& rule)
        : numbers_(numbers), making_(making), terms_(terms), rule_(rule), leftType_(making.input(*numbers.graph, 0)) {
        for (const Term& term : terms.terms) {
            products_.push_back(productOf(numbers, term));
            places_.push_back(place(term));
        }
    }

    PatchView view(const PatchOptions& options) {
        view_.left = name(0);
        if (rule_.hasRight) view_.right = name(1);
        view_.overSamples = rule_.overSamples;
        view_.factor = terms_.terms.front().constant;
        addPages();
        peak_ = peakOf(std::nullopt);
        view_.page = places_[peak_].page;
        if (options.page && hasPage(*options.page)) {
            view_.page = *options.page;
            peak_ = peakOf(view_.page);
        }
        bound(options.side);
        fill();
        return std::move(view_);
    }

private:
    std::string name(std::size_t input) const { return numbers_.graph->value(making_.op.inputs[input]).name; }

    Place place(const Term& term) const {
        const Factor& left = term.factors.front();
        Place at = placeOf(leftType_, left.element.offset);
        if (rule_.byKernel) {
            const Place kernel = placeOf(making_.input(*numbers_.graph, 1), term.factors[1].element.offset);
            at.row = kernel.row;
            at.column = kernel.column;
        }
        if (rule_.overSamples) at.page = left.element.sample;
        return at;
    }

    bool maximum() const { return terms_.winner >= 0 && !rule_.hasRight; }

    void addPages() {
        std::map<std::int64_t, double> sums;
        for (std::size_t i = 0; i < places_.size(); ++i)
            if (!maximum() || static_cast<int>(i) == terms_.winner) sums[places_[i].page] += products_[i];
        for (const auto& [page, sum] : sums)
            view_.pages.push_back({page, sum});
    }

    bool hasPage(std::int64_t page) const {
        return std::ranges::find(view_.pages, page, &PatchPage::number) != view_.pages.end();
    }

    /// The term with the largest product, of one page or of all.
    std::size_t peakOf(std::optional<std::int64_t> page) const {
        if (maximum()) return static_cast<std::size_t>(terms_.winner);
        std::size_t best = places_.size();
        for (std::size_t i = 0; i < places_.size(); ++i) {
            if (page && places_[i].page != *page) continue;
            if (best == places_.size() || std::abs(products_[i]) > std::abs(products_[best])) best = i;
        }
        return best;
    }

    /// The cells of the page, and of these what is shown.
    void bound(std::int64_t side) {
        Place first = places_[peak_], last = first;
        for (const Place& at : places_) {
            if (at.page != view_.page) continue;
            first.row = std::min(first.row, at.row);
            first.column = std::min(first.column, at.column);
            last.row = std::max(last.row, at.row);
            last.column = std::max(last.column, at.column);
        }
        if (rule_.byKernel) {
            const Shape& kernel = making_.input(*numbers_.graph, 1).shape;
            first = {view_.page, 0, 0};
            last = {view_.page, kernel.rank() == 4 ? kernel[2] - 1 : 0, kernel[kernel.rank() - 1] - 1};
            side = std::max(last.row, last.column) + 1;
        }
        view_.allRows = last.row - first.row + 1;
        view_.allColumns = last.column - first.column + 1;
        view_.rows = std::min(view_.allRows, side);
        view_.columns = std::min(view_.allColumns, side);
        const Place& peak = places_[peak_];
        firstRow_ = std::clamp(peak.row - view_.rows / 2, first.row, last.row - view_.rows + 1);
        firstColumn_ = std::clamp(peak.column - view_.columns / 2, first.column, last.column - view_.columns + 1);
        setOrigin();
    }

    /// Where the first cell lies in `left`: outside of it in the padding.
    void setOrigin() {
        view_.row = firstRow_;
        view_.column = firstColumn_;
        if (!rule_.byKernel) return;
        const Attributes& attributes = making_.op.attributes;
        view_.step = attributes.has("dilation") ? attributes.integer("dilation") : 1;
        const Place seen = placeOf(leftType_, terms_.terms[peak_].factors.front().element.offset);
        view_.row = seen.row - places_[peak_].row * view_.step;
        view_.column = seen.column - places_[peak_].column * view_.step;
    }

    void fill() {
        view_.cells.resize(static_cast<std::size_t>(view_.rows * view_.columns));
        if (rule_.byKernel) fillKernel();
        for (std::size_t i = 0; i < places_.size(); ++i) {
            if (places_[i].page != view_.page) continue;
            const std::int64_t row = places_[i].row - firstRow_, column = places_[i].column - firstColumn_;
            if (row < 0 || row >= view_.rows || column < 0 || column >= view_.columns) {
                if (!maximum()) view_.outside += products_[i];
                continue;
            }
            PatchCell& cell = view_.cells[static_cast<std::size_t>(row * view_.columns + column)];
            cell.left = explained(numbers_, terms_.terms[i].factors.front());
            if (rule_.hasRight) cell.right = explained(numbers_, terms_.terms[i].factors[1]);
            cell.product = products_[i];
            cell.wins = maximum() && static_cast<int>(i) == terms_.winner;
        }
    }

    /// The kernel is whole also where it hangs over the edge.
    void fillKernel() {
        const Factor& weight = terms_.terms[peak_].factors[1];
        const std::int64_t places = view_.rows * view_.columns;
        const std::int64_t first = weight.element.offset / places * places;
        for (std::int64_t i = 0; i < places; ++i)
            view_.cells[static_cast<std::size_t>(i)].right = explained(numbers_, {weight.value, {0, first + i}});
    }

    const StepNumbers& numbers_;
    const Making& making_;
    const Terms& terms_;
    const PatchRule& rule_;
    const ValueType& leftType_;
    std::vector<double> products_;
    std::vector<Place> places_;
    std::size_t peak_ = 0;
    std::int64_t firstRow_ = 0, firstColumn_ = 0;
    PatchView view_;
};

}  // namespace

std::optional<PatchView> patchView(const StepNumbers& numbers, const Making& making, const Terms& terms,
                                   const PatchOptions& options) {
    const auto rule = std::ranges::find(rules, making.type->name, &PatchRule::op);
    if (rule == rules.end() || making.output != 0 || terms.terms.empty()) return std::nullopt;
    return Patching(numbers, making, terms, *rule).view(options);
}

}  // namespace glassbox
