// Which nodes depend on one another in a circle, and what is the shortest proof?
#pragma once
#include "matchers/program/level_graph.h"
#include <vector>

namespace seam {

/// Strongly connected components with more than one node (Tarjan 1972, iterative). Members ascending, tangles by first member.
std::vector<std::vector<NodeId>> tangles(const LevelGraph &graph);

/// The shortest cycle inside a tangle, as nodes, without repeating the first one; of several the one with the smallest node numbers.
std::vector<NodeId> shortestCycle(const LevelGraph &graph, const std::vector<NodeId> &tangle);

/// A few short cycles that together cover every edge inside the tangle, shortest first, at most `limit`.
std::vector<std::vector<NodeId>> coveringCycles(const LevelGraph &graph, const std::vector<NodeId> &tangle, std::size_t limit);

} // namespace seam
