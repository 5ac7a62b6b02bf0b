#pragma once

#include <span>
#include <utility>
#include <vector>

namespace glassbox {

/// An edge between two numbered nodes.
using NodePair = std::pair<int, int>;

/// Edges without loops, repeats and those that close a cycle.
std::vector<NodePair> acyclicEdges(int nodes, std::span<const NodePair> edges);

/// Layer of each node: the longest way from a source; a source lies right before the first that it feeds.
std::vector<int> layersOf(int nodes, std::span<const NodePair> acyclic);

/// Place of each node within its layer, in steps of at least one, so that few edges cross and most run straight
/// (Sugiyama's method: Sugiyama, Tagawa, Toda 1981; coordinates by Brandes and Koepf 2002; computed by igraph).
std::vector<double> placesInLayers(int nodes, std::span<const NodePair> acyclic, std::span<const int> layers);

}  // namespace glassbox
