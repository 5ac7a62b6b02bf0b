#include "ui/canvas/tidy.h"

#include "ui/canvas/block_geometry.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>

namespace glassbox {
namespace {

constexpr double largestFit = 1.5;
constexpr double snapUpTo = 1.07;   ///< a fit just above 100 % is 100 %: the sharpest text
constexpr double mostStretch = 28;  ///< justified gaps grow by at most this
constexpr double raggedBelow = 0.7;
constexpr double labelRoom = 2, bendRoom = 24;  ///< a label's wire is longer by this

/// Blocks of one layer of one part, above each other.
struct Column {
    std::vector<int> blocks;
    double width = 0;
    double gap = canvas_size::blockGap;  ///< to the next column
};

/// One connected part with its columns.
struct Part {
    std::vector<Column> columns;
    double widest() const {
        double width = 0;
        for (const Column& column : columns)
            width = std::max(width, column.width);
        return width;
    }
};

/// Columns [first, last) of a part on one line.
struct Row {
    std::size_t first = 0, last = 0;
    double width = 0;
};

class Tidier {
public:
    Tidier(std::span<const QSizeF> sizes, std::span<const TidyWire> wires);
    std::vector<QPointF> place(QSizeF view);

private:
    void makeParts();
    void setGaps(Part& part) const;
    static std::vector<Row> wrap(const Part& part, double width);
    QSizeF sizeAt(double width) const;
    double lanesBelow(const std::vector<Row>& rows, std::size_t row, const Part& part) const;
    double rowHeight(const Part& part, const Row& row) const;
    double rowTop(const Part& part, const Row& row) const;
    void placeRow(const Part& part, const Row& row, double stretch, double top);
    std::vector<double> candidateWidths() const;

    std::span<const QSizeF> sizes_;
    std::span<const TidyWire> wires_;
    std::vector<NodePair> edges_;
    std::vector<int> layers_;
    std::vector<double> heights_;  ///< y of each block in its part
    std::vector<Part> parts_;
    std::vector<QPointF> places_;
};

Tidier::Tidier(std::span<const QSizeF> sizes, std::span<const TidyWire> wires)
    : sizes_(sizes), wires_(wires), places_(sizes.size()) {
    const int nodes = static_cast<int>(sizes.size());
    std::vector<NodePair> all;
    for (const TidyWire& wire : wires)
        all.emplace_back(wire.from, wire.to);
    edges_ = acyclicEdges(nodes, all);
    layers_ = layersOf(nodes, edges_);
    heights_ = placesInLayers(nodes, edges_, layers_);
    for (double& height : heights_)
        height *= canvas_size::blockHeight + canvas_size::stackGap;
    makeParts();
}

void Tidier::makeParts() {
    std::vector<int> leader(sizes_.size());
    std::iota(leader.begin(), leader.end(), 0);
    const auto find = [&](int node) {
        while (leader[static_cast<std::size_t>(node)] != node)
            node = leader[static_cast<std::size_t>(node)];
        return node;
    };
    for (const auto& [from, to] : edges_) {
        const int a = find(from), b = find(to);
        leader[static_cast<std::size_t>(std::max(a, b))] = std::min(a, b);
    }
    std::map<int, std::map<int, Column>> found;  // part, layer
    for (int i = 0; i < static_cast<int>(sizes_.size()); ++i) {
        Column& column = found[find(i)][layers_[static_cast<std::size_t>(i)]];
        column.blocks.push_back(i);
        column.width = std::max(column.width, sizes_[static_cast<std::size_t>(i)].width());
    }
    Part loose;  // blocks without a wire share the last rows
    for (auto& [number, columns] : found) {
        Part part;
        for (auto& [layer, column] : columns)
            part.columns.push_back(std::move(column));
        const bool alone = part.columns.size() == 1 && part.columns.front().blocks.size() == 1;
        if (alone) {
            loose.columns.push_back(std::move(part.columns.front()));
        } else {
            setGaps(part);
            parts_.push_back(std::move(part));
        }
    }
    for (const Column& column : loose.columns)
        heights_[static_cast<std::size_t>(column.blocks.front())] = 0;
    if (!loose.columns.empty()) parts_.push_back(std::move(loose));
}

void Tidier::setGaps(Part& part) const {
    for (Column& column : part.columns) {
        int leaving = 0;
        for (const TidyWire& wire : wires_) {
            if (std::find(column.blocks.begin(), column.blocks.end(), wire.from) == column.blocks.end()) continue;
            ++leaving;
            const auto from = static_cast<std::size_t>(wire.from), to = static_cast<std::size_t>(wire.to);
            const bool bends = std::abs(heights_[from] - heights_[to]) > 1;
            column.gap = std::max(column.gap, wire.label + (bends ? bendRoom : labelRoom));
        }
        if (column.blocks.size() > 1) column.gap += canvas_size::laneGap * std::min(leaving - 1, 4);
    }
}

std::vector<Row> Tidier::wrap(const Part& part, double width) {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < part.columns.size(); ++i) {
        const Column& column = part.columns[i];
        const double with = rows.empty() ? 0 : rows.back().width + part.columns[i - 1].gap + column.width;
        if (rows.empty() || with > width + 0.01) {
            rows.push_back({i, i + 1, column.width});
        } else {
            rows.back().last = i + 1;
            rows.back().width = with;
        }
    }
    return rows;
}

double Tidier::rowTop(const Part& part, const Row& row) const {
    double top = std::numeric_limits<double>::infinity();
    for (std::size_t c = row.first; c < row.last; ++c) {
        for (const int block : part.columns[c].blocks)
            top = std::min(top, heights_[static_cast<std::size_t>(block)]);
    }
    return top;
}

double Tidier::rowHeight(const Part& part, const Row& row) const {
    double bottom = -std::numeric_limits<double>::infinity();
    for (std::size_t c = row.first; c < row.last; ++c) {
        for (const int block : part.columns[c].blocks) {
            const auto i = static_cast<std::size_t>(block);
            bottom = std::max(bottom, heights_[i] + sizes_[i].height());
        }
    }
    return bottom - rowTop(part, row);
}

double Tidier::lanesBelow(const std::vector<Row>& rows, std::size_t row, const Part& part) const {
    std::map<int, std::size_t> rowOf;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t c = rows[r].first; c < rows[r].last; ++c) {
            for (const int block : part.columns[c].blocks)
                rowOf[block] = r;
        }
    }
    std::set<int> starts;
    for (const TidyWire& wire : wires_) {
        const auto from = rowOf.find(wire.from), to = rowOf.find(wire.to);
        if (from == rowOf.end() || to == rowOf.end()) continue;
        const auto [low, high] = std::minmax(from->second, to->second);
        const bool skips =
            low == high && low == row &&
            std::abs(layers_[static_cast<std::size_t>(wire.from)] - layers_[static_cast<std::size_t>(wire.to)]) > 1;
        if ((low <= row && high > row) || skips) starts.insert(wire.from);
    }
    return starts.size() > 1 ? canvas_size::laneGap * static_cast<double>(std::min<std::size_t>(starts.size(), 9) - 1)
                             : 0;
}

