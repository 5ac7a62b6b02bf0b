#include "ui/canvas/tidy.h"

#include "tests/ui/canvas/canvas_fixture.h"
#include "ui/canvas/block_geometry.h"
#include "ui/canvas/canvas_layout.h"
#include "ui/canvas/wire_routing.h"

#include <algorithm>
#include <random>

namespace glassbox {
namespace {

constexpr QSizeF canvas1440(950, 478);

/// A network laid out by tidy and its wires, without any widget.
struct Laid {
    std::vector<QRectF> boxes;
    std::vector<QPolygonF> routes;

    Laid(const std::vector<QSizeF>& sizes, const std::vector<TidyWire>& wires, QSizeF view) {
        const std::vector<QPointF> corners = tidy(sizes, wires, view);
        for (std::size_t i = 0; i < sizes.size(); ++i)
            boxes.emplace_back(corners[i], sizes[i]);
        std::vector<WireEnds> ends;
        for (const TidyWire& wire : wires) {
            const QRectF &from = boxes[static_cast<std::size_t>(wire.from)],
                         &to = boxes[static_cast<std::size_t>(wire.to)];
            ends.push_back({wire.from, wire.to, {from.right(), from.center().y()}, {to.left(), to.center().y()}});
        }
        routes = routeWires(boxes, ends);
    }
    int crossings() const {
        return static_cast<int>(std::count_if(routes.begin(), routes.end(),
                                              [&](const QPolygonF& route) { return crossesBox(route, boxes); }));
    }
    int overlaps() const {
        int count = 0;
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            for (std::size_t j = i + 1; j < boxes.size(); ++j)
                count += boxes[i].intersects(boxes[j]) ? 1 : 0;
        }
        return count;
    }
    bool orthogonal() const {
        for (const QPolygonF& route : routes) {
            for (qsizetype i = 0; i + 1 < route.size(); ++i) {
                const QPointF d = route[i + 1] - route[i];
                if (std::abs(d.x()) > 0.01 && std::abs(d.y()) > 0.01) return false;
            }
        }
        return true;
    }
};

std::vector<QSizeF> blocks(int count) {
    std::vector<QSizeF> sizes;
    for (int i = 0; i < count; ++i)
        sizes.emplace_back(74 + 8 * (i % 5), canvas_size::blockHeight);
    return sizes;
}

std::vector<TidyWire> chainOf(int count) {
    std::vector<TidyWire> wires;
    for (int i = 0; i + 1 < count; ++i)
        wires.push_back({i, i + 1, 40});
    return wires;
}

/// A connected random graph without cycles: each node is fed by one to three earlier ones, mostly near ones.
std::vector<TidyWire> randomGraph(int count, std::mt19937& random) {
    std::vector<TidyWire> wires;
    for (int to = 1; to < count; ++to) {
        const int feeds = 1 + static_cast<int>(random() % 10 < 2) + static_cast<int>(random() % 10 < 1);
        for (int k = 0; k < feeds; ++k) {
            const int reach = std::min(to, 1 + static_cast<int>(random() % 4));
            wires.push_back({to - reach, to, 30});
        }
    }
    return wires;
}

TEST(Tidy, PresetsWithoutACrossing) {
    for (const char* name : {"lenet5", "mnist_mlp", "mnist_fast"}) {
        const NetworkSpec network = presetExperiment(name).network;
        const NetworkAnalysis analysis = analyse(network);
        for (const QSizeF view :
             {canvas1440, QSizeF(1352, 612), QSizeF(1188, 362), QSizeF(480, 280), QSizeF(300, 900)}) {
            const CanvasLayout layout(Theme(), view);
            const auto places = layout.tidied(network, analysis);
            const auto sizes = layout.sizes(network, analysis);
            std::vector<QSizeF> boxes;
            std::map<std::string, int> numbers;
            for (const BlockSpec& block : network.blocks) {
                numbers[block.id] = static_cast<int>(boxes.size());
                boxes.push_back(sizes.at(block.id));
            }
            std::vector<TidyWire> wires;
            for (const WireSpec& wire : network.wires) {
                wires.push_back({numbers.at(wire.from.block), numbers.at(wire.to.block), 40});
            }
            const Laid laid(boxes, wires, view);
            EXPECT_EQ(laid.crossings(), 0) << name << ' ' << view.width();
            EXPECT_EQ(laid.overlaps(), 0) << name << ' ' << view.width();
            EXPECT_TRUE(laid.orthogonal());
            EXPECT_EQ(places.size(), network.blocks.size());
        }
    }
}

TEST(Tidy, RandomGraphsWithoutACrossing) {
    std::mt19937 random(20240);
    for (int round = 0; round < 60; ++round) {
        const int count = 2 + static_cast<int>(random() % 30);
        const Laid laid(blocks(count), randomGraph(count, random), canvas1440);
        EXPECT_EQ(laid.crossings(), 0) << "round " << round << ", " << count << " blocks";
        EXPECT_EQ(laid.overlaps(), 0) << "round " << round;
        EXPECT_TRUE(laid.orthogonal());
    }
}

TEST(Tidy, AChainReadsLikeText) {
    const std::vector<QSizeF> sizes = blocks(14);
    const std::vector<QPointF> corners = tidy(sizes, chainOf(14), canvas1440);
    int rows = 1;
    for (std::size_t i = 1; i < corners.size(); ++i) {
        const bool sameRow = corners[i].y() == corners[i - 1].y();
        if (sameRow) {
            EXPECT_GE(corners[i].x() - corners[i - 1].x() - sizes[i - 1].width(), canvas_size::blockGap - 1);
        } else {
            ++rows;
            EXPECT_GE(corners[i].y() - corners[i - 1].y(), canvas_size::blockHeight + canvas_size::rowGap - 1);
            EXPECT_EQ(corners[i].x(), 0);
        }
    }
    EXPECT_EQ(rows, 2);
}

TEST(Tidy, LeNetFillsTheReferenceSizes) {
    const NetworkSpec network = presetExperiment("lenet5").network;
    const NetworkAnalysis analysis = analyse(network);
    const auto zoomAt = [&](QSizeF view) {
        const CanvasLayout layout(Theme(), view);
        QRectF all;
        const auto sizes = layout.sizes(network, analysis);
        for (const auto& [id, corner] : layout.tidied(network, analysis))
            all = all.united({corner, sizes.at(id)});
        return fitZoom(all.size(), view);
    };
    EXPECT_NEAR(zoomAt(canvas1440), 1.0, 0.02);
    EXPECT_NEAR(zoomAt(QSizeF(1352, 612)), 1.4, 0.06);
    EXPECT_GE(zoomAt(QSizeF(1188, 362)), 0.8);
}

TEST(Tidy, PartsLieBelowEachOtherAndLooseBlocksLast) {
    // 0 -> 1 -> 2, 3 -> 4, 5 alone.
    const std::vector<TidyWire> wires{{0, 1}, {1, 2}, {3, 4}};
    const Laid laid(blocks(6), wires, canvas1440);
    EXPECT_EQ(laid.overlaps(), 0);
    EXPECT_LT(laid.boxes[0].bottom(), laid.boxes[3].top());
    EXPECT_LT(laid.boxes[3].bottom(), laid.boxes[5].top());
}

TEST(Tidy, BranchesStandAboveEachOther) {
    const std::vector<TidyWire> wires{{0, 1}, {0, 2}, {1, 3}, {2, 3}};
    const Laid laid(blocks(4), wires, canvas1440);
    EXPECT_EQ(laid.crossings(), 0);
    EXPECT_GE(std::abs(laid.boxes[1].top() - laid.boxes[2].top()), canvas_size::blockHeight);
    EXPECT_LT(laid.boxes[0].right(), laid.boxes[1].left());
    EXPECT_LT(laid.boxes[1].right(), laid.boxes[3].left());
}

TEST(Tidy, CyclesAndRepeatsDoNoHarm) {
    const std::vector<TidyWire> wires{{0, 1}, {1, 2}, {2, 0}, {1, 1}, {0, 1}};
    const Laid laid(blocks(3), wires, canvas1440);
    EXPECT_EQ(laid.overlaps(), 0);
    EXPECT_EQ(acyclicEdges(3, std::vector<NodePair>{{0, 1}, {1, 2}, {2, 0}, {1, 1}, {0, 1}}).size(), 2U);
}

TEST(Tidy, IsPureAndHandlesNothing) {
    EXPECT_TRUE(tidy({}, {}, canvas1440).empty());
    EXPECT_EQ(tidy(blocks(30), chainOf(30), canvas1440), tidy(blocks(30), chainOf(30), canvas1440));
}

TEST(Routing, GoesRoundABlockInTheWay) {
    const std::vector<QRectF> boxes{{0, 0, 80, 160}, {150, 0, 80, 160}, {300, 0, 80, 160}};
    const std::vector<WireEnds> wires{{0, 2, {80, 80}, {300, 80}}};
    const auto routes = routeWires(boxes, wires);
    EXPECT_FALSE(crossesBox(routes[0], boxes));
    EXPECT_EQ(routes[0].front(), QPointF(80, 80));
    EXPECT_EQ(routes[0].back(), QPointF(300, 80));
    EXPECT_TRUE(crossesBox(QPolygonF({{80, 80}, {300, 80}}), boxes));
}

TEST(Routing, WiresOfDifferentStartsKeepApart) {
    // Two wires wrap between the same rows.
    const std::vector<QRectF> boxes{{500, 0, 80, 160}, {500, 200, 80, 160}, {0, 500, 80, 160}, {0, 700, 80, 160}};
    const std::vector<WireEnds> wires{{0, 2, {580, 80}, {0, 580}}, {1, 3, {580, 280}, {0, 780}}};
    const auto routes = routeWires(boxes, wires);
    for (const QPolygonF& route : routes)
        EXPECT_FALSE(crossesBox(route, boxes));
    const QLineF a = mainPiece(routes[0]), b = mainPiece(routes[1]);
    EXPECT_GE(std::abs(a.y1() - b.y1()), 5);
}

TEST(Routing, SurvivesOverlappingBlocks) {
    const std::vector<QRectF> boxes{{0, 0, 80, 160}, {40, 40, 80, 160}};
    const std::vector<WireEnds> wires{{0, 1, {80, 80}, {40, 120}}, {0, 0, {80, 80}, {0, 80}}};
    const auto routes = routeWires(boxes, wires);
    EXPECT_EQ(routes.size(), 2U);
    for (const QPolygonF& route : routes)
        EXPECT_GE(route.size(), 2);
}

}  // namespace
}  // namespace glassbox
