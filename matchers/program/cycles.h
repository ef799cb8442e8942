// Which nodes depend on one another in a circle, and what is the shortest proof?
#pragma once
#include "matchers/program/level_graph.h"
#include <span>
#include <utility>
#include <vector>

namespace seam {

/// Nodes and arrows, nothing else: what the walks below need of any graph.
struct ArrowGraph {
  std::vector<std::uint32_t> firstArrow; ///< Arrows of node n: [firstArrow[n], firstArrow[n + 1]).
  std::vector<NodeId> targets;

  NodeId nodes() const { return static_cast<NodeId>(firstArrow.size() - 1); }
  std::span<const NodeId> from(NodeId node) const {
    return std::span(targets).subspan(firstArrow[node], firstArrow[node + 1] - firstArrow[node]);
  }
};

/// The arrows of each node keep the order they have in `arrows`.
ArrowGraph arrowGraph(NodeId nodes, std::span<const std::pair<NodeId, NodeId>> arrows);

/// Strongly connected components with more than one node (Tarjan 1972, iterative). Members ascending, tangles by first member.
std::vector<std::vector<NodeId>> tangles(const LevelGraph &graph);
std::vector<std::vector<NodeId>> tangles(const ArrowGraph &graph);

/// The shortest cycle inside a tangle, as nodes, without repeating the first one; of several the one with the smallest node numbers.
std::vector<NodeId> shortestCycle(const LevelGraph &graph, const std::vector<NodeId> &tangle);

/// A few short cycles that together cover every edge inside the tangle, shortest first, at most `limit`. The first is shortestCycle().
/// In a tangle too large to look at every node, the cycles through its first nodes.
std::vector<std::vector<NodeId>> coveringCycles(const LevelGraph &graph, const std::vector<NodeId> &tangle, std::size_t limit);

} // namespace seam
