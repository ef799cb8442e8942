// How does one node come to depend on another?
#pragma once
#include "matchers/program/level_graph.h"
#include <vector>

namespace seam {

/// A shortest path of level edges from any of `from` to any of `to` (breadth first, smallest node numbers win); empty: none.
/// Nodes in `avoid` are not passed through.
std::vector<std::uint32_t> shortestPath(const LevelGraph &graph, const std::vector<NodeId> &from, const std::vector<NodeId> &to,
                                        const std::vector<NodeId> &avoid = {});

/// True for each node that can be reached from `from` (itself included).
std::vector<bool> reachableFrom(const LevelGraph &graph, const std::vector<NodeId> &from);

/// The level of the condensation of each node: 1 for a node that depends on nothing; nodes of one tangle share a level (Lakos).
std::vector<unsigned> levelNumbers(const LevelGraph &graph);

} // namespace seam