QSizeF Tidier::sizeAt(double width) const {
    QSizeF size(0, 0);
    for (const Part& part : parts_) {
        const std::vector<Row> rows = wrap(part, width);
        for (std::size_t r = 0; r < rows.size(); ++r) {
            size.setWidth(std::max(size.width(), rows[r].width));
            size.setHeight(size.height() + rowHeight(part, rows[r]) + canvas_size::rowGap + lanesBelow(rows, r, part));
        }
    }
    return {size.width(), size.height() - canvas_size::rowGap};
}

std::vector<double> Tidier::candidateWidths() const {
    double low = 0, high = 0;
    for (const Part& part : parts_) {
        double width = 0;
        for (const Column& column : part.columns)
            width += column.width + column.gap;
        high = std::max(high, width);
        low = std::max(low, part.widest());
    }
    const auto rowsAt = [&](double width) {
        std::size_t rows = 0;
        for (const Part& part : parts_)
            rows += wrap(part, width).size();
        return rows;
    };
    std::vector<double> widths;
    std::size_t rows = rowsAt(high);
    const std::size_t most = rowsAt(low);
    while (true) {
        double a = low, b = high;  // narrowest width with that many rows
        while (b - a > 1) {
            const double middle = (a + b) / 2;
            (rowsAt(middle) <= rows ? b : a) = middle;
        }
        widths.push_back(std::ceil(b));
        if (rows >= most || widths.size() > 40) break;
        rows = std::max(rowsAt(a), rows + 1);
        high = b;
    }
    return widths;
}

void Tidier::placeRow(const Part& part, const Row& row, double stretch, double top) {
    const double from = rowTop(part, row);
    double x = 0;
    for (std::size_t c = row.first; c < row.last; ++c) {
        const Column& column = part.columns[c];
        for (const int block : column.blocks) {
            const auto i = static_cast<std::size_t>(block);
            places_[i] = {std::round(x + (column.width - sizes_[i].width()) / 2), std::round(top + heights_[i] - from)};
        }
        x += column.width + column.gap + stretch;
    }
}

std::vector<QPointF> Tidier::place(QSizeF view) {
    if (sizes_.empty()) return {};
    double best = 0, width = 0;
    for (const double candidate : candidateWidths()) {
        const double zoom = fitZoom(sizeAt(candidate), view);
        if (zoom > best + 1e-9) {
            best = zoom;
            width = candidate;
        }
    }
    const double target = std::max(width, view.width() / best - 2 * canvas_size::margin);
    double y = 0;
    for (const Part& part : parts_) {
        const std::vector<Row> rows = wrap(part, width);
        for (std::size_t r = 0; r < rows.size(); ++r) {
            const std::size_t gaps = rows[r].last - rows[r].first - 1;
            const bool full = rows.size() > 1 && gaps > 0 && rows[r].width > raggedBelow * target;
            const double stretch = full ? (target - rows[r].width) / static_cast<double>(gaps) : 0;
            placeRow(part, rows[r], std::min(stretch, mostStretch), y);
            y += rowHeight(part, rows[r]) + canvas_size::rowGap + lanesBelow(rows, r, part);
        }
    }
    return places_;
}

}  // namespace

std::vector<QPointF> tidy(std::span<const QSizeF> sizes, std::span<const TidyWire> wires, QSizeF view) {
    return Tidier(sizes, wires).place(view);
}

double fitZoom(QSizeF network, QSizeF view) {
    const double zoom = std::min({view.width() / (network.width() + 2 * canvas_size::margin),
                                  view.height() / (network.height() + 2 * canvas_size::margin), largestFit});
    return zoom > 1 && zoom < snapUpTo ? 1 : zoom;
}

}  // namespace glassbox
