#include "ui/canvas/layer_order.h"

#include <igraph/igraph.h>

#include <algorithm>
#include <numeric>
#include <set>

namespace glassbox {
namespace {

constexpr int sweeps = 100;

/// igraph reports errors by return value for as long as this lives, instead of ending the process.
class QuietErrors {
public:
    QuietErrors()
        : errors_(igraph_set_error_handler(igraph_error_handler_ignore)),
          warnings_(igraph_set_warning_handler(igraph_warning_handler_ignore)) {}
    ~QuietErrors() {
        igraph_set_error_handler(errors_);
        igraph_set_warning_handler(warnings_);
    }
    QuietErrors(const QuietErrors&) = delete;
    QuietErrors& operator=(const QuietErrors&) = delete;

private:
    igraph_error_handler_t* errors_;
    igraph_warning_handler_t* warnings_;
};

/// An igraph vector of integers that frees itself.
struct IntegerVector {
    igraph_vector_int_t data{};
    bool ok = false;
    explicit IntegerVector(std::size_t size)
        : ok(igraph_vector_int_init(&data, static_cast<igraph_integer_t>(size)) == IGRAPH_SUCCESS) {}
    ~IntegerVector() {
        if (ok) igraph_vector_int_destroy(&data);
    }
    IntegerVector(const IntegerVector&) = delete;
    IntegerVector& operator=(const IntegerVector&) = delete;
    void set(std::size_t i, int value) { VECTOR(data)[i] = value; }
};

/// Places in the order of the numbers: what is left if igraph can't help.
std::vector<double> plainPlaces(std::span<const int> layers) {
    std::vector<double> places(layers.size());
    for (std::size_t i = 0; i < layers.size(); ++i) {
        places[i] =
            static_cast<double>(std::count(layers.begin(), layers.begin() + static_cast<std::ptrdiff_t>(i), layers[i]));
    }
    return places;
}

/// Pushes neighbours of one layer apart to steps of at least one: igraph now and then lets two share a place.
void separate(std::vector<double>& places, std::span<const int> layers) {
    std::vector<std::size_t> order(places.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return layers[a] != layers[b] ? layers[a] < layers[b] : places[a] < places[b];
    });
    for (std::size_t i = 1; i < order.size(); ++i) {
        const std::size_t above = order[i - 1], here = order[i];
        if (layers[above] == layers[here]) places[here] = std::max(places[here], places[above] + 1);
    }
}

}  // namespace

std::vector<NodePair> acyclicEdges(int nodes, std::span<const NodePair> edges) {
    std::vector<std::vector<int>> next(static_cast<std::size_t>(nodes));
    std::set<NodePair> kept;
    for (const NodePair& edge : edges) {
        if (edge.first != edge.second && kept.insert(edge).second) {
            next[static_cast<std::size_t>(edge.first)].push_back(edge.second);
        }
    }
    enum class Mark { New, Open, Done };
    std::vector<Mark> marks(static_cast<std::size_t>(nodes), Mark::New);
    std::vector<NodePair> stack;  // node, how many of its edges have been followed
    for (int root = 0; root < nodes; ++root) {
        if (marks[static_cast<std::size_t>(root)] != Mark::New) continue;
        marks[static_cast<std::size_t>(root)] = Mark::Open;
        stack.emplace_back(root, 0);
        while (!stack.empty()) {
            auto& [node, followed] = stack.back();
            const auto& out = next[static_cast<std::size_t>(node)];
            if (followed == static_cast<int>(out.size())) {
                marks[static_cast<std::size_t>(node)] = Mark::Done;
                stack.pop_back();
                continue;
            }
            const int target = out[static_cast<std::size_t>(followed++)];
            Mark& mark = marks[static_cast<std::size_t>(target)];
            if (mark == Mark::Open) kept.erase({node, target});
            if (mark == Mark::New) {
                mark = Mark::Open;
                stack.emplace_back(target, 0);
            }
        }
    }
    return {kept.begin(), kept.end()};
}

std::vector<int> layersOf(int nodes, std::span<const NodePair> acyclic) {
    const auto count = static_cast<std::size_t>(nodes);
    std::vector<int> layers(count, 0), waiting(count, 0);
    std::vector<std::vector<int>> next(count);
    for (const auto& [from, to] : acyclic) {
        next[static_cast<std::size_t>(from)].push_back(to);
        ++waiting[static_cast<std::size_t>(to)];
    }
    const std::vector<int> incoming = waiting;
    std::vector<int> ready;
    for (int i = 0; i < nodes; ++i) {
        if (waiting[static_cast<std::size_t>(i)] == 0) ready.push_back(i);
    }
    for (std::size_t at = 0; at < ready.size(); ++at) {
        const auto node = static_cast<std::size_t>(ready[at]);
        for (const int target : next[node]) {
            const auto to = static_cast<std::size_t>(target);
            layers[to] = std::max(layers[to], layers[node] + 1);
            if (--waiting[to] == 0) ready.push_back(target);
        }
    }
    for (std::size_t node = 0; node < count; ++node) {
        if (incoming[node] > 0 || next[node].empty()) continue;
        int first = layers[static_cast<std::size_t>(next[node].front())];
        for (const int target : next[node])
            first = std::min(first, layers[static_cast<std::size_t>(target)]);
        layers[node] = first - 1;
    }
    return layers;
}

std::vector<double> placesInLayers(int nodes, std::span<const NodePair> acyclic, std::span<const int> layers) {
    const QuietErrors quiet;
    IntegerVector ends(acyclic.size() * 2), rows(layers.size());
    if (!ends.ok || !rows.ok) return plainPlaces(layers);
    for (std::size_t i = 0; i < acyclic.size(); ++i) {
        ends.set(2 * i, acyclic[i].first);
        ends.set(2 * i + 1, acyclic[i].second);
    }
    for (std::size_t i = 0; i < layers.size(); ++i)
        rows.set(i, layers[i]);
    igraph_t graph;
    if (igraph_create(&graph, &ends.data, nodes, IGRAPH_DIRECTED) != IGRAPH_SUCCESS) return plainPlaces(layers);
    igraph_matrix_t places;
    std::vector<double> result = plainPlaces(layers);
    if (igraph_matrix_init(&places, 0, 0) == IGRAPH_SUCCESS) {
        const igraph_error_t error =
            igraph_layout_sugiyama(&graph, &places, nullptr, nullptr, &rows.data, 1, 1, sweeps, nullptr);
        if (error == IGRAPH_SUCCESS) {
            for (std::size_t i = 0; i < result.size(); ++i) {
                result[i] = MATRIX(places, static_cast<igraph_integer_t>(i), 0);
            }
        }
        igraph_matrix_destroy(&places);
    }
    igraph_destroy(&graph);
    separate(result, layers);
    return result;
}

}  // namespace glassbox
